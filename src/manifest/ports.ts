import type { Mapping, Value } from "./document.ts";
import { atoi, describeValue, fieldOf, silent } from "./forms.ts";
import type { Racks, Report } from "./problem.ts";

const PORT_FORM = 'a number such as 3000, "https:3000", or a mapping of port and scheme';

/** `port`: 3000, "https:3000" or { port, scheme } (pkg/manifest/yaml.go of both generations). */
export function checkPort(name: string, value: Value | undefined, report: Report): void {
  if (silent(value) || value.kind === "int") return;
  if (value.kind === "map") checkPortMapping(name, value, report);
  else if (value.kind !== "string" || !isSchemePort(value.value)) {
    report.error(value.at, `service ${name}: port must be ${PORT_FORM}, not ${describeValue(value)}`);
  }
}

function checkPortMapping(name: string, map: Mapping, report: Report): void {
  const port = fieldOf(map, "port");
  if (port?.kind !== "unknown") {
    const zero = port === undefined || port.kind === "null" || (port.kind === "int" && port.value === 0);
    if (zero) report.error(map.at, `service ${name}: port is a mapping and must name its port`);
    else if (port.kind !== "int" && !(port.kind === "string" && isSchemePort(port.value))) {
      report.error(port.at, `service ${name}: port.port must be a number, not ${describeValue(port)}`);
    }
  }
  const scheme = fieldOf(map, "scheme");
  if (!silent(scheme) && scheme.kind !== "string") {
    report.error(scheme.at, `service ${name}: port.scheme must be text such as https, not ${describeValue(scheme)}`);
  }
}

function isSchemePort(text: string): boolean {
  const parts = text.split(":");
  return atoi(parts[parts.length > 1 ? 1 : 0] ?? "") !== undefined;
}

/** `ports` of a v3 service, and `agent.ports` of a v2 one: items 5000 or "5000/udp". */
export function checkPorts(
  name: string,
  value: Value | undefined,
  report: Report,
  key = "ports",
  racks: Racks = "v3",
): void {
  if (silent(value)) return;
  if (value.kind !== "list") {
    report.error(value.at, `service ${name}: ${key} must be a list, not ${describeValue(value)}`, racks);
    return;
  }
  for (const item of value.items) {
    if (silent(item) || item.kind === "int") continue;
    if (item.kind === "string" && atoi(item.value.split("/")[0] ?? "") !== undefined) continue;
    const form = 'numbers, or text such as "5000/udp"';
    if (racks === "v3" && item.kind === "map" && fieldOf(item, "port") !== undefined) {
      // The Convox docs show it, the Rack's source up to 3.24 refuses it.
      report.warn(
        item.at,
        `service ${name}: ${key} holds a mapping, which not every Rack takes; write "5000/udp"`,
        racks,
      );
      continue;
    }
    report.error(item.at, `service ${name}: ${key} must hold ${form}, not ${describeValue(item)}`, racks);
  }
}

/** `health`: a path, or a mapping; numbers in it that are no numbers are skipped without a word. */
export function checkHealth(name: string, value: Value | undefined, report: Report): void {
  if (silent(value) || value.kind === "string") return;
  if (value.kind !== "map") {
    report.error(value.at, `service ${name}: health must be a path or a mapping, not ${describeValue(value)}`);
    return;
  }
  for (const key of ["interval", "timeout", "grace"]) {
    const number = fieldOf(value, key);
    if (silent(number) || number.kind === "int") continue;
    const seen = describeValue(number);
    report.warn(number.at, `service ${name}: health.${key} must be a whole number; a Rack skips ${seen}`);
  }
}
