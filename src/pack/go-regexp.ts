import { complement, PERL, POSIX, type Range } from "./char-sets.ts";

/** A regular expression as a tree. `max` is absent in a repetition without an upper limit. */
export type Expression =
  | { kind: "set"; ranges: readonly Range[] }
  | { kind: "assertion"; name: Assertion }
  | { kind: "sequence"; parts: Expression[] }
  | { kind: "choice"; options: Expression[] }
  | { kind: "repeat"; of: Expression; min: number; max?: number };

export type Assertion = "start" | "end" | "boundary" | "no boundary";

const CONTROLS: Readonly<Record<string, number>> = { a: 7, t: 9, n: 10, v: 11, f: 12, r: 13 };
const ASSERTIONS: Readonly<Record<string, Assertion>> = { A: "start", b: "boundary", B: "no boundary", z: "end" };
const NOT_LINE_FEED = complement([[10, 10]]);
/** Most repetitions that Go allows. */
const MAX_REPEAT = 1000;

/**
 * Parses a regular expression in Go's syntax (RE2). It supports what an ignore pattern translates to: literals, escapes,
 * classes, `.`, groups, `|`, `*`, `?`, `{n,m}` and the anchors.
 * @throws SyntaxError when Go would refuse it, and for a few escapes that are unlikely in a file name: octal and hex
 *   numbers, `\p`, `\Q`
 */
export function parseGoRegExp(source: string): Expression {
  const chars = [...source];
  const lastNameEnd = chars.findLastIndex((char, at) => char === ":" && chars[at + 1] === "]");
  let i = 0;

  const code = (): number => chars[i++]?.codePointAt(0) ?? fail("a [ is not closed");

  /** The character that an escape stands for; `i` is at what follows the backslash. */
  const parseEscape = (): number => {
    const char = chars[i] ?? "";
    const value = CONTROLS[char] ?? char.charCodeAt(0);
    // In Go, an parseEscape punctuation character is literal. Letters, digits and non-ASCII characters are not.
    if (CONTROLS[char] === undefined && !(value < 0x80 && !/[0-9A-Za-z]/.test(char))) fail(`it has "\\${char}"`);
    i++;
    return value;
  };

  const member = (): number => {
    if (chars[i] !== "\\") return code();
    i++;
    return parseEscape();
  };

  /** `\d` and the like. */
  const perlSet = (): readonly Range[] | undefined => {
    const letter = chars[i] === "\\" ? (chars[i + 1] ?? "") : "";
    const ranges = PERL[letter.toLowerCase()];
    if (ranges === undefined) return undefined;
    i += 2;
    return letter === letter.toLowerCase() ? ranges : complement(ranges);
  };

  /** `[:alpha:]` and the like inside a class. */
  const posixSet = (): readonly Range[] | undefined => {
    if (chars[i] !== "[" || chars[i + 1] !== ":" || i > lastNameEnd) return undefined;
    let end = i + 2;
    while (end <= lastNameEnd && !(chars[end] === ":" && chars[end + 1] === "]")) end++;
    if (end > lastNameEnd) return undefined;
    const name = chars.slice(i + 2, end).join("");
    const ranges = POSIX[name.replace(/^\^/, "")] ?? fail(`there is no class "[:${name}:]"`);
    i = end + 2;
    return name.startsWith("^") ? complement(ranges) : ranges;
  };

  const parseClass = (): Expression => {
    const negated = chars[i] === "^";
    if (negated) i++;
    const ranges: Range[] = [];
    for (let first = true; first || chars[i] !== "]"; first = false) {
      const named = posixSet() ?? perlSet();
      if (named !== undefined) {
        ranges.push(...named);
        continue;
      }
      const low = member();
      let high = low;
      if (chars[i] === "-" && chars[i + 1] !== undefined && chars[i + 1] !== "]") {
        i++;
        high = member();
      }
      if (high < low) fail("a range in brackets runs backwards");
      ranges.push([low, high]);
    }
    i++;
    return { kind: "set", ranges: negated ? complement(ranges) : ranges };
  };

  const parseAtom = (): Expression => {
    const named = perlSet();
    if (named !== undefined) return { kind: "set", ranges: named };
    const char = chars[i++] ?? "";
    if (char === "[") return parseClass();
    if (char === "(") {
      const inside = parseChoice();
      if (chars[i++] !== ")") fail("a ( is not closed");
      return inside;
    }
    if (char === "\\") {
      const name = ASSERTIONS[chars[i] ?? ""];
      if (name === undefined) return literal(parseEscape());
      i++;
      return { kind: "assertion", name };
    }
    if (char === ".") return { kind: "set", ranges: NOT_LINE_FEED };
    if (char === "^") return { kind: "assertion", name: "start" };
    if (char === "$") return { kind: "assertion", name: "end" };
    return literal(char.codePointAt(0) ?? 0);
  };

  /** The repetition that follows an atom. */
  const repetition = (): { min: number; max?: number } | undefined => {
    if (chars[i] === "*" || chars[i] === "?") return chars[i++] === "*" ? { min: 0 } : { min: 0, max: 1 };
    if (chars[i] !== "{") return undefined;
    const [text, low = "", comma, high = ""] = /^\{(\d+)(,(\d*))?\}/.exec(chars.slice(i, i + 20).join("")) ?? [];
    if (text === undefined) return undefined;
    i += text.length;
    const min = Number(low);
    const max = comma === undefined ? min : high === "" ? undefined : Number(high);
    if (min > MAX_REPEAT || (max ?? 0) > MAX_REPEAT || (max ?? min) < min) fail(`it has "${text}"`);
    return max === undefined ? { min } : { min, max };
  };

  const parseSequence = (): Expression => {
    const parts: Expression[] = [];
    while (i < chars.length && chars[i] !== "|" && chars[i] !== ")") {
      const of = parseAtom();
      const repeat = repetition();
      if (repeat !== undefined && repetition() !== undefined) fail("a repetition is repeated");
      parts.push(repeat === undefined ? of : { kind: "repeat", of, ...repeat });
    }
    return { kind: "sequence", parts };
  };

  const parseChoice = (): Expression => {
    const options = [parseSequence()];
    while (chars[i] === "|") {
      i++;
      options.push(parseSequence());
    }
    return { kind: "choice", options };
  };

  const whole = parseChoice();
  if (i < chars.length) fail("a ) is not opened");
  return whole;
}

function fail(reason: string): never {
  throw new SyntaxError(reason);
}

function literal(code: number): Expression {
  return { kind: "set", ranges: [[code, code]] };
}
