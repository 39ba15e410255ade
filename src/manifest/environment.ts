import type { Value } from "./document.ts";
import { describeValue, silent } from "./forms.ts";
import type { Report } from "./problem.ts";

/** `environment` is a list of NAME, NAME=default and "*". A Rack refuses another form and skips what is no text. */
export function checkEnvironment(named: string, value: Value | undefined, report: Report): void {
  if (silent(value)) return;
  if (value.kind !== "list") {
    report.error(value.at, `${named} must be a list such as "- NAME=default", not ${describeValue(value)}`);
    return;
  }
  for (const item of value.items) {
    if (item.kind === "list" || item.kind === "string" || silent(item)) continue;
    const first = item.kind === "map" ? item.entries[0]?.key : undefined;
    const quoted = first?.includes("=") ? "; put it in quotes" : `; write ${first}=... instead of ${first}: ...`;
    const hint = first === undefined ? "" : quoted;
    report.warn(item.at, `${named} holds ${describeValue(item)}, which a Rack skips${hint}`);
  }
}

/** Names of the entries that have no default, so that the app's environment must hold them. */
export function requiredNames(value: Value | undefined): string[] {
  if (value?.kind !== "list") return [];
  return value.items
    .flatMap((item) => (item.kind === "list" ? item.items : [item]))
    .flatMap((item) => (item.kind === "string" ? [item.value] : []))
    .filter((entry) => entry !== "*" && !entry.includes("="));
}
