import type { Environment } from "../declaration/inputs.ts";
import { isOpen, seemsToContinue } from "./wrapped-value.ts";

/** What one `KEY=VALUE` list allows. */
export interface ListRules {
  /** Names that are allowed. */
  readonly name: RegExp;
  /** Values may contain line breaks. Only JSON and environment variables of the job can pass such a value. */
  readonly allowsLineBreaks?: boolean;
  /** A name may occur twice; the last one counts. */
  readonly allowsRepeats?: boolean;
  /** White space around an item is ignored. */
  readonly trims?: boolean;
  /** Bytes that KEY=VALUE may have at most. */
  readonly maxBytes?: number;
  /** Names that need no value, because the Rack fills it in. */
  readonly isFilledIn?: (name: string) => boolean;
}

/** Names that Kubernetes allows for a process: k8s.io/apimachinery pkg/util/validation, IsEnvVarName. */
export const VARIABLE_NAME = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;

/** A name in upper or lower case, as names of variables are and parts of a secret mostly are not. */
const USUAL_NAME = /^(?:[A-Z_][A-Z0-9_]*|[a-z_][a-z0-9_.-]*)$/;

/** Variables by name; undefined for a name whose value the Rack fills in. */
export type KeyValues = Map<string, string | undefined>;

/**
 * Parses the items of a `KEY=VALUE` list: the lines of a text, or repeated flags. A bare KEY takes the value of the
 * environment variable KEY. This is the only parser of such lists. It adds to `mistakes`, and stops at a line that seems
 * to continue a value: no message contains a value, or any part of a line that may belong to one.
 */
export function parseKeyValues(
  source: string,
  items: readonly string[],
  env: Environment,
  rules: ListRules,
  mistakes: string[],
): KeyValues {
  const found: KeyValues = new Map();
  let previous: { readonly key: string; readonly value: string } | undefined;
  for (const [index, item] of items.entries()) {
    const line = rules.trims ? item.trim() : item;
    if (line.trim() === "" || line.trimStart().startsWith("#")) continue;
    const place = items.length > 1 ? `${source}, line ${index + 1}` : source;
    const pair = parseItem(line, env, rules);
    if (previous && (pair === undefined || isOpen(previous.value) || seemsToContinue(previous.value, line))) {
      const bare = line.includes("=") ? "" : "; a line without = must name an environment variable of the job";
      mistakes.push(`${place}: ${describeContinuation(found)}${bare}`);
      return found;
    }
    if (pair === undefined) {
      mistakes.push(`${place}: expected KEY=VALUE, or the name of an environment variable of the job`);
      return found;
    }
    const { key, value, flaw } = pair;
    const mistake =
      flaw ??
      valueFlaw(key, value, /[\r\n]/, rules) ??
      (found.has(key) && !rules.allowsRepeats ? `${key} is set twice` : undefined);
    if (mistake !== undefined) mistakes.push(`${place}: ${mistake}`);
    found.set(key, value);
    if (line.includes("=")) previous = { key, value: value ?? "" };
  }
  return found;
}

/** Parses a JSON object of strings, which can hold any value. Adds to `mistakes`, never with a value. */
export function parseJsonValues(source: string, text: string, rules: ListRules, mistakes: string[]): KeyValues {
  const found: KeyValues = new Map();
  const object = parseObject(text);
  if (object === undefined) {
    mistakes.push(`${source}: expected a JSON object of strings, such as {"KEY": "value"}`);
    return found;
  }
  for (const [key, value] of Object.entries(object)) {
    if (!rules.name.test(key)) {
      mistakes.push(`${source}: ${JSON.stringify(key)} is not a valid variable name`);
    } else if (typeof value !== "string") {
      mistakes.push(`${source}: the value of ${key} is not a string`);
    } else {
      // A Rack ends a line at a line feed, and drops a carriage return before it.
      const flaw = valueFlaw(key, value, /\n|\r$/, rules);
      if (flaw !== undefined) mistakes.push(`${source}: ${flaw}`);
      found.set(key, value);
    }
  }
  return found;
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined; // the parser's message quotes the text, which may contain a secret
  }
}

interface Item {
  readonly key: string;
  readonly value: string | undefined;
  readonly flaw?: string;
}

/** Parses an item; undefined if it has no valid name, so that no part of it may be printed. */
function parseItem(line: string, env: Environment, rules: ListRules): Item | undefined {
  const at = line.indexOf("=");
  if (at < 0) {
    const key = line.trim();
    if (!rules.name.test(key)) return undefined;
    const value = env[key];
    return value === undefined && !rules.isFilledIn?.(key) ? undefined : { key, value };
  }
  const key = line.slice(0, at);
  const value = line.slice(at + 1);
  if (rules.name.test(key)) return { key, value };
  const name = key.replace(/^\s*export\s+/, "").trim();
  if (!rules.name.test(name)) return undefined;
  return { key: name, value, flaw: `remove ${/export/.test(key) ? '"export"' : "the white space"} around ${name}` };
}

/** Names the variable whose value continues: the last one with an open value, or with a usual name. */
function describeContinuation(found: KeyValues): string {
  const names = [...found].reverse();
  const [key] =
    names.findLast(([name, value]) => isOpen(value ?? "") && USUAL_NAME.test(name)) ??
    names.find(([name]) => USUAL_NAME.test(name)) ??
    [];
  return key === undefined
    ? "the line has no valid name, and may continue a value of several lines"
    : `the value of ${key} seems to continue on this line, and a value in this list must be one line`;
}

function valueFlaw(
  key: string,
  value: string | undefined,
  lineBreak: RegExp,
  { allowsLineBreaks, maxBytes = Number.POSITIVE_INFINITY }: ListRules,
): string | undefined {
  if (value === undefined) return undefined;
  if (value.includes("\0")) return `the value of ${key} contains a NUL byte`;
  if (!allowsLineBreaks && lineBreak.test(value)) return `the value of ${key} contains a line break`;
  const size = Buffer.byteLength(`${key}=${value}`);
  return size > maxBytes ? `${key} and its value are ${size} bytes; the limit is ${maxBytes}` : undefined;
}
