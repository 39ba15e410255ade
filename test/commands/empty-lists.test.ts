import { expect, test } from "vitest";
import { loadTerminalCommands } from "../../src/entry/terminal/commands.ts";

const lists = (await loadTerminalCommands()).filter(({ itemId }) => itemId !== undefined);

test.each(lists)("$name without a row is a sentence", ({ text }) => {
  expect(text?.([], 0)).toMatch(/^No [A-Za-z ]+\n$/);
});

test("ids of the containers of the local Rack can be printed alone", () => {
  expect(lists.map(({ name }) => name)).toEqual(expect.arrayContaining(["ps", "local-rack ps", "local-rack stop"]));
});
