import { shellSplit } from "../manifest/shell-split.ts";
import type { Profile } from "../profile/profile.ts";

/** The builder's command line. */
export interface BuildFlags {
  cache: boolean;
  /** `NAME=value` each. */
  args: string[];
}

/** Output of a builder that rejects its command line. It ends before it can report to the Rack. */
export class BuilderUsage extends Error {
  override name = "BuilderUsage";
}

const FLAGS = new Set("app auth build-args cache development env-wrapper id manifest method push rack url".split(" "));

/**
 * v3 pastes the build arguments unquoted into the builder's command and splits that by shell rules; the builder then
 * parses flags as Go does: up to the first word that is no flag. An argument with a blank is cut there, takes all later
 * arguments with it, or sets other flags.
 * `noCache` is passed on unchanged. The flag is `-cache`, so the option has the opposite effect.
 * @throws Error from splitting, which the create call answers with; BuilderUsage for unknown flags
 */
export function v3Flags(args: readonly string[], noCache: boolean | undefined): () => BuildFlags {
  const words = shellSplit(
    ["build -method tgz -cache", String(noCache ?? true), ...args.map((arg) => `-build-args ${arg}`)].join(" "),
  );
  return () => parseFlags(words.slice(1));
}

function parseFlags(words: string[]): BuildFlags {
  const flags: BuildFlags = { cache: true, args: [] };
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    const match = /^--?([^=-][^=]*)(?:=([\s\S]*))?$/.exec(word);
    if (word === "--" || !word.startsWith("-") || word === "-") return flags;
    if (match?.[1] === undefined) throw new BuilderUsage(`bad flag syntax: ${word}`);
    const name = match[1];
    if (name === "h" || name === "help") throw new BuilderUsage("flag: help requested");
    if (!FLAGS.has(name)) throw new BuilderUsage(`flag provided but not defined: -${name}`);
    const value = match[2] ?? words[++i];
    if (value === undefined) throw new BuilderUsage(`flag needs an argument: -${name}`);
    if (name === "build-args") flags.args.push(value);
    if (name === "cache") flags.cache = value === "true";
    // The other flags are overridden by the builder's environment.
  }
  return flags;
}

/**
 * Environment that build arguments add. v2 and older v3 want `NAME=value`; v3 from 3.22.0 fills a bare name from the
 * builder's own environment.
 * @throws Error for an argument without `=` where that is not allowed
 */
export function argumentEnvironment(
  args: readonly string[],
  profile: Profile,
  builderEnv: ReadonlyMap<string, string>,
): Map<string, string> {
  const env = new Map<string, string>();
  for (const arg of args) {
    const at = arg.indexOf("=");
    if (at >= 0) env.set(arg.slice(0, at), arg.slice(at + 1));
    else if (profile.bareBuildArgs) env.set(arg, builderEnv.get(arg) ?? "");
    else throw new Error(`invalid build args: ${arg}`);
  }
  return env;
}
