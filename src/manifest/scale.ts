import type { Mapping, Value } from "./document.ts";
import { atoi, checkForms, describeValue, type Form, fieldOf, silent } from "./forms.ts";
import type { Racks, Report } from "./problem.ts";

const TARGETS: Readonly<Record<string, Form>> = {
  cpu: "whole number",
  memory: "whole number",
  requests: "whole number",
};

const LIMIT: Readonly<Record<string, Form>> = { cpu: "whole number", memory: "whole number" };

const SKIPPED_UNLESS_WHOLE: Readonly<Record<string, Racks>> = { cpu: "both", memory: "both", min: "v3", max: "v3" };

/** `scale`: 2, "1-3", or a mapping (pkg/manifest/yaml.go of both generations). */
export function checkScale(name: string, value: Value | undefined, report: Report): void {
  if (silent(value)) return;
  if (value.kind === "map") {
    checkScaleMapping(name, value, report);
    return;
  }
  if (value.kind === "int" || value.kind === "string") checkCount(`service ${name}: scale`, value, report);
  else
    report.error(
      value.at,
      `service ${name}: scale must be a number, a range or a mapping, not ${describeValue(value)}`,
    );
}

function checkScaleMapping(name: string, map: Mapping, report: Report): void {
  const nameKey = (key: string) => `service ${name}: scale.${key}`;
  const count = fieldOf(map, "count");
  if (!silent(count)) {
    if (count.kind === "map") checkCountMapping(nameKey("count"), count, report);
    else checkCount(nameKey("count"), count, report);
  }
  for (const [key, racks] of Object.entries(SKIPPED_UNLESS_WHOLE)) {
    const number = fieldOf(map, key);
    if (silent(number) || number.kind === "int") continue;
    report.warn(number.at, `${nameKey(key)} must be a whole number; a Rack skips ${describeValue(number)}`, racks);
  }
  const targets = fieldOf(map, "targets");
  if (targets?.kind === "map") checkForms(targets, TARGETS, (key) => nameKey(`targets.${key}`), report);
  checkForms(map, { targets: "mapping" }, nameKey, report);
  checkForms(map, { limit: "mapping" }, nameKey, report, "v3");
  checkLimit(map, nameKey, report);
  const gpu = fieldOf(map, "gpu");
  if (!silent(gpu) && gpu.kind !== "int" && gpu.kind !== "map") {
    report.error(gpu.at, `${nameKey("gpu")} must be a number or a mapping, not ${describeValue(gpu)}`, "v3");
  }
}

/** v3 refuses a limit below what the service asks for. */
function checkLimit(scale: Mapping, nameKey: (key: string) => string, report: Report): void {
  const limit = fieldOf(scale, "limit");
  if (limit?.kind !== "map") return;
  checkForms(limit, LIMIT, (key) => nameKey(`limit.${key}`), report, "v3");
  for (const key of Object.keys(LIMIT)) {
    const [least, most] = [fieldOf(scale, key), fieldOf(limit, key)];
    if (least?.kind !== "int" || most?.kind !== "int" || most.value <= 0 || most.value >= least.value) continue;
    report.error(
      most.at,
      `${nameKey(`limit.${key}`)} is ${most.value}, below scale.${key}, which is ${least.value}`,
      "v3",
    );
  }
}

function checkCount(named: string, value: Value, report: Report): void {
  if (value.kind === "int") return;
  const ends = value.kind === "string" ? value.value.split("-") : [];
  const [low, high] = ends.map(atoi);
  if (ends.length === 0 || ends.length > 2 || low === undefined || (ends.length === 2 && high === undefined)) {
    report.error(value.at, `${named} must be a number such as 2 or a range such as 1-3, not ${describeValue(value)}`);
  } else if (high !== undefined && high < low) {
    const message = `${named} is a range whose end ${high} is below its start ${low}`;
    report.error(value.at, message, "v3");
    report.warn(value.at, message, "v2");
  }
}

function checkCountMapping(named: string, map: Mapping, report: Report): void {
  for (const key of ["min", "max"]) {
    const end = fieldOf(map, key);
    if (silent(end) || end.kind === "int" || (end.kind === "string" && atoi(end.value) !== undefined)) continue;
    report.error(end.at, `${named}.${key} must be a whole number, not ${describeValue(end)}`);
  }
}

/** `deployment`: percentages of the count between which a rolling deployment moves; v3 checks their ranges. */
export function checkDeployment(name: string, value: Value | undefined, report: Report): void {
  if (value?.kind !== "map") return;
  const nameKey = (key: string) => `service ${name}: deployment.${key}`;
  checkForms(value, { minimum: "whole number", maximum: "whole number" }, nameKey, report);
  checkPercent(nameKey("minimum"), fieldOf(value, "minimum"), 0, 100, report, "v3");
  checkPercent(nameKey("maximum"), fieldOf(value, "maximum"), 100, 200, report, "v3");
}

function checkPercent(
  named: string,
  value: Value | undefined,
  least: number,
  most: number,
  report: Report,
  racks: Racks,
): void {
  if (value?.kind !== "int" || (value.value >= least && value.value <= most)) return;
  report.error(value.at, `${named} must be between ${least} and ${most}, not ${value.value}`, racks);
}
