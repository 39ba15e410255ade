import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { elapsedMs } from "../go/go-time.ts";
import { type Promotion, phaseOf } from "../model/promotion.ts";
import type { Rack } from "../model/rack.ts";
import { RackFailure, typedFailure } from "../profile/errors.ts";
import { addEvents } from "./event-store.ts";
import { hasStrings, isMissing, readRecord, writeAtomic } from "./files.ts";
import { hexDigits } from "./ids.ts";
import { withLock } from "./lock.ts";
import { ownerAlive } from "./owner.ts";
import { places } from "./places.ts";
import { failureLines, revertedLines } from "./promotion-log.ts";

/** An app on disk. Times are milliseconds since 1970. */
export interface AppRecord {
  name: string;
  locked: boolean;
  parameters: Record<string, string>;
  created: number;
  /** Set by a delete: the app is `deleting` for a moment and then no longer exists. */
  deleted?: number;
  /** The rollout whose containers serve; undefined when nothing really runs. */
  running?: string;
  /** The newest promotion; status and active release follow from it. */
  promotion?: Promotion;
  /** What was set by scaling, by service. */
  scale?: Record<string, Scale>;
  /** When a service was last restarted, in milliseconds: its planned processes are others since then. */
  restarted?: Record<string, number>;
}

/** Set by scaling a service; what is missing is as in convox.yml. */
export interface Scale {
  count?: number;
  /** Millicores (v3) or shares (v2). */
  cpu?: number;
  /** MiB. */
  memory?: number;
  min?: number;
  max?: number;
  gpu?: number;
  gpuVendor?: string;
}

/** What a client sees of an app. */
export interface AppState {
  record: AppRecord;
  /** `creating`, `running`, `updating`, `rollback`, `deleting`. */
  status: string;
  /** Id of the active release, "" without one. */
  release: string;
}

function isApp(value: unknown): value is AppRecord {
  if (!hasStrings(value, "name")) return false;
  const { locked, parameters, created } = value as Partial<AppRecord>;
  return typeof locked === "boolean" && typeof created === "number" && typeof parameters === "object";
}

function appNotFound(name: string): RackFailure {
  return typedFailure(404, `app not found: ${name}`);
}

/** @throws RackFailure 404 when the app does not exist */
export async function getApp(rack: Rack, name: string): Promise<AppState> {
  const state = await findApp(rack, name);
  if (state === undefined) throw appNotFound(name);
  return state;
}

export async function findApp(rack: Rack, name: string): Promise<AppState | undefined> {
  const state = await readApp(rack, name);
  if (state === undefined || !isOrphaned(state.record)) return state;
  return withLock(places.appLock(rack, name), async () => {
    const again = await readApp(rack, name);
    if (again === undefined || !isOrphaned(again.record)) return again;
    return settleAbandoned(rack, again.record);
  });
}

/** A rollout of real containers whose program has ended. */
function isOrphaned({ promotion }: AppRecord): boolean {
  return promotion?.outcome === "pending" && promotion.rollout !== undefined && !ownerAlive(promotion.rollout.owner);
}

// The next call settles it: the old release stays. The next rollout ends the containers that were left behind.
async function settleAbandoned(rack: Rack, record: AppRecord): Promise<AppState> {
  const { promotion } = record;
  if (promotion === undefined) return stateOf(rack, record);
  const reason = "the program that ran this promotion has ended";
  Object.assign(promotion, { outcome: "rollback", updating: 0, rollback: 0, failure: { reason, output: [] } });
  await writeApp(rack, record);
  const at = rack.clock.ms();
  await addEvents(rack, record.name, [
    ...failureLines(rack, record.name, at, { reason, state: "Error" }),
    ...revertedLines(rack, record.name, at),
  ]);
  return stateOf(rack, record);
}

async function readApp(rack: Rack, name: string): Promise<AppState | undefined> {
  const record = await readRecord(places.appRecord(rack, name), isApp);
  if (record === undefined) return undefined;
  if (record.deleted !== undefined && elapsedMs(record.deleted, rack.clock.ms()) >= rack.timings.deleting) {
    await sweep(rack, record);
    return undefined;
  }
  return stateOf(rack, record);
}

function stateOf(rack: Rack, record: AppRecord): AppState {
  const phase = phaseOf(record.promotion, rack.profile.generation, rack.clock.ms());
  if (record.deleted !== undefined) return { record, status: "deleting", release: phase.release };
  const fresh = elapsedMs(record.created, rack.clock.ms()) < rack.timings.creating;
  if (fresh && record.promotion === undefined) {
    // v3 promotes an app without a release when it is created; v2 waits for its stack.
    return { record, status: rack.profile.generation === "v3" ? "updating" : "creating", release: "" };
  }
  return { record, status: phase.status, release: phase.release };
}

/** Every app, sorted by name. */
export async function listApps(rack: Rack): Promise<AppState[]> {
  let names: string[];
  try {
    names = await readdir(places.apps(rack));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
  const apps: AppState[] = [];
  for (const name of names.sort()) {
    const app = await findApp(rack, name);
    if (app !== undefined) apps.push(app);
  }
  return apps;
}

/**
 * Makes an app; with `settled` it is `running` at once.
 * @throws RackFailure when the name is taken, reserved or not allowed
 */
export async function createApp(
  rack: Rack,
  name: string,
  parameters: Record<string, string>,
  options: { settled?: boolean } = {},
): Promise<AppState> {
  const refusal = refusedName(rack, name);
  if (refusal !== undefined) throw refusal;
  return withLock(places.appLock(rack, name), async () => {
    if ((await readApp(rack, name)) !== undefined) {
      const message = `app already exists: ${name}`;
      throw rack.profile.generation === "v3" ? typedFailure(409, message) : new RackFailure(500, message);
    }
    const age = options.settled === true ? rack.timings.creating : 0;
    const record: AppRecord = { name, locked: false, parameters, created: rack.clock.ms() - age };
    await writeApp(rack, record);
    return stateOf(rack, record);
  });
}

async function writeApp(rack: Rack, record: AppRecord): Promise<void> {
  await writeAtomic(places.appRecord(rack, record.name), `${JSON.stringify(record, null, 2)}\n`);
}

/** Changes an app under its lock. `change` may throw to leave it as it is. */
export async function changeApp(
  rack: Rack,
  name: string,
  change: (record: AppRecord, state: AppState) => void | Promise<void>,
): Promise<AppState> {
  return withLock(places.appLock(rack, name), async () => {
    const found = await readApp(rack, name);
    if (found === undefined) throw appNotFound(name);
    const state = isOrphaned(found.record) ? await settleAbandoned(rack, found.record) : found;
    await change(state.record, state);
    await writeApp(rack, state.record);
    return stateOf(rack, state.record);
  });
}

/** Why the Rack would not create an app of this name, or undefined. */
export function refusedName(rack: Rack, name: string): RackFailure | undefined {
  if (rack.profile.generation === "v3") {
    if (name === "rack" || name === "system") return typedFailure(400, "app name is reserved");
    return refusedNamespace(`${rack.name}-${name}`);
  }
  if (name === rack.name) {
    return new RackFailure(
      500,
      `application name cannot match rack name (${name}). Please choose a different name for your application.`,
    );
  }
  if (!/^[a-z0-9_-]+$/.test(name)) {
    return new RackFailure(500, "app name can contain only lowercase letters, digits, dashes and underscores");
  }
  return undefined;
}

// v3 leaves the check to Kubernetes, which creates a namespace for the app.
function refusedNamespace(namespace: string): RackFailure | undefined {
  const invalid = (reason: string) =>
    new RackFailure(
      500,
      `Namespace "${namespace}" is invalid: metadata.name: Invalid value: "${namespace}": ${reason}`,
    );
  if (namespace.length > 63) return invalid("must be no more than 63 characters");
  if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(namespace)) {
    return invalid(
      "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end " +
        "with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is " +
        "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
    );
  }
  return undefined;
}

// Renaming first makes the app disappear at once, and only for the program that finds it expired first.
async function sweep(rack: Rack, record: AppRecord): Promise<void> {
  const folder = places.app(rack, record.name);
  const aside = join(places.scratch(rack), `deleted-${hexDigits(12)}`);
  try {
    await mkdir(places.scratch(rack), { recursive: true, mode: 0o700 });
    await rename(folder, aside);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  await rm(aside, { recursive: true, force: true });
}
