import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { normalize } from "node:path/posix";
import { PackError } from "../errors.ts";
import { pattern } from "./pattern.ts";
import { codeOf } from "./problems.ts";

/** What the rules say of one path. A directory's verdict is needed for those of the paths in it. */
export interface Verdict {
  ignored: boolean;
  /** For each rule, whether it took this path or, as far as it was asked, a directory above it. */
  matched: readonly boolean[];
}

export interface Rules {
  /** `path` is relative, with "/"; `parent` is the verdict on its directory, absent in the root. */
  verdict(path: string, parent?: Verdict): Verdict;
  /** Whether an exception names something in the ignored directory `dir`, so that it must be looked into. */
  reaches(dir: string): boolean;
}

interface Rule {
  exception: boolean;
  text: string;
  matches: (path: string) => boolean;
}

/**
 * The rules in the text of a .dockerignore, as Docker 23 and later apply them to a build context. The last rule that
 * takes a path wins. A rule that took a directory takes all that is in it, but a rule that could not have changed the
 * verdict on the directory was not asked, and is then not inherited either: with `d`, `!d/f`, `d` the file d/f stays.
 *
 * Docker 20.10, whose rules older `convox` CLIs have built in, differs in two ways: there `+`, `(` and `)` keep their
 * meaning in a regular expression, and an exception for a directory (`!src/deep`) also brings back files in it that an
 * earlier rule took by name at any depth.
 * @throws PackError naming the line of the first bad pattern
 */
export function rules(text: string): Rules {
  const list = text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .flatMap((line, index) => parse(line, index + 1));
  const exceptions = list.filter((rule) => rule.exception).map((rule) => `${rule.text}/`);
  return {
    verdict(path, parent) {
      let ignored = false;
      const matched = list.map((rule, index) => {
        const match = parent?.matched[index] || (rule.exception === ignored && rule.matches(path));
        if (match) ignored = !rule.exception;
        return match;
      });
      return { ignored, matched };
    },
    reaches: (dir) => exceptions.some((exception) => exception.startsWith(`${dir}/`)),
  };
}

/**
 * The rules of `<root>/.dockerignore`; no rules when there is no such file. No other ignore file counts.
 * @throws PackError when it cannot be read, is not UTF-8 or has a bad pattern
 */
export async function readRules(root: string): Promise<Rules> {
  let bytes: Buffer;
  try {
    bytes = await readFile(join(root, ".dockerignore"));
  } catch (cause) {
    const code = codeOf(cause);
    if (code === "ENOENT") return rules("");
    throw new PackError(`.dockerignore ${code === "EISDIR" ? "is a directory" : `cannot be read: ${code}`}`, { cause });
  }
  if (!isUtf8(bytes)) {
    const lines = bytes.toString("latin1").split("\n");
    const line = 1 + lines.findIndex((text) => !isUtf8(Buffer.from(text, "latin1")));
    throw new PackError(`.dockerignore line ${line}: not UTF-8`, {
      hint: "save the file as UTF-8; > in Windows PowerShell writes UTF-16",
    });
  }
  return rules(bytes.toString("utf8"));
}

/** The rule in one line, or none. The odd order of the steps is Docker's and shows: `/!a` is an exception. */
function parse(line: string, number: number): Rule[] {
  if (line.startsWith("#")) return [];
  let text = trim(line);
  if (text === "") return [];
  const inverted = text.startsWith("!");
  if (inverted) text = trim(text.slice(1));
  if (text !== "") text = clean(text).replace(/^\/(?=.)/s, "");
  text = clean(trim(inverted ? `!${text}` : text));
  const exception = text.startsWith("!");
  if (exception) text = text.slice(1);
  try {
    if (text === "") throw new SyntaxError("nothing follows the !");
    return [{ exception, text, matches: pattern(text) }];
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new PackError(`.dockerignore line ${number}: bad pattern ${JSON.stringify(trim(line))}: ${cause.message}`, {
      hint: "a backslash makes the next character literal: \\[",
      cause,
    });
  }
}

/** Go's `filepath.Clean`: unlike Node's `normalize` it leaves no slash at the end. */
function clean(path: string): string {
  const normal = normalize(path);
  return normal.length > 1 ? normal.replace(/\/$/, "") : normal;
}

/** Go's `strings.TrimSpace`, which takes U+0085 but leaves U+FEFF, unlike JavaScript's `trim`. */
function trim(text: string): string {
  return text.replace(/^[\p{White_Space}]+|[\p{White_Space}]+$/gu, "");
}
