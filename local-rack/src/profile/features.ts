/** First version with a feature: a version, `true` for every version that the local Rack knows, `false` for none. */
export interface Since {
  v2: string | boolean;
  v3: string | boolean;
}

/**
 * What a Rack of a generation and version does differently from another. Each boundary comes from the sources or the
 * documentation of Convox; docs/local-rack.md names the features whose first version no source gives.
 */
export const FEATURES = {
  /** `{"error": ...}` bodies when `Accept` lists application/json, and typed statuses. */
  jsonErrors: { v2: false, v3: "3.24.1" },
  /** X-Content-Type-Options and X-Frame-Options on every routed reply. */
  securityHeaders: { v2: false, v3: "3.24.6" },
  /** The Rack cleans object keys and rejects `..`. */
  cleanKeys: { v2: false, v3: "3.24.6" },
  /** A known path with another method is 405; without it, 404. */
  methodNotAllowed: { v2: false, v3: true },
  /** `parent-release` of a release. */
  parentRelease: { v2: false, v3: "3.21.1" },
  /** A build argument without `=` takes its value from the builder's environment. */
  bareBuildArgs: { v2: false, v3: "3.22.0" },
  /** Builds without an archive. */
  externalBuilds: { v2: false, v3: true },
  /** `git-sha` of a build. */
  gitSha: { v2: "20230704162933", v3: "3.11.0" },
  buildArgs: { v2: "20221115125919", v3: "3.8.1" },
  tokens: { v2: "20230704162933", v3: "3.13.1" },
  /** Admin role and admin tokens. */
  adminRole: { v2: false, v3: "3.24.6" },
  /** `wildcard-domain` of a build. */
  wildcardDomain: { v2: "20221026175318", v3: false },
  /** `timeout` of a new app. */
  createTimeout: { v2: false, v3: "3.19.6" },
  /** Log socket of a service, and `Tail` on log sockets. */
  serviceLogs: { v2: false, v3: "3.19.4" },
  /** `Maxlogrequests` on log sockets. */
  logRequests: { v2: false, v3: "3.24.5" },
  /** `Gpu` of a run; `gpu` of a service and of a process; `nlb` of a service. */
  gpuOptions: { v2: false, v3: "3.24.5" },
  /** `Cpu-Limit` and `Memory-Limit` of a run. */
  runLimits: { v2: false, v3: "3.14.3" },
  /** Configs of an app. */
  appConfigs: { v2: false, v3: "3.19.7" },
  /** An exec obeys `Tty`. */
  execTerminal: { v2: true, v3: "3.19.7" },
  /** An exec obeys `Disable-Stdin`. */
  disableStdin: { v2: false, v3: "3.19.7" },
  /** `GET /apps/A/diagnose`. */
  diagnose: { v2: false, v3: "3.24.0" },
  /** `min` and `max` of a service, and the service's part of the manifest. */
  serviceLimits: { v2: false, v3: "3.24.6" },
  /** `router-internal` of the Rack. */
  internalRouter: { v2: false, v3: "3.19.1" },
  /** `rack-domain` of the Rack. */
  rackDomain: { v2: true, v3: "3.13.1" },
  /** Proxy of requests to services. */
  httpProxy: { v2: false, v3: "3.19.7" },
  certificateRenewal: { v2: false, v3: "3.12.4" },
  letsEncrypt: { v2: false, v3: "3.13.3" },
  karpenter: { v2: false, v3: "3.24.3" },
  serviceMetrics: { v2: true, v3: "3.24.6" },
  budgets: { v2: false, v3: "3.24.6" },
  triggers: { v2: false, v3: "3.24.6" },
  /** Import of an image as a build. */
  imageImport: { v2: false, v3: "3.24.6" },
  /** Proxies reject hosts of the Rack's own network. */
  strictProxy: { v2: false, v3: "3.24.6" },
  /** The app parameter `BuildArch`; older Racks drop it. */
  buildArch: { v2: false, v3: "3.25.3" },
  /** End of standard input reaches a command. */
  stdinEnd: { v2: true, v3: "3.25.5" },
  /** An exec without a terminal works with standard input. */
  plainExec: { v2: true, v3: "3.25.5" },
  /** An error before the command starts has another exit code than 0; which one is unknown, and this Rack sends 1. */
  earlyExitCode: { v2: false, v3: "3.25.5" },
  /** Pod options of a run: termination grace, annotations, labels, lifecycle, affinity, tolerations. */
  runPodOptions: { v2: false, v3: "3.25.1" },
  /** `Retain` of a run, and the exit code of a process that has ended. */
  retainedRuns: { v2: false, v3: "3.25.5" },
  /** `progressDeadline` and `crashRestartLimit` end a rollout early, and the longest deadline lengthens its limit. */
  fastFailure: { v2: false, v3: "3.25.5" },
  /** `stateful` services, whose processes have fixed names: `web-0`, `web-1`. */
  statefulServices: { v2: false, v3: "3.25.4" },
  /** `health.grpcService` equal to `liveness.grpcService` is a warning of the build. */
  livenessService: { v2: false, v3: "3.25.5" },
  /** A promotion that targets a missing Karpenter node pool is rejected. */
  nodePoolCheck: { v2: false, v3: "3.25.4" },
  /** A promotion can be canceled while it waits for a new cloud database. */
  cancelWhileCreatingResources: { v2: true, v3: "3.25.10" },
  /** `start` and `end` of the cost of an app. */
  costRange: { v2: false, v3: "3.25.10" },
  /** `POST /apps/A/builds/B/cancel`. */
  buildCancel: { v2: false, v3: "3.25.7" },
} as const satisfies Record<string, Since>;

export type Feature = keyof typeof FEATURES;
