import { expect, test } from "vitest";
import { readCommandLine } from "../../../src/entry/terminal/command-line.ts";
import { loadTerminalCommands } from "../../../src/entry/terminal/commands.ts";
import { EXAMPLES } from "../../../src/entry/terminal/examples.ts";
import { commandHelp, overview, topicHelp } from "../../../src/entry/terminal/help.ts";
import { flagGroups } from "../../../src/entry/terminal/help-groups.ts";
import { TOPICS } from "../../../src/entry/terminal/help-topics.ts";

const commands = await loadTerminalCommands();
const findNamed = (name: string) => commands.filter((command) => command.name === name);
const helpOf = (name: string, columns?: number, all = false) =>
  findNamed(name)
    .map((command) => commandHelp(command, columns, { all }))
    .join("");
const rows = (text: string) => text.trimEnd().split("\n");
/** Width of the widest line. A line of one word, such as a URL, cannot be folded. */
const widest = (text: string) =>
  Math.max(
    ...rows(text)
      .filter((line) => line.trim().includes(" "))
      .map((line) => line.length),
  );
const words = (text: string) => text.replaceAll(" \\\n", " ").split(/\s+/).join(" ");

test.each([60, 80, 100])("every page keeps to 40 lines of %i columns", (columns) => {
  for (const command of commands) {
    const page = commandHelp(command, columns);
    expect({ name: command.name, lines: rows(page).length <= 40, width: widest(page) <= columns }).toEqual({
      name: command.name,
      lines: true,
      width: true,
    });
    expect(page).not.toMatch(/[ ]$|\n\n\n/m);
  }
});

test.each([60, 80])("the overview, the topics and whole pages fold at %i columns without losing a word", (columns) => {
  for (const [folded, whole] of [
    [overview(commands, columns), overview(commands)],
    [helpOf("deploy", columns, true), helpOf("deploy", undefined, true)],
    ...Object.values(TOPICS).map((topic) => [topicHelp(topic, columns), topicHelp(topic)] as const),
  ] as const) {
    expect(widest(folded)).toBeLessThanOrEqual(columns);
    expect(words(folded)).toBe(words(whole));
  }
});

test("every command has three examples that the program can read", () => {
  for (const { name } of commands) {
    const examples = EXAMPLES[name] ?? [];
    expect({ name, count: examples.length }).toEqual({ name, count: 3 });
    for (const example of examples) {
      const argv = (example.replace(/ [<>] \S+$/, "").match(/(?:'[^']*'|[^\s'])+/g) ?? []).map((word) =>
        word.replaceAll("'", ""),
      );
      expect(readCommandLine(argv, commands).command.name).toBe(name);
    }
  }
});

test("a page shows purpose, usage with the required flags, and examples; a short one describes its flags", () => {
  const page = helpOf("builds find", 100);
  expect(page).toContain("Usage: convox-ci builds find --app APP [flags]");
  expect(page).toContain("\nExamples:\n  convox-ci builds find --app web --newest\n");
  expect(page).toContain("(allowed: ");
  expect(helpOf("deploy", 80)).toContain("Run convox-ci help deploy --all for what each flag does and its default.");
  expect(helpOf("deploy", 80, true)).toContain("-m, --manifest VALUE");
});

test("the flags of a deploy are grouped, and no flag is lost", () => {
  for (const command of findNamed("deploy")) {
    const groups = flagGroups(command);
    expect(groups.map(({ title }) => title)).toEqual([
      "Source",
      "Build",
      "Promotion",
      "Checks",
      "Connection",
      "Output",
    ]);
    const flags = groups.flatMap((group) => group.flags.map(([name]) => name));
    const shown = Object.entries(command.inputs).filter(([, { secret }]) => !secret);
    expect(flags).toEqual(expect.arrayContaining(shown.map(([name]) => name)));
    expect(new Set(flags).size).toBe(flags.length);
  }
});

test("a flag that is on by default shows how to turn it off", () => {
  expect(helpOf("deploy", undefined, true)).toMatch(/^ +--\[no-\]wait {2}/m);
  expect(helpOf("deploy", undefined, true)).toMatch(/^ +--force {2}/m);
});

test("no two brackets follow each other", () => {
  for (const command of commands) expect(commandHelp(command, undefined, { all: true })).not.toContain(") (");
});

test("the topics list the exit codes and the variables", () => {
  expect(Object.values(TOPICS).map((topic) => rows(topicHelp(topic, 80)).length <= 40)).not.toContain(false);
  expect(Object.keys(TOPICS)).toEqual(["exit-codes", "environment", "json"]);
  const codes = TOPICS["exit-codes"]?.rows.map(([code]) => Number(code));
  expect(codes).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 130]);
});
