import { expect, test } from "vitest";
import { connectGithub, GithubError } from "../../src/github/client.ts";
import { setStickyComment } from "../../src/github/sticky-comment.ts";
import { failure } from "../rack/harness.ts";
import { GITHUB_TOKEN, githubApi } from "../support/github-api.ts";

/** A client of a loopback API, on a virtual clock. */
async function setup(env: Record<string, string> = {}) {
  const api = await githubApi();
  const slept: number[] = [];
  const notices: string[] = [];
  const connect = (token: string | undefined = GITHUB_TOKEN) =>
    connectGithub({
      token,
      env: { ...api.env, ...env },
      sleep: async (ms) => void slept.push(ms),
      now: () => 1_000_000,
      signal: new AbortController().signal,
      onNotice: (line) => notices.push(line),
    });
  return { api, slept, notices, connect };
}

const PULL = "GET /repos/{owner}/{repo}/pulls/{pull_number}";
const COMMENT = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";

test.each([
  [{ status: 429, headers: { "retry-after": "7" } }, 7_000],
  [{ status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1060" } }, 61_000],
  [{ status: 403, body: { message: "You have exceeded a secondary rate limit" } }, 60_000],
])("a rate limit %j is waited for, also by a request that writes", async (reply, waitMs) => {
  const { api, slept, connect } = await setup();
  const github = await connect();
  api.replies.push(reply);
  await github.request(COMMENT, { issue_number: 7, body: "hello" });
  expect([slept, api.comments.length, api.faults]).toEqual([[waitMs], 1, []]);
});

test("a rate limit that lasts longer than five minutes is an error", async () => {
  const { api, slept, connect } = await setup();
  api.replies.push({ status: 429, headers: { "retry-after": "3600" }, body: { message: "API rate limit exceeded" } });
  await expect((await connect()).request(PULL, { pull_number: 7 })).rejects.toThrow(
    `${PULL}: 429 API rate limit exceeded`,
  );
  expect(slept).toEqual([]);
});

test("a read that fails on the server is repeated, and a write is not", async () => {
  const { api, slept, connect } = await setup();
  api.pulls.set(7, { number: 7, state: "open" });
  api.replies.push({ status: 502 }, { status: 503 });
  const github = await connect();
  expect(await github.request(PULL, { pull_number: 7 })).toMatchObject({ state: "open" });
  expect(slept).toEqual([1000, 2000]);
  api.replies.push({ status: 502, body: { message: "Server Error" } });
  await expect(github.request(COMMENT, { issue_number: 7, body: "x" })).rejects.toThrow(`${COMMENT}: 502 Server Error`);
});

test("an error names the permission to check, and never the token", async () => {
  const { api, connect } = await setup();
  api.replies.push({ status: 403, body: { message: "Resource not accessible by integration" } });
  const request = (await connect()).request(COMMENT, { issue_number: 7, body: "x" });
  const error = await failure<GithubError>(request, GithubError);
  expect(error.message).toBe(`${COMMENT}: 403 Resource not accessible by integration`);
  expect(error.hint).toContain("permissions");
  expect(JSON.stringify(error) + String(error.stack)).not.toContain(GITHUB_TOKEN);
});

test.each([
  [{ GITHUB_REPOSITORY: "" }, GITHUB_TOKEN, "GITHUB_REPOSITORY is not set to OWNER/REPOSITORY"],
  [{}, "", "github-token is empty"],
])("with %j and the token %j nothing is sent", async (env, token, message) => {
  const { api, connect } = await setup(env as Record<string, string>);
  await expect(connect(token)).rejects.toThrow(message);
  expect(api.calls).toEqual([]);
});

test("a sticky comment is written once and then updated; other comments stay", async () => {
  const { api, connect } = await setup();
  api.comments.push({ id: 900, body: "<!-- convox-ci other --> not ours" });
  const github = await connect();
  await setStickyComment(github, 7, "web", "first");
  await setStickyComment(github, 7, "web", "second");
  expect(api.comments.map(({ body }) => body)).toEqual([
    "<!-- convox-ci other --> not ours",
    "<!-- convox-ci web -->\nsecond",
  ]);
  expect(api.faults).toEqual([]);
});
