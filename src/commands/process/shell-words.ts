import { InputError } from "../../errors.ts";

/** Quotes a word for a POSIX shell. */
export function quoteWord(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Joins arguments to a command line; a single argument is a command line already. */
export function commandLineOf(words: readonly string[]): string {
  return words.length === 1 ? (words[0] ?? "") : words.map(quoteWord).join(" ");
}

/** Wraps a command line in `sh -c`. */
export function wrapInShell(command: string): string {
  return `sh -c ${quoteWord(command)}`;
}

/**
 * Trims a command line and checks that it can be sent as a header.
 * @throws InputError for an empty command, several lines, and control characters
 */
export function toHeaderLine(command: string): string {
  const line = command.trim();
  if (line === "") throw new InputError("input-missing", "command is empty");
  if (/[\r\n]/.test(line)) {
    throw new InputError("input-invalid", "command has several lines, and a Rack runs only one", {
      hint: "Put the lines into a script in the image, or join them with && (on a v3 Rack also set shell: true)",
    });
  }
  const control = /[\x00-\x08\x0b-\x1f\x7f]/.exec(line)?.[0];
  if (control === undefined) return line;
  const code = control.charCodeAt(0).toString(16).padStart(4, "0");
  throw new InputError("input-invalid", `command has the control character U+${code}, which cannot be sent to a Rack`, {
    hint: "Let a shell in the image create it: printf '\\033' (on a v3 Rack with shell: true)",
  });
}

/**
 * Finds the first part of `command` that needs a shell, such as `&&` or `$HOME`; undefined if there is none. A command
 * that starts a shell needs no other. `*` is no such part: tasks and tests are often selected with it on purpose.
 */
export function findShellSyntax(command: string): string | undefined {
  if (/^\s*(?:\S*\/)?(?:ba|da|a|z|k)?sh\s/.test(command)) return undefined;
  const assignment = /^\s*([A-Za-z_][A-Za-z0-9_]*=)/.exec(command)?.[1];
  if (assignment !== undefined) return assignment;
  let quote = "";
  for (let at = 0; at < command.length; at++) {
    const char = command[at] ?? "";
    if (quote === "'") {
      if (char === "'") quote = "";
    } else if (char === "\\") {
      at++;
    } else if (char === '"' || (char === "'" && quote === "")) {
      quote = quote === char ? "" : char;
    } else {
      const rest = command.slice(at);
      const found =
        /^(?:\$\{?[A-Za-z_][A-Za-z0-9_]*\}?|\$\{?[0-9?$!#@*]|\$\(|`)/.exec(rest) ??
        (quote === "" ? /^(?:&&|\|\|?|[;<>]+|&)/.exec(rest) : null) ??
        (quote === "" && /\s/.test(command[at - 1] ?? " ") ? /^~(?=\/|\s|$)/.exec(rest) : null);
      if (found) return found[0];
    }
  }
  return undefined;
}
