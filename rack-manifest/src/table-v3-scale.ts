import { BOOL, type Fields, FLOAT, INT32, listOf, STRING, STRING_MAP, struct, type Type } from "./type.ts";

const TRIGGER = {
  is: "struct",
  go: "v1alpha1.ScaleTriggers",
  fields: {
    type: STRING,
    name: STRING,
    metadata: STRING_MAP,
    metricType: STRING,
    useCachedMetrics: BOOL,
    authenticationRef: { is: "struct", go: "v1alpha1.AuthenticationRef", fields: { name: STRING, kind: STRING } },
  },
} as const satisfies Type;

const MODE = struct("AutoscaleMode", { mode: STRING, threshold: FLOAT, prometheusUrl: STRING, metricName: STRING });

const AUTOSCALE_FIELDS: Fields = {
  cpu: MODE,
  memory: MODE,
  gpuUtilization: MODE,
  queueDepth: MODE,
  custom: listOf(TRIGGER),
  cooldownPeriod: INT32,
  pollingInterval: INT32,
};

export const AUTOSCALE: Type = { is: "json", go: "manifest.ServiceAutoscale", fields: AUTOSCALE_FIELDS };

export const KEDA: Type = {
  is: "json",
  isUntagged: true,
  go: "manifest.ServiceScaleKeda",
  fields: {
    pollingInterval: INT32,
    initialCooldownPeriod: INT32,
    cooldownPeriod: INT32,
    idleReplicaCount: INT32,
    // Only the part that every release of KEDA has.
    advanced: {
      is: "struct",
      go: "v1alpha1.AdvancedConfig",
      fields: { restoreToOriginalReplicaCount: BOOL },
    },
    triggers: listOf(TRIGGER),
    fallback: {
      is: "struct",
      go: "v1alpha1.Fallback",
      fields: { failureThreshold: INT32, replicas: INT32 },
    },
  },
};

export const VPA = struct("VPA", {
  updateMode: STRING,
  minCpu: STRING,
  maxCpu: STRING,
  minMem: STRING,
  maxMem: STRING,
  cpuOnly: BOOL,
  memOnly: BOOL,
  updateRequestOnly: BOOL,
});
