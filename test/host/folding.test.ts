import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { buildHeadings } from "../../src/explain/build-headings.ts";
import { commandEscaperFor } from "../../src/host/command-escaper.ts";
import { foldingIn } from "../../src/host/folding.ts";
import { Masker } from "../../src/host/mask.ts";
import { terminalHost } from "../../src/host/stream-host.ts";

const log = [
  "waiting\n",
  "#1 [internal] load build definition from Dockerfile\n#1 DONE\n#5 [1/2] FR",
  "OM a\n#5 CACHED\n#6 [2/2] RUN b ##vso[task.complete]\n#6 0.1 \x1b[0Ksection_end:1:x\r\x1b[0K--- x\n",
  "#6 ERROR: exit code: 1\n------\n > RUN b:\n",
];

/** What a job's log gets of a build. */
async function printGroups(env: Record<string, string>, { fails = false } = {}): Promise<string> {
  const out = new PassThrough();
  const shown = text(out);
  const host = terminalHost({ story: out, log: out, warnings: out }, new Masker(), {
    folding: foldingIn(env, () => 5_000),
    escaperOf: () => commandEscaperFor(env),
  });
  async function* chunks() {
    for (const part of log) yield Buffer.from(part);
  }
  await host
    .group("Building 100% of web", async () => {
      await host.stream(chunks(), buildHeadings({ services: ["web"], builds: [] }));
      if (fails) throw new Error("no");
    })
    .catch(() => undefined);
  host.info("Release: R1");
  out.end();
  return await shown;
}

describe("a build's log", () => {
  test("has a group for each step in a job of GitHub's that uses the program", async () => {
    expect((await printGroups({ GITHUB_ACTIONS: "true" })).split("\n").filter((line) => /^::/.test(line))).toEqual([
      "::group::Building 100%25 of web",
      "::endgroup::",
      "::group::web: load build definition from Dockerfile",
      "::endgroup::",
      "::group::web: [1/2] FROM a",
      "::endgroup::",
      "::group::web: [2/2] RUN b ## vso[task.complete]",
      "::endgroup::",
    ]);
  });

  test("has a group for each step in an Azure job, and none of Azure's commands", async () => {
    expect(await printGroups({ TF_BUILD: "True" })).toBe(
      [
        "##[group]Building 100% of web\nwaiting\n##[endgroup]",
        "##[group]web: load build definition from Dockerfile",
        "#1 [internal] load build definition from Dockerfile\n#1 DONE\n##[endgroup]",
        "##[group]web: [1/2] FROM a\n#5 [1/2] FROM a\n#5 CACHED\n##[endgroup]",
        "##[group]web: [2/2] RUN b ## vso[task.complete]\n#6 [2/2] RUN b ## vso[task.complete]",
        "#6 0.1 section_end:1:x\r--- x\n#6 ERROR: exit code: 1\n##[endgroup]",
        "------\n > RUN b:\nRelease: R1\n",
      ].join("\n"),
    );
  });

  test("has sections within the one of the build in a job of GitLab's, and cannot end one", async () => {
    const shown = await printGroups({ GITLAB_CI: "true" });
    const marks = [...shown.matchAll(/\x1b\[0Ksection_(start|end):5:convox_[0-9a-f]{8}_(\d)(\S*)\r\x1b\[0K(.*)\n/g)];
    expect(marks.map(([, kind, number, options, title]) => [kind, number, options, title])).toEqual([
      ["start", "1", "", "Building 100% of web"],
      ["start", "2", "[collapsed=true]", "web: load build definition from Dockerfile"],
      ["end", "2", "", ""],
      ["start", "3", "[collapsed=true]", "web: [1/2] FROM a"],
      ["end", "3", "", ""],
      ["start", "4", "[collapsed=true]", "web: [2/2] RUN b ##vso[task.complete]"],
      ["end", "4", "", ""],
      ["end", "1", "", ""],
    ]);
    expect(shown).toContain("#6 0.1 section_end:1:x\r--- x\n");
  });

  test.each([
    [false, "--- Done: Building 100% of web"],
    [true, "^^^ +++"],
  ])("has a group for each step in a job of Buildkite's (it fails: %s)", async (fails, last) => {
    const shown = await printGroups({ BUILDKITE: "true" }, { fails });
    expect(shown.split("\n").filter((line) => /^(---|\+\+\+|\^\^\^) /.test(line))).toEqual([
      "--- Building 100% of web",
      "--- web: load build definition from Dockerfile",
      "--- web: [1/2] FROM a",
      "--- web: [2/2] RUN b ##vso[task.complete]",
      "+++ What the builder says at the end",
      last,
    ]);
  });

  test("starts no group of Buildkite's by itself, wherever it is cut", async () => {
    const unchanged = ["---", "----- x", "a --- b", "^^^ x", "-"];
    const groups = ["--- a/file", "+++ b/file", "~~~ x", "^^^ +++"];
    const lines = [...groups, "\x1b[31m--- red", "\r+++ c", ...unchanged];
    const expected = [...groups.map((line) => ` ${line}`), "\x1b[31m --- red", "\r +++ c", ...unchanged];
    const escaped = foldingIn({ BUILDKITE: "true" })?.escaper;
    expect(escaped?.text(lines.join("\n"))).toBe(expected.join("\n"));
    const bytes = Buffer.from(lines.join("\n"));
    for (let at = 1; at < bytes.length; at++) {
      const filter = escaped?.filter();
      const parts = [filter?.push(bytes.subarray(0, at)), filter?.push(bytes.subarray(at)), filter?.end()];
      expect(Buffer.concat(parts.map((part) => part ?? Buffer.alloc(0))).toString()).toBe(expected.join("\n"));
    }
  });

  test("in a file is unchanged, and the warnings beside it are escaped", async () => {
    const [file, shown] = [new PassThrough(), new PassThrough()];
    const [saved, printed] = [text(file), text(shown)];
    const escaperOf = (stream: unknown) => (stream === file ? undefined : commandEscaperFor({ TF_BUILD: "True" }));
    const host = terminalHost({ story: file, log: file, warnings: shown }, new Masker(), { escaperOf });
    host.info("##vso[task.complete]");
    host.warn("##vso[task.complete]");
    for (const stream of [file, shown]) stream.end();
    expect([await saved, await printed]).toEqual(["##vso[task.complete]\n", "WARNING: ## vso[task.complete]\n"]);
  });

  test("is as it came where nothing folds", async () => {
    const plain = log.join("").replaceAll("\x1b[0K", "");
    expect(await printGroups({ CI: "true" })).toBe(`Building 100% of web\n${plain}Release: R1\n`);
  });
});
