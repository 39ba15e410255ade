import type { Mapping, Value } from "./document.ts";
import { describeValue, silent } from "./forms.ts";
import type { Report } from "./problem.ts";

/** Keys that v3 sets itself on everything it makes (convox/convox pkg/manifest/manifest.go). */
const RESERVED = new Set(["system", "rack", "app", "name", "service", "release", "type"]);

/** `labels`, of the app or of a service: a mapping of text, whose keys are not the Rack's own. Only v3 knows them. */
export function checkLabels(named: string, value: Value | undefined, report: Report): void {
  if (silent(value)) return;
  if (value.kind !== "map") {
    report.error(value.at, `${named} must be a mapping, not ${describeValue(value)}`, "v3");
    return;
  }
  for (const { key, at, value: label } of value.entries) {
    if (RESERVED.has(key)) report.error(at, `${named} cannot hold ${key}, which is the Rack's own`, "v3");
    else if (label.kind === "map" || label.kind === "list") {
      report.error(label.at, `${named}: ${key} must be text, not ${describeValue(label)}`, "v3");
    }
  }
}

/**
 * `annotations` of a service, timer or balancer: a list of NAME=VALUE, in newer v3 Racks also of mappings. Only v3 knows
 * them (convox/convox pkg/manifest/yaml.go).
 */
export function checkAnnotations(named: string, value: Value | undefined, report: Report): void {
  if (silent(value)) return;
  if (value.kind !== "list") {
    report.error(value.at, `${named} must be a list such as "- NAME=VALUE", not ${describeValue(value)}`, "v3");
    return;
  }
  for (const item of value.items) {
    if (item.kind === "map") checkPairs(named, item, report);
    else if (item.kind !== "unknown" && !(item.kind === "string" && item.value.includes("="))) {
      report.error(item.at, `${named} must hold NAME=VALUE, not ${describeValue(item)}`, "v3");
    }
  }
}

function checkPairs(named: string, map: Mapping, report: Report): void {
  for (const { key, value } of map.entries) {
    if (value.kind === "string" || value.kind === "unknown") continue;
    report.error(value.at, `${named}: ${key} must be text, not ${describeValue(value)}; put it in quotes`, "v3");
  }
}
