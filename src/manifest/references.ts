import { nearest } from "../nearest.ts";
import type { Entry, Mapping, Value } from "./document.ts";
import { atoi, checkForms, describeValue, entryOf, fieldOf, silent, textOf } from "./forms.ts";
import { checkAnnotations } from "./metadata.ts";
import { NAME, NAME_RULE } from "./names.ts";
import type { Racks, Report } from "./problem.ts";
import { resourcesOf, type Services } from "./services.ts";

/** Checks `resources`, and that services name only such as exist (pkg/manifest/validate.go, manifest.go). */
export function checkResources(root: Mapping, services: Services, report: Report): void {
  const { entries, open } = section(root, "resources", "both", report);
  for (const { key, at, value } of entries) {
    if (!NAME.test(key)) report.error(at, `the resource name ${key} ${NAME_RULE}`, "v3");
    if (value.kind === "unknown") continue;
    if (value.kind !== "map" && value.kind !== "null") {
      report.error(value.at, `resource ${key} must be a mapping, not ${describeValue(value)}`);
      continue;
    }
    const type = value.kind === "map" ? fieldOf(value, "type") : undefined;
    const blank = type === undefined || type.kind === "null" || textOf(type)?.trim() === "";
    if (blank) report.error(at, `resource ${key} has no type, such as "type: postgres"`);
    if (value.kind === "map") {
      checkForms(value, { type: "text", options: "mapping" }, (field) => `resource ${key}: ${field}`, report);
      checkOptions(key, fieldOf(value, "options"), report);
    }
  }
  if (open) return;
  const names = entries.map(({ key }) => key);
  for (const service of services.list) {
    for (const { name, at, renamed } of resourcesOf(service)) {
      if (names.includes(name)) continue;
      const message =
        name === ""
          ? `service ${service.name} asks for a resource without a name`
          : `service ${service.name} asks for the resource ${name}, which does not exist${suggestName(name, names)}`;
      report.error(at, message, "v3");
      if (!renamed) report.warn(at, message, "v2");
    }
  }
}

/** A resource that AWS runs has AWS's rules for its name (pkg/manifest/resource.go), which a Rack checks when it promotes. */
export function checkManagedNames(root: Mapping, report: Report): void {
  for (const { key, at, value } of section(root, "resources", "both", silentReport).entries) {
    checkManagedName(key, at, value.kind === "map" ? textOf(fieldOf(value, "type")) : undefined, report);
  }
}

/** Checks the schedules of timers: they have as many fields as the generation of Rack reads when it promotes. */
export function checkSchedules(root: Mapping, report: Report): void {
  for (const { key, at, value } of section(root, "timers", "both", silentReport).entries) {
    if (value.kind === "map" || value.kind === "null") {
      checkSchedule(key, at, value.kind === "map" ? fieldOf(value, "schedule") : undefined, report);
    }
  }
}

/** For what another check reports already. */
const silentReport: Report = { error: () => undefined, warn: () => undefined };

function checkManagedName(name: string, at: Value["at"], type: string | undefined, report: Report): void {
  if (!/^(rds|elasticache)-/.test(type ?? "")) return;
  if (name.length > 20) {
    report.error(
      at,
      `the name ${name} of a resource of type ${type} has ${name.length} characters, of at most 20`,
      "v3",
    );
  } else if (NAME.test(name) && name.endsWith("-")) {
    report.error(at, `the name ${name} of a resource of type ${type} must not end with -`, "v3");
  }
}

function checkOptions(resource: string, options: Value | undefined, report: Report): void {
  if (options?.kind !== "map") return;
  for (const { key, value } of options.entries) {
    if (value.kind !== "map" && value.kind !== "list") continue;
    report.error(value.at, `resource ${resource}: options.${key} must be text, not ${describeValue(value)}`);
  }
}

/** Checks `timers`: forms, names, and that the service exists. */
export function checkTimers(root: Mapping, services: Services, report: Report): void {
  for (const { key, at, value } of section(root, "timers", "both", report).entries) {
    if (!NAME.test(key)) report.error(at, `the timer name ${key} ${NAME_RULE}`, "v3");
    if (value.kind === "unknown") continue;
    if (value.kind !== "map" && value.kind !== "null") {
      report.error(value.at, `timer ${key} must be a mapping, not ${describeValue(value)}`);
      continue;
    }
    const field = (name: string) => (value.kind === "map" ? fieldOf(value, name) : undefined);
    const forms = { command: "text", schedule: "text", service: "text" } as const;
    if (value.kind === "map") checkForms(value, forms, (name) => `timer ${key}: ${name}`, report);
    checkAnnotations(`timer ${key}: annotations`, field("annotations"), report);
    checkService(`timer ${key}`, at, field("service"), services, report, "v3");
    checkService(`timer ${key}`, at, field("service"), services, { ...report, error: report.warn }, "v2");
  }
}

function checkSchedule(timer: string, at: Value["at"], value: Value | undefined, report: Report): void {
  if (value?.kind === "unknown") return;
  const schedule = textOf(value) ?? "";
  const where = value?.at ?? at;
  if (schedule.trim() === "") {
    report.error(where, `timer ${timer} has no schedule, such as "0 3 * * *"`);
    return;
  }
  const pieces = schedule.split(" ").length;
  if (pieces !== 5 && pieces !== 6) {
    report.error(where, `timer ${timer}: schedule must have 5 or 6 fields, not ${pieces}: ${schedule}`, "v2");
  }
  const fields = schedule.trim().split(/\s+/).slice(0, 5);
  // Kubernetes also takes names such as @daily, and a time zone before the fields.
  if (schedule.trim().startsWith("@") || schedule.includes("=")) return;
  if (fields.length < 5) {
    report.error(where, `timer ${timer}: schedule must have 5 fields, not ${fields.length}: ${schedule}`, "v3");
  } else if (fields.some((field) => field.includes("?") && field !== "?")) {
    report.error(where, `timer ${timer}: schedule cannot hold ? beside other characters: ${schedule}`, "v3");
  }
}

/** Checks `balancers`, which only v3 knows. */
export function checkBalancers(root: Mapping, services: Services, report: Report): void {
  for (const { key, at, value } of section(root, "balancers", "v3", report).entries) {
    if (value.kind === "unknown") continue;
    if (value.kind !== "map" && value.kind !== "null") {
      report.error(value.at, `balancer ${key} must be a mapping, not ${describeValue(value)}`, "v3");
      continue;
    }
    const field = (name: string) => (value.kind === "map" ? fieldOf(value, name) : undefined);
    checkService(`balancer ${key}`, at, field("service"), services, report, "v3");
    checkBalancerPorts(key, at, field("ports"), report);
    checkWhitelist(key, field("whitelist"), report);
    checkAnnotations(`balancer ${key}: annotations`, field("annotations"), report);
  }
}

function checkBalancerPorts(balancer: string, at: Value["at"], ports: Value | undefined, report: Report): void {
  if (ports?.kind === "unknown") return;
  if (ports === undefined || ports.kind === "null" || (ports.kind === "map" && ports.entries.length === 0)) {
    report.error(at, `balancer ${balancer} has no ports, such as "5000: 3000"`, "v3");
    return;
  }
  if (ports.kind !== "map") {
    const seen = describeValue(ports);
    report.error(ports.at, `balancer ${balancer}: ports must be a mapping such as "5000: 3000", not ${seen}`, "v3");
    return;
  }
  for (const { key, keyKind, at: keyAt } of ports.entries) {
    if (keyKind === "int" || keyKind === "unknown" || atoi(key) !== undefined) continue;
    report.error(keyAt, `balancer ${balancer}: the port ${key} must be a number`, "v3");
  }
}

function checkWhitelist(balancer: string, value: Value | undefined, report: Report): void {
  if (silent(value)) return;
  for (const item of value.kind === "list" ? value.items : [value]) {
    if (item.kind === "unknown") continue;
    // Only what is no range beyond doubt: an address without its length, or no address at all.
    if (item.kind === "string" && /^[0-9a-fA-F:.]+\/[0-9]{1,3}$/.test(item.value)) continue;
    const form = 'a range such as "10.0.0.0/8"';
    report.error(item.at, `balancer ${balancer}: whitelist must hold ${form}, not ${describeValue(item)}`, "v3");
  }
}

function checkService(
  what: string,
  at: Value["at"],
  value: Value | undefined,
  services: Services,
  report: Report,
  racks: Racks,
): void {
  if (value?.kind === "unknown") return;
  const name = textOf(value) ?? "";
  if (name === "") report.error(at, `${what} names no service`, racks);
  else if (!services.open && !services.list.some((service) => service.name === name)) {
    const names = services.list.map((service) => service.name);
    report.error(
      value?.at,
      `${what} names the service ${name}, which does not exist${suggestName(name, names)}`,
      racks,
    );
  }
}

function suggestName(name: string, names: readonly string[]): string {
  const close = nearest(name, names);
  return close === undefined ? "" : `; did you mean ${close}?`;
}

/** The entries of a mapping of names at the top of the manifest; `open` says that more may hide behind variables. */
function section(root: Mapping, key: string, racks: Racks, report: Report): { entries: Entry[]; open: boolean } {
  const value = entryOf(root, key)?.value;
  if (value === undefined || value.kind === "null") {
    return { entries: [], open: root.entries.some(({ keyKind }) => keyKind === "unknown") };
  }
  if (value.kind === "unknown") return { entries: [], open: true };
  if (value.kind !== "map") {
    report.error(value.at, `${key} must be a mapping of names, not ${describeValue(value)}`, racks);
    return { entries: [], open: true };
  }
  const entries = value.entries.filter(({ keyKind }) => keyKind !== "unknown");
  return { entries, open: entries.length < value.entries.length };
}
