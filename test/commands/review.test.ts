import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Given, parseInputs } from "../../src/commands/declaration/inputs.ts";
import { review } from "../../src/commands/review/review.ts";
import { InputError } from "../../src/errors.ts";
import { failure } from "../rack/harness.ts";
import { type Stage, stage } from "../support/command.ts";
import { GITHUB_TOKEN, type GithubApi, githubApi } from "../support/github-api.ts";
import { temporary } from "../support/program.ts";

async function sourceDir(): Promise<string> {
  const dir = join(await temporary(), "source");
  await mkdir(dir);
  await writeFile(
    join(dir, "convox.yml"),
    "environment:\n  - COLOR\nservices:\n  web:\n    image: httpd\n    port: 3000\n",
  );
  return dir;
}

async function eventFile(payload: object): Promise<string> {
  const file = join(await temporary(), "event.json");
  await writeFile(file, JSON.stringify(payload));
  return file;
}

const pullRequest = (action: string, { fork = false } = {}) => ({
  action,
  pull_request: {
    number: 7,
    head: { sha: "a".repeat(40), repo: { full_name: fork ? "guest/shop" : "acme/shop" } },
    base: { repo: { full_name: "acme/shop" } },
  },
});

interface Event {
  readonly name?: string;
  readonly payload?: object;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** Runs `review` on an event, as a job of GitHub with the token of the loopback API. */
async function runReview(set: Stage, api: GithubApi, { name = "pull_request", payload = {}, inputs = {} }: Event) {
  const env = { ...api.env, GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: await eventFile(payload) };
  const deps = set.job({ env });
  const given: Given = (input) => ({ app: "web", "github-token": GITHUB_TOKEN, ...inputs })[input];
  const values = parseInputs(review.inputs, given, env);
  return { deps, result: await review.run(values, deps) };
}

test("a review app lives from the opening of a pull request to its closing, in one environment on GitHub", async () => {
  const [set, api] = [await stage(), await githubApi()];
  await set.rack.releases.create("web", { env: "COLOR=blue\nSECRET_KEY=template-secret" });
  const inputs = { "working-directory": await sourceDir(), template: "web", variables: "COLOR=red", comment: "true" };

  const opened = await runReview(set, api, { payload: pullRequest("opened"), inputs });
  expect(opened.result).toMatchObject({ app: "web-pr-7", status: "running", "pull-request": "7" });
  expect(api.deployments).toMatchObject([
    { environment: "review", task: "preview-pr-7", states: ["queued", "in_progress", "success"] },
  ]);
  expect(api.calls[0]?.body).toMatchObject({ ref: "a".repeat(40), transient_environment: true });
  expect(
    api.calls.filter(({ operation }) => operation.endsWith("/statuses")).map(({ body }) => body["auto_inactive"]),
  ).toEqual([false, false, false]);
  const { release } = await set.rack.apps.get("web-pr-7");
  expect((await set.rack.releases.get("web-pr-7", release)).env.split("\n").sort()).toEqual([
    "COLOR=red",
    "SECRET_KEY=template-secret",
  ]);
  expect([...opened.deps.host.messages, ...opened.deps.host.warned].join("\n")).not.toContain("template-secret");

  await runReview(set, api, { payload: pullRequest("synchronize"), inputs });
  expect(api.deployments).toHaveLength(2);
  expect(api.comments).toHaveLength(1);

  const closed = await runReview(set, api, { payload: pullRequest("closed"), inputs });
  expect(closed.result).toMatchObject({ app: "web-pr-7", status: "destroyed", destroyed: "web-pr-7" });
  expect((await set.rack.apps.list()).map(({ name }) => name)).toEqual(["web"]);
  expect(api.deployments).toEqual([]);
  expect(api.comments).toMatchObject([{ body: expect.stringContaining("Review app `web-pr-7` is destroyed") }]);
  expect([api.faults, closed.deps.host.warned]).toEqual([[], []]);

  const again = await runReview(set, api, { payload: pullRequest("closed"), inputs });
  expect(again.result).toMatchObject({ status: "missing", destroyed: "" });
});

test("a sweep destroys the apps of closed and of old pull requests, and keeps every other app", async () => {
  const [set, api] = [await stage(), await githubApi()];
  const days = (count: number) => new Date(set.clock.now() - count * 86_400_000).toISOString();
  for (const name of ["web-pr-1", "web-pr-2", "web-pr-3", "web-pr-x", "api-pr-1"]) await set.rack.apps.create(name);
  api.pulls.set(1, { state: "closed", updated_at: days(0) });
  api.pulls.set(2, { state: "open", updated_at: days(8) });
  api.pulls.set(3, { state: "open", updated_at: days(1) });

  const { result } = await runReview(set, api, { name: "schedule" });
  expect(result).toMatchObject({ status: "swept", destroyed: "web-pr-1 web-pr-2" });
  expect((await set.rack.apps.list()).map(({ name }) => name).sort()).toEqual([
    "api-pr-1",
    "web",
    "web-pr-3",
    "web-pr-x",
  ]);
  expect(api.faults).toEqual([]);
});

test("a sweep keeps an app whose pull request cannot be read, and fails", async () => {
  const [set, api] = [await stage(), await githubApi()];
  await set.rack.apps.create("web-pr-9");
  await expect(runReview(set, api, { name: "schedule" })).rejects.toThrow("404 Not Found");
  expect((await set.rack.apps.list()).map(({ name }) => name)).toContain("web-pr-9");
});

test.each(["7", "#7", "https://github.com/acme/shop/pull/7"])("pull-request is a number or a URL: %s", async (text) => {
  const [set, api] = [await stage(), await githubApi()];
  const { result } = await runReview(set, api, { inputs: { operation: "down", "pull-request": text } });
  expect(result).toMatchObject({ app: "web-pr-7", "pull-request": "7" });
});

test("outside of GitHub Actions, a review app needs no token for GitHub", async () => {
  const set = await stage();
  const inputs: Record<string, string> = {
    app: "web",
    operation: "up",
    "pull-request": "7",
    variables: "COLOR=red",
    "working-directory": await sourceDir(),
  };
  const result = await review.run(
    parseInputs(review.inputs, (name) => inputs[name]),
    set.job({ env: {} }),
  );
  expect(result).toMatchObject({ app: "web-pr-7", status: "running" });
});

test("a pull request from a fork needs no Rack unless a key is given", async () => {
  const api = await githubApi();
  const GITHUB_EVENT_PATH = await eventFile(pullRequest("opened", { fork: true }));
  const env = { ...api.env, GITHUB_EVENT_PATH };
  const given: Given = (input) => ({ app: "web" })[input];
  const values = parseInputs(review.inputs, given, env);
  expect(review.isOffline?.(values, { given, env })).toBe(true);
  expect(review.isOffline?.(values, { given, env: { ...env, CONVOX_PASSWORD: "key" } })).toBe(false);

  const { rack: _, ...deps } = (await stage()).job({ env });
  const result = await review.run(values, deps as unknown as Parameters<typeof review.run>[1]);
  expect(result).toMatchObject({ status: "skipped", "pull-request": "7" });
  expect(deps.host.messages).toEqual(["Skipped: the pull request is from a fork, which gets no secrets"]);
  expect(api.calls).toEqual([]);
});

test.each([
  [{ name: "pull_request_target", payload: pullRequest("opened") }, "review does not run on pull_request_target"],
  [{ inputs: { operation: "up" } }, "pull-request is missing: the event has no pull request"],
  [
    { inputs: { operation: "up", "pull-request": "7; x" } },
    'pull-request is "7; x": allowed are a number, such as 7 or #7, and the URL of a pull request',
  ],
])("the event %j is rejected", async (event, message) => {
  const [set, api] = [await stage(), await githubApi()];
  const error = await failure(runReview(set, api, event), InputError);
  expect(error.message).toBe(message);
});
