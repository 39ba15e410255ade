import { type Fields, FLOAT, form, INT, STRING, STRING_MAP, STRINGS, struct, type Type } from "./type.ts";

export const ENVIRONMENT = form("environment", "Environment");
export const COUNT = form("count", "ServiceScaleCount", { min: INT, max: INT });
export const DEPLOYMENT: Fields = { maximum: INT, minimum: INT };
export const BUILD = form("build", "ServiceBuild", { args: STRINGS, manifest: STRING, path: STRING });
export const DOMAINS = form("domains", "ServiceDomains");
export const TERMINATION = struct("ServiceTermination", { grace: INT });
export const PARAMS: Type = { is: "map", of: STRING, go: "manifest.Params" };

const METRICS = form("metrics", "ServiceScaleMetrics", {
  aggregate: STRING,
  dimensions: STRING_MAP,
  namespace: STRING,
  name: STRING,
  value: FLOAT,
});

export const TARGETS: Fields = { cpu: INT, custom: METRICS, memory: INT, requests: INT };
