import { expect, test } from "vitest";
import { commandFiles, loadCommand } from "../../src/commands/load.ts";

test.each(commandFiles)("the row of $name has the names of its declaration", async (file) => {
  const { name, cliNames, action } = await loadCommand(file);
  expect({ name: file.name, cliNames: file.cliNames, action: file.action }).toEqual({ name, cliNames, action });
});
