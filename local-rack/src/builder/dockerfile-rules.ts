import { jsonWords } from "@convox/rack-manifest";

/** Flags of each instruction; those with "?" are booleans. Source: moby/buildkit instructions/parse.go. */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  ADD: ["chown", "chmod", "link?", "keep-git-dir?", "checksum", "exclude", "unpack?"],
  COPY: ["chown", "chmod", "link?", "from", "parents?", "exclude"],
  FROM: ["platform"],
  RUN: ["mount", "network", "security", "device"],
  HEALTHCHECK: ["interval", "timeout", "start-period", "start-interval", "retries"],
};
const REPEATED = ["exclude", "mount", "device"];
const JSON_FORMS = ["ADD", "COPY", "RUN", "CMD", "ENTRYPOINT", "SHELL", "VOLUME"];
/** Instructions whose flags BuildKit does not check. */
const UNCHECKED = ["ARG", "STOPSIGNAL"];

/**
 * The error of BuildKit's parser for an instruction, or for the one behind ONBUILD; undefined when it can be read. Nothing
 * behind a second ONBUILD is read, since that is rejected in any case.
 */
export function checkSyntax(text: string): string | undefined {
  const [, name = "", args = ""] = /^\s*(?:onbuild\s+)?(\S*)\s*(.*)$/is.exec(text) ?? [];
  const word = name.toUpperCase();
  const { rest } = splitFlags(args);
  return checkJson(word, rest) ?? (word === "ENV" || word === "LABEL" ? checkPairs(word, rest) : undefined);
}

/** BuildKit's error for an instruction that it can read, without its line; undefined when it accepts the instruction. */
export function checkInstruction(word: string, text: string): string | undefined {
  const { flags, rest } = splitFlags(text.replace(/^\s*\S+\s*/, ""));
  return checkArguments(word, rest) ?? (UNCHECKED.includes(word) ? undefined : checkFlags(word, flags));
}

function splitFlags(text: string): { flags: string[]; rest: string } {
  const flags: string[] = [];
  let rest = text.trim();
  for (let flag = /^--\S*/.exec(rest)?.[0]; flag !== undefined; flag = /^--\S*/.exec(rest)?.[0]) {
    rest = rest.slice(flag.length).trimStart();
    if (flag === "--") break;
    flags.push(flag.slice(2));
  }
  return { flags, rest };
}

function checkFlags(word: string, flags: readonly string[]): string | undefined {
  const known = FLAGS[word] ?? [];
  const used = new Set<string>();
  for (const flag of flags) {
    const equals = flag.indexOf("=");
    const name = equals < 0 ? flag : flag.slice(0, equals);
    const value = equals < 0 ? undefined : flag.slice(equals + 1);
    const bool = known.includes(`${name}?`);
    if (!bool && !known.includes(name)) return `unknown flag: --${name}`;
    if (used.has(name) && !REPEATED.includes(name)) return `duplicate flag specified: --${name}`;
    used.add(name);
    if (bool ? value === "" : value === undefined) return `missing a value on flag: --${name}`;
    if (bool && value !== undefined && !/^(true|false)$/i.test(value)) {
      return `expecting boolean value for flag --${name}, not: ${value}`;
    }
  }
  return undefined;
}

function checkJson(word: string, rest: string): string | undefined {
  if (!JSON_FORMS.includes(word) || !rest.startsWith("[") || jsonWords(rest) !== undefined) return undefined;
  try {
    if (Array.isArray(JSON.parse(rest)))
      return "when using JSON array syntax, arrays must be comprised of strings only";
  } catch {
    // Not JSON: BuildKit takes it for the shell form.
  }
  return undefined;
}

function checkArguments(word: string, rest: string): string | undefined {
  const list = JSON_FORMS.includes(word) ? jsonWords(rest) : undefined;
  const words = list ?? rest.split(/[\t\v\f\r ]+/).filter((one) => one !== "");
  const least = (count: number) => (words.length < count ? `${word} requires at least one argument` : undefined);
  switch (word) {
    case "ADD":
    case "COPY":
      if (words.length < 2) {
        return `${word} requires at least two arguments, but only one was provided. Destination could not be determined`;
      }
      return /^\d*<<-?[^<]+$/.test(words.at(-1) ?? "") ? `${word} cannot accept a heredoc as a destination` : undefined;
    case "FROM":
      return checkFrom(words);
    case "ENV":
    case "LABEL":
      return least(1) ?? checkNames(word, rest);
    case "ARG":
      return least(1) ?? (words.some((one) => one.startsWith("=")) ? "ARG names can not be blank" : undefined);
    case "EXPOSE":
      return least(1);
    case "VOLUME":
      return least(1) ?? (words.includes("") ? "VOLUME specified can not be an empty string" : undefined);
    case "MAINTAINER":
    case "STOPSIGNAL":
    case "USER":
    case "WORKDIR":
      return words.length === 0 ? `${word} requires exactly one argument` : undefined;
    case "SHELL":
      return (
        least(1) ?? (jsonWords(rest) === undefined ? "SHELL requires the arguments to be in JSON form" : undefined)
      );
    case "HEALTHCHECK":
      return least(1) ?? checkHealth(rest);
    case "ONBUILD":
      return least(1) ?? checkTrigger(words[0] ?? "");
  }
  return undefined;
}

function checkFrom(words: readonly string[]): string | undefined {
  const [, as, name = ""] = words;
  if (words.length === 3 && as?.toLowerCase() === "as") {
    if (/^[a-z][a-z0-9-_.]*$/.test(name.toLowerCase())) return undefined;
    return `invalid name for build stage: "${name}", name can't start with a number or contain symbols`;
  }
  return words.length === 1 ? undefined : "FROM requires either one or three arguments";
}

/** `KEY value` with one pair, or `KEY=value` with any number of pairs. Values may be quoted. */
function checkPairs(word: string, rest: string): string | undefined {
  const words = pairWords(rest);
  if (words.length === 0) return undefined;
  if (words[0]?.includes("=") !== true) return /[\t\v\f\r ]/.test(rest) ? undefined : `${word} must have two arguments`;
  const lone = words.find((one) => !one.includes("="));
  if (lone === undefined) return undefined;
  return `Syntax error - can't find = in ${JSON.stringify(lone)}. Must be of the form: name=value`;
}

function checkNames(word: string, rest: string): string | undefined {
  const words = pairWords(rest);
  const isPairs = words[0]?.includes("=") === true;
  return isPairs && words.some((one) => one.startsWith("=")) ? `${word} names can not be blank` : undefined;
}

/** Quotes keep blanks, and an escape the character behind it. */
function pairWords(rest: string): string[] {
  return rest.match(/(?:\\.|"(?:\\.|[^"\\])*"?|'[^']*'?|[^\s"'\\]|\\$)+/gs) ?? [];
}

function checkHealth(rest: string): string | undefined {
  const [, type = "", command = ""] = /^(\S+)\s*(.*)$/s.exec(rest) ?? [];
  if (type.toUpperCase() === "NONE") return command === "" ? undefined : "HEALTHCHECK NONE takes no arguments";
  if (type.toUpperCase() !== "CMD") return `Unknown type "${type.toUpperCase()}" in HEALTHCHECK (try CMD)`;
  return command === "" || command === "[]" ? "Missing command after HEALTHCHECK CMD" : undefined;
}

function checkTrigger(word: string): string | undefined {
  const trigger = word.toUpperCase();
  if (trigger === "ONBUILD") return "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed";
  return trigger === "FROM" || trigger === "MAINTAINER" ? `${trigger} isn't allowed as an ONBUILD trigger` : undefined;
}
