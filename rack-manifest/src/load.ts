import { listAt, mapAt, numberAt, textAt, textsAt } from "./access.ts";
import { type Attributes, findAttributes } from "./attributes.ts";
import { type Decoded, Decoder } from "./decode.ts";
import { type Complaint, fail, forVersion, ManifestFault, type Path } from "./fault.ts";
import type { Loading } from "./loading.ts";
import { locate } from "./locate.ts";
import type { Manifest, Service } from "./manifest.ts";
import { readService } from "./service.ts";
import { MANIFEST_V2 } from "./table-v2.ts";
import { MANIFEST_V3 } from "./table-v3.ts";
import type { StructType } from "./type.ts";
import { validateV2 } from "./validate-v2.ts";
import { validateV3 } from "./validate-v3.ts";
import { validateLaterKeys } from "./validate-v3-later.ts";
import { type Generation, type Item, type ReadOptions, readItems } from "./yaml/item.ts";
import { parseYaml } from "./yaml/parser.ts";
import { toValue } from "./yaml/value.ts";

export const TABLES: Readonly<Record<Generation, StructType>> = { v2: MANIFEST_V2, v3: MANIFEST_V3 };

/** What v3 Racks label everything with themselves. */
const RESERVED_LABELS = new Set(["system", "rack", "app", "name", "service", "release", "type"]);

/** Parses the text of a manifest; undefined when it is empty. @throws YamlError */
export function readDocument(text: string, options: ReadOptions): Item | undefined {
  const node = parseYaml(text, options.generation);
  return node === undefined ? undefined : readItems(node, options);
}

/**
 * Loads a manifest, whose variables are replaced already, as a Rack does when it builds, promotes or lists processes.
 * @throws YamlError and ManifestFault with the text of a Rack
 */
export function loadManifest(
  text: string,
  generation: Generation,
  env: ReadonlyMap<string, string>,
  version?: string,
): Loading {
  const loading = decodeManifest(readDocument(text, { generation }), generation, version);
  const complaints = defaultsComplaints(loading);
  if (complaints[0] !== undefined) throw fail(complaints[0].text, complaints[0]);
  requireEnvironment(loading.manifest.services, env);
  const first = (generation === "v2" ? validateV2(loading) : labelComplaints(loading))[0];
  if (first !== undefined) throw fail(first.text, first);
  return loading;
}

/** The validation of v3 Racks, which follows the loading when they build. @throws ManifestFault */
export function validateManifest(loading: Loading): void {
  if (loading.generation !== "v3") return;
  const complaints = [...validateV3(loading), ...forVersion(validateLaterKeys(loading), loading.version)];
  if (complaints.length === 0) return;
  throw new ManifestFault(`validation errors:\n${complaints.map(({ text }) => text).join("\n")}`, complaints);
}

/**
 * Everything that a Rack of this generation refuses in a document, without regard to the app's environment. What only
 * later versions refuse has `since`.
 */
export function findComplaints(root: Item | undefined, generation: Generation): readonly Complaint[] {
  const table = TABLES[generation];
  const { value, complaints } = root === undefined ? NOTHING : Decoder.collect(root, table, [], generation);
  const attributes = root === undefined ? new Map() : findAttributes(root, generation);
  const loading = fillManifest(root, value, attributes, generation);
  const rules =
    generation === "v2"
      ? validateV2(loading)
      : [...labelComplaints(loading), ...validateV3(loading), ...validateLaterKeys(loading)];
  // What could not be decoded has no value that a rule could judge.
  const isDecoded = ({ path }: Complaint) => !complaints.some((other) => isInside(path, other.path));
  return [...complaints, ...[...defaultsComplaints(loading), ...rules].filter(isDecoded)];
}

const NOTHING = { value: {}, complaints: [] };

function isInside(path: Path, outer: Path): boolean {
  return outer.every((step, index) => path[index] === step);
}

/** @throws YamlError for what the YAML reader refuses only when it decodes: merge keys without a mapping, odd keys */
export function refuseUnreadable(root: Item, generation: Generation): void {
  toValue(root, "ordered", generation);
  findAttributes(root, generation);
}

function decodeManifest(root: Item | undefined, generation: Generation, version: string | undefined): Loading {
  const decoded = root === undefined ? {} : Decoder.decode(root, TABLES[generation], [], generation, version);
  // The Rack reads the document a second time to see which keys are written.
  const attributes = root === undefined ? new Map() : findAttributes(root, generation);
  return fillManifest(root, decoded, attributes, generation, version);
}

function fillManifest(
  root: Item | undefined,
  decoded: Decoded,
  attributes: Attributes,
  generation: Generation,
  version?: string,
): Loading {
  const environment = textsAt(decoded, "environment");
  const manifest: Manifest = {
    environment,
    services: listAt(decoded, "services").flatMap((service) => {
      if (service === undefined) return [];
      return [readService(service, attributes, environment, generation)];
    }),
    resources: listAt(decoded, "resources").map((item) => ({ name: textAt(item, "name"), type: textAt(item, "type") })),
    timers: listAt(decoded, "timers").map((item) => ({
      name: textAt(item, "name"),
      command: textAt(item, "command"),
      schedule: generation === "v3" ? fiveFields(textAt(item, "schedule")) : textAt(item, "schedule"),
      service: textAt(item, "service"),
    })),
    balancers: listAt(decoded, "balancers").map((item) => ({
      name: textAt(item, "name"),
      service: textAt(item, "service"),
      ports: listAt(item, "ports").map((port) => ({
        name: textAt(port, "name"),
        protocol: textAt(port, "protocol"),
        port: numberAt(port, "port"),
      })),
      whitelist: textsAt(item, "whitelist"),
    })),
    configs: listAt(decoded, "configs").map((item) => ({ id: textAt(item, "id") })),
    labels: textMap(mapAt(decoded, "labels")),
    hasBudgetLimit: ["monthlyCapUsd", "alertThresholdPercent", "atCapAction"].some(
      (key) => root !== undefined && locate(root, ["budget", key]).item !== undefined,
    ),
  };
  return { generation, version, root, decoded, manifest };
}

function textMap(map: Readonly<Record<string, Decoded>>): Record<string, string> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, typeof value === "string" ? value : ""]));
}

/** v3 reads five fields of a schedule, and takes the ? of AWS for *. */
function fiveFields(schedule: string): string {
  const fields = schedule.split(/\s+/).filter((field) => field !== "");
  return fields
    .slice(0, 5)
    .map((field) => (field === "?" ? "*" : field))
    .join(" ");
}

/** What the loader refuses while it fills in defaults. */
function defaultsComplaints({ manifest, decoded, root, generation }: Loading): Complaint[] {
  if (generation === "v2") return [];
  const bodies = listAt(decoded, "services").filter((body) => body !== undefined);
  return manifest.services.flatMap((service, index) => {
    const scale = mapAt(bodies[index], "scale");
    return (["cpu", "memory"] as const).flatMap((size): Complaint[] => {
      const path = ["services", service.name, "scale", "limit", size];
      const limit = numberAt(scale, "limit", size);
      const { at, isUnknown } = locate(root, path);
      if (limit <= 0 || limit >= service[size] || isUnknown) return [];
      return [{ text: `${size} limit can not be less ${size} request`, at, path, expected: `at least scale.${size}` }];
    });
  });
}

function labelComplaints({ manifest, root, decoded }: Loading): Complaint[] {
  const findReserved = (labels: Record<string, unknown>, path: string[]) =>
    Object.keys(labels)
      .filter((key) => RESERVED_LABELS.has(key))
      .map((key): Complaint => {
        const inner = [...path, key];
        return { text: `reserved label key '${key}' is not allowed`, at: locate(root, inner).at, path: inner };
      });
  const services = listAt(decoded, "services");
  return [
    ...findReserved(manifest.labels, ["labels"]),
    ...services.flatMap((body) => findReserved(mapAt(body, "labels"), ["services", textAt(body, "name"), "labels"])),
  ];
}

function requireEnvironment(services: readonly Service[], env: ReadonlyMap<string, string>): void {
  for (const { name, environment } of services) {
    const missing = environment.filter((entry) => !entry.includes("=") && entry !== "*" && !env.has(entry));
    if (missing.length === 0) continue;
    const path = ["services", name, "environment"];
    throw fail(`required env: ${missing.sort().join(", ")}`, { at: { line: 0, column: 0 }, path });
  }
}
