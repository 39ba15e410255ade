type Range = readonly [low: number, high: number];

const MAX = 0x10ffff;
const DIGIT: readonly Range[] = [[0x30, 0x39]];
const LOWER: readonly Range[] = [[0x61, 0x7a]];
const UPPER: readonly Range[] = [[0x41, 0x5a]];
const ALPHA = [...UPPER, ...LOWER];
const ALNUM = [...DIGIT, ...ALPHA];
const WORD: readonly Range[] = [...DIGIT, ...UPPER, [0x5f, 0x5f], ...LOWER];

/** What `\d`, `\s` and `\w` stand for in Go: ASCII only, and `\s` without the vertical tab. */
const PERL: Readonly<Record<string, readonly Range[]>> = {
  d: DIGIT,
  s: [
    [0x09, 0x0a],
    [0x0c, 0x0d],
    [0x20, 0x20],
  ],
  w: WORD,
};

const POSIX: Readonly<Record<string, readonly Range[]>> = {
  alnum: ALNUM,
  alpha: ALPHA,
  ascii: [[0, 0x7f]],
  blank: [
    [0x09, 0x09],
    [0x20, 0x20],
  ],
  cntrl: [
    [0, 0x1f],
    [0x7f, 0x7f],
  ],
  digit: DIGIT,
  graph: [[0x21, 0x7e]],
  lower: LOWER,
  print: [[0x20, 0x7e]],
  punct: [
    [0x21, 0x2f],
    [0x3a, 0x40],
    [0x5b, 0x60],
    [0x7b, 0x7e],
  ],
  space: [
    [0x09, 0x0d],
    [0x20, 0x20],
  ],
  upper: UPPER,
  word: WORD,
  xdigit: [...DIGIT, [0x41, 0x46], [0x61, 0x66]],
};

const CONTROLS: Readonly<Record<string, number>> = { a: 7, t: 9, n: 10, v: 11, f: 12, r: 13 };
const ASSERTIONS: Readonly<Record<string, string>> = { A: "^", b: "\\b", B: "\\B", z: "$" };

/**
 * A regular expression in Go's syntax (RE2) as a JavaScript one. It knows what can come out of an ignore pattern:
 * literals, escapes, classes, `.`, groups, `|`, `*`, `?` and the anchors.
 * @throws SyntaxError when Go would refuse it, and for the few escapes that nobody means in a file name: octal and hex
 *   numbers, `\p`, `\Q`
 */
export function goRegExp(source: string): RegExp {
  const chars = [...source];
  let i = 0;

  const code = (): number => chars[i++]?.codePointAt(0) ?? fail("a [ is not closed");

  /** The character that an escape stands for; `i` is at what follows the backslash. */
  const escaped = (): number => {
    const char = chars[i] ?? "";
    const value = CONTROLS[char] ?? char.charCodeAt(0);
    // Go takes punctuation for itself; other letters, digits and what is not ASCII mean something else or nothing.
    if (CONTROLS[char] === undefined && !(value < 0x80 && !/[0-9A-Za-z]/.test(char))) fail(`it has "\\${char}"`);
    i++;
    return value;
  };

  const member = (): number => {
    if (chars[i] !== "\\") return code();
    i++;
    return escaped();
  };

  /** `\d` and its like, or nothing. */
  const perl = (): readonly Range[] | undefined => {
    const letter = chars[i] === "\\" ? (chars[i + 1] ?? "") : "";
    const ranges = PERL[letter.toLowerCase()];
    if (ranges === undefined) return undefined;
    i += 2;
    return letter === letter.toLowerCase() ? ranges : complement(ranges);
  };

  /** `[:alpha:]` and its like inside a class, or nothing. */
  const posix = (): readonly Range[] | undefined => {
    const rest = chars.slice(i).join("");
    const end = rest.indexOf(":]", 2);
    if (!rest.startsWith("[:") || end < 0) return undefined;
    const name = rest.slice(2, end);
    const ranges = POSIX[name.replace(/^\^/, "")] ?? fail(`there is no class "[:${name}:]"`);
    i += [...rest.slice(0, end + 2)].length;
    return name.startsWith("^") ? complement(ranges) : ranges;
  };

  const bracket = (): string => {
    const negated = chars[i] === "^";
    if (negated) i++;
    const ranges: Range[] = [];
    for (let first = true; first || chars[i] !== "]"; first = false) {
      const named = posix() ?? perl();
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
    return classOf(negated ? complement(ranges) : ranges);
  };

  let out = "";
  while (i < chars.length) {
    const named = perl();
    if (named !== undefined) {
      out += classOf(named);
      continue;
    }
    const char = chars[i++] ?? "";
    if (char === "[") out += bracket();
    else if (char === "\\") {
      const assertion = ASSERTIONS[chars[i] ?? ""];
      if (assertion === undefined) out += literal(escaped());
      else i++;
      out += assertion ?? "";
    }
    // Go's dot stops at a line feed only, JavaScript's at four characters.
    else if (char === ".") out += "[^\\n]";
    else if ("()|*?^$".includes(char)) out += char;
    else out += literal(char.codePointAt(0) ?? 0);
  }
  return new RegExp(out, "u");
}

function fail(reason: string): never {
  throw new SyntaxError(reason);
}

function literal(code: number): string {
  return `\\u{${code.toString(16)}}`;
}

function classOf(ranges: readonly Range[]): string {
  return `[${ranges.map(([low, high]) => `${literal(low)}-${literal(high)}`).join("")}]`;
}

function complement(ranges: readonly Range[]): Range[] {
  const out: Range[] = [];
  let next = 0;
  for (const [low, high] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (low > next) out.push([next, low - 1]);
    next = Math.max(next, high + 1);
  }
  if (next <= MAX) out.push([next, MAX]);
  return out;
}
