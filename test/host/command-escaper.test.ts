import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commandEscaperFor } from "../../src/host/command-escaper.ts";
import { commandReader, silentStep } from "../support/github-commands.ts";

const github = { GITHUB_ACTIONS: "true" };
const azure = { TF_BUILD: "True" };

function escapeWith(env: Record<string, string>, ...chunks: (string | Uint8Array)[]): string {
  const filter = commandEscaperFor(env)?.filter();
  if (!filter) throw new Error("nothing is escaped here");
  return Buffer.concat([...chunks.map((chunk) => filter.push(Buffer.from(chunk))), filter.end()]).toString();
}

describe("what a CI system would take for a command", () => {
  test.each([
    ["::error::x", ": :error::x"],
    ["a\n  \t::error::x", "a\n  \t: :error::x"],
    ["a\r::error::x", "a\r: :error::x"],
    ["\u0085\u2003\u00a0::error::x", "\u0085\u2003\u00a0: :error::x"],
    ["a ##[set-output name=x]y", "a ## [set-output name=x]y"],
    ["####[x]", "#### [x]"],
    ["a::b ##vso[x]", "a::b ## vso[x]"],
    ["##teamcity[x]", "## teamcity[x]"],
    [":", ":"],
    ["##", "##"],
    ["##v", "##v"],
    ["std::vector # #[x] a ::b", "std::vector # #[x] a ::b"],
  ])("in a job of GitHub %j is %j", (text, shown) => {
    expect(escapeWith(github, text)).toBe(shown);
    expect(commandEscaperFor(github)?.text(text)).toBe(shown);
  });

  test("is text for Azure too, and nothing else is changed there", () => {
    expect(escapeWith(azure, "::x::\n##vso[task.setvariable variable=a]b ##[error]c ##teamcity[d]")).toBe(
      "::x::\n## vso[task.setvariable variable=a]b ## [error]c ## teamcity[d]",
    );
  });

  test("is unchanged where no runner reads commands", () => {
    expect(commandEscaperFor({ CI: "true", GITLAB_CI: "true", CIRCLECI: "true" })).toBeUndefined();
  });

  test("runs nothing, wherever the stream is cut", () => {
    const words = [
      "::",
      ":",
      "error",
      "##[",
      "#",
      "[",
      "set-output name=a",
      "]",
      "\n",
      "\r",
      " ",
      "\u0085",
      "\u2028",
      "x",
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...words), { maxLength: 25 }),
        fc.array(fc.nat(200), { maxLength: 8 }),
        (parts, cuts) => {
          const bytes = Buffer.from(`${parts.join("")}\n::error::x ##[error]y\n`);
          const points = [0, ...cuts.map((at) => Math.min(at, bytes.length)).sort((a, b) => a - b), bytes.length];
          const chunks = points.slice(1).map((end, index) => bytes.subarray(points[index], end));
          const shown = escapeWith(github, ...chunks);
          const said = silentStep();
          const read = commandReader(said);
          for (const line of shown.split(/\r\n|\r|\n/)) read(line);
          expect([said.annotations, said.outputs, said.faults]).toEqual([[], {}, []]);
          expect(shown.replace(/[ ]/g, "")).toBe(bytes.toString().replace(/[ ]/g, ""));
          expect(shown).toBe(escapeWith(github, bytes));
        },
      ),
    );
  });
});
