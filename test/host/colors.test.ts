import { openSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hasColors, isWatched, painterFor } from "../../src/host/colors.ts";
import { temporary } from "../support/program.ts";

const terminal = { isTTY: true };

test.each<[string, Record<string, string>, object, boolean]>([
  ["a terminal", {}, terminal, true],
  ["a terminal with an empty NO_COLOR", { NO_COLOR: "" }, terminal, true],
  ["a terminal with NO_COLOR", { NO_COLOR: "1" }, terminal, false],
  ["a terminal with FORCE_COLOR=0", { FORCE_COLOR: "0" }, terminal, false],
  ["a terminal without sequences", { TERM: "dumb" }, terminal, false],
  ["a terminal without sequences with FORCE_COLOR", { TERM: "dumb", FORCE_COLOR: "1" }, terminal, true],
  ["NO_COLOR beside FORCE_COLOR", { NO_COLOR: "1", FORCE_COLOR: "1" }, terminal, false],
  ["a pipe", {}, {}, false],
  ["a pipe with FORCE_COLOR", { FORCE_COLOR: "1" }, {}, true],
  ["a pipe with an empty FORCE_COLOR", { FORCE_COLOR: "" }, {}, false],
  ["a log of GitHub Actions", { GITHUB_ACTIONS: "true" }, {}, true],
  ["a log of GitLab", { GITLAB_CI: "true" }, {}, true],
  ["a log of CircleCI", { CIRCLECI: "true" }, {}, true],
  ["a log of Buildkite", { BUILDKITE: "true" }, {}, true],
  ["a log of GitLab with NO_COLOR", { GITLAB_CI: "true", NO_COLOR: "1" }, {}, false],
  ["a log of an unknown CI system", { CI: "true" }, {}, false],
])("colors for %s", (_, env, stream, expected) => {
  expect(hasColors(env, stream)).toBe(expected);
  expect(painterFor(env, stream)("success", "done") === "done").toBe(!expected);
});

test("a job that writes to a file writes no colors", async () => {
  const fd = openSync(join(await temporary(), "log"), "w");
  expect(hasColors({ GITHUB_ACTIONS: "true" }, { fd })).toBe(false);
});

test("each line of a text is painted by itself", () => {
  expect(painterFor({}, terminal)("error", "one\n\ntwo")).toBe("\x1b[1;31mone\x1b[0m\n\n\x1b[1;31mtwo\x1b[0m");
});

test("a line of progress is for a terminal that a person watches", () => {
  expect(isWatched({}, terminal)).toBe(true);
  for (const env of [{ CI: "true" }, { CIRCLECI: "true" }, { TERM: "dumb" }])
    expect(isWatched(env, terminal)).toBe(false);
  expect(isWatched({}, {})).toBe(false);
});
