import { beforeAll, expect, test } from "vitest";
import { recordDeployment, withGithubDeployment } from "../../src/commands/release/github-deployment.ts";
import { ConvoxError } from "../../src/errors.ts";
import { connectGithub } from "../../src/github/client.ts";
import { deleteDeployments } from "../../src/github/deployments.ts";
import { depsFor } from "../support/command.ts";
import { GITHUB_TOKEN, type GithubApi, githubApi } from "../support/github-api.ts";

beforeAll(() => import("@actions/github"));

function job(api: GithubApi) {
  return depsFor({ endpoint: { tls: { verify: true } } } as Parameters<typeof depsFor>[0], { env: api.env });
}

const values = {
  app: "web",
  githubDeployment: true,
  githubEnvironment: undefined,
  deploymentRecord: false,
  githubToken: GITHUB_TOKEN,
};
const ran = { url: "https://web.example", status: "running", rack: "acme", images: "[]" };

test("a deployment is queued, then in progress, then a success with the app's address and the run's log", async () => {
  const api = await githubApi();
  const deps = job(api);
  const result = await withGithubDeployment(
    { ...values, githubEnvironment: "production" },
    "deploy",
    deps,
    async () => {
      expect(api.deployments[0]?.states).toEqual(["queued", "in_progress"]);
      return ran;
    },
  );

  expect(result).toBe(ran);
  expect([api.faults, deps.host.warned]).toEqual([[], []]);
  expect(api.deployments).toMatchObject([{ environment: "production", states: ["queued", "in_progress", "success"] }]);
  expect(api.calls[0]?.body).toMatchObject({
    ref: "f".repeat(40),
    task: "deploy",
    auto_merge: false,
    required_contexts: [],
    production_environment: true,
    transient_environment: false,
  });
  expect(api.calls.at(-1)?.body).toMatchObject({
    state: "success",
    environment_url: "https://web.example",
    log_url: "https://github.example/acme/shop/actions/runs/42/attempts/2",
    auto_inactive: true,
  });
});

test.each([
  [new ConvoxError("rollout-rolled-back", "R1 was rolled back"), "failure"],
  [new TypeError("a bug"), "error"],
])("after %s the deployment is a %s, and the error stays", async (error, state) => {
  const api = await githubApi();
  await expect(withGithubDeployment(values, "deploy", job(api), () => Promise.reject(error))).rejects.toBe(error);
  expect(api.deployments).toMatchObject([{ environment: "web", states: ["queued", "in_progress", state] }]);
});

test("a deployment whose rollout is not waited for stays in progress", async () => {
  const api = await githubApi();
  await withGithubDeployment(values, "deploy", job(api), async () => ({ ...ran, status: "promoting" }));
  expect(api.deployments).toMatchObject([{ states: ["queued", "in_progress"] }]);
});

test("without github-deployment nothing is sent to GitHub", async () => {
  const api = await githubApi();
  const off = { ...values, githubDeployment: false };
  expect(await withGithubDeployment(off, "deploy", job(api), async () => ran)).toBe(ran);
  expect(api.calls).toEqual([]);
});

test("a token that may not create deployments is one warning, and the deploy continues", async () => {
  const api = await githubApi();
  api.replies.push({ status: 403, body: { message: "Resource not accessible by integration" } });
  const deps = job(api);
  expect(await withGithubDeployment(values, "deploy", deps, async () => ran)).toBe(ran);
  expect(deps.host.warned).toEqual([
    expect.stringMatching(/^The deployment is not recorded on GitHub: POST .*deployments: write/),
  ]);
  expect(api.calls).toHaveLength(1);
});

test("deployments of one review app are set to inactive and deleted; those of others stay", async () => {
  const api = await githubApi();
  const deps = job(api);
  for (const task of ["preview-pr-7", "preview-pr-7", "preview-pr-8"]) {
    const deployment = { task, description: "", environment: "review", isTransient: true };
    await recordDeployment(deployment, GITHUB_TOKEN, deps, async () => ran);
  }
  const github = await connectGithub({ ...deps, token: GITHUB_TOKEN, onNotice: () => {} });
  expect(await deleteDeployments(github, "review", "preview-pr-7")).toBe(2);
  expect(api.deployments.map(({ task }) => task)).toEqual(["preview-pr-8"]);
  expect(api.faults).toEqual([]);
});
