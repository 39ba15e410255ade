import { loadCommands } from "./load.ts";

/** Commands of all entry points, in the order of `help`. The terminal adds its own. An entry point loads them one by one. */
export const commands = await loadCommands();
