/** v2 is the AWS ECS generation, v3 the Kubernetes generation. */
export type Generation = "v2" | "v3";

/** What a Rack of one generation and version does differently from another. */
export interface Profile {
  generation: Generation;
  /** 3.24.9 or, for v2, fourteen digits such as 20260421192651; `dev` counts as the newest. */
  version: string;
  /** `{"error": ...}` bodies when `Accept` lists application/json, and typed statuses: v3 from 3.24.1. */
  jsonErrors: boolean;
  /** X-Content-Type-Options and X-Frame-Options on every routed reply: v3 from 3.24.6. */
  securityHeaders: boolean;
  /** Object keys are cleaned and `..` is refused: v3 from 3.24.6. */
  cleanKeys: boolean;
  /** `parent-release` of a release: v3 from 3.21.1. */
  parentRelease: boolean;
  /** A build argument without `=` takes its value from the builder's environment: v3 from 3.22.0. */
  bareBuildArgs: boolean;
  /** Builds without an archive: v3. */
  externalBuilds: boolean;
  /** `git-sha` of a build: v2 from 20230704162933, v3 from 3.11.0. */
  gitSha: boolean;
  /** `build-args`: v2 from 20221115125919, v3 from 3.8.1. */
  buildArgs: boolean;
  /** Tokens: v2 from 20230704162933, v3 from 3.13.1. */
  tokens: boolean;
  /** Admin role and admin tokens: v3 from 3.24.6. */
  adminRole: boolean;
  /** `wildcard-domain` of a build: v2 from 20221026175318. */
  wildcardDomain: boolean;
  /** `timeout` of a new app: v3 from 3.19.6. */
  createTimeout: boolean;
  /** Log socket of a service, and `Tail` on log sockets: v3 from 3.19.4. */
  serviceLogs: boolean;
  /** `Maxlogrequests` on log sockets: v3 from 3.24.5. */
  logRequests: boolean;
  /** `Gpu` of a run, `gpu` of a service: v3 from 3.24.5. */
  gpuOptions: boolean;
  /** `Cpu-Limit` and `Memory-Limit` of a run: v3 from 3.14.3. */
  runLimits: boolean;
  /** Configs of an app, and an exec that heeds `Tty` and `Disable-Stdin`: v3 from 3.19.7. v2 heeds `Tty` always. */
  appConfigs: boolean;
  /** `GET /apps/A/diagnose`: v3 from 3.24.0. */
  diagnose: boolean;
  /** `min` and `max` of a service, and the service's part of the manifest: v3 from 3.24.6. */
  serviceLimits: boolean;
  /** Proxy of requests to services: v3 from 3.19.7. */
  httpProxy: boolean;
  /** Renewing certificates: v3 from 3.12.4. */
  certificateRenewal: boolean;
  /** Certificates of Let's Encrypt: v3 from 3.13.3. */
  letsEncrypt: boolean;
  /** Cleaning up after Karpenter: v3 from 3.24.3. */
  karpenter: boolean;
  /** Metrics of a service: v2, v3 from 3.24.6. */
  serviceMetrics: boolean;
  /** Budgets, autoscaling triggers, images brought along for a build, proxies that refuse hosts: v3 from 3.24.6. */
  budgets: boolean;
  triggers: boolean;
  imageImport: boolean;
  strictProxy: boolean;
  /** Cancelling a build: newer than 3.24.9. */
  buildCancel: boolean;
}

const DEFAULT_VERSION: Record<Generation, string> = { v2: "20260421192651", v3: "3.24.9" };

/** @throws Error when the version is not one of that generation */
export function makeProfile(generation: Generation, version = DEFAULT_VERSION[generation]): Profile {
  const v3 = generation === "v3";
  const pattern = v3 ? /^v?\d+\.\d+\.\d+/ : /^\d{14}$/;
  if (version !== "dev" && !pattern.test(version)) {
    throw new Error(`version ${version} is not a ${generation} version, such as ${DEFAULT_VERSION[generation]}`);
  }
  const since = (v2Stamp: string | undefined, v3Version: string | undefined): boolean => {
    const first = v3 ? v3Version : v2Stamp;
    if (first === undefined) return false;
    return version === "dev" || (v3 ? compareVersions(version, first) >= 0 : version >= first);
  };
  return {
    generation,
    version,
    jsonErrors: since(undefined, "3.24.1"),
    securityHeaders: since(undefined, "3.24.6"),
    cleanKeys: since(undefined, "3.24.6"),
    parentRelease: since(undefined, "3.21.1"),
    bareBuildArgs: since(undefined, "3.22.0"),
    externalBuilds: v3,
    gitSha: since("20230704162933", "3.11.0"),
    buildArgs: since("20221115125919", "3.8.1"),
    tokens: since("20230704162933", "3.13.1"),
    adminRole: since(undefined, "3.24.6"),
    wildcardDomain: !v3 && since("20221026175318", undefined),
    createTimeout: since(undefined, "3.19.6"),
    serviceLogs: since(undefined, "3.19.4"),
    logRequests: since(undefined, "3.24.5"),
    gpuOptions: since(undefined, "3.24.5"),
    runLimits: since(undefined, "3.14.3"),
    appConfigs: since(undefined, "3.19.7"),
    diagnose: since(undefined, "3.24.0"),
    serviceLimits: since(undefined, "3.24.6"),
    httpProxy: since(undefined, "3.19.7"),
    certificateRenewal: since(undefined, "3.12.4"),
    letsEncrypt: since(undefined, "3.13.3"),
    karpenter: since(undefined, "3.24.3"),
    serviceMetrics: !v3 || since(undefined, "3.24.6"),
    budgets: since(undefined, "3.24.6"),
    triggers: since(undefined, "3.24.6"),
    imageImport: since(undefined, "3.24.6"),
    strictProxy: since(undefined, "3.24.6"),
    buildCancel: since(undefined, "3.24.10"),
  };
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)];
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbers(version: string): number[] {
  const plain = version.replace(/^v/, "").split(/[-+]/)[0] ?? "";
  return plain.split(".").map((part) => Number.parseInt(part, 10));
}
