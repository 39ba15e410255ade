import { createHash, randomBytes, randomInt } from "node:crypto";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Build or release id: the prefix `B` or `R` and ten random letters A-Z. */
export function recordId(prefix: "B" | "R"): string {
  let id: string = prefix;
  for (let i = 0; i < 10; i++) id += LETTERS[randomInt(LETTERS.length)];
  return id;
}

/** Random lower-case hexadecimal digits. */
export function hexDigits(length: number): string {
  return randomBytes(Math.ceil(length / 2))
    .toString("hex")
    .slice(0, length);
}

// Kubernetes leaves vowels and look-alikes out of the names that it makes up.
const POD_ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

/** The random part of a pod name, derived from `seed` so that it stays the same from one reading to the next. */
export function podSuffix(seed: string, length: number): string {
  const digest = createHash("sha256").update(seed).digest();
  let suffix = "";
  for (let i = 0; i < length; i++) suffix += POD_ALPHABET[(digest[i] ?? 0) % POD_ALPHABET.length];
  return suffix;
}

/** Id of a new process: v3's pod name, the end of v2's task id. */
export function newProcessId(generation: "v2" | "v3", release: string, service: string): string {
  if (generation === "v2") return hexDigits(12);
  return `${service}-${podSuffix(`${release}/${service}`, 10)}-${podSuffix(hexDigits(20), 5)}`;
}
