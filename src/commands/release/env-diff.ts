import { createHmac, randomBytes } from "node:crypto";

/** Names of variables, sorted; values are never part of it. */
export interface EnvDiff {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** How two environments differ. Values are compared by a hash under a key that nobody keeps. */
export function envDiff(before: string, after: string): EnvDiff {
  const key = randomBytes(32);
  const [old, now] = [hashes(before, key), hashes(after, key)];
  const names = [...new Set([...old.keys(), ...now.keys()])].sort();
  return {
    added: names.filter((name) => !old.has(name)),
    removed: names.filter((name) => !now.has(name)),
    changed: names.filter((name) => old.has(name) && now.has(name) && old.get(name) !== now.get(name)),
  };
}

/** Names of the variables in an environment, sorted. */
export function envKeys(env: string): string[] {
  return [...hashes(env, Buffer.alloc(0)).keys()].sort();
}

/** `KEY=VALUE` lines as a Rack reads them: cut at the first "=", the last of a name wins (pkg/structs/environment.go). */
function hashes(env: string, key: Buffer): Map<string, string> {
  return new Map(
    env.split("\n").flatMap((line) => {
      const at = line.indexOf("=");
      const name = line.slice(0, at).trim();
      return at < 0 || name === "" ? [] : [[name, hash(line.slice(at + 1).replace(/\r$/, ""), key)] as const];
    }),
  );
}

function hash(value: string, key: Buffer): string {
  return createHmac("sha256", key).update(value).digest("base64");
}
