import { createHash } from "node:crypto";
import { join } from "node:path";
import { type Call, variable } from "../http/call.ts";
import { json, ok, type Reply } from "../http/reply.ts";
import type { Rack } from "../model/rack.ts";
import { typedFailure } from "../profile/errors.ts";
import { findApp } from "../store/app-store.ts";
import { hasStrings, readAll, readRecord, writeAtomic } from "../store/files.ts";
import { places } from "../store/places.ts";

/** A named piece of text that belongs to an app (v3). */
interface AppConfig {
  name: string;
  value: string;
}

function isConfig(value: unknown): value is AppConfig {
  return hasStrings(value, "name", "value");
}

function fileOf(rack: Rack, app: string, name: string): string {
  const hex = Buffer.from(name).toString("hex");
  const short = hex.length <= 200 ? hex : createHash("sha256").update(name).digest("hex");
  return join(places.configs(rack, app), `${short}.json`);
}

/** Configs are secrets in the app's namespace: an unknown app has none. */
export async function configList(call: Call): Promise<Reply> {
  const { rack } = call;
  const configs = await readAll(places.configs(rack, variable(call, "app")), isConfig);
  return json(configs.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, value }) => ({ name, value })));
}

export async function configGet(call: Call): Promise<Reply> {
  const { rack } = call;
  const name = variable(call, "name");
  const config = await readRecord(fileOf(rack, variable(call, "app"), name), isConfig);
  if (config === undefined) throw typedFailure(404, `app config not found: ${name}`);
  return json({ name: config.name, value: config.value });
}

/** The value comes in base64 and is kept as text. */
export async function configSet(call: Call): Promise<Reply> {
  const { rack } = call;
  const app = variable(call, "app");
  const name = variable(call, "name");
  const given = call.options.value("value").replace(/[\r\n]/g, "");
  const at = findMisplaced(given);
  if (at !== undefined) {
    throw typedFailure(400, `failed to parse base 64 value: illegal base64 data at input byte ${at}`);
  }
  const refusal = refusedName(`cfg-${name}`);
  if (refusal !== undefined) throw new Error(`failed to set config: ${refusal}`);
  if ((await findApp(rack, app)) === undefined) {
    throw new Error(`failed to set config: namespaces "${rack.name}-${app}" not found`);
  }
  const value = Buffer.from(given, "base64").toString("utf8");
  await writeAtomic(fileOf(rack, app, name), JSON.stringify({ name, value }));
  return ok();
}

// A config is a secret of Kubernetes, which looks at its name.
function refusedName(secret: string): string | undefined {
  const invalid = (reason: string) =>
    `Secret "${secret}" is invalid: metadata.name: Invalid value: "${secret}": ${reason}`;
  if (secret.length > 253) return invalid("must be no more than 253 characters");
  if (/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(secret)) return undefined;
  return invalid(
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start " +
      "and end with an alphanumeric character (e.g. 'example.com', regex used for validation is " +
      "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
  );
}

// Where padded base64 goes wrong, as Go counts.
function findMisplaced(text: string): number | undefined {
  const valid = /^[A-Za-z0-9+/]*/.exec(text)?.[0].length ?? 0;
  const rest = text.slice(valid);
  const padding = (4 - (valid % 4)) % 4;
  if (padding < 3 && rest === "=".repeat(padding)) return undefined;
  return rest === "" ? valid - (valid % 4) : valid;
}
