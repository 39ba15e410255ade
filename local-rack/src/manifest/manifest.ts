import { atoi } from "../go/go-text.ts";
import type { Generation } from "../profile/profile.ts";
import { checkManifest } from "./manifest-check.ts";
import { requireType } from "./manifest-forms.ts";
import { environmentList, namesOf, readService, type Service, textOf } from "./manifest-service.ts";
import type { BalancerPort, Manifest } from "./manifest-shape.ts";
import { cannotUnmarshal, field, goType, parseYaml, type YamlEntry, type YamlValue } from "./yaml-value.ts";

/**
 * Loads a manifest in the order that the Rack does it: `${NAME}` in the raw text, YAML, defaults, required
 * environment. v2 validates too; v3 leaves that to the build (`validateManifest`).
 * @throws Error with the Rack's text
 */
export function loadManifest(text: string, env: ReadonlyMap<string, string>, generation: Generation): Manifest {
  const root = parseYaml(interpolate(text, env));
  if (root.kind !== "map" && root.kind !== "null") throw cannotUnmarshal(root, "manifest.Manifest");
  const shared = environmentList(field(root, "environment"));
  requireType(field(root, "params"), "map[string]string");
  const labels = generation === "v3" ? field(root, "labels") : undefined;
  requireType(labels, "map[string]string");
  const configs = generation === "v3" ? field(root, "configs") : undefined;
  const manifest: Manifest = {
    configs: configs?.kind === "list" ? configs.items.map((config) => textOf(field(config, "id"))) : [],
    balancers:
      generation === "v3" ? section(root, "balancers").map(({ name, value }) => readBalancer(name, value)) : [],
    resources: section(root, "resources").map(({ name, value }) => {
      requireType(field(value, "options"), "map[string]string");
      return { name, type: textOf(field(value, "type")) };
    }),
    services: section(root, "services").map(({ name, value }) => readService(name, value, shared, generation)),
    timers: section(root, "timers").map(({ name, value }) => {
      requireType(field(value, "command"), "string");
      return { name, service: textOf(field(value, "service")), schedule: textOf(field(value, "schedule")) };
    }),
  };
  for (const service of manifest.services) requireEnvironment(service, env);
  if (generation === "v3") {
    for (const name of [...namesOf(labels), ...manifest.services.flatMap((service) => service.labels)]) {
      if (RESERVED_LABELS.has(name)) throw new Error(`reserved label key '${name}' is not allowed`);
    }
  }
  if (generation === "v2") {
    const first = checkManifest(manifest, generation)[0];
    if (first !== undefined) throw new Error(first);
  }
  return manifest;
}

/** What v3 labels everything with itself. */
const RESERVED_LABELS = new Set(["system", "rack", "app", "name", "service", "release", "type"]);

/** v3's validation at build time: every complaint in one error. @throws Error */
export function validateManifest(manifest: Manifest): void {
  const complaints = checkManifest(manifest, "v3");
  if (complaints.length > 0) throw new Error(`validation errors:\n${complaints.join("\n")}`);
}

/** `${NAME}` anywhere in the text, comments included; an unknown name becomes nothing. */
function interpolate(text: string, env: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{([^}]*?)\}/g, (_, name: string) => env.get(name) ?? "");
}

// A mapping of names; a name may be a number in YAML.
function section(root: YamlValue, name: string): { name: string; value: YamlValue }[] {
  const value = field(root, name);
  if (value === undefined) return [];
  if (value.kind !== "map") throw cannotUnmarshal(value, "yaml.MapSlice");
  return value.entries.map((entry) => ({ name: keyName(entry), value: bodyOf(entry, name) }));
}

function keyName({ key }: YamlEntry): string {
  if (key.kind === "string") return key.text;
  if (key.kind === "int") return String(key.value);
  throw new Error(`unknown key type: ${key.kind === "float" ? "float64" : key.kind === "null" ? "<nil>" : key.kind}`);
}

function bodyOf({ value }: YamlEntry, sectionName: string): YamlValue {
  if (value.kind === "map" || value.kind === "null") return value;
  const goName = { services: "Service", resources: "Resource", timers: "Timer", balancers: "Balancer" }[sectionName];
  throw cannotUnmarshal(value, `manifest.${goName ?? sectionName}`);
}

function readBalancer(name: string, value: YamlValue): Manifest["balancers"][number] {
  const ports = field(value, "ports");
  const whitelist = field(value, "whitelist");
  const ranges = whitelist?.kind === "list" ? whitelist.items : whitelist === undefined ? [] : [whitelist];
  if (whitelist !== undefined && ranges.some(({ kind }) => kind !== "string")) {
    throw new Error(`unknown type for balancer whitelist: ${goType(whitelist)}`);
  }
  return {
    name,
    service: textOf(field(value, "service")),
    ports: ports?.kind === "map" ? ports.entries.map(readBalancerPort) : [],
    whitelist: ranges.map(textOf),
  };
}

function readBalancerPort({ key, value }: YamlEntry): BalancerPort {
  const source = key.kind === "string" || key.kind === "int" ? key.text : "";
  const target = value.kind === "map" ? field(value, "port") : value;
  const protocol = value.kind === "map" ? textOf(field(value, "protocol")) : "";
  return {
    protocol: protocol.toUpperCase() === "UDP" ? "UDP" : "TCP",
    source: atoi(source),
    target: Number(textOf(target)),
  };
}

function requireEnvironment(service: Service, env: ReadonlyMap<string, string>): void {
  const missing = service.environment.filter((item) => !item.includes("=") && item !== "*" && !env.has(item));
  if (missing.length > 0) throw new Error(`required env: ${missing.sort().join(", ")}`);
}
