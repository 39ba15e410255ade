import type { Generation } from "../profile/profile.ts";

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

/** @throws Error in the words of the Dockerfile parser: unknown instruction, empty file, instruction before FROM */
export function parseDockerfile(source: string): Instruction[] {
  const lines = source.replace(/^\ufeff/, "").split(/\r?\n/);
  const mark = escapeOf(lines);
  const instructions: Instruction[] = [];
  for (let i = 0; i < lines.length; i++) {
    const first = lines[i] ?? "";
    if (/^\s*(#|$)/.test(first)) continue;
    const start = i + 1;
    let text = first;
    while (text.trimEnd().endsWith(mark) && i + 1 < lines.length) {
      text = text.trimEnd().slice(0, -1);
      i++;
      // Comments and blank lines inside a continued instruction are passed over.
      while (/^\s*(#|$)/.test(lines[i] ?? "") && i + 1 < lines.length) i++;
      text += lines[i] ?? "";
    }
    const word = (/^\s*(\S+)/.exec(text)?.[1] ?? "").toUpperCase();
    if (!WORDS.has(word)) {
      throw new Error(`dockerfile parse error on line ${start}: unknown instruction: ${/\S+/.exec(text)?.[0] ?? ""}`);
    }
    const marks = ["RUN", "COPY", "ADD"].includes(word) ? [...text.matchAll(/<<-?\s*(["']?)(\w+)\1/g)] : [];
    for (const inline of marks) {
      while (i + 1 < lines.length && (lines[i + 1] ?? "").trim() !== inline[2]) i++;
      i++;
    }
    instructions.push({ line: start, word, text: text.trim().replace(/\s+/g, " "), heredoc: marks.length > 0 });
  }
  if (instructions.length === 0) throw new Error("file with no instructions");
  const early = instructions.find(({ word }) => word !== "ARG");
  if (early?.word !== "FROM") {
    throw new Error(
      early === undefined
        ? "no build stage in current context"
        : `dockerfile parse error on line ${early.line}: no build stage in current context`,
    );
  }
  return instructions;
}

function escapeOf(lines: string[]): string {
  for (const line of lines) {
    const directive = /^#\s*(\w+)\s*=\s*(\S+)\s*$/.exec(line);
    if (directive === null) return "\\";
    if (directive[1]?.toLowerCase() === "escape") return directive[2] ?? "\\";
  }
  return "\\";
}

/** What the Rack reads out of a Dockerfile before it builds. */
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
