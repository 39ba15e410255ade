import type { Command } from "../../commands/declaration/command.ts";
import { type CommandFile, commandFiles, loadCommand, loadCommands } from "../../commands/load.ts";

/** Commands of terminals only. */
const localFiles: readonly CommandFile[] = [
  { name: "local-rack", load: async () => (await import("./serve.ts")).localRack },
  { name: "local-rack ps", load: async () => (await import("./local-containers.ts")).localRackPs },
  { name: "local-rack logs", load: async () => (await import("./local-containers.ts")).localRackLogs },
  { name: "local-rack stop", load: async () => (await import("./local-containers.ts")).localRackStop },
  { name: "local-rack prune", load: async () => (await import("./local-containers.ts")).localRackPrune },
];

const files = [...commandFiles, ...localFiles];

/** Every command of the terminal, in the order of `help`. */
export async function loadTerminalCommands(): Promise<readonly Command[]> {
  const { completion } = await import("./completion/completion.ts");
  const working = [...(await loadCommands()), ...(await Promise.all(localFiles.map(loadCommand)))];
  return [...working, completion(working)];
}

/**
 * The commands that decide what `argv` runs: the one that is named where the words name one alone, else every command.
 */
export async function loadCandidates(argv: readonly string[]): Promise<readonly Command[]> {
  const [first = "", second = ""] = argv;
  const find = (word: string) => files.find(({ name, cliNames }) => name === word || cliNames?.includes(word));
  const mayBeWord = second !== "" && !second.startsWith("-");
  const names = files.flatMap(({ name, cliNames = [] }) => [name, ...cliNames]);
  const hasFamily = names.some((name) => name.startsWith(`${first} `));
  const file = mayBeWord && hasFamily ? find(`${first} ${second}`) : find(first);
  return file === undefined ? await loadTerminalCommands() : [await loadCommand(file)];
}
