import type { Command } from "../commands/declaration/command.ts";
import { connectionInputs } from "../commands/declaration/connection.ts";
import type { Input } from "../commands/declaration/inputs.ts";

/** Where a hint is read: a terminal has flags, an action has inputs, and the orb has parameters. */
export type Surroundings = "terminal" | "action" | "orb";

/** What the commands of a hint need so that they work on the same app. */
export interface HintContext {
  /** The command that failed; undefined when none was found. */
  readonly command: Command | undefined;
  /** All commands that a hint may name. */
  readonly commands: readonly Command[];
  readonly rack: string | undefined;
  readonly app: string | undefined;
}

/**
 * A hint for the place where it is read. Commands get the Rack and the app in use, and inputs are called what they are
 * there: `--build-timeout` in a terminal, `build-timeout` in an action, `build_timeout` in the orb.
 */
export function adaptHint(hint: string, place: Surroundings, context: HintContext): string {
  const { command, commands } = context;
  const names = commands.flatMap(({ name, cliNames = [] }) => [name, ...cliNames]).sort((a, b) => b.length - a.length);
  const ours = `convox-ci (${names.map(escapeRegExp).join("|")})(?![\\w-])`;
  // A command of the Convox CLI keeps its flags.
  const pattern = new RegExp(`(?:${ours}|\\bconvox (?=[a-z]))[^;,()]*`, "g");
  const parts: string[] = [];
  let end = 0;
  for (const { 0: text, 1: name, index } of hint.matchAll(pattern)) {
    parts.push(nameInputs(hint.slice(end, index), place, command));
    parts.push(name === undefined ? text : completeCommand(text, name, context));
    end = index + text.length;
  }
  return [...parts, nameInputs(hint.slice(end), place, command)].join("");
}

/** `convox-ci builds` -> `convox-ci builds --app web --rack staging`, for what the command does not name itself. */
function completeCommand(text: string, name: string, { commands, rack, app }: HintContext): string {
  const command = commands.find((one) => one.name === name || one.cliNames?.includes(name));
  if (command === undefined) return text;
  const words = text.split(" -- ", 1)[0] ?? "";
  const flags = [
    app !== undefined && "app" in command.inputs && !/ (?:--app|-a)\b/.test(words) ? ` --app ${quoteWord(app)}` : "",
    rack !== undefined && command.needsRack !== false && !/ (?:--rack|-r)\b/.test(words)
      ? ` --rack ${quoteWord(rack)}`
      : "",
  ];
  const head = `convox-ci ${name}`;
  return `${head}${flags.join("")}${text.slice(head.length)}`;
}

/** Calls the inputs in `text` what they are called at this place. */
function nameInputs(text: string, place: Surroundings, command: Command | undefined): string {
  const inputs: Readonly<Record<string, Input>> = { ...command?.inputs, ...connectionInputs };
  const names = Object.keys(inputs).sort((a, b) => b.length - a.length);
  const any = names.map(escapeRegExp).join("|");
  const patterns = [
    // "the input rack (--rack)", "input build-timeout", "--build-timeout"
    `(?:the )?input (?<named>${any})(?: \\(--[\\w-]+\\))?(?![\\w-])`,
    `--(?:no-)?(?<flag>${any})(?![\\w-])`,
    // "allow-older: true"
    `(?<![\\w-])(?<set>${any}): (?<value>true|false)(?![\\w-])`,
    // "build-timeout": a name with a dash is no other word
    `(?<![\\w-])(?<dashed>${names
      .filter((name) => name.includes("-"))
      .map(escapeRegExp)
      .join("|")})(?![\\w-])`,
  ];
  return text.replace(new RegExp(patterns.join("|"), "g"), (found, ...rest) => {
    const groups: Record<string, string | undefined> = rest.at(-1);
    const name = groups["named"] ?? groups["flag"] ?? groups["set"] ?? groups["dashed"] ?? "";
    const value = groups["value"];
    if (groups["flag"] !== undefined) return place === "terminal" ? found : labelInput(name, place);
    if (value === undefined) return labelInput(name, place, groups["named"] !== undefined);
    if (place === "terminal") return value === "true" ? `--${name}` : `--no-${name}`;
    return `${labelInput(name, place)}: ${value}`;
  });
}

function labelInput(name: string, place: Surroundings, isNamed = false): string {
  if (place === "terminal") return name === "password" ? "--password-stdin" : `--${name}`;
  if (place === "action") return `${isNamed ? "input " : ""}${name}`;
  return `${isNamed ? "parameter " : ""}${name === "password" ? "deploy_key" : name.replaceAll("-", "_")}`;
}

function quoteWord(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
