import { BUILD, COUNT, DEPLOYMENT, DOMAINS, ENVIRONMENT, PARAMS, TARGETS, TERMINATION } from "./table-shared.ts";
import { AUTOSCALE, KEDA, VPA } from "./table-v3-scale.ts";
import { CONFIG_MOUNTS, SECURITY_CONTEXT, VOLUME_OPTIONS } from "./table-v3-service.ts";
import {
  ANY,
  BOOL,
  type Fields,
  FLOAT,
  form,
  INT,
  listOf,
  STRING,
  STRING_MAP,
  STRINGS,
  struct,
  type Type,
} from "./type.ts";

const ANNOTATIONS = form("annotations", "Annotations");
const LABELS: Type = { is: "map", of: STRING, go: "manifest.Labels" };
const PORT = form("port", "ServicePortScheme", { port: INT, scheme: STRING });

const PROBE: Fields = {
  grace: INT,
  interval: INT,
  path: STRING,
  timeout: INT,
  successThreshold: INT,
  failureThreshold: INT,
};

const SERVICE: Fields = {
  accessControl: struct("AccessControlOptions", {
    awsPodIdentity: struct("AWSPodIdentityOptions", { policyArns: STRINGS }),
  }),
  agent: form("agent-v3", "ServiceAgent"),
  annotations: ANNOTATIONS,
  build: BUILD,
  certificate: struct("Certificate", { id: STRING, duration: STRING }),
  command: STRING,
  configMounts: CONFIG_MOUNTS,
  deployment: struct("ServiceDeployment", {
    ...DEPLOYMENT,
    progressDeadline: { ...INT, since: "3.25.5", range: { least: 30, most: 21600, zero: true } },
    crashRestartLimit: { ...INT, since: "3.25.5", range: { least: -1 } },
  }),
  disableHostUsers: BOOL,
  dnsConfig: struct("ServiceDnsConfig", { ndots: INT }),
  domain: DOMAINS,
  drain: INT,
  environment: ENVIRONMENT,
  grpcHealthEnabled: BOOL,
  health: form("health", "ServiceHealth", {
    disable: BOOL,
    grace: INT,
    grpcService: { ...STRING, since: "3.25.4" },
    interval: INT,
    path: STRING,
    port: PORT,
    timeout: INT,
  }),
  image: STRING,
  imagePullSecrets: listOf(
    struct("ServiceImagePullSecret", { registry: STRING, username: STRING, password: STRING, passwordEnv: STRING }),
  ),
  ingressAnnotations: ANNOTATIONS,
  init: BOOL,
  initContainer: struct("InitContainer", {
    image: STRING,
    command: STRING,
    configMounts: CONFIG_MOUNTS,
    volumeOptions: VOLUME_OPTIONS,
  }),
  internal: BOOL,
  internalRouter: BOOL,
  labels: LABELS,
  lifecycle: struct("ServiceLifecycle", { preStop: STRING, postStart: STRING }),
  liveness: struct("ServiceLiveness", { ...PROBE, port: PORT, grpcService: { ...STRING, since: "3.25.5" } }),
  nodeAffinityLabels: listOf(struct("Affinity", { label: STRING, weight: INT, value: STRING }), "Affinities"),
  nodeSelectorLabels: LABELS,
  podManagementPolicy: { ...STRING, since: "3.25.4", values: ["OrderedReady", "Parallel"] },
  port: PORT,
  ports: listOf(form("port-protocol", "ServicePortProtocol", { port: INT, protocol: STRING })),
  privileged: BOOL,
  resources: STRINGS,
  scale: form("scale", "ServiceScale", {
    count: COUNT,
    cpu: INT,
    gpu: form("gpu", "ServiceScaleGpu", { count: INT, vendor: STRING }),
    memory: INT,
    targets: struct("ServiceScaleTargets", {
      ...TARGETS,
      external: listOf(
        struct("ServiceScaleExternalMetric", {
          averageValue: FLOAT,
          matchLabels: STRING_MAP,
          name: STRING,
          value: FLOAT,
        }),
        "ServiceScaleExternalMetrics",
      ),
    }),
    keda: KEDA,
    vpa: VPA,
    limit: struct("ServiceResourceLimit", { cpu: INT, memory: INT }),
    min: INT,
    max: INT,
    autoscale: AUTOSCALE,
  }),
  securityContext: SECURITY_CONTEXT,
  singleton: BOOL,
  startupProbe: struct("ServiceStartupProbe", { ...PROBE, port: PORT, tcpSocketPort: STRING }),
  stateful: { ...BOOL, since: "3.25.4" },
  sticky: BOOL,
  termination: TERMINATION,
  test: STRING,
  timeout: INT,
  tls: struct("ServiceTls", { redirect: BOOL }),
  volumeOptions: VOLUME_OPTIONS,
  volumes: STRINGS,
  whitelist: STRING,
};

const BALANCER: Fields = {
  annotations: ANNOTATIONS,
  awsLoadBalancerController: { ...BOOL, since: "3.25.5" },
  ports: {
    is: "section",
    keys: "ports",
    of: form("balancer-port", "BalancerPort", { port: INT, protocol: STRING }),
  },
  service: STRING,
  whitelist: form("whitelist", "BalancerWhitelist"),
};

/** convox.yml as v3 Racks read it (convox/convox pkg/manifest, 3.24.9; keys with `since` by the documentation of 3.25.x). */
export const MANIFEST_V3 = struct("Manifest", {
  appSettings: struct("AppSettings", {
    "aws-logs": struct("ServiceLogsRetention", { "cw-retention": INT, disableRetention: BOOL }),
    // The documentation writes the key like this; which releases read it is unknown.
    awsLogs: ANY,
  }),
  balancers: { is: "section", keys: "names", of: struct("Balancer", BALANCER) },
  budget: struct("AppBudget", {
    atCapAction: STRING,
    atCapWebhookUrl: STRING,
    // Named by the documentation of budgets; its type is unknown.
    alertThresholdPercent: ANY,
    monthlyCapUsd: FLOAT,
    neverAutoShutdown: STRINGS,
    notifyBeforeMinutes: INT,
    recoveryMode: STRING,
    shutdownGracePeriod: STRING,
    shutdownOrder: STRING,
  }),
  configs: listOf(struct("AppConfig", { id: STRING, name: STRING, value: STRING }), "AppConfigs"),
  environment: ENVIRONMENT,
  labels: LABELS,
  params: PARAMS,
  resources: {
    is: "section",
    keys: "names",
    of: struct("Resource", { type: STRING, image: STRING, options: STRING_MAP }),
  },
  services: { is: "section", keys: "names", of: struct("Service", SERVICE) },
  timers: {
    is: "section",
    keys: "names",
    of: struct("Timer", {
      annotations: ANNOTATIONS,
      command: STRING,
      concurrency: STRING,
      parallelCount: INT,
      schedule: STRING,
      service: STRING,
    }),
  },
});
