import { type Generation, isAtLeast, isNewer } from "./generation.ts";

/** First version with a feature: a version, `true` for every version, `false` for none, or an unknown one after `after`. */
type FirstVersion = string | boolean | { readonly after: string };

/** How the first version is known; "unknown" means that no source names it. */
export type Certainty = "source" | "documented" | "inferred" | "unknown";

/** A difference between Racks that the client relies on. */
export interface RackFeature {
  readonly what: string;
  readonly v2: FirstVersion;
  readonly v3: FirstVersion;
  /** Whether Convox Cloud machines have it; undefined if no source says so. Their version cannot be asked. */
  readonly cloud: boolean | undefined;
  /** What convox-ci does on a machine. */
  readonly cloudUse: string;
  /** C is convox/convox, R is convox/rack. */
  readonly source: string;
  readonly certainty: Certainty;
}

/** Every decision of the client that depends on the version of a Rack. docs/compatibility.md is generated from it. */
export const FEATURES = {
  buildArgs: {
    what: "Build arguments",
    v2: "20221115125919",
    v3: "3.8.1",
    cloud: undefined,
    cloudUse: "sent, because every v3 Rack since 2023 has them",
    source: "git history of C and R; the documentation of v3 names 3.22.0",
    certainty: "source",
  },
  bareBuildArgs: {
    what: "Build arguments without a value, which the builder provides",
    v2: false,
    v3: "3.22.0",
    cloud: undefined,
    cloudUse: "sent",
    source: "C git history",
    certainty: "source",
  },
  noCache: {
    what: "`no-cache=true` builds without cache; it is sent to every Rack, and cached steps are reported",
    v2: true,
    v3: { after: "3.24.9" },
    cloud: undefined,
    cloudUse: "`no-cache=true` is sent; cached steps are reported",
    source: "C provider/k8s/build.go up to 3.24.9 reads it inverted; later source was not readable",
    certainty: "unknown",
  },
  buildArch: {
    what: "The app parameter `BuildArch` sets the platform of builds",
    v2: false,
    v3: "3.25.3",
    cloud: undefined,
    cloudUse: "the value is checked before a build",
    source: "C pull request 1075",
    certainty: "documented",
  },
  buildNamespace: {
    what: "Builds may run outside the app's namespace",
    v2: false,
    v3: "3.24.10",
    cloud: undefined,
    cloudUse: "a process that is not found may still run, and the message says so",
    source: "C pull request 1048",
    certainty: "inferred",
  },
  buildCancel: {
    what: "A build can be canceled",
    v2: false,
    v3: "3.25.7",
    cloud: undefined,
    cloudUse: "sent; if the machine answers 404, the process of the build is stopped",
    source: "C pull request 1120",
    certainty: "documented",
  },
  buildCacheTags: {
    what: "Each build writes its own cache tag where image tags are immutable",
    v2: false,
    v3: "3.25.10",
    cloud: undefined,
    cloudUse: "nothing depends on it",
    source: "C documentation",
    certainty: "documented",
  },
  imageImport: {
    what: "A ready image can be imported as a build",
    v2: false,
    v3: "3.24.6",
    cloud: true,
    cloudUse: "used: the Convox CLI has it for machines",
    source: "C git history",
    certainty: "source",
  },
  diagnosis: {
    what: "The Rack diagnoses the processes of an app",
    v2: false,
    v3: "3.24.0",
    cloud: undefined,
    cloudUse: "requested; if the machine answers 404, logs and processes are searched",
    source: "C pkg/structs/diagnose.go",
    certainty: "source",
  },
  fastFailure: {
    what: "`progressDeadline` and `crashRestartLimit` end a rollout early",
    v2: false,
    v3: "3.25.5",
    cloud: undefined,
    cloudUse: "the wait is extended while the app is updating",
    source: "C provider/k8s/deploy_fast_fail.go",
    certainty: "source",
  },
  nodePoolCheck: {
    what: "A promotion that targets a missing node pool is rejected",
    v2: false,
    v3: "3.25.4",
    cloud: undefined,
    cloudUse: "an error of the machine is explained",
    source: "C provider/k8s/karpenter.go",
    certainty: "source",
  },
  cancelWhileCreatingResources: {
    what: "A promotion can be canceled while it waits for a new cloud database",
    v2: false,
    v3: "3.25.10",
    cloud: undefined,
    cloudUse: "an error of the machine is explained",
    source: "C documentation",
    certainty: "documented",
  },
  costRange: {
    what: "The cost of an app in a range of days",
    v2: false,
    v3: "3.25.10",
    cloud: undefined,
    cloudUse: "requested for the summary; a reply without the range is not used",
    source: "C provider/k8s/cost_history.go",
    certainty: "source",
  },
  plainExec: {
    what: "Commands run without a terminal and without standard input",
    v2: false,
    v3: "3.19.7",
    cloud: true,
    cloudUse: "used",
    source: "C git history",
    certainty: "source",
  },
  stdinEnd: {
    what: "The end of standard input reaches the command",
    v2: true,
    v3: "3.25.5",
    cloud: undefined,
    cloudUse: "`stdin` is rejected, because the command could hang",
    source: "C pull requests 1098 and 1100",
    certainty: "documented",
  },
  retainedRuns: {
    what: "A detached run keeps its record and exit code",
    v2: false,
    v3: "3.25.5",
    cloud: undefined,
    cloudUse: "not used: a lost option would lose the exit code",
    source: "C pull request 1094; header and JSON names are inferred",
    certainty: "inferred",
  },
  runPodOptions: {
    what: "Options of the pod of a run: termination grace, annotations, labels, lifecycle, affinity, tolerations",
    v2: false,
    v3: "3.25.1",
    cloud: undefined,
    cloudUse: "rejected, because they could be ignored",
    source: "C pull request 1058; header names are inferred",
    certainty: "inferred",
  },
  parentRelease: {
    what: "The Rack copies a given release by `parent-release`",
    v2: false,
    v3: "3.21.1",
    cloud: undefined,
    cloudUse: "not used: convox-ci copies the release, which the key must be allowed to read",
    source: "C git history",
    certainty: "source",
  },
  logTail: {
    what: "Logs of a service, and `Tail` of logs",
    v2: false,
    v3: "3.19.4",
    cloud: true,
    cloudUse: "used; the log of a whole app is not available",
    source: "C git history",
    certainty: "source",
  },
  scaleLimits: {
    what: "`min` and `max` of a service",
    v2: false,
    v3: "3.24.6",
    cloud: undefined,
    cloudUse: "sent with a warning; the values are read again",
    source: "C git history",
    certainty: "source",
  },
} as const satisfies Record<string, RackFeature>;

export type FeatureName = keyof typeof FEATURES;

/** Whether the Rack has the feature; undefined if that depends on a version or generation that is unknown. */
export function hasFeature(rack: Generation, name: FeatureName): boolean | undefined {
  const feature: RackFeature = FEATURES[name];
  if (rack.isMachine) return feature.cloud;
  if (rack.generation === undefined) {
    return typeof feature.v2 === "boolean" && feature.v2 === feature.v3 ? feature.v2 : undefined;
  }
  const first = feature[rack.generation];
  if (typeof first === "boolean") return first;
  if (typeof first === "string") return isAtLeast(rack, { [rack.generation]: first });
  return isNewer(rack, first.after) === false ? false : undefined;
}

/** First versions in words: `v3 3.25.5`, or `v2 20221115125919 or v3 3.8.1`. For a machine, with what is unknown of it. */
export function describeFirstVersions(name: FeatureName, rack: Partial<Generation> = {}): string {
  const feature: RackFeature = FEATURES[name];
  const parts = (["v2", "v3"] as const).flatMap((generation) => {
    const first = feature[generation];
    if (first === false) return [];
    if (first === true) return [generation];
    return [typeof first === "string" ? `${generation} ${first}` : `${generation} after ${first.after}`];
  });
  return parts.join(" or ") + (rack.isMachine ? ", and a Convox Cloud machine does not report its version" : "");
}

/** Names of the features by whether the Rack has them; `unknown` holds those that its version or a source leaves open. */
export function listFeatures(rack: Generation): Record<"available" | "missing" | "unknown", FeatureName[]> {
  const list: Record<"available" | "missing" | "unknown", FeatureName[]> = { available: [], missing: [], unknown: [] };
  for (const name of Object.keys(FEATURES) as FeatureName[]) {
    const has = hasFeature(rack, name);
    list[has === undefined ? "unknown" : has ? "available" : "missing"].push(name);
  }
  return list;
}
