import { property } from "../builder/docker-images.ts";
import { goQuote, parseBool, parseFloat64 } from "../go/go-text.ts";
import { type Call, variable } from "../http/call.ts";
import { ok, type Reply } from "../http/reply.ts";
import { messageOf, RackFailure, typedFailure } from "../profile/errors.ts";
import { changeApp, getApp } from "../store/app-store.ts";
import { activeManifest } from "./service-calls.ts";

/** From then on what was set by scaling is not undone by a promotion; here it never is. */
export async function scaleOverrideSet(call: Call): Promise<Reply> {
  const { rack, options } = call;
  const service = variable(call, "service");
  const text = (options.param("active") ?? "").trim();
  if (text === "") throw new RackFailure(400, 'active form-param is required ("true" or "false")');
  const active = parsed(() => parseBool(text), 'active must be "true" or "false"');
  await requireService(call);
  await changeApp(rack, variable(call, "app"), (record) => {
    const kept = (record.scaleOverrides ?? []).filter((name) => name !== service);
    record.scaleOverrides = active ? [...kept, service] : kept;
  });
  return ok();
}

/** There is nothing here that scales by itself. */
export async function triggersEnable(call: Call): Promise<Reply> {
  const text = call.options.param("opts") ?? "";
  if (text === "") throw new RackFailure(400, "invalid opts payload: unexpected end of JSON input");
  const triggers = checked(parsed(() => JSON.parse(text) as unknown, "invalid opts payload"));
  await requireService(call);
  if (triggers.some((type) => type === "gpuUtilization" || type === "queueDepth")) {
    throw new Error("GPU and inference queue triggers require KEDA. Run: convox rack params set keda_enable=true");
  }
  throw typedFailure(501, "this local Rack does not scale services by itself");
}

/** A service that has no triggers is left as it is. */
export async function triggersDisable(call: Call): Promise<Reply> {
  await requireService(call);
  return ok();
}

export async function triggerThresholdSet(call: Call): Promise<Reply> {
  const text = (call.options.param("threshold") ?? "").trim();
  if (text === "") throw new RackFailure(400, "threshold form-param is required");
  parsed(() => parseFloat64(text), "invalid threshold");
  await requireService(call);
  throw typedFailure(501, "this local Rack does not scale services by itself");
}

const TYPES = ["cpu", "memory", "gpuUtilization", "queueDepth"];

/** Types of the triggers. @throws Error with the Rack's text */
function checked(options: unknown): string[] {
  const number = (from: unknown, name: string) => Number(property(from, name) ?? 0);
  const [min, max] = [number(options, "min"), number(options, "max")];
  if (min < 0) throw new Error("min must be >= 0");
  if (max < 1) throw new Error("max must be >= 1");
  if (max < min) throw new Error("max must be >= min");
  const triggers = property(options, "triggers");
  if (!Array.isArray(triggers) || triggers.length === 0) throw new Error("at least one trigger is required");
  const seen: string[] = [];
  for (const trigger of triggers) {
    const [type, threshold] = [String(property(trigger, "type") ?? ""), number(trigger, "threshold")];
    if (!TYPES.includes(type)) throw new Error(`unknown trigger type ${goQuote(type)}`);
    if (threshold <= 0) throw new Error("threshold must be positive");
    if (type !== "queueDepth" && threshold > 100) throw new Error("percent triggers must be <= 100");
    if (seen.includes(type)) throw new Error(`duplicate trigger type ${goQuote(type)}`);
    seen.push(type);
  }
  return seen;
}

function parsed<T>(read: () => T, complaint: string): T {
  try {
    return read();
  } catch (error) {
    throw new RackFailure(400, `${complaint}: ${messageOf(error)}`);
  }
}

async function requireService(call: Call): Promise<void> {
  const { rack } = call;
  const name = variable(call, "service");
  const app = await getApp(rack, variable(call, "app"));
  const { services } = app.release === "" ? { services: [] } : await activeManifest(rack, app);
  if (!services.some((service) => service.name === name)) {
    throw new RackFailure(500, `deployments.apps "${name}" not found`);
  }
}
