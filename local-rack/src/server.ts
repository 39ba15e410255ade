import { resolve } from "node:path";
import { createMissingApp } from "./api/create-missing-app.ts";
import { routes } from "./api/routes.ts";
import { chooseBuilder } from "./builder/choose-builder.ts";
import { externalRegistry, ownRegistry } from "./builder/registry.ts";
import { makeFaultBox } from "./faults/fault-box.ts";
import { makeClock, steadyNow } from "./go/go-time.ts";
import { consoleGate } from "./http/console.ts";
import { rackGate } from "./http/http.ts";
import { type Listener, listen } from "./http/listen.ts";
import { makeTranscript } from "./http/record.ts";
import type { Rack } from "./model/rack.ts";
import type { Registry } from "./model/registry.ts";
import type { LocalRack, LocalRackOptions } from "./options.ts";
import { messageOf } from "./profile/errors.ts";
import { makeOddities } from "./profile/oddities.ts";
import { makeProfile, type Profile } from "./profile/profile.ts";
import { StartFailure } from "./profile/start-failure.ts";
import { hostRuntime } from "./run/host-runtime.ts";
import { prepareDataFolder } from "./store/data-folder.ts";
import { hexDigits } from "./store/ids.ts";
import { places } from "./store/places.ts";

/**
 * Starts a Rack on this machine. It keeps its state in `options.data` and answers the same HTTP API as a real one;
 * docs/local-rack.md describes it.
 * @throws StartFailure when an option, the data folder or the address cannot be used
 * @throws BuilderUnavailable when the builder does not work on this machine
 */
export async function startLocalRack(options: LocalRackOptions): Promise<LocalRack> {
  const data = resolve(options.data);
  const generation = options.generation ?? "v3";
  const profile = profileOf(generation, options.version);
  await prepareDataFolder(data);
  const { builder, engine } = await chooseBuilder(options.builder ?? "plan", data);
  const registry = engine === undefined ? undefined : await registryOf(options.registry, data);
  const now = options.clock ?? steadyNow;
  const closing = new AbortController();
  const work = new Set<Promise<void>>();
  const rack: Rack = {
    data,
    name: options.name ?? "local",
    provider: options.provider ?? (generation === "v2" ? "aws" : "local"),
    region: "us-east-1",
    password: options.password ?? hexDigits(30),
    profile,
    clock: makeClock(now),
    timings: {
      updating: options.promotion?.updatingMs ?? 1500,
      rollback: options.promotion?.rollbackMs ?? 1000,
      creating: options.promotion?.creatingMs ?? 300,
      deleting: options.promotion?.deletingMs ?? 300,
      starting: options.promotion?.startingMs ?? 300,
    },
    parameters: options.parameters ?? {},
    nodePools: options.nodePools ?? [],
    createApps: options.createApps ?? false,
    deletedApps: new Set(),
    imports: new Set(),
    notice: options.onNotice ?? (() => undefined),
    faults: makeFaultBox(options.faults ?? []),
    builder,
    engine,
    registry,
    rolloutMs: options.promotion?.rolloutMs ?? 60_000,
    hostRuntime: options.execute === "host" ? hostRuntime(places.scratch({ data }), now) : undefined,
    oddities: makeOddities(profile, options.oddities),
    closing: closing.signal,
    background(promise) {
      const safe = promise.catch((error: unknown) => rack.notice(messageOf(error))).finally(() => work.delete(safe));
      work.add(safe);
    },
  };
  const listeners: Listener[] = [];
  const close = async () => {
    closing.abort();
    await rack.hostRuntime?.close();
    await Promise.allSettled([...work]);
    await registry?.close();
    await Promise.all(listeners.map((listener) => listener.close()));
  };
  const transcript = makeTranscript(options.transcript ?? false);
  const host = options.host ?? "127.0.0.1";
  const shared = { rack, routes, transcript, prepare: createMissingApp };
  const { console, port = 0, tls } = options;
  try {
    listeners.push(await listen({ ...shared, gate: rackGate(rack) }, { host, port, tls }));
    if (console !== undefined) {
      listeners.push(await listen({ ...shared, gate: consoleGate(rack, console) }, { host, port: 0, tls }));
    }
  } catch (error) {
    await close();
    throw error;
  }
  const [front, consoleFront] = listeners.map((listener) => listener.port);
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  const user = rack.password === "" ? "convox" : `convox:${encodeURIComponent(rack.password)}`;
  return {
    url: `${tls === undefined ? "http" : "https"}://${user}@${reachable}:${front}`,
    ...(consoleFront === undefined ? {} : { consoleHost: `${reachable}:${consoleFront}` }),
    host,
    port: front ?? 0,
    password: rack.password,
    builder: engine?.name ?? "plan",
    requests: transcript.requests,
    faults: rack.faults,
    close,
  };
}

function profileOf(generation: "v2" | "v3", version: string | undefined): Profile {
  try {
    return makeProfile(generation, version);
  } catch (error) {
    throw new StartFailure(messageOf(error), { cause: error });
  }
}

async function registryOf(address: string | undefined, data: string): Promise<Registry | undefined> {
  return address === undefined ? ownRegistry(places.registry(data)) : externalRegistry(address);
}
