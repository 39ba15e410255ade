import type { Value, ValueEntry } from "./value.ts";

/** Go's kinds in their order, in which the library sorts keys of different kinds. */
const KINDS = { null: 0, unknown: 0, bool: 1, int: 2, uint64: 11, float: 14, map: 21, list: 23, string: 24 };

/** The order in which the library prints the keys of an ordinary map: "a2" before "a10", letters behind anything else. */
export function compareKeys({ key: a }: ValueEntry, { key: b }: ValueEntry): number {
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left !== undefined && right !== undefined) {
    return left === right ? KINDS[a.kind] - KINDS[b.kind] : left - right;
  }
  if (a.kind !== "string" || b.kind !== "string") return KINDS[a.kind] - KINDS[b.kind];
  return compareTexts(Array.from(a.value), Array.from(b.value));
}

function numberOf(value: Value): number | undefined {
  if (value.kind === "bool") return value.value ? 1 : 0;
  return value.kind === "int" || value.kind === "uint64" || value.kind === "float" ? Number(value.value) : undefined;
}

function compareTexts(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((char, index) => char !== b[index]);
  const [left, right] = [a[at], b[at]];
  if (at === -1 || left === undefined || right === undefined) return a.length - b.length;
  const [isLeftLetter, isRightLetter] = [/\p{L}/u.test(left), /\p{L}/u.test(right)];
  if (isLeftLetter !== isRightLetter) return isLeftLetter ? 1 : -1;
  const order = (left.codePointAt(0) ?? 0) - (right.codePointAt(0) ?? 0);
  if (isLeftLetter) return order;
  const [leftDigits, rightDigits] = [digitsAt(a, at), digitsAt(b, at)];
  // A zero within a number counts as a digit of it: "10" stands behind "1x".
  const before = /[0-9]*$/.exec(a.slice(0, at).join(""))?.[0] ?? "";
  const lead = (left === "0" || right === "0") && /[1-9]/.test(before) ? "1" : "0";
  const numbers = Number(lead + leftDigits) - Number(lead + rightDigits);
  return numbers || leftDigits.length - rightDigits.length || order;
}

function digitsAt(chars: readonly string[], at: number): string {
  return /^[0-9]*/.exec(chars.slice(at).join(""))?.[0] ?? "";
}
