import { at, listAt, mapAt, numberAt, textAt, textsAt, truthAt } from "./access.ts";
import { type Attributes, countAttributes, hasAttribute } from "./attributes.ts";
import type { Decoded } from "./decode.ts";
import type { Service } from "./manifest.ts";
import type { Generation } from "./yaml/item.ts";

const CPU = { v2: 256, v3: 250 };
const MEMORY = 512;

/** A decoded service with defaults. `attributes` are those of the manifest. */
export function readService(
  service: Decoded,
  attributes: Attributes,
  environment: readonly string[],
  generation: Generation,
): Service {
  const agent = truthAt(service, "agent");
  const singleton = truthAt(service, "singleton");
  const image = textAt(service, "image");
  const path = textAt(service, "build", "path") || (image === "" ? "." : "");
  const manifest = textAt(service, "build", "manifest") || (path === "" ? "" : "Dockerfile");
  const port = numberAt(service, "port", "port");
  const command = at(service, "command");
  const hasKey = (...keys: string[]) => hasAttribute(attributes, "services", textAt(service, "name"), ...keys);
  const interval = numberAt(service, "health", "interval") || 5;
  return {
    name: textAt(service, "name"),
    agent,
    build: { path, manifest, args: textsAt(service, "build", "args") },
    command: typeof command === "string" ? command : generation === "v3" ? "" : textsAt(service, "command"),
    configMounts: listAt(service, "configMounts").map((mount) => ({
      id: textAt(mount, "id"),
      dir: textAt(mount, "dir"),
      filename: textAt(mount, "filename"),
    })),
    ...readSize(service, attributes, generation),
    deployment: {
      minimum: hasKey("deployment", "minimum")
        ? numberAt(service, "deployment", "minimum")
        : agent || singleton
          ? 0
          : 50,
      maximum: hasKey("deployment", "maximum")
        ? numberAt(service, "deployment", "maximum")
        : agent || singleton
          ? 100
          : 200,
      progressDeadline: numberAt(service, "deployment", "progressDeadline"),
      crashRestartLimit: numberAt(service, "deployment", "crashRestartLimit"),
    },
    domains: textsAt(service, "domain"),
    drain: numberAt(service, "drain") || 30,
    environment: [...environment, ...textsAt(service, "environment")],
    health: {
      path: textAt(service, "health", "path") || "/",
      port: numberAt(service, "health", "port", "port"),
      interval,
      timeout: numberAt(service, "health", "timeout") || interval - 1,
      grace: numberAt(service, "health", "grace") || interval,
      disable: truthAt(service, "health", "disable"),
      grpcService: textAt(service, "health", "grpcService"),
    },
    image,
    internal: truthAt(service, "internal") || truthAt(service, "internalAndExternal"),
    internalRouter: truthAt(service, "internalRouter"),
    labels: textMap(service, "labels"),
    livenessGrpcService: textAt(service, "liveness", "grpcService"),
    nodeSelectorLabels: textMap(service, "nodeSelectorLabels"),
    port,
    scheme: textAt(service, "port", "scheme") || (port > 0 ? "http" : ""),
    resources: textsAt(service, "resources"),
    singleton,
    stateful: truthAt(service, "stateful"),
  };
}

function textMap(service: Decoded, key: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(mapAt(service, key)).map(([name, value]) => [name, typeof value === "string" ? value : ""]),
  );
}

function readSize(
  service: Decoded,
  attributes: Attributes,
  generation: Generation,
): Pick<Service, "count" | "cpu" | "memory" | "gpu"> {
  const gpu = numberAt(service, "scale", "gpu", "count");
  const size = (name: "cpu" | "memory", fallback: number) => {
    const own = numberAt(service, "scale", name);
    if (own !== 0 || gpu !== 0) return own;
    const limit = numberAt(service, "scale", "limit", name);
    return limit > 0 ? limit : fallback;
  };
  return {
    count: readCounts(service, attributes, generation),
    cpu: size("cpu", CPU[generation]),
    memory: size("memory", MEMORY),
    gpu,
  };
}

/** One process is the default only where nothing about the scale is written, or several things but no count. */
function readCounts(service: Decoded, attributes: Attributes, generation: Generation): Service["count"] {
  const path = ["services", textAt(service, "name")];
  const hasCount = hasAttribute(attributes, ...path, "scale", "count");
  const bounds = generation === "v3" && !hasCount ? readBounds(service) : undefined;
  if (bounds !== undefined) return bounds;
  const total = countAttributes(attributes, path, "scale");
  if (total === 0 || (!hasCount && total > 1)) return { min: 1, max: 1 };
  return { min: numberAt(service, "scale", "count", "min"), max: numberAt(service, "scale", "count", "max") };
}

/** `scale.min` and `scale.max` of v3: one of them stands for both, and autoscaling goes from 0 to 10 (`autoscale_test.go`). */
function readBounds(service: Decoded): Service["count"] | undefined {
  const [min, max] = [at(service, "scale", "min"), at(service, "scale", "max")];
  const scales = hasAutoscale(service);
  if (typeof min === "number") return { min, max: typeof max === "number" ? max : scales ? MOST_AUTOSCALED : min };
  if (typeof max === "number") return { min: scales ? 0 : max, max };
  return scales ? { min: 0, max: MOST_AUTOSCALED } : undefined;
}

const MOST_AUTOSCALED = 10;
const MODES = ["cpu", "memory", "gpuUtilization", "queueDepth"] as const;

/** Whether `scale.autoscale` of a v3 service names anything to scale by. */
export function hasAutoscale(service: Decoded): boolean {
  const autoscale = mapAt(service, "scale", "autoscale");
  return MODES.some((mode) => at(autoscale, mode) !== undefined) || listAt(autoscale, "custom").length > 0;
}
