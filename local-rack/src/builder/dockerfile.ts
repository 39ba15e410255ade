import { readInstructions } from "@convox/rack-manifest";
import type { Generation } from "../profile/generation.ts";
import { checkInstruction, checkSyntax } from "./dockerfile-rules.ts";

/** One instruction, continuation lines joined. */
export interface Instruction {
  /** Line where it begins, from 1. */
  line: number;
  /** Upper-case word. */
  word: string;
  /** As written, on one line, runs of blanks collapsed. */
  text: string;
  /** Inline files (`<<EOF`) belong to the instruction but not to `text`. */
  heredoc: boolean;
}

const WORDS = new Set(
  "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR".split(
    " ",
  ),
);

/**
 * Parses a Dockerfile as BuildKit does: it reads the whole file before it looks at what each instruction says, and only
 * the messages of that second pass name the line.
 * @throws Error with BuildKit's text for the first mistake
 */
export function parseDockerfile(source: string): Instruction[] {
  const { instructions: raw, errors } = readInstructions(source);
  for (const { line, text } of raw) {
    const message = checkSyntax(text);
    if (message !== undefined) errors.push({ line, message });
  }
  const [first] = errors.sort((a, b) => a.line - b.line);
  if (first !== undefined) throw new Error(first.message);
  if (raw.length === 0) throw new Error("file with no instructions");
  let stages = 0;
  const instructions = raw.map(({ line, text, heredoc }) => {
    const [name = ""] = text.trim().split(/\s/, 1);
    const word = name.toUpperCase();
    const message = WORDS.has(word) ? checkInstruction(word, text) : `unknown instruction: ${name}`;
    if (message !== undefined) throw new Error(`dockerfile parse error on line ${line}: ${message}`);
    if (word === "FROM") stages++;
    else if (stages === 0 && word !== "ARG") throw new Error("no build stage in current context");
    return { line, word, text: text.trim().replace(/\s+/g, " "), heredoc };
  });
  if (stages === 0) throw new Error("dockerfile contains no stages to build");
  return instructions;
}

/** What the Rack reads from a Dockerfile before it builds. */
export interface BuildArguments {
  /** `NAME=value` for each ARG whose name is in the environment; repeated as often as the ARG is. */
  args: string[];
  /** True when the stage `development` is to be built; as often as a FROM line names it. */
  targets: number;
}

/**
 * The Rack reads line by line, not by instruction: `ARG` and `FROM` must stand at the beginning of a line. v3 sees
 * them in upper case only, v2 in any case. Only the first name of an ARG line counts.
 */
export function buildArguments(
  source: string,
  env: ReadonlyMap<string, string>,
  options: { development: boolean; generation: Generation },
): BuildArguments {
  const found: BuildArguments = { args: [], targets: 0 };
  for (const line of source.split("\n")) {
    const [first, second] = line.trim().split(/\s+/);
    if (first === undefined || second === undefined) continue;
    const word = options.generation === "v2" ? first.toUpperCase() : first;
    if (word === "FROM" && options.development && line.toLowerCase().includes("as development")) found.targets++;
    if (word !== "ARG") continue;
    const name = second.split("=")[0]?.trim() ?? "";
    const value = env.get(name);
    if (value !== undefined) found.args.push(`${name}=${value}`);
  }
  return found;
}
