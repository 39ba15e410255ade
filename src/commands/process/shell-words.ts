import { InputError } from "../../errors.ts";

/** A word as a POSIX shell takes it back to what it was. */
export function quoted(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Bare arguments as one command line: one argument is a whole command line already. */
export function commandLineOf(words: readonly string[]): string {
  return words.length === 1 ? (words[0] ?? "") : words.map(quoted).join(" ");
}

/** The command line that has a shell run `command`. */
export function inShell(command: string): string {
  return `sh -c ${quoted(command)}`;
}

/**
 * A command as a Rack can be sent it: it travels as a header.
 * @throws InputError for none, for one of several lines, and for one with control characters
 */
export function oneLine(command: string): string {
  const line = command.trim();
  if (line === "") throw new InputError("command is empty: there is nothing to run");
  if (/[\r\n]/.test(line)) {
    throw new InputError("command has several lines, and a Rack takes one", {
      hint: "put the lines into a script in the image and run that, or join them with && (and set shell: true for a v3 Rack)",
    });
  }
  const control = /[\x00-\x08\x0b-\x1f\x7f]/.exec(line)?.[0];
  if (control === undefined) return line;
  const code = control.charCodeAt(0).toString(16).padStart(4, "0");
  throw new InputError(`command has the control character U+${code}, which cannot travel to a Rack`, {
    hint: "let a shell in the image make it: printf '\\033' (with shell: true for a v3 Rack)",
  });
}

/**
 * What in `command` only a shell understands, as it stands there (`&&`, `$HOME`); undefined for nothing. A command that
 * begins with a shell brings its own.
 */
export function shellSyntax(command: string): string | undefined {
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
        (quote === "" ? /^(?:&&|\|\|?|[;<>]+|&|\*)/.exec(rest) : null) ??
        (quote === "" && /\s/.test(command[at - 1] ?? " ") ? /^~(?=\/|\s|$)/.exec(rest) : null);
      if (found) return found[0];
    }
  }
  return undefined;
}
