import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  commandLineOf,
  findShellSyntax,
  quoteWord,
  toHeaderLine,
  wrapInShell,
} from "../../src/commands/process/shell-words.ts";
import { InputError } from "../../src/errors.ts";

describe("a command line", () => {
  test.each([
    [["rake db:migrate"], "rake db:migrate"],
    [["rake", "db:migrate"], "rake db:migrate"],
    [["sh", "-c", "cat; echo out"], "sh -c 'cat; echo out'"],
    [["echo", "it's", ""], "echo 'it'\\''s' ''"],
  ])("of %j is %s", (words, line) => {
    expect(commandLineOf(words)).toBe(line);
  });

  test("is split by a shell into its original words", () => {
    const word = fc.string({ unit: "binary", maxLength: 12 }).filter((text) => !/\0|[\ud800-\udfff]/u.test(text));
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 5 }), (words) => {
        const line = commandLineOf(["printf", "%s\\0", ...words]);
        expect(execFileSync("sh", ["-c", line]).toString().split("\0").slice(0, -1)).toEqual(words);
      }),
      { numRuns: 30 },
    );
  });

  test("runs unchanged in a shell", () => {
    const line = wrapInShell(`echo "$((1 + 1))" 'a  b' && false || echo "it's"`);
    expect(execFileSync("sh", ["-c", line]).toString()).toBe("2 a  b\nit's\n");
    expect(quoteWord("a-b_c.d/e:f=g,h")).toBe("a-b_c.d/e:f=g,h");
  });

  test("with several lines is refused, and white space around one line is trimmed", () => {
    expect(toHeaderLine("  rake db:migrate \n")).toBe("rake db:migrate");
    expect(() => toHeaderLine("a\nb")).toThrow(InputError);
    expect(() => toHeaderLine("a\rb")).toThrow(InputError);
  });

  test("that is empty or contains control characters is refused", () => {
    expect(() => toHeaderLine(" ")).toThrow("command is empty");
    expect(() => toHeaderLine("echo \x1b[1m")).toThrow("command has the control character U+001b");
    expect(() => toHeaderLine("a\0b")).toThrow(InputError);
    expect(toHeaderLine("echo\té漢😀")).toBe("echo\té漢😀");
  });
});

describe("shell syntax", () => {
  test.each([
    ["a && b", "&&"],
    ["a || b", "||"],
    ["a | b", "|"],
    ["a; b", ";"],
    ["a > b", ">"],
    ["a >> b", ">>"],
    ["a < b", "<"],
    ["a &", "&"],
    ["echo $HOME", "$HOME"],
    ['echo "${HOME}"', "${HOME}"],
    ["echo $(date)", "$("],
    ["echo `date`", "`"],
    ["RAILS_ENV=test rake", "RAILS_ENV="],
    ["rm tmp/*", undefined],
    ["rake test:* > log", ">"],
    ["cat ~/x", "~"],
    ["echo $?", "$?"],
    ["echo ${1}", "${1"],
    ["a~b c~/d", undefined],
    ["rake 'x*'", undefined],
    ["rake db:migrate", undefined],
    ["echo 'a && b $HOME'", undefined],
    ['echo "a && b"', undefined],
    ["echo a\\;b \\$HOME", undefined],
    ["sh -c 'a && b'", undefined],
    ['/bin/bash -lc "echo $HOME | wc"', undefined],
    ["echo 5$", undefined],
    ["grep ^a$ file", undefined],
  ])("of %s is %s", (command, syntax) => {
    expect(findShellSyntax(command)).toBe(syntax);
  });
});
