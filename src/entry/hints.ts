import type { Command } from "../commands/declaration/command.ts";
import { connectionInputs } from "../commands/declaration/connection.ts";
import type { Input } from "../commands/declaration/inputs.ts";
import { HOMEPAGE_URL, VERSION } from "../version.ts";

/** Where a hint is read: a terminal has flags, an action has inputs, and the orb has parameters. */
export type Surroundings = "terminal" | "action" | "orb";

/** What the commands of a hint need so that they work on the same app. */
export interface HintContext {
  /** The command that failed; undefined when none was found. */
  readonly command: Command | undefined;
  /** All commands that a hint may name. */
  readonly commands: readonly Command[];
  /** What names the Rack: the inputs rack, machine and host, as far as they are set. */
  readonly target: Readonly<Partial<Record<TargetInput, string>>>;
  readonly app: string | undefined;
}

export type TargetInput = (typeof TARGET_INPUTS)[number];
/** Inputs that decide which Rack a command works on. */
export const TARGET_INPUTS = ["rack", "machine", "host"] as const;

/**
 * A hint for the place where it is read. Commands get the Rack and the app in use, or become a step of a workflow, and
 * inputs are called what they are there: `--build-timeout` in a terminal, `build-timeout` in an action, `build_timeout` in
 * the orb. A hint writes `convox-ci COMMAND ARGUMENTS`, `the input NAME` and `NAME: VALUE`.
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
    parts.push(name === undefined ? text : completeCommand(text, name, place, context));
    end = index + text.length;
  }
  return [...parts, nameInputs(hint.slice(end), place, command)].join("");
}

/**
 * `convox-ci builds` -> `convox-ci builds --app web --rack staging`, for what the command does not name itself. A workflow
 * has a step instead: `convox-ci promote R1` -> `uses: convox/promote@v1 (release: R1, app: web)`.
 */
function completeCommand(text: string, name: string, place: Surroundings, context: HintContext): string {
  const { commands, target, app } = context;
  const command = commands.find((one) => one.name === name || one.cliNames?.includes(name));
  if (command === undefined) return text;
  const head = `convox-ci ${name}`;
  if (place === "action" && command.icon !== undefined) {
    const { values, rest } = readValues(text.slice(head.length), command);
    if (app !== undefined && "app" in command.inputs && !values.has("app")) values.set("app", app);
    for (const [input, value] of targetOf(command)) if (!values.has(input)) values.set(input, value);
    const inputs = [...values].map(([input, value]) => `${input}: ${value}`).join(", ");
    return `${usesLine(command)}${inputs === "" ? "" : ` (${inputs})`}${rest}`;
  }
  const words = text.split(" -- ", 1)[0] ?? "";
  const flags = [
    app !== undefined && "app" in command.inputs && !/ (?:--app|-a)\b/.test(words) ? ` --app ${quoteWord(app)}` : "",
    ...targetOf(command).flatMap(([input, value]) => {
      const isGiven = new RegExp(` (?:--${input}${input === "rack" ? "|-r" : ""})\\b`).test(words);
      return isGiven ? [] : [` --${input} ${quoteWord(value)}`];
    }),
  ];
  return `${head}${flags.join("")}${text.slice(head.length)}`;

  function targetOf({ needsRack }: Command): [TargetInput, string][] {
    if (needsRack === false) return [];
    return TARGET_INPUTS.flatMap((input) => (target[input] === undefined ? [] : [[input, target[input]]]));
  }
}

/** The inputs that `read` finds. */
export function readTarget(read: (name: TargetInput) => string | undefined): HintContext["target"] {
  return Object.fromEntries(TARGET_INPUTS.flatMap((name) => (read(name) ? [[name, read(name)]] : [])));
}

/** The line of a workflow's step that runs the command. */
function usesLine({ name, action = name }: Command): string {
  const owner = new URL(HOMEPAGE_URL).pathname.split("/")[1];
  return `uses: ${owner}/${action}@v${VERSION.split(".", 1)[0]}`;
}

/** A word without the full stop of its sentence. */
const WORD = "(\\S+?)(?=(?<!\\.)\\.?(?:\\s|$)|\\s|$)";

/** The inputs at the start of `text`, the words behind the name of a command, and the text behind them. */
function readValues(text: string, { inputs }: Command): { values: Map<string, string>; rest: string } {
  const values = new Map<string, string>();
  const bare = Object.entries(inputs).filter(([, { positional }]) => positional !== undefined);
  let rest = text;
  for (;;) {
    const name = / --([\w-]+)/y.exec(rest)?.[1];
    const [bareName, bareInput] = bare[0] ?? [];
    if (name !== undefined && (name in inputs || name in connectionInputs)) {
      const isSwitch = inputs[name]?.kind === "boolean";
      const found = new RegExp(isSwitch ? " --[\\w-]+" : ` --[\\w-]+ ${WORD}`, "y").exec(rest);
      if (found === null) break;
      values.set(name, found[1] ?? "true");
      rest = rest.slice(found[0].length);
    } else {
      const found = new RegExp(` (?!--)${WORD}`, "y").exec(rest);
      const isList = bareInput?.kind === "pairs";
      // Only KEY=VALUE is recognized among the words of the sentence.
      if (bareName === undefined || found?.[1] === undefined || (isList && !found[1].includes("="))) break;
      values.set(bareName, [values.get(bareName) ?? [], found[1]].flat().join(" "));
      rest = rest.slice(found[0].length);
      if (!isList) bare.shift();
    }
  }
  return { values, rest };
}

/** Calls the inputs in `text` what they are called at this place. */
function nameInputs(text: string, place: Surroundings, command: Command | undefined): string {
  const inputs: Readonly<Record<string, Input>> = { ...command?.inputs, ...connectionInputs };
  const names = Object.keys(inputs).sort((a, b) => b.length - a.length);
  const any = names.map(escapeRegExp).join("|");
  const patterns = [
    // "the input rack (--rack)", "input build-timeout", "--build-timeout"; a secret with its variable: "input password, or CONVOX_PASSWORD"
    `(?:the )?input (?<named>${any})(?: \\(--[\\w-]+\\))?(?![\\w-])(?:,? or (?<variable>[A-Z][A-Z_]+),?)?`,
    `--(?:no-)?(?<flag>${any})(?![\\w-])`,
    // "allow-older: true", "if-exists: skip"
    `(?<![\\w-])(?<set>${any}): (?<value>[\\w/@-]+(?:\\.[\\w/@-]+)*)`,
    // "build-timeout": a name with a dash is no other word
    `(?<![\\w-])(?<dashed>${names
      .filter((name) => name.includes("-"))
      .map(escapeRegExp)
      .join("|")})(?![\\w-])`,
  ];
  return text.replace(new RegExp(patterns.join("|"), "g"), (found, ...rest) => {
    const groups: Record<string, string | undefined> = rest.at(-1);
    const { named, flag, set, value, variable } = groups;
    const name = named ?? flag ?? set ?? groups["dashed"] ?? "";
    // A secret is no flag.
    const isHidden = place === "terminal" && inputs[name]?.secret === true;
    if (isHidden && variable !== undefined) return variable;
    const also = variable === undefined ? "" : ` or ${variable}`;
    if (flag !== undefined) return place === "terminal" ? found : labelInput(name, place);
    if (inputs[name]?.kind === "boolean" && value !== undefined && value !== "true" && value !== "false") return found;
    if (value === undefined) return `${labelInput(name, place, named !== undefined)}${also}`;
    if (place !== "terminal") return `${labelInput(name, place)}: ${value}`;
    if (inputs[name]?.kind !== "boolean") return `--${name} ${value}`;
    return value === "false" ? `--no-${name}` : `--${name}`;
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
