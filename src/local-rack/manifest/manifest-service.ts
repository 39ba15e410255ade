import { atoi } from "../go/go-text.ts";
import type { Generation } from "../profile.ts";
import { shellSplit } from "./shell-split.ts";
import { cannotUnmarshal, field, goType, type YamlValue } from "./yaml-value.ts";

/** When a container counts as healthy. Times in seconds. */
interface Health {
  path: string;
  /** v3 may ask another port than the service's; 0 for that of the service. */
  port: number;
  interval: number;
  timeout: number;
  /** Time before the first look. */
  grace: number;
  disabled: boolean;
}

/** A service with defaults filled in. */
export interface Service {
  name: string;
  /** Set unless `image` alone is given. */
  build: { path: string; manifest: string; args: string[] };
  image: string;
  /** Program and arguments instead of the image's own, [] for the image's own. */
  command: string[];
  environment: string[];
  /** 0 for none. */
  port: number;
  scheme: string;
  health: Health;
  count: { min: number; max: number };
  cpu: number;
  memory: number;
  deployment: { minimum: number; maximum: number };
  agent: boolean;
  internal: boolean;
  internalRouter: boolean;
  resources: string[];
}

/** @throws Error with the Rack's text for a value of the wrong kind */
export function readService(name: string, body: YamlValue, shared: string[], generation: Generation): Service {
  const image = textOf(field(body, "image"));
  const build = readBuild(field(body, "build"));
  if (build.path === "" && image === "") build.path = ".";
  if (build.path !== "" && build.manifest === "") build.manifest = "Dockerfile";
  const agent = readAgent(field(body, "agent"), generation);
  const single = agent || truth(field(body, "singleton"));
  const deployment = field(body, "deployment");
  const scale = readScale(field(body, "scale"));
  return {
    name,
    build,
    image,
    command: readCommand(field(body, "command"), generation),
    environment: [...shared, ...environmentList(field(body, "environment"))],
    port: readPort(field(body, "port")),
    scheme: readScheme(field(body, "port")),
    health: readHealth(field(body, "health"), generation),
    count: scale.count,
    cpu: scale.cpu || (generation === "v3" ? 250 : 256),
    memory: scale.memory || 512,
    deployment: {
      minimum: number(inside(deployment, "minimum")) ?? (single ? 0 : 50),
      maximum: number(inside(deployment, "maximum")) ?? (single ? 100 : 200),
    },
    agent,
    internal: truth(field(body, "internal")),
    internalRouter: truth(field(body, "internalRouter")),
    resources: texts(field(body, "resources")),
  };
}

function readBuild(value: YamlValue | undefined): Service["build"] {
  if (value === undefined) return { path: "", manifest: "", args: [] };
  if (value.kind === "string") return { path: value.text, manifest: "", args: [] };
  if (value.kind !== "map") throw new Error(`unknown type for service build: ${goType(value)}`);
  return {
    path: textOf(field(value, "path")),
    manifest: textOf(field(value, "manifest")),
    args: texts(field(value, "args")),
  };
}

function readAgent(value: YamlValue | undefined, generation: Generation): boolean {
  if (value === undefined) return false;
  if (value.kind === "bool") return value.value;
  if (value.kind === "map" && generation === "v2") return true;
  if (value.kind === "map") throw new Error("agent ports are now specified at the service level");
  throw new Error(`could not parse agent: ${textOf(value)}`);
}

function readPort(value: YamlValue | undefined): number {
  if (value === undefined) return 0;
  const port = value.kind === "map" ? field(value, "port") : value;
  if (port?.kind === "int") return port.value;
  if (port?.kind === "string") return atoi(port.text.split(":")[1] ?? port.text);
  if (value.kind === "map") throw new Error("could not parse port: map[]");
  throw new Error(`invalid port: ${textOf(value)}`);
}

function readScheme(value: YamlValue | undefined): string {
  const scheme =
    value?.kind === "map"
      ? textOf(field(value, "scheme"))
      : textOf(value).includes(":")
        ? textOf(value).split(":")[0]
        : "";
  return scheme || "http";
}

function readHealth(value: YamlValue | undefined, generation: Generation): Health {
  const body = value?.kind === "map" ? value : undefined;
  const path = (body === undefined ? textOf(value) : textOf(field(body, "path"))) || "/";
  const interval = number(inside(body, "interval")) ?? 5;
  return {
    path: path.startsWith("/") ? path : `/${path}`,
    port: generation === "v3" ? (number(inside(body, "port")) ?? 0) : 0,
    interval,
    timeout: number(inside(body, "timeout")) ?? Math.max(1, interval - 1),
    grace: number(inside(body, "grace")) ?? interval,
    disabled: truth(inside(body, "disable")),
  };
}

// v3 splits a text by shell rules, v2 gives it to a shell; v2 takes a list too.
function readCommand(value: YamlValue | undefined, generation: Generation): string[] {
  if (value === undefined || value.kind === "null") return [];
  if (value.kind === "list") {
    if (generation === "v3") throw cannotUnmarshal(value, "string");
    return texts(value);
  }
  const text = textOf(value);
  if (text === "") return [];
  return generation === "v3" ? shellSplit(text) : ["sh", "-c", text];
}

function readScale(value: YamlValue | undefined): { count: Service["count"]; cpu: number; memory: number } {
  const one = { min: 1, max: 1 };
  if (value === undefined) return { count: one, cpu: 0, memory: 0 };
  if (value.kind === "int" || value.kind === "string") return { count: readCount(value), cpu: 0, memory: 0 };
  if (value.kind !== "map") throw new Error(`unknown type for service scale: ${goType(value)}`);
  const count = field(value, "count");
  const [min, max] = [number(field(value, "min")), number(field(value, "max"))];
  const range = min === undefined && max === undefined ? one : { min: min ?? 1, max: max ?? min ?? 1 };
  return {
    count: count === undefined ? range : readCount(count),
    cpu: number(field(value, "cpu")) ?? 0,
    memory: number(field(value, "memory")) ?? 0,
  };
}

function readCount(value: YamlValue): Service["count"] {
  if (value.kind === "int") return { min: value.value, max: value.value };
  if (value.kind === "map") {
    return { min: number(field(value, "min")) ?? 0, max: number(field(value, "max")) ?? 0 };
  }
  const parts = textOf(value).split("-");
  if (value.kind !== "string" || parts.length > 2) throw new Error(`invalid scale: ${textOf(value)}`);
  const min = atoi(parts[0] ?? "");
  return { min, max: parts[1] === undefined ? min : atoi(parts[1]) };
}

function inside(value: YamlValue | undefined, name: string): YamlValue | undefined {
  return value === undefined ? undefined : field(value, name);
}

function number(value: YamlValue | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (value.kind === "int") return value.value;
  if (value.kind === "string" && /^-?\d+$/.test(value.text)) return Number(value.text);
  throw cannotUnmarshal(value, "int");
}

function truth(value: YamlValue | undefined): boolean {
  if (value === undefined) return false;
  if (value.kind !== "bool") throw cannotUnmarshal(value, "bool");
  return value.value;
}

/** Text of a scalar, "" for nothing. @throws Error for a list or a mapping */
export function textOf(value: YamlValue | undefined): string {
  if (value === undefined || value.kind === "null") return "";
  if (value.kind === "list" || value.kind === "map") throw cannotUnmarshal(value, "string");
  return value.text;
}

function texts(value: YamlValue | undefined): string[] {
  if (value === undefined) return [];
  // yaml.v2 takes a single scalar for a list of one.
  return value.kind === "list" ? value.items.map(textOf) : [textOf(value)];
}

/** Environment declarations of a list; items that are not texts are passed over, as the Rack does. */
export function environmentList(value: YamlValue | undefined): string[] {
  if (value === undefined) return [];
  if (value.kind !== "list") {
    throw new Error(`unknown type for service environment: ${goType(value)}`);
  }
  return value.items.flatMap((item) => {
    if (item.kind === "string") return [item.text];
    if (item.kind === "list") return item.items.flatMap((inner) => (inner.kind === "string" ? [inner.text] : []));
    return [];
  });
}
