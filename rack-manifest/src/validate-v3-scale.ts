import { at, listAt, mapAt, textAt } from "./access.ts";
import type { Decoded } from "./decode.ts";
import type { Path } from "./fault.ts";
import { goQuote } from "./go-text.ts";
import { parseUrl } from "./go-url.ts";
import type { Service } from "./manifest.ts";
import { type Complaints, NAME, NAME_RULE } from "./rules.ts";
import { hasAutoscale } from "./service.ts";

const METRIC = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const MODES = ["cpu", "memory", "gpuUtilization", "queueDepth"] as const;
const NEVER_ZERO =
  "scale.min: 0 combined with only always-active autoscale triggers (cpu/memory/cron) will never scale to zero; KEDA's cpu/memory/cron scalers are always active. Add scale.autoscale.queueDepth, scale.autoscale.gpuUtilization, or a scale.autoscale.custom[] prometheus/external trigger, or raise scale.min to 1.";

/** The number of processes and `scale.autoscale` of a service. */
export function checkScale(service: Service, body: Decoded, complaints: Complaints): void {
  const { name, count } = service;
  const autoscale = mapAt(body, "scale", "autoscale");
  const isEnabled = hasAutoscale(body);
  const usesKeda = listAt(body, "scale", "keda", "triggers").length > 0;
  // An agent runs once on each node: its autoscaling is ignored, and so are these rules.
  if (service.agent && (isEnabled || usesKeda)) return;
  const scale: Path = ["services", name, "scale"];
  const add = (path: Path, text: string) => complaints.add([...scale, ...path], `service ${name}: ${text}`);
  if (count.min < 0) add(["min"], "scale.min must be >= 0");
  if (count.max < 0) add(["max"], "scale.max must be >= 0");
  if (count.max < count.min) add(["max"], "scale.max must be >= scale.min");
  if (isEnabled) checkAutoscale(service, autoscale, add);
}

function checkAutoscale(service: Service, autoscale: Decoded, add: (path: Path, text: string) => void): void {
  const { min, max } = service.count;
  if (max < 1) add(["max"], "scale.max must be >= 1 when autoscale is enabled");
  if (max === min && max >= 1) {
    add(["max"], "scale.max must be > scale.min when autoscale is enabled (ScaledObject would be a no-op)");
  }
  for (const mode of MODES) {
    if (at(autoscale, mode) === undefined) continue;
    const path = ["autoscale", mode, "threshold"];
    const threshold = at(autoscale, mode, "threshold");
    const value = typeof threshold === "number" ? threshold : 0;
    const isPercent = value > 0 && value <= 100;
    const named = `scale.autoscale.${mode}.threshold`;
    if (mode === "queueDepth") {
      if (!(value > 0)) add(path, `${named} must be > 0`);
    } else if (!isPercent)
      add(path, `${named} must be ${mode === "gpuUtilization" ? "> 0 and <= 100" : "between 1 and 100"}`);
    if (mode === "gpuUtilization" && service.gpu === 0) {
      add(["autoscale", mode], "scale.autoscale.gpuUtilization requires scale.gpu.count >= 1");
    }
  }
  for (const mode of MODES) checkMode(mode, mapAt(autoscale, mode), add);
  listAt(autoscale, "custom").forEach((trigger, index) => {
    const named = `scale.autoscale.custom[${index}]`;
    const path = ["autoscale", "custom", index];
    const name = textAt(trigger, "name");
    if (name !== "" && !NAME.test(name)) {
      add([...path, "name"], `${named}.name ${goQuote(name)} invalid, ${NAME_RULE}`);
    }
    if (name.toLowerCase().startsWith("convox-")) {
      add([...path, "name"], `${named}.name: ${goQuote(name)} uses reserved prefix 'convox-'`);
    }
    if (textAt(trigger, "authenticationRef", "kind") === "ClusterTriggerAuthentication") {
      const text = `${named}.authenticationRef.kind: ClusterTriggerAuthentication is not permitted`;
      add([...path, "authenticationRef", "kind"], text);
    }
  });
  if (min === 0 && !canReachZero(autoscale)) add(["min"], NEVER_ZERO);
}

function canReachZero(autoscale: Decoded): boolean {
  if (at(autoscale, "gpuUtilization") !== undefined || at(autoscale, "queueDepth") !== undefined) return true;
  return listAt(autoscale, "custom").some(
    (trigger) => !["cpu", "memory", "cron"].includes(textAt(trigger, "type").toLowerCase()),
  );
}

function checkMode(mode: string, value: Decoded, add: (path: Path, text: string) => void): void {
  const url = textAt(value, "prometheusUrl");
  const mistake = url === "" ? undefined : urlMistake(url);
  if (mistake !== undefined) {
    add(["autoscale", mode, "prometheusUrl"], `scale.autoscale.${mode}.prometheusUrl ${mistake}`);
  }
  const metric = textAt(value, "metricName");
  if (metric !== "" && !METRIC.test(metric)) {
    const text = `scale.autoscale.${mode}.metricName ${goQuote(metric)} must match ${METRIC.source}`;
    add(["autoscale", mode, "metricName"], text);
  }
}

function urlMistake(url: string): string | undefined {
  const found = parseUrl(url);
  if ("error" in found) return `is not a valid URL: ${found.error}`;
  const { scheme, host } = found;
  if (scheme !== "http" && scheme !== "https") return `must use http or https scheme, got ${goQuote(scheme)}`;
  return host === "" ? "must include a host" : undefined;
}
