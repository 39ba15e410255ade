import { InputError } from "../../errors.ts";
import { isProvidedByRack } from "../../rack/index.ts";
import type { Environment } from "../declaration/inputs.ts";

/**
 * Build arguments with a value each: a bare `KEY` takes the job's environment variable of that name, and stays bare when
 * there is none but the Rack fills it in itself.
 * @throws InputError naming every key that has no value
 */
export function withValues(given: readonly string[], env: Environment): string[] {
  const missing: string[] = [];
  const args = given.map((item) => {
    const value = item.includes("=") ? undefined : env[item];
    if (value !== undefined) return `${item}=${value}`;
    if (!item.includes("=") && !isProvidedByRack(item)) missing.push(item);
    return item;
  });
  if (missing.length === 0) return args;
  throw new InputError(
    missing
      .map((key) =>
        /^\w+$/.test(key)
          ? `build-args: ${key} has no value, and the environment has no variable ${key}`
          : "build-args: an item is neither KEY=VALUE nor the name of an environment variable",
      )
      .join("\n"),
    { hint: "give KEY=VALUE, one for each line" },
  );
}
