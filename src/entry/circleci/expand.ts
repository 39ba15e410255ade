/** `$$` before what would be a reference, `$NAME`, `${NAME}`, or the beginning of `${NAME:-default}`. */
const REFERENCE = /\$\$(?=[A-Za-z_{])|\$([A-Za-z_]\w*)|\$\{([A-Za-z_]\w*)(?:\}|:-)/;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Text with environment variables filled in, as CircleCI's orbs have it (`circleci env subst`): `$NAME`, `${NAME}`, and
 * `${NAME:-default}` for a variable that is unset or empty; `$$NAME` stays as `$NAME`. Nothing else has a meaning: no
 * command is run, what a variable holds is not looked at again, nor is a default: one with `${...}` in it stays as it
 * was written, to its last brace. An unset variable is "".
 */
export function expandVariables(text: string, env: Environment): string {
  let out = "";
  let from = 0;
  const references = new RegExp(REFERENCE, "g");
  for (let found = references.exec(text); found; found = references.exec(text)) {
    const [reference, bare, braced] = found;
    const name = bare ?? braced;
    out += text.slice(from, found.index);
    from = found.index + reference.length;
    if (name === undefined) {
      out += reference.slice(1);
    } else if (!reference.endsWith(":-")) {
      out += env[name] ?? "";
    } else {
      const end = closing(text, from);
      const fallback = text.slice(from, end);
      if (end === undefined) out += reference;
      else if (fallback.includes("${")) out += `${reference}${fallback}}`;
      else out += env[name] || fallback;
      if (end !== undefined) from = end + 1;
    }
    references.lastIndex = from;
  }
  return out + text.slice(from);
}

/** Where the brace is that closes the default which begins at `from`; undefined when none does. */
function closing(text: string, from: number): number | undefined {
  let depth = 0;
  for (const { 0: mark, index } of text.slice(from).matchAll(/\$\{|\}/g)) {
    if (mark !== "}") depth += 1;
    else if (depth === 0) return from + index;
    else depth -= 1;
  }
  return undefined;
}

/** Whether `text` is one reference and nothing else. */
export function isReference(text: string): boolean {
  return /^\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*(?::-[^}]*)?\})$/.test(text);
}
