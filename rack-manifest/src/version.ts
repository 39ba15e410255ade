/** Whether a v3 Rack is at least as new as `since`, number by number: 3.25.10 is newer than 3.25.9. `dev` is the newest. */
export function isVersionAtLeast(version: string, since: string): boolean {
  if (version === "dev") return true;
  const parse = (text: string) =>
    (text.replace(/^v/, "").split(/[-+]/)[0] ?? "").split(".").map((part) => Number.parseInt(part, 10) || 0);
  const [left, right] = [parse(version), parse(since)];
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
