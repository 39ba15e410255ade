import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { PackError } from "../../src/errors.ts";
import { sourceTree } from "../../src/pack/index.ts";
import type { DockerContext } from "../support/docker-context.ts";

/** A tree (directories end in "/") and the text of its .dockerignore. */
export interface Case {
  files: string[];
  rules: string;
}

/** What docker made of a case: the paths of the tree that it left out, or that it refused the rules. */
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

/** A random tree with random rules. Its rules may be malformed, but then docker sees so before it has to try them. */
export const RANDOM_CASE: fc.Arbitrary<Case> = fc.record({
  files: fc.array(PATH, { minLength: 3, maxLength: 14 }).map(plausible),
  rules: fc.array(LINE, { minLength: 1, maxLength: 5 }).map((lines) => lines.join("\n")),
});

/** What docker says, in the form that is recorded. */
export function answer(files: readonly string[], context: DockerContext): Answer {
  if ("error" in context) return context;
  const packed = new Set(context.paths);
  return { dropped: allPaths(files).filter((path) => !packed.has(path)) };
}

/** What we say, in the same form. */
export async function ourAnswer(dir: string, files: readonly string[]): Promise<Answer> {
  try {
    const { entries } = await sourceTree(dir, { keep: ["Dockerfile"] });
    const packed = new Set(entries.map(({ path, kind }) => (kind === "directory" ? `${path}/` : path)));
    return { dropped: allPaths(files).filter((path) => !packed.has(path)) };
  } catch (error) {
    if (error instanceof PackError) return { error: error.message };
    throw error;
  }
}

/** Docker's answer with the one difference that is wanted: the directories of all that is packed are packed too. */
export function withAncestors(files: readonly string[], { dropped }: { dropped: readonly string[] }): string[] {
  const packed = allPaths(files).filter((path) => !dropped.includes(path));
  return dropped.filter((path) => !(path.endsWith("/") && packed.some((other) => other.startsWith(path))));
}

/** Runs `body` on a directory that holds the case. */
export async function planted<T>(one: Case, body: (dir: string) => Promise<T>): Promise<T> {
  const dir = await plant(one);
  try {
    return await body(dir);
  } finally {
    await uproot(dir);
  }
}

/** A new directory that holds the case, and a Dockerfile, as docker wants one. */
export async function plant({ files, rules }: Case): Promise<string> {
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

export async function uproot(dir: string): Promise<void> {
  await rm(dir, { recursive: true });
}

export const RECORDED = join(import.meta.dirname, "../fixtures/dockerignore");

export async function recorded(name: string): Promise<string> {
  return await readFile(join(RECORDED, name), "utf8");
}

/** Every path of the tree, its directories with a slash at the end. */
function allPaths(files: readonly string[]): string[] {
  const paths = new Set<string>();
  for (const file of files) {
    for (let cut = file.indexOf("/"); cut >= 0; cut = file.indexOf("/", cut + 1)) paths.add(file.slice(0, cut + 1));
    paths.add(file);
  }
  return [...paths].sort();
}

/** Without files that would have to be directories as well. */
function plausible(files: readonly string[]): string[] {
  const unique = [...new Set(files)].filter((file) => file.endsWith("/") || !files.includes(`${file}/`));
  return unique.filter((file) => !unique.some((other) => other !== file && other.startsWith(`${file}/`)));
}
