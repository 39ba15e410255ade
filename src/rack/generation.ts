import { RackError } from "../errors.ts";
import type { App } from "./apps.ts";
import type { System } from "./system.ts";

/** v2: AWS ECS, versions of 14 digits; v3: Kubernetes, versions 3.x.y. */
export interface Generation {
  readonly generation: "v2" | "v3" | undefined;
  /** The Rack's exact version; undefined if the key cannot read it, or if it is "dev". */
  readonly version: string | undefined;
  /** A Convox Cloud machine: a v3 Rack whose version cannot be asked. */
  readonly isMachine?: boolean;
}

/** What is known of every Convox Cloud machine. Source: convox/convox pkg/cli/engine.go */
export const MACHINE_GENERATION: Generation = { generation: "v3", version: undefined, isMachine: true };

/**
 * What kind of Rack it is, from its version, else from what only one kind has. When the key may not read the system
 * (any error of the Rack but a 401), or the version is unclear, an app shows it.
 */
export async function generationOf(
  system: () => Promise<System>,
  app: (() => Promise<App>) | undefined,
): Promise<Generation> {
  const found = await readable(system);
  const version = found?.version.replace(/^v(?=\d)/, "");
  if (version !== undefined && /^\d{14}$/.test(version)) return { generation: "v2", version };
  if (version !== undefined && /^3\.\d+/.test(version)) return { generation: "v3", version };
  if (found?.region || Object.keys(found?.parameters ?? {}).length > 0) return { generation: "v2", version: undefined };
  const one = app && (await readable(app));
  if (one?.generation === "3") return { generation: "v3", version: undefined };
  if (one?.generation === "1" || one?.generation === "2") return { generation: "v2", version: undefined };
  return { generation: found?.provider ? "v3" : undefined, version: undefined };
}

/** Whether the Rack is at least as new as the given version of its generation; undefined when its version is unknown. */
export function isAtLeast(
  { generation, version }: Generation,
  since: { v2?: string; v3?: string },
): boolean | undefined {
  const needed = generation && since[generation];
  if (generation !== undefined && needed === undefined) return false;
  if (version === undefined || needed === undefined) return undefined;
  return compareVersions(version, needed) >= 0;
}

/** Whether the Rack's version is newer than `version`; undefined when it is unknown. */
export function isNewer(rack: Generation, version: string): boolean | undefined {
  return rack.version === undefined ? undefined : compareVersions(rack.version, version) > 0;
}

/** Negative, 0 or positive, as `a` is older than, the same as, or newer than `b`; what follows "-" or "+" is ignored. */
function compareVersions(a: string, b: string): number {
  const parts = (text: string) =>
    text.split(/[-+]/, 1).flatMap((core) => core.split(".").map((n) => Number.parseInt(n, 10) || 0));
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

async function readable<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    // 401 is a wrong key for every address; any other rejection may concern this address only.
    if (error instanceof RackError && error.status !== 401) return undefined;
    throw error;
  }
}
