import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect } from "vitest";
import { PackError } from "../../src/errors.ts";
import { readRules, type Verdict } from "../../src/pack/ignore.ts";
import { type Entry, sourceTree } from "../../src/pack/index.ts";
import type { DockerContext } from "../support/docker-context.ts";

/** A tree (directories end in "/") and the text of its .dockerignore. */
export interface Case {
  files: string[];
  rules: string;
}

/** The result of a case: the paths of the tree that the builder leaves out, or its error for the rules. */
export type Answer = { dropped: string[] } | { error: string };

const SEGMENTS = fc.constantFrom(
  ..."a b c ab ba".split(" "),
  ..."* ** ? a* *b ?b a? **b a** a**b *a* *** [ab] [^a] [a-b]* [^b]? \\a \\b \\. a\\b . ..".split(" "),
);
const LINE = fc
  .tuple(
    fc.constantFrom("", "", "!", "!", "! ", "/", "!/", "./"),
    fc.array(SEGMENTS, { minLength: 1, maxLength: 4 }),
    fc.constantFrom("", "", "", "/", " ", "\r"),
  )
  .map(([before, segments, after]) => before + segments.join("/") + after);
const PATH = fc
  .tuple(
    fc.array(fc.constantFrom("a", "b", "c", "ab", "ba", "abc", "a.b"), { minLength: 1, maxLength: 4 }),
    fc.constantFrom("", "", "", "/"),
  )
  .map(([names, slash]) => names.join("/") + slash);

/** A random tree with random rules. Malformed rules are such that docker rejects them before it applies them. */
export const RANDOM_CASE: fc.Arbitrary<Case> = fc.record({
  files: fc.array(PATH, { minLength: 3, maxLength: 14 }).map(removeConflicts),
  rules: fc.array(LINE, { minLength: 1, maxLength: 5 }).map((lines) => lines.join("\n")),
});

/** Docker's result in the form that is recorded. */
export function toAnswer(files: readonly string[], context: DockerContext): Answer {
  if ("error" in context) return context;
  const packed = new Set(context.paths);
  return { dropped: allPaths(files).filter((path) => !packed.has(path)) };
}

/** Our result in the same form, for BuildKit or for the classic builder: the archive holds what either sends. */
export async function ourAnswer(
  dir: string,
  files: readonly string[],
  builder: "buildkit" | "classic" = "classic",
): Promise<Answer> {
  try {
    const { entries, buildkitOnly } = await sourceTree(dir, { keep: ["Dockerfile"] });
    if (builder === "buildkit") return { dropped: allPaths(files).filter((path) => !isPacked(path, entries)) };
    const { verdict, classicReaches } = await readRules(dir);
    const isSent = (path: string) => {
      let parent: Verdict | undefined;
      for (const folder of ancestors(path)) {
        parent = verdict(folder, parent);
        if (parent.ignored && !classicReaches(folder)) return false;
      }
      return !verdict(path, parent).ignored;
    };
    const sent = entries.filter(({ path }) => isSent(path));
    const parents = new Set(sent.flatMap(({ path }) => ancestors(path)));
    const classic = entries.filter((entry) => sent.includes(entry) || parents.has(entry.path));
    for (const { path } of sent) expect(buildkitOnly).not.toContain(path);
    return { dropped: allPaths(files).filter((path) => !isPacked(path, classic)) };
  } catch (error) {
    if (error instanceof PackError) return { error: error.message };
    throw error;
  }
}

function isPacked(path: string, entries: readonly Entry[]): boolean {
  return entries.some((entry) => (entry.kind === "directory" ? `${entry.path}/` : entry.path) === path);
}

function ancestors(path: string): string[] {
  const names = path.split("/");
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join("/"));
}

/** Docker's result with the one intended difference: the directories of every packed file are packed too. */
export function withAncestors(files: readonly string[], { dropped }: { dropped: readonly string[] }): string[] {
  const packed = allPaths(files).filter((path) => !dropped.includes(path));
  return dropped.filter((path) => !(path.endsWith("/") && packed.some((other) => other.startsWith(path))));
}

/** Runs `body` with a directory that contains the case. */
export async function withCase<T>(one: Case, body: (dir: string) => Promise<T>): Promise<T> {
  const dir = await createCase(one);
  try {
    return await body(dir);
  } finally {
    await removeCase(dir);
  }
}

/** Creates a directory with the case and a Dockerfile, which docker requires. */
export async function createCase({ files, rules }: Case): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "dockerignore-"));
  for (const file of files) {
    const path = join(dir, file);
    await mkdir(file.endsWith("/") ? path : dirname(path), { recursive: true });
    if (!file.endsWith("/")) await writeFile(path, "");
  }
  await writeFile(join(dir, "Dockerfile"), "FROM scratch\n");
  await writeFile(join(dir, ".dockerignore"), rules);
  return dir;
}

export async function removeCase(dir: string): Promise<void> {
  await rm(dir, { recursive: true });
}

export const RECORDED = join(import.meta.dirname, "../fixtures/dockerignore");

export async function readRecorded(name: string): Promise<string> {
  return await readFile(join(RECORDED, name), "utf8");
}

/** Every path of the tree, with its directories with a slash at the end. */
function allPaths(files: readonly string[]): string[] {
  const paths = new Set<string>();
  for (const file of files) {
    for (let cut = file.indexOf("/"); cut >= 0; cut = file.indexOf("/", cut + 1)) paths.add(file.slice(0, cut + 1));
    paths.add(file);
  }
  return [...paths].sort();
}

/** Removes files that would have to be directories as well. */
function removeConflicts(files: readonly string[]): string[] {
  const unique = [...new Set(files)].filter((file) => file.endsWith("/") || !files.includes(`${file}/`));
  return unique.filter((file) => !unique.some((other) => other !== file && other.startsWith(`${file}/`)));
}
