import { InputError } from "../errors.ts";
import type { Environment } from "./inputs.ts";

/** Names that the Rack's own builder (v3 3.22.0 and later) fills in when they come without a value. */
const RACK_PROVIDED = new Set([
  "BUILD_APP",
  "BUILD_AUTH",
  "BUILD_DEVELOPMENT",
  "BUILD_GENERATION",
  "BUILD_GIT_SHA",
  "BUILD_ID",
  "BUILD_MANIFEST",
  "BUILD_RACK",
]);

/**
 * Build arguments as the Rack takes them: `KEY=VALUE`, or a bare `KEY` that the Rack fills in. A bare KEY of the
 * user's takes the job's environment variable of that name.
 * @throws InputError naming the input and the key, never the value
 */
export function buildArgs(given: readonly string[], env: Environment): string[] {
  const mistakes: string[] = [];
  const args = given.flatMap((item) => {
    const at = item.indexOf("=");
    const key = at < 0 ? item : item.slice(0, at);
    const value = at < 0 ? env[key] : item.slice(at + 1);
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(key)) {
      mistakes.push(
        `build-args: ${at < 0 ? "an item" : JSON.stringify(key)} is not a name: allowed is KEY=VALUE, where KEY has letters, digits and _`,
      );
      return [];
    }
    if (value === undefined) {
      if (RACK_PROVIDED.has(key)) return [key];
      mistakes.push(`build-args: ${key} has no value, and the environment has no variable ${key}: give ${key}=VALUE`);
      return [];
    }
    if (value.includes(",")) {
      mistakes.push(
        `build-args: the value of ${key} has a comma, and a Rack splits build arguments at commas: ` +
          "give each argument by itself, or encode the value (base64, say)",
      );
      return [];
    }
    if (/[\r\n]/.test(value)) {
      mistakes.push(`build-args: the value of ${key} has a line break, which a build argument cannot carry`);
      return [];
    }
    return [`${key}=${value}`];
  });
  if (mistakes.length > 0) throw new InputError(mistakes.join("\n"));
  return args;
}
