import { createHmac, randomBytes } from "node:crypto";

/** Names of variables, sorted. Contains no values. */
export interface EnvDiff {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** Differences of two environments. Values are compared by hashes under a random key. */
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

/** Parses `KEY=VALUE` lines like a Rack: split at the first "=", and the last value of a name wins (pkg/structs/environment.go). */
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
