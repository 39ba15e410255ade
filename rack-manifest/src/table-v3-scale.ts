import { ANY, BOOL, type Fields, FLOAT, INT, listOf, STRING, STRING_MAP, struct, type Type } from "./type.ts";

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

const MODE = struct("AutoscaleMode", { threshold: FLOAT, prometheusUrl: STRING, metricName: STRING });

const AUTOSCALE_FIELDS: Fields = {
  cpu: MODE,
  memory: MODE,
  gpuUtilization: MODE,
  queueDepth: MODE,
  custom: listOf(TRIGGER),
};

export const AUTOSCALE: Type = { is: "json", go: "manifest.ServiceAutoscale", fields: AUTOSCALE_FIELDS };

export const KEDA: Type = {
  is: "json",
  go: "manifest.ServiceScaleKeda",
  fields: {
    pollingInterval: INT,
    initialCooldownPeriod: INT,
    cooldownPeriod: INT,
    idleReplicaCount: INT,
    advanced: ANY,
    triggers: listOf(TRIGGER),
    fallback: ANY,
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
