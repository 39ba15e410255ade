import { InputError } from "../../errors.ts";
import { describeFirstVersions, type Generation, hasFeature, type PodOptions } from "../../rack/index.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";

/** Options of the pod of a run. Source: convox/convox pull request 1058, 3.25.1 */
export const podInputs = {
  "termination-grace": {
    description: "Seconds that the process gets to end after a signal (v3 Racks since 3.25.1)",
    kind: "integer",
    fallback: "the service's termination grace, else 30",
  },
  annotations: { description: "Annotations of the pod, as KEY=VALUE,KEY=VALUE (v3 Racks since 3.25.1)" },
  labels: { description: "Labels of the pod, as KEY=VALUE,KEY=VALUE (v3 Racks since 3.25.1)" },
  "use-service-lifecycle": {
    description: "Use the lifecycle hooks of the service (v3 Racks since 3.25.1)",
    kind: "boolean",
    default: "false",
  },
  "node-affinity": {
    description: "Preferred nodes, as KEY=VALUE[:WEIGHT], separated by commas (v3 Racks since 3.25.1)",
  },
  tolerations: {
    description: "Tolerations of the pod, as KEY[=VALUE][:EFFECT], separated by commas (v3 Racks since 3.25.1)",
  },
} as const satisfies Inputs;

/** Labels that a Rack sets itself. Source: convox/convox documentation, 3.25.1 */
const RESERVED = new Set(["app", "rack", "service", "system", "type", "name", "release", "service-type"]);
const PAIR = /^[^=,\s]+=[^,]*$/;
const AFFINITY = /^[^=,:\s]+=[^,:\s]*(?::(?:[1-9]|[1-9]\d|100))?$/;
const TOLERATION = /^[^=,:\s]+(?:=[^,:\s]*)?(?::(?:NoSchedule|PreferNoSchedule|NoExecute))?$/;

/**
 * The pod options to send; empty for none.
 * @throws InputError for a value that a Rack rejects, and for a Rack that would ignore the options
 */
export function readPodOptions(values: Values<typeof podInputs>, generation: Generation): PodOptions {
  const { terminationGrace, annotations, labels, useServiceLifecycle, nodeAffinity, tolerations } = values;
  const options = {
    terminationGrace,
    annotations,
    labels,
    useServiceLifecycle: useServiceLifecycle || undefined,
    nodeAffinity,
    tolerations,
  };
  const given = Object.keys(podInputs).filter((name) => {
    const value = options[toCamelCase(name) as keyof typeof options];
    return value !== undefined;
  });
  if (given.length === 0) return {};
  const mistakes = [
    ...checkItems("annotations", annotations, PAIR, "KEY=VALUE"),
    ...checkItems("labels", labels, PAIR, "KEY=VALUE"),
    ...checkItems("node-affinity", nodeAffinity, AFFINITY, "KEY=VALUE[:WEIGHT] with a weight of 1 to 100"),
    ...checkItems("tolerations", tolerations, TOLERATION, "KEY[=VALUE][:NoSchedule|PreferNoSchedule|NoExecute]"),
    ...splitItems(labels).flatMap((item) => {
      const key = item.split("=", 1)[0] ?? "";
      return RESERVED.has(key) ? [`labels contains ${JSON.stringify(key)}, which the Rack sets itself`] : [];
    }),
  ];
  if (mistakes.length > 0) throw new InputError("input-invalid", mistakes.join("\n"));
  if (hasFeature(generation, "runPodOptions") !== true) {
    throw new InputError(
      "rack-feature-missing",
      `${given.join(", ")} requires ${describeFirstVersions("runPodOptions", generation)}`,
      {
        hint: "An older Rack ignores pod options, and the version of this one may be unknown. Remove them.",
      },
    );
  }
  return options;
}

function checkItems(name: string, text: string | undefined, pattern: RegExp, form: string): string[] {
  return splitItems(text)
    .filter((item) => !pattern.test(item))
    .map((item) => `${name} contains ${JSON.stringify(item)}: the format is ${form}`);
}

function splitItems(text: string | undefined): string[] {
  return text === undefined ? [] : text.split(",");
}

function toCamelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

interface GivenOptions {
  readonly detach: boolean;
  readonly wait: boolean;
  readonly stdin: string | undefined;
  readonly cpu: number | undefined;
  readonly memory: number | undefined;
  readonly environment: object | undefined;
}

/** @throws InputError for options that this Rack would silently ignore */
export function checkRunOptions(values: GivenOptions, generation: Generation): void {
  if (values.detach && values.stdin !== undefined) {
    throw new InputError("inputs-conflict", "stdin cannot be combined with detach");
  }
  if (values.wait && values.detach && hasFeature(generation, "retainedRuns") !== true) {
    throw new InputError(
      "rack-feature-missing",
      `wait requires ${describeFirstVersions("retainedRuns", generation)} for a detached run`,
      {
        hint: "Other Racks keep no exit code of a detached process. Remove the input detach, and the command runs attached.",
      },
    );
  }
  const { cpu, memory, environment } = values;
  const given = Object.entries({ cpu, memory, environment })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
  if (generation.generation === "v2" && given.length > 0) {
    throw new InputError(
      "rack-feature-missing",
      `${given.join(", ")} not supported: a v2 Rack ignores ${given.length > 1 ? "them" : "it"}`,
    );
  }
}
