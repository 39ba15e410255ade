import { expect, test } from "vitest";
import { readPreviousSteps } from "../../src/commands/builds/previous-steps.ts";
import { setup } from "../rack/harness.ts";
import { depsFor } from "../support/command.ts";
import { json } from "../support/raw-rack.ts";

const LOG = [
  "#1 [internal] load build definition from Dockerfile",
  "#1 DONE 0.0s",
  "#2 [1/3] FROM node:24",
  "#2 CACHED",
  "#3 [2/3] RUN npm ci",
  "#3 DONE 12.5s",
  "#4 [3/3] COPY . .",
  "",
].join("\n");

const IMAGES = { services: ["web"], builds: [{ service: "web", path: "." }] };

async function readSteps(builds: readonly { readonly id: string; readonly status: string }[], log = LOG) {
  const { rack, server } = await setup(
    {
      http: (_, res) =>
        json(
          res,
          builds.map((build) => ({ app: "web", ...build })),
        ),
      socket: (_, socket) => void socket.accept().text(log).end(),
    },
    { attempts: 1 },
  );
  const build = { id: "BNEW", app: "web" } as Parameters<typeof readPreviousSteps>[0];
  const steps = await readPreviousSteps(build, IMAGES, depsFor(rack));
  return { steps, paths: server.requests.map(({ path }) => path) };
}

test("the steps of the newest complete build before are read from its stored log, with the durations of the builder", async () => {
  const { steps, paths } = await readSteps([
    { id: "BNEW", status: "running" },
    { id: "BFAILED", status: "failed" },
    { id: "BOLD", status: "complete" },
  ]);
  expect(paths).toContain("/apps/web/builds/BOLD/logs");
  expect(steps.filter(({ isInstruction }) => isInstruction)).toEqual([
    expect.objectContaining({ service: "web", name: "[1/3] FROM node:24", cached: true }),
    expect.objectContaining({ service: "web", name: "[2/3] RUN npm ci", cached: false, seconds: 12.5 }),
    // The builder does not report how long it took.
    expect.objectContaining({ service: "web", name: "[3/3] COPY . .", cached: false, seconds: undefined }),
  ]);
});

test("steps of a builder that reports no durations have none", async () => {
  const { steps } = await readSteps([{ id: "BOLD", status: "complete" }], "Step 1/2 : FROM node\nStep 2/2 : RUN a\n");
  expect(steps).toEqual([
    expect.objectContaining({ name: "Step 1/2 : FROM node", seconds: undefined }),
    expect.objectContaining({ name: "Step 2/2 : RUN a", seconds: undefined }),
  ]);
});

test("without an earlier build there is nothing to compare", async () => {
  const { steps, paths } = await readSteps([{ id: "BNEW", status: "running" }]);
  expect([steps, paths]).toEqual([[], ["/apps/web/builds"]]);
});
