import { atoi } from "../go/go-text.ts";
import type { Generation } from "../profile/profile.ts";
import { checkForms, requireType } from "./manifest-forms.ts";
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
  /** Names alone; [] on v2, which knows none. */
  labels: string[];
  /** What of the Rack's configs becomes a file, and which key one lacks; [] on v2. */
  configMounts: { id: string; lacks: string | undefined }[];
}

/** @throws Error with the Rack's text for a value of the wrong kind */
export function readService(name: string, body: YamlValue, shared: string[], generation: Generation): Service {
  checkForms(body, generation);
  const image = textOf(field(body, "image"));
  const build = readBuild(field(body, "build"));
  if (build.path === "" && image === "") build.path = ".";
  if (build.path !== "" && build.manifest === "") build.manifest = "Dockerfile";
  const agent = readAgent(field(body, "agent"), generation);
  const single = agent || truth(field(body, "singleton"));
  const deployment = field(body, "deployment");
  if (deployment !== undefined && deployment.kind !== "map") {
    throw cannotUnmarshal(deployment, "manifest.ServiceDeployment");
  }
  const scale = readScale(field(body, "scale"), generation);
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
    cpu: scale.cpu,
    memory: scale.memory,
    deployment: {
      minimum: number(inside(deployment, "minimum")) ?? (single ? 0 : 50),
      maximum: number(inside(deployment, "maximum")) ?? (single ? 100 : 200),
    },
    agent,
    internal: truth(field(body, "internal")),
    internalRouter: truth(field(body, "internalRouter")),
    resources: texts(field(body, "resources")),
    configMounts: generation === "v3" ? readMounts(field(body, "configMounts")) : [],
    labels: generation === "v3" ? namesOf(field(body, "labels")) : [],
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

function readMounts(value: YamlValue | undefined): Service["configMounts"] {
  if (value?.kind !== "list") return [];
  return value.items.map((item) => ({
    id: textOf(field(item, "id")),
    lacks: ["id", "dir", "filename"].find((key) => textOf(field(item, key)) === ""),
  }));
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

// What is of another type than it should be is passed over here, as the Rack does.
function readHealth(value: YamlValue | undefined, generation: Generation): Health {
  if (value !== undefined && value.kind !== "string" && value.kind !== "map") {
    throw new Error(`unknown type for service health: ${goType(value)}`);
  }
  const given = value?.kind === "map" ? field(value, "path") : value;
  const path = (given?.kind === "string" ? given.text : "") || "/";
  const interval = whole(inside(value, "interval")) || 5;
  const disable = inside(value, "disable");
  return {
    path: path.startsWith("/") ? path : `/${path}`,
    port: generation === "v3" ? whole(inside(value, "port")) : 0,
    interval,
    timeout: whole(inside(value, "timeout")) || Math.max(1, interval - 1),
    grace: whole(inside(value, "grace")) || interval,
    disabled: disable?.kind === "bool" && disable.value,
  };
}

// v3 splits a text by shell rules, v2 gives it to a shell; v2 takes a list too.
function readCommand(value: YamlValue | undefined, generation: Generation): string[] {
  if (value === undefined || value.kind === "null") return [];
  if (generation === "v3") requireType(value, "string");
  else {
    for (const item of value.kind === "list" ? value.items : [value]) {
      if (item.kind !== "string") throw new Error(`unknown type for service command: ${goType(item)}`);
    }
  }
  if (value.kind === "list") return texts(value);
  const text = textOf(value);
  if (text === "") return [];
  return generation === "v3" ? shellSplit(text) : ["sh", "-c", text];
}

function readScale(value: YamlValue | undefined, generation: Generation): Pick<Service, "count" | "cpu" | "memory"> {
  const one = { min: 1, max: 1 };
  const size = readSize(value, generation);
  if (value === undefined) return { count: one, ...size };
  if (value.kind === "int" || value.kind === "string") return { count: readCount(value), ...size };
  if (value.kind !== "map") throw new Error(`unknown type for service scale: ${goType(value)}`);
  const count = field(value, "count");
  const [min, max] = [number(field(value, "min")), number(field(value, "max"))];
  const range = min === undefined && max === undefined ? one : { min: min ?? 1, max: max ?? min ?? 1 };
  return { count: count === undefined ? range : readCount(count), ...size };
}

// v3 takes a limit for the size that is not given, and refuses one below it.
function readSize(value: YamlValue | undefined, generation: Generation): Pick<Service, "cpu" | "memory"> {
  const v3 = generation === "v3";
  const limit = v3 ? inside(value, "limit") : undefined;
  const size = (name: "cpu" | "memory", fallback: number) => {
    const most = number(inside(limit, name)) ?? 0;
    const least = whole(inside(value, name)) || most || fallback;
    if (most > 0 && most < least) throw new Error(`${name} limit can not be less ${name} request`);
    return least;
  };
  return { cpu: size("cpu", v3 ? 250 : 256), memory: size("memory", 512) };
}

function readCount(value: YamlValue): Service["count"] {
  if (value.kind === "int") return { min: value.value, max: value.value };
  if (value.kind === "map") {
    return { min: countEnd(value, "min"), max: countEnd(value, "max") };
  }
  const parts = textOf(value).split("-");
  if (value.kind !== "string" || parts.length > 2) throw new Error(`invalid scale: ${textOf(value)}`);
  const min = atoi(parts[0] ?? "");
  return { min, max: parts[1] === undefined ? min : atoi(parts[1]) };
}

function countEnd(count: YamlValue, name: string): number {
  const end = field(count, name);
  if (end === undefined) return 0;
  if (end.kind === "string") return atoi(end.text);
  if (end.kind !== "int") throw new Error("invalid scale: map[]");
  return end.value;
}

function inside(value: YamlValue | undefined, name: string): YamlValue | undefined {
  return value === undefined ? undefined : field(value, name);
}

function number(value: YamlValue | undefined): number | undefined {
  requireType(value, "int");
  return value?.kind === "int" || value?.kind === "float" ? Math.trunc(value.value) : undefined;
}

/** A whole number; 0 for everything else, which is passed over. */
function whole(value: YamlValue | undefined): number {
  return value?.kind === "int" ? value.value : 0;
}

/** Names in a mapping. */
export function namesOf(value: YamlValue | undefined): string[] {
  return value?.kind === "map" ? value.entries.map(({ key }) => textOf(key)) : [];
}

function truth(value: YamlValue | undefined): boolean {
  requireType(value, "bool");
  return value?.kind === "bool" && value.value;
}

/** Text of a scalar, "" for nothing. @throws Error for a list or a mapping */
export function textOf(value: YamlValue | undefined): string {
  if (value === undefined || value.kind === "null") return "";
  if (value.kind === "list" || value.kind === "map") throw cannotUnmarshal(value, "string");
  return value.text;
}

function texts(value: YamlValue | undefined): string[] {
  requireType(value, "[]string");
  return value?.kind === "list" ? value.items.map(textOf) : [];
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
