import { flagsOf } from "./command-line.ts";
import type { Command } from "./commands/command.ts";
import type { Input } from "./commands/inputs.ts";
import { table } from "./commands/table.ts";

/** What `convox-ci help` prints. */
export function overview(commands: readonly Command[]): string {
  const rows = commands.map(({ name, summary }) => [`  ${name}`, summary]);
  return [
    "convox-ci builds, deploys and promotes Convox apps from any CI\n\n",
    "Usage: convox-ci COMMAND [flags]\n\n",
    table(rows),
    "\nconvox-ci help COMMAND lists its flags. Try it without an account: convox-ci deploy --rack local --app hello\n",
    "\nExit codes: 0 done, 1 failed, 2 wrong input, 130 cancelled; run and exec end with their command's own.\n",
    "Environment: CONVOX_PASSWORD, CONVOX_RACK, CONVOX_HOST, CONVOX_APP, RACK_URL, HTTPS_PROXY, NO_PROXY, NO_COLOR.\n",
  ].join("");
}

/** What `convox-ci help COMMAND` prints. */
export function commandHelp(command: Command): string {
  const bare = Object.entries(command.inputs).flatMap(([, { positional, required }]) =>
    positional === undefined ? [] : [required ? positional.toUpperCase() : `[${positional.toUpperCase()}]`],
  );
  const flags = Object.entries(flagsOf(command)).filter(([, input]) => !input.secret);
  return [
    `${command.summary}\n`,
    command.details ? `${command.details.replaceAll("`", "")}\n` : "",
    `\nUsage: ${["convox-ci", command.name, ...bare, "[flags]"].join(" ")}\n`,
    ...(command.cliNames ?? []).map((name) => `   or: convox-ci ${name}, as the Convox CLI has it\n`),
    "\n",
    table(flags.map(([name, input]) => [`  ${flagForm(name, input)}`, explanation(input)])),
  ].join("");
}

function flagForm(name: string, input: Input): string {
  const value =
    input.kind === "boolean" ? "" : ` ${input.kind === "duration" ? "TIME" : input.kind === "integer" ? "N" : "VALUE"}`;
  return `${input.short ? `-${input.short}, ` : "    "}--${name}${value}`;
}

function explanation(input: Input): string {
  const unset = input.fallback ?? input.default;
  const notes = [
    input.kind === "lines" || input.kind === "pairs" ? "may be repeated" : undefined,
    unset !== undefined && unset !== "false" ? `default: ${unset}` : undefined,
  ].filter((note) => note !== undefined);
  return `${input.description}${notes.length > 0 ? ` (${notes.join("; ")})` : ""}`;
}
