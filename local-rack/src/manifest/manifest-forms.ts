import { atoi } from "../go/go-text.ts";
import type { Generation } from "../profile/profile.ts";
import { cannotUnmarshal, field, goType, type YamlValue } from "./yaml-value.ts";

type GoType = "int" | "bool" | "string" | "[]string" | "map[string]string";

/** Keys of a service that nothing here acts on, and that a Rack refuses all the same when they are of another type. */
const BOTH: Readonly<Record<string, GoType>> = {
  ...{ drain: "int", "termination.grace": "int" },
  ...{ init: "bool", privileged: "bool", sticky: "bool" },
  ...{ test: "string", volumes: "[]string" },
};
const OF: Readonly<Record<Generation, Readonly<Record<string, GoType>>>> = {
  v2: { links: "[]string" },
  v3: { timeout: "int", "tls.redirect": "bool", whitelist: "string", labels: "map[string]string" },
};

/** @throws Error with the Rack's text for the first key of a service that has a value of the wrong type */
export function checkForms(body: YamlValue, generation: Generation): void {
  for (const [path, type] of Object.entries({ ...BOTH, ...OF[generation] })) {
    const [key = "", inner] = path.split(".");
    const value = field(body, key);
    if (value === undefined) continue;
    if (inner === undefined) requireType(value, type);
    else if (value.kind !== "map")
      throw cannotUnmarshal(value, `manifest.Service${key[0]?.toUpperCase()}${key.slice(1)}`);
    else requireType(field(value, inner), type);
  }
  checkDomain(field(body, "domain"));
  if (generation === "v3") checkPorts(field(body, "ports"));
}

/** @throws Error as yaml.v2 has it; nothing, or null, is a value of every type */
export function requireType(value: YamlValue | undefined, type: GoType): void {
  if (value === undefined || value.kind === "null") return;
  const { kind } = value;
  if (type === "[]string" && kind === "list") for (const item of value.items) requireType(item, "string");
  else if (type === "map[string]string" && kind === "map") {
    for (const entry of value.entries) requireType(entry.value, "string");
  } else if (!fits(kind, type)) throw cannotUnmarshal(value, type);
}

// Any scalar is text, and a fraction is cut.
function fits(kind: YamlValue["kind"], type: GoType): boolean {
  if (type === "int") return kind === "int" || kind === "float";
  if (type === "bool") return kind === "bool";
  return type === "string" && kind !== "list" && kind !== "map";
}

function checkDomain(value: YamlValue | undefined): void {
  for (const item of value?.kind === "list" ? value.items : [value]) {
    if (item === undefined || item.kind === "string") continue;
    throw new Error(`unknown type for service domain: ${goType(item)}`);
  }
}

/** Ports beside the one that is balanced: numbers, or text such as `5000/udp`. */
function checkPorts(value: YamlValue | undefined): void {
  if (value === undefined) return;
  if (value.kind !== "list") throw cannotUnmarshal(value, "[]manifest.ServicePortProtocol");
  for (const item of value.items) {
    if (item.kind === "int") continue;
    if (item.kind !== "string") throw new Error(`invalid port: ${item.kind === "float" ? item.text : goType(item)}`);
    atoi(item.text.split("/")[0] ?? "");
  }
}
