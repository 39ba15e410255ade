import { expect, test } from "vitest";
import { commands } from "../../../src/commands/index.ts";
import { commandHelp, overview } from "../../../src/entry/terminal/help.ts";

const deploy = commands.filter(({ name }) => name === "deploy");
const helpOf = (columns?: number) => deploy.map((command) => commandHelp(command, columns)).join("");
const widest = (text: string) => Math.max(...text.split("\n").map((line) => line.length));
const words = (text: string) => text.split(/\s+/).join(" ");

test.each([80, 100])("help keeps to %i columns, and says the same as without a limit", (columns) => {
  for (const [folded, whole] of [
    [overview(commands, columns), overview(commands)],
    [helpOf(columns), helpOf()],
  ] as const) {
    expect(widest(folded)).toBeLessThanOrEqual(columns);
    expect(words(folded)).toBe(words(whole));
    expect(folded).not.toMatch(/[ ]$|\n\n\n/m);
  }
});

test("a folded description continues below its beginning", () => {
  const lines = helpOf(80).split("\n");
  const at = lines.findIndex((line) => line.includes("--working-directory"));
  const start = lines[at]?.indexOf("Directory") ?? -1;
  expect(start).toBeGreaterThan(0);
  expect(lines[at + 1]).toMatch(new RegExp(`^ {${start}}\\S`));
});

test("where there is no room for two columns nothing is folded within them", () => {
  expect(helpOf(40)).toContain(
    "--app VALUE                   Name of the app (default: CONVOX_APP; in a terminal also",
  );
});

test("what is on by itself shows how to turn it off", () => {
  expect(helpOf()).toMatch(/^ +--\[no-\]wait {2}/m);
  expect(helpOf()).toMatch(/^ +--force {2}/m);
});

test("no two brackets follow each other", () => {
  expect(words(helpOf())).toContain(
    "release (v3 Racks; default: 50 minutes, or the longest progressDeadline in convox.yml)",
  );
  for (const command of commands) expect(commandHelp(command)).not.toContain(") (");
});
