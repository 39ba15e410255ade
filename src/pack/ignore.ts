import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { normalize } from "node:path/posix";
import { PackError } from "../errors.ts";
import { describeSystemError } from "../system-error.ts";
import { compilePattern, type Pattern } from "./pattern.ts";
import { codeOf } from "./problems.ts";

/** The result of the rules for one path. The paths in a directory need the directory's verdict. */
export interface Verdict {
  ignored: boolean;
  /** For each rule, whether it matched this path or, where it was evaluated, a directory above it. */
  matched: readonly boolean[];
}

export interface Rules {
  /** `path` is relative, with "/"; `parent` is the verdict on its directory, absent in the root. */
  verdict(path: string, parent?: Verdict): Verdict;
  /** Whether an exception can match a path in the ignored directory `dir`, so that BuildKit sends it. */
  reaches(dir: string): boolean;
  /**
   * Whether Docker's classic builder looks into the ignored directory `dir`: only if the text of an exception starts
   * with it. The classic builder does not expand wildcards here.
   */
  classicReaches(dir: string): boolean;
}

interface Rule {
  exception: boolean;
  text: string;
  pattern: Pattern;
}

/**
 * The rules in the text of a .dockerignore, as Docker 23 and later apply them to a build context. The last rule that
 * matches a path decides. A rule that matched a directory matches everything in it. A rule that could not have changed
 * the verdict on the directory is not evaluated there, and the paths in it do not inherit it: with `d`, `!d/f`, `d`, the
 * file d/f is sent.
 *
 * Docker 20.10, whose rules older `convox` CLIs contain, differs in two ways: `+`, `(` and `)` keep their meaning in a
 * regular expression, and an exception for a directory (`!src/deep`) also brings back files in it that an earlier rule
 * matched by name at any depth.
 * @throws PackError naming the line of the first bad pattern
 */
export function parseRules(text: string): Rules {
  const list = text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .flatMap((line, index) => parseLine(line, index + 1));
  const exceptions = list.filter((rule) => rule.exception);
  return {
    verdict(path, parent) {
      let ignored = false;
      const matched = list.map((rule, index) => {
        const match = parent?.matched[index] || (rule.exception === ignored && rule.pattern.matches(path));
        if (match) ignored = !rule.exception;
        return match;
      });
      return { ignored, matched };
    },
    // Below an ignored directory only an exception that did not match the directory itself can change the verdict, so
    // entering where no exception can match any more would find nothing.
    reaches: (dir) => exceptions.some(({ pattern }) => pattern.canMatchBelow(dir)),
    classicReaches: (dir) => exceptions.some((rule) => `${rule.text}/`.startsWith(`${dir}/`)),
  };
}

/**
 * The rules of `<root>/.dockerignore`; no rules when the file does not exist. No other ignore file counts.
 * @throws PackError when it cannot be read, is not UTF-8 or has a bad pattern
 */
export async function readRules(root: string): Promise<Rules> {
  let bytes: Buffer;
  try {
    bytes = await readFile(join(root, ".dockerignore"));
  } catch (cause) {
    const code = codeOf(cause);
    if (code === "ENOENT") return parseRules("");
    throw new PackError("dockerignore-invalid", `.dockerignore cannot be read: ${describeSystemError(cause) ?? code}`, {
      cause,
    });
  }
  if (!isUtf8(bytes)) {
    const lines = bytes.toString("latin1").split("\n");
    const line = 1 + lines.findIndex((text) => !isUtf8(Buffer.from(text, "latin1")));
    throw new PackError("dockerignore-invalid", `.dockerignore line ${line}: not UTF-8`, {
      hint: "Save the file as UTF-8. In Windows PowerShell, > writes UTF-16.",
    });
  }
  return parseRules(bytes.toString("utf8"));
}

/** The rule in one line, or none. The order of the steps is Docker's and has effects: `/!a` is an exception. */
function parseLine(line: string, number: number): Rule[] {
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
    return [{ exception, text, pattern: compilePattern(text) }];
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new PackError(
      "dockerignore-invalid",
      `.dockerignore line ${number}: bad pattern ${JSON.stringify(trim(line))}: ${cause.message}`,
      {
        hint: "Put a backslash before a character to make it literal, as in \\[",
        cause,
      },
    );
  }
}

/** Go's `filepath.Clean`: unlike Node's `normalize` it leaves no slash at the end. */
function clean(path: string): string {
  const normal = normalize(path);
  return normal.length > 1 ? normal.replace(/\/$/, "") : normal;
}

/** Go's `strings.TrimSpace`, which removes U+0085 but keeps U+FEFF, unlike JavaScript's `trim`. */
function trim(text: string): string {
  let start = 0;
  let end = text.length;
  // A regular expression would be slow for many blanks in the middle of a line.
  while (start < end && /\p{White_Space}/u.test(text.charAt(start))) start++;
  while (end > start && /\p{White_Space}/u.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
