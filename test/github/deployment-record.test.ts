import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { destroy } from "../../src/commands/app/destroy.ts";
import { recordImages } from "../../src/commands/release/deployment-record.ts";
import { promote } from "../../src/commands/release/promote.ts";
import { rollback } from "../../src/commands/release/rollback.ts";
import type { PushedImage } from "../../src/images/pushed-images.ts";
import { setup } from "../rack/harness.ts";
import { depsFor, stage } from "../support/command.ts";
import { startEcr } from "../support/ecr.ts";
import { GITHUB_TOKEN, type GithubApi, githubApi } from "../support/github-api.ts";
import { temporary } from "../support/program.ts";
import { json, plain } from "../support/raw-rack.ts";
import { runs } from "../support/runs.ts";

beforeAll(() => import("@actions/github"));

const RECORD = "post /orgs/{org}/artifacts/metadata/deployment-record";
const REPOSITORY = "123456789012.dkr.ecr.us-east-1.amazonaws.com/acme/web";
const sha = (digit: string) => `sha256:${digit.repeat(64)}`;

const image = (service: string, digest: string | null): PushedImage => ({
  service,
  repository: REPOSITORY,
  tag: `${service}.BABCDEFGHIJ`,
  digest,
});

function job(api: GithubApi, env: Record<string, string> = {}) {
  return depsFor({ endpoint: { tls: { verify: true } } } as Parameters<typeof depsFor>[0], {
    env: { ...api.env, ...env },
  });
}

const recordOf = (images: readonly PushedImage[]) => ({
  app: "web",
  images: JSON.stringify(images),
  rack: "acme/production",
  status: "running",
  environment: "production",
  token: GITHUB_TOKEN,
});

test("each service with a known digest has one record, and the others are named", async () => {
  const api = await githubApi();
  const deps = job(api);
  const images = [image("web", sha("a")), image("cron", null), image("api", sha("b"))];
  await recordImages("deployed", recordOf(images), deps);

  expect(api.calls.map(({ operation, path }) => [operation, path])).toEqual(
    Array(2).fill([RECORD, "/orgs/acme/artifacts/metadata/deployment-record"]),
  );
  expect(api.calls[0]?.body).toEqual({
    name: REPOSITORY,
    digest: sha("a"),
    version: "BABCDEFGHIJ",
    status: "deployed",
    logical_environment: "production",
    cluster: "acme/production",
    deployment_name: "web.web",
    github_repository: "shop",
    return_records: false,
  });
  expect(deps.host.warned).toEqual([expect.stringMatching(/digests are not known: cron$/)]);
  expect(deps.host.messages).toEqual(["Recorded 2 images of web as deployed on GitHub"]);
  expect(api.faults).toEqual([]);
});

test.each<[string, PushedImage[], string, number[], RegExp]>([
  ["no digest is known", [image("web", null)], "running", [], /their digests are not known$/],
  ["wait is false", [image("web", sha("a"))], "promoting", [], /wait is false, so the outcome/],
  [
    "the permission is missing",
    [image("web", sha("a")), image("api", sha("b"))],
    "running",
    [403],
    /artifact-metadata: write/,
  ],
  ["the owner is no organization", [image("web", sha("a"))], "running", [404], /must belong to an organization$/],
])("nothing is recorded if %s: one warning, and no failure", async (_, images, status, statuses, warning) => {
  const api = await githubApi();
  api.replies.push(...statuses.map((code) => ({ status: code, body: { message: "Not Found" } })));
  const deps = job(api);
  await recordImages("deployed", { ...recordOf(images), status }, deps);

  expect(deps.host.warned).toEqual([expect.stringMatching(warning)]);
  expect([api.calls.length, api.records.size]).toEqual([statuses.length, 0]);
  expect(deps.host.warned.join()).not.toContain(GITHUB_TOKEN);
});

test("for the repository of a user nothing is sent", async () => {
  const api = await githubApi();
  const GITHUB_EVENT_PATH = join(await temporary(), "event.json");
  await writeFile(GITHUB_EVENT_PATH, JSON.stringify({ repository: { owner: { type: "User" } } }));
  const deps = job(api, { GITHUB_EVENT_PATH });
  await recordImages("deployed", recordOf([image("web", sha("a"))]), deps);

  expect(deps.host.warned).toEqual([expect.stringContaining("acme/shop belongs to a user")]);
  expect(api.calls).toEqual([]);
});

test("a rollback updates the record of the service with the older digest", async () => {
  const set = await stage({ generation: "v3", provider: "aws", name: "acme" });
  const [first, second] = [await set.release(), await set.release()];
  const builds = await set.rack.builds.list("web");
  const stored = builds.map(({ id, release }) => ({
    imageDigest: sha(release === first ? "1" : "2"),
    imageTags: [`web.${id}`],
  }));
  const [ecr, api] = [await startEcr({ repositories: { "acme/web": stored } }), await githubApi()];
  const deps = set.job({ env: { ...ecr.env, ...api.env } });
  const inputs = { app: "web", images: "verify", "deployment-record": "true", "github-environment": "production" };
  const digests = () => [...api.records].map(([key, { digest, status }]) => [key, digest, status]);
  const key = `production  ${set.rack.name} web.web`;

  await runs(promote, { ...inputs, release: first }, deps);
  await runs(promote, { ...inputs, release: second }, deps);
  expect(digests()).toEqual([[key, sha("2"), "deployed"]]);
  await runs(rollback, { ...inputs, release: first }, deps);
  expect(digests()).toEqual([[key, sha("1"), "deployed"]]);
  expect([api.calls.length, api.faults, deps.host.warned]).toEqual([3, [], []]);
});

test("destroy reads the images before it deletes the app, and records them as decommissioned", async () => {
  const api = await githubApi();
  const manifest = "services:\n  web: { build: . }\n  cron: { build: . }\n";
  let isDeleted = false;
  const { rack } = await setup({
    http({ method, path }, res) {
      if (method === "DELETE") isDeleted = true;
      if (isDeleted && method === "GET") return plain(res, 404, "no such app: web");
      const build = { id: "BABCDEFGHIJ", app: "web", release: "RNEW", status: "complete", manifest };
      if (path.startsWith("/apps/web/builds")) return json(res, path.includes("/builds/") ? build : [build]);
      return json(res, { name: "web", status: "running", release: "RNEW" });
    },
    socket: (_, socket) =>
      ["web", "cron"]
        .reduce(
          (to, service) =>
            to.text(
              `#9 pushing manifest for ${REPOSITORY}:${service}.BABCDEFGHIJ@${sha(service === "web" ? "a" : "b")} done\n`,
            ),
          socket.accept(),
        )
        .binary(),
  });
  const deps = depsFor(rack, { env: api.env });
  const inputs = { app: "web", confirm: "web", "deployment-record": "true", "github-environment": "production" };
  expect(await runs(destroy, inputs, deps)).toMatchObject({ destroyed: true });

  expect([...api.records.values()]).toMatchObject([
    { deployment_name: "web.web", digest: sha("a"), status: "decommissioned", logical_environment: "production" },
    { deployment_name: "web.cron", digest: sha("b"), status: "decommissioned" },
  ]);
  expect([api.faults, deps.host.warned]).toEqual([[], []]);
});
