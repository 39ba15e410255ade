import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { InputError } from "../../errors.ts";
import type { Deps } from "../declaration/command.ts";
import type { Environment, Inputs } from "../declaration/inputs.ts";

/** Where the variables of an app's environment come from. */
export const variablesInputs = {
  variables: {
    description:
      "Variables, KEY=VALUE, one on each line; a bare KEY takes the value of the job's environment variable KEY",
    kind: "pairs",
    positional: "KEY=VALUE",
    rest: true,
    aliases: ["env"],
  },
  file: {
    description:
      "File with KEY=VALUE lines; - is the program's standard input. What variables names too is taken from there",
    short: "f",
    fallback: "the program's standard input, where there are no variables",
  },
} as const satisfies Inputs;

/** Names as Kubernetes allows them for a process: k8s.io/apimachinery pkg/util/validation, IsEnvVarName. */
const NAME = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
/** A Rack reads the environment line by line, with a buffer of this size (convox/convox pkg/structs/environment.go). */
const LINE_BYTES = 64 * 1024;

/**
 * The variables that the inputs name; their values are hidden on the host before anything is said of them.
 * @throws InputError with every mistake; no message shows a value, nor a word that may be a part of one
 */
export async function givenVariables(
  { variables, file }: { readonly variables: readonly string[]; readonly file: string | undefined },
  deps: Pick<Deps, "cwd" | "env" | "host" | "stdin">,
): Promise<Map<string, string>> {
  const source = file ?? (variables.length === 0 && isPiped(deps) ? "-" : undefined);
  const fromFile = source === undefined ? [] : (await textOf(source, deps)).split(/\r?\n/);
  const sources: [string, readonly string[], Environment][] = [
    ["file", fromFile, {}],
    ["variables", variables, deps.env],
  ];
  const found = new Map<string, string>();
  const mistakes: string[] = [];
  for (const [source, lines, env] of sources) {
    for (const [key, value] of pairsIn(source, lines, env, mistakes)) found.set(key, value);
  }
  for (const value of found.values()) if (isTelling(value)) deps.host.mask(value);
  if (mistakes.length > 0) {
    throw new InputError(mistakes.join("\n"), {
      hint: "an environment holds one KEY=VALUE a line and knows no quotes: encode what has several lines, as base64 say",
    });
  }
  for (const [key, value] of found) {
    const oddity = oddityOf(value);
    if (oddity !== undefined) deps.host.warn(`The value of ${key} ${oddity}`);
  }
  return found;
}

function pairsIn(source: string, lines: readonly string[], env: Environment, mistakes: string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "" || line.trimStart().startsWith("#")) continue;
    const place = lines.length > 1 ? `${source}, line ${index + 1}` : source;
    const pair = pairOf(line, env);
    if (typeof pair === "string") {
      const before = [...found.keys()].at(-1);
      const part =
        before !== undefined && !line.includes("=") ? `; if it goes on with the value of ${before}: that` : "";
      mistakes.push(`${place}: ${pair}${part && `${part} must be one line`}`);
      continue;
    }
    const [key, value] = pair;
    const flaw = flawOf(key, value) ?? (found.has(key) ? `${key} is given twice` : undefined);
    if (flaw !== undefined) mistakes.push(`${place}: ${flaw}`);
    found.set(key, value);
  }
  return found;
}

/** Name and value, or what is wrong. Only what looks like a name is shown: a line may be the middle of a secret. */
function pairOf(line: string, env: Environment): [key: string, value: string] | string {
  const at = line.indexOf("=");
  if (at < 0) {
    const value = env[line.trim()];
    if (value !== undefined && NAME.test(line.trim())) return [line.trim(), value];
    return "it has no =, and there is no environment variable of that name in the job";
  }
  const key = line.slice(0, at);
  if (NAME.test(key)) return [key, line.slice(at + 1)];
  const name = key.replace(/^\s*export\s+/, "").trim();
  if (key !== name && NAME.test(name)) {
    return `${name} has ${/export/.test(key) ? 'the word "export"' : "white space"} around its name`;
  }
  return "what stands before = is not the name of a variable";
}

function flawOf(key: string, value: string): string | undefined {
  if (/[\r\n]/.test(value)) return `the value of ${key} has a line break`;
  if (value.includes("\0")) return `the value of ${key} has a NUL byte`;
  const size = Buffer.byteLength(`${key}=${value}`);
  return size >= LINE_BYTES
    ? `${key} and its value are ${size} bytes, and a line must be shorter than 64 KiB`
    : undefined;
}

/** What is allowed, and seldom meant. */
function oddityOf(value: string): string | undefined {
  if (value === "") return "is empty: was a secret that does not exist meant?";
  if (/^(["']).*\1$/s.test(value) && value.length > 1) return "is in quotes, which become a part of it";
  if (/\s[A-Z][A-Z0-9_]*=/.test(value)) return "looks as if it held another variable: each has a line of its own";
  return value === value.trim() ? undefined : "begins or ends with white space, which becomes a part of it";
}

/** Hiding a port or a flag would hide half of the log. */
function isTelling(value: string): boolean {
  return value.trim().length >= 4 && !/^(\d{1,5}|true|false|null|none)$/i.test(value.trim());
}

/** `env set < .env`, as with the Convox CLI; with variables too it takes --file -, as nobody knows who holds a pipe open. */
function isPiped({ stdin }: Pick<Deps, "stdin">): boolean {
  return stdin !== undefined && Object(stdin()).isTTY !== true;
}

async function textOf(path: string, { cwd, stdin }: Pick<Deps, "cwd" | "stdin">): Promise<string> {
  const shown = JSON.stringify(path);
  if (path === "-" && !stdin) throw new InputError('file is "-", and an action has no standard input: name a file');
  const bytes: Uint8Array[] = [];
  if (path === "-") for await (const chunk of stdin?.() ?? []) bytes.push(chunk);
  try {
    if (path !== "-") bytes.push(await readFile(resolve(cwd, path)));
  } catch (cause) {
    throw new InputError(`file is ${shown}: it cannot be read`, { cause });
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(bytes));
  } catch (cause) {
    throw new InputError(`file is ${shown}: it is not text in UTF-8`, { cause });
  }
}
