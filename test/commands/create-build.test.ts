import { expect, test } from "vitest";
import { createBuild } from "../../src/commands/builds/create-build.ts";
import { UnreachableError } from "../../src/errors.ts";
import { failure, setup } from "../rack/harness.ts";
import { depsFor } from "../support/command.ts";
import { json } from "../support/raw-rack.ts";

const IDENTITY = { app: "web", description: "build abc", gitSha: "abc" };

/** The error when the reply to the start of a build is lost and the Rack then lists `build`. */
async function lostReply(build: object) {
  const { rack, server } = await setup((seen, res) => {
    if (seen.method === "POST") return res.destroy();
    json(res, [{ id: "BAAAAAAAAAA", app: "web", description: "build abc", "git-sha": "abc", ...build }]);
  });
  const request = (client: typeof rack) =>
    client.builds.create("web", { url: "object://web/tmp/x.tgz" }, { generation: "v3", version: "3.24.9" });
  const error = await failure<UnreachableError>(createBuild(IDENTITY, request, depsFor(rack)), UnreachableError);
  expect(server.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
  return error;
}

const NOW = "2026-01-02T03:04:06Z";

test("a lost reply reports a build that has completed, with its release", async () => {
  const error = await lostReply({ status: "complete", release: "RAAAAAAAAAA", started: NOW });
  expect(error.message).toContain("build BAAAAAAAAAA of web matches, and is complete");
  expect(error.hint).toContain("convox-ci promote RAAAAAAAAAA --app web");
  expect(error.outputs).toEqual({ build: "BAAAAAAAAAA", release: "RAAAAAAAAAA" });
});

test("a lost reply reports a build that has failed", async () => {
  const error = await lostReply({ status: "failed", started: NOW });
  expect(error.message).toContain("build BAAAAAAAAAA of web matches, and has failed");
  expect(error.outputs).toEqual({ build: "BAAAAAAAAAA" });
});

test.each([
  ["that ended before the request", { status: "complete", release: "R", started: "2026-01-02T02:00:00Z" }],
  ["of another commit", { status: "complete", release: "R", started: NOW, "git-sha": "def" }],
  ["with another description", { status: "running", started: NOW, description: "other" }],
])("a lost reply ignores a build %s", async (_, build) => {
  const error = await lostReply(build);
  expect(error.message).toContain("no matching build of web has started");
  expect(error.hint).toBe("It is safe to retry");
});
