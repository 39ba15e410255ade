import { expect, test } from "vitest";
import { loadCandidates, loadTerminalCommands } from "../../../src/entry/terminal/commands.ts";

test.each([
  ["builds", ["builds"]],
  ["builds --app web", ["builds"]],
  ["builds info BAAAAAAAAAA", ["builds info"]],
  ["apps create web", ["create"]],
  ["run web -- ls", ["run"]],
  ["local-rack ps", ["local-rack ps"]],
])("%s loads one command", async (line, names) => {
  expect((await loadCandidates(line.split(" "))).map(({ name }) => name)).toEqual(names);
});

test.each(["", "build-s", "--app web builds", "builds inf", "completion bash"])(
  "%j loads every command, because its words name none of the others alone",
  async (line) => {
    expect(await loadCandidates(line.split(" "))).toHaveLength((await loadTerminalCommands()).length);
  },
);
