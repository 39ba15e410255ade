import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Command } from "../../src/commands/declaration/command.ts";
import { commandFiles, loadCommand } from "../../src/commands/load.ts";
import { Masker } from "../../src/host/mask.ts";
import { runCommand } from "../../src/session/run-command.ts";
import { startTrace, traceparentOf } from "../../src/timeline/trace-context.ts";
import { recordingHost } from "../support/command.ts";
import { servedRack } from "../support/local-rack.ts";
import { otlpReceiver, type Receiver, type Reply } from "../support/otlp-receiver.ts";
import { temporary } from "../support/program.ts";

const commands = new Map<string, Command>();
beforeAll(async () => {
  for (const file of commandFiles) {
    if (["deploy", "builds"].includes(file.name)) commands.set(file.name, await loadCommand(file));
  }
});

interface Traced {
  readonly receiver: Receiver;
  readonly warned: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly error: unknown;
}

/** Runs a command against a local Rack that only plans, with a receiver of traces. */
async function runTraced(
  name: string,
  inputs: Record<string, string>,
  env: Record<string, string> = {},
  replies: readonly Reply[] = [],
): Promise<Traced> {
  const rack = await servedRack({ createApps: true });
  const receiver = await otlpReceiver(replies);
  const recorder = recordingHost();
  const masker = new Masker();
  const outputs: Record<string, string> = {};
  const host = {
    ...recorder,
    mask: (secret: string) => masker.add(secret),
    masking: () => masker.filter(),
    output: (output: string, value: string) => void Object.assign(outputs, { [output]: value }),
  };
  const command = commands.get(name);
  if (command === undefined) throw new Error(`${name} is not loaded`);
  let error: unknown;
  const job = {
    given: (input: string) => inputs[input],
    env: { RACK_URL: rack.url, CONVOX_APP: "web", OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, ...env },
    host,
    cwd: "/",
  };
  await runCommand(command, job).catch((failure: unknown) => {
    error = failure;
  });
  return { receiver, warned: recorder.warned, outputs, error };
}

async function sourceDir(): Promise<string> {
  const dir = join(await temporary(), "source");
  await mkdir(dir);
  await writeFile(join(dir, "convox.yml"), "services:\n  web:\n    build: .\n    port: 3000\n");
  await writeFile(join(dir, "Dockerfile"), "FROM node:24\nRUN npm ci\n");
  return dir;
}

const PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

test("a deploy is one trace: the command, with pack, upload, build and promotion inside, under the given parent", async () => {
  const env = { TRACEPARENT: PARENT, OTEL_RESOURCE_ATTRIBUTES: "team=pay%20ments", GITHUB_RUN_ID: "7" };
  const { receiver, outputs, error } = await runTraced("deploy", { "working-directory": await sourceDir() }, env);

  expect([error, receiver.faults]).toEqual([undefined, []]);
  expect(receiver.resource).toMatchObject({
    "service.name": "convox-ci",
    team: "pay ments",
    "cicd.pipeline.run.id": "7",
  });
  const root = receiver.spans.find(({ name }) => name === "deploy");
  expect(root).toMatchObject({
    traceId: "0af7651916cd43dd8448eb211c80319c",
    parentSpanId: "b7ad6b7169203331",
    status: 1,
    attributes: { "convox.app": "web", "convox.kind": "command", "convox.status": "running" },
  });
  expect(outputs["traceparent"]).toBe(`00-${root?.traceId}-${root?.spanId}-01`);
  const parts = receiver.spans.filter(({ parentSpanId }) => parentSpanId === root?.spanId);
  expect(parts.map(({ name }) => name)).toEqual(expect.arrayContaining(["pack", "upload", "build", "promotion"]));
  for (const { start, end } of parts) {
    expect(root && start >= root.start && start <= end && end <= root.end).toBe(true);
  }
});

test("a failed command has the status of an error, and no secret is in its trace or its warnings", async () => {
  const env = {
    OTEL_EXPORTER_OTLP_HEADERS: "x-api-key=abcdef%2B123,authorization=Bearer%20tok%3Den42",
    OTEL_EXPORTER_OTLP_COMPRESSION: "gzip",
    CONVOX_PASSWORD: "s3cret-key",
  };
  const { receiver, error } = await runTraced("deploy", { "working-directory": "/nowhere/s3cret-key" }, env);

  expect(error).toBeInstanceOf(Error);
  expect(receiver.faults).toEqual([]);
  expect(receiver.headers[0]).toMatchObject({ "x-api-key": "abcdef+123", authorization: "Bearer tok=en42" });
  expect(receiver.spans.at(-1)).toMatchObject({
    name: "deploy",
    status: 2,
    message: expect.stringContaining("it does not exist"),
  });
  expect(receiver.bodies.join()).not.toContain("s3cret-key");
});

test.each<[string, Record<string, string>, Reply[], string[]]>([
  ["a busy receiver is asked again", {}, [{ status: 503, headers: { "retry-after": "0" } }], []],
  [
    "a receiver that rejects the request",
    {},
    [{ status: 401 }],
    ["The trace is not sent: POST http://HOST/v1/traces: 401"],
  ],
  [
    "a receiver that rejects some spans",
    {},
    [{ status: 200, body: '{"partialSuccess":{"rejectedSpans":"2","errorMessage":"too old"}}' }],
    ["The trace is not sent: the receiver rejected 2 spans: too old"],
  ],
  [
    "an address without a scheme",
    { OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4318" },
    [],
    ["The trace is not sent: OTEL_EXPORTER_OTLP_ENDPOINT must start with http:// or https://"],
  ],
  [
    "a protocol that is not HTTP",
    { OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" },
    [],
    ["The trace is not sent: OTEL_EXPORTER_OTLP_PROTOCOL is grpc: allowed are http/json and http/protobuf"],
  ],
])("%s: at most a warning", async (_, env, replies, expected) => {
  const { error, receiver, warned } = await runTraced("builds", {}, env, replies);
  expect(error).toBeUndefined();
  expect(warned).toEqual(expected.map((line) => line.replace("HOST", new URL(receiver.url).host)));
});

test.each([
  [{ OTEL_SDK_DISABLED: "true" }],
  [{ OTEL_TRACES_EXPORTER: "none" }],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: "" }],
  [{ TRACEPARENT: PARENT.replace(/1$/, "0") }],
])("with %j nothing is sent", async (env) => {
  const { receiver, warned } = await runTraced("builds", {}, env as Record<string, string>);
  expect([receiver.headers, warned]).toEqual([[], []]);
});

test.each([
  ["", false],
  ["00-00000000000000000000000000000000-b7ad6b7169203331-01", false],
  ["ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", false],
  [`${PARENT}-extra`, false],
  [PARENT.toUpperCase(), false],
  [`cc${PARENT.slice(2)}-what-the-future-brings`, true],
  [PARENT, true],
])("TRACEPARENT %j is continued: %s", (value, isContinued) => {
  const context = startTrace(value);
  expect(context.parentId !== undefined).toBe(isContinued);
  expect(traceparentOf(context)).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
});
