import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseInputs } from "../../src/commands/declaration/inputs.ts";
import { envDiff, envKeys } from "../../src/commands/release/env-diff.ts";
import { lineDiff } from "../../src/commands/release/line-diff.ts";
import { promote } from "../../src/commands/release/promote.ts";
import { scalesIn } from "../../src/manifest/index.ts";
import { type Stage, stage } from "../support/command.ts";

const OLD = "1111111111111111111111111111111111111111";
const NEW = "2222222222222222222222222222222222222222";

const history = {
  commit: async () => undefined,
  executable: async () => () => undefined,
  isAncestor: async (_: string, a: string, b: string) => a === OLD && b === NEW,
  commits: async (_: string, from: string, to: string) =>
    from === OLD && to === NEW ? ["2222222 Add a worker", "1a1a1a1 Repair the login"] : [],
};

async function twoReleases(set: Stage) {
  const old = await set.release({
    gitSha: OLD,
    manifest: "services:\n  web:\n    image: httpd\n    port: 3000\n    scale: 1\n",
  });
  await set.rack.releases.create("web", { env: "KEPT=same-value\nOLD=old-value\nTURNED=before-value" });
  const [withEnv] = await set.rack.releases.list("web", { limit: 1 });
  await set.rack.releases.promote("web", withEnv?.id ?? old);
  await set.clock.sleep(120_000);
  await set.release({
    gitSha: NEW,
    manifest: "services:\n  web:\n    image: httpd\n    port: 3000\n    scale: 1-3\n  worker:\n    image: httpd\n",
  });
  return (await set.rack.releases.create("web", { env: "KEPT=same-value\nNEW=new-value\nTURNED=after-value" })).id;
}

function runPromote(release: string, deps: ReturnType<Stage["job"]>) {
  return promote.run(
    parseInputs(promote.inputs, (name) => ({ app: "web", release, diff: "true" })[name]),
    deps,
  );
}

describe("with diff, a promotion first prints its changes:", () => {
  test.each(["v2", "v3"] as const)(
    "commits, manifest, scale and names of variables, on a %s Rack",
    async (generation) => {
      const set = await stage({ generation });
      const release = await twoReleases(set);
      const deps = set.job({ git: history });
      await runPromote(release, deps);

      expect(deps.host.groups.some((title) => title.startsWith("Changes from R"))).toBe(true);
      expect(deps.host.messages).toEqual(
        expect.arrayContaining([
          "Commits: 1111111111 to 2222222222",
          "+ 2222222 Add a worker",
          "-     scale: 1",
          "+     scale: 1-3",
          "+   worker:",
          "Scale of web: count 1 to count 1-3",
          "Environment: added NEW; removed OLD; changed TURNED",
        ]),
      );
      expect(deps.host.messages.join("\n")).not.toMatch(/(old|new|same|before|after)-value/);
    },
  );

  test("what a default deploy key is not allowed to read is named and left out", async () => {
    const set = await stage();
    const old = await set.release({ gitSha: OLD });
    await set.rack.releases.promote("web", old);
    await set.clock.sleep(120_000);
    const release = await set.release({ gitSha: NEW });
    const deps = set.keyJob({ git: history });
    await runPromote(release, deps);

    expect(deps.host.messages).toEqual(
      expect.arrayContaining([
        "Commits: 1111111111 to 2222222222",
        "Manifest: no changes",
        `Not compared, because the key is not allowed to read it: GET /apps/web/releases/${old}: 403 operation not permitted for deploy keys`,
      ]),
    );
    expect(deps.host.messages.join("\n")).not.toContain("Environment:");
  });
});

describe("line diff", () => {
  test("marks removed and added lines, with two lines of context", () => {
    const text = (middle: string) => ["a", "b", "c", "d", middle, "e", "f", "g", "h"].join("\n");
    expect(lineDiff(text("old"), text("new"))).toEqual(["...", "  c", "  d", "- old", "+ new", "  e", "  f", "..."]);
    expect(lineDiff("same", "same")).toEqual([]);
  });

  test("turns one text into the other", () => {
    const lines = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 12 }).map((list) => list.join("\n"));
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        fc.pre(before !== after);
        const diff = lineDiff(before, after);
        const side = (mark: string) => diff.filter((line) => line.startsWith(mark)).map((line) => line.slice(2));
        const rest = (text: string, taken: string[]) => {
          const left = text.split("\n");
          for (const line of taken) left.splice(left.indexOf(line), 1);
          return left.sort();
        };
        // Unmarked lines are common to both texts.
        expect(rest(before, side("- "))).toEqual(rest(after, side("+ ")));
      }),
    );
  });
});

describe("environments", () => {
  test("are compared by name; the last value of a name counts, and Windows line ends are ignored", () => {
    expect(envDiff("A=1\nB=2\r\nC=3\nnonsense\n=x", "A=1\nB=2\nC=4\nC=3\nD=")).toEqual({
      added: ["D"],
      removed: [],
      changed: [],
    });
    expect(envDiff("A=1", "A=2")).toEqual({ added: [], removed: [], changed: ["A"] });
    expect(envKeys("B=1\n A =2\nx")).toEqual(["A", "B"]);
  });

  test("never print a value", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, two) => {
        const values = [one, two].map((text) => `VALUE-${text.replace(/[\r\n]/g, "")}`);
        expect(JSON.stringify(envDiff(`KEY=${values[0]}`, `KEY=${values[1]}`))).not.toContain("VALUE-");
      }),
    );
  });
});

test("scale is read in each of its forms", () => {
  const manifest = [
    "services:",
    "  a: { scale: 2 }",
    "  b: { scale: 1-3 }",
    "  c: { scale: { count: { min: 1, max: 4 }, cpu: 256, memory: 512 } }",
    "  d: { build: . }",
  ].join("\n");
  expect([...scalesIn(manifest)]).toEqual([
    ["a", "count 2"],
    ["b", "count 1-3"],
    ["c", "count 1-4, cpu 256, memory 512"],
  ]);
  expect([...scalesIn("- : {")]).toEqual([]);
});
