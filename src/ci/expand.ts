/** `$$` before what would be a reference, `$NAME`, `${NAME}` or `${NAME:-default}`. */
const REFERENCE = /\$\$(?=[A-Za-z_{])|\$([A-Za-z_]\w*)|\$\{([A-Za-z_]\w*)(?::-([^}]*))?\}/g;

/**
 * Text with environment variables filled in, as CircleCI's orbs have it (`circleci env subst`): `$NAME`, `${NAME}`, and
 * `${NAME:-default}` for a variable that is unset or empty; `$$NAME` stays as `$NAME`. Nothing else has a meaning: no
 * command is run, and what a variable holds is not looked at again. An unset variable is "".
 */
export function expanded(text: string, env: Readonly<Record<string, string | undefined>>): string {
  return text.replace(REFERENCE, (reference, bare?: string, braced?: string, fallback?: string) => {
    const name = bare ?? braced;
    if (name === undefined) return reference.slice(1);
    return env[name] || (fallback ?? "");
  });
}

/** Whether `text` is one reference and nothing else. */
export function isReference(text: string): boolean {
  return /^\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*(?::-[^}]*)?\})$/.test(text);
}
