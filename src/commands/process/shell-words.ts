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
 * @throws InputError for one of several lines
 */
export function oneLine(command: string): string {
  const line = command.trim();
  if (!/[\r\n]/.test(line)) return line;
  throw new InputError("command has several lines, and a Rack takes one", {
    hint: "put the lines into a script in the image and run that, or join them with && (and set shell: true for a v3 Rack)",
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
        /^(?:\$\{?[A-Za-z_][A-Za-z0-9_]*\}?|\$\(|`)/.exec(rest) ??
        (quote === "" ? /^(?:&&|\|\|?|[;<>]+|&)/.exec(rest) : null);
      if (found) return found[0];
    }
  }
  return undefined;
}
