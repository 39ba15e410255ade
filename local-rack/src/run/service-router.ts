import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { hasStrings, isMissing, readRecord, writeAtomic } from "../store/files.ts";
import { hexDigits } from "../store/ids.ts";
import { withLock } from "../store/lock.ts";
import { ownerAlive, ownerText } from "../store/owner.ts";
import { places } from "../store/places.ts";
import { routerProgram } from "./router-program.ts";

/** Targets `host:port` by the address `ip:port` that the router listens on. */
export type Routes = Record<string, string[]>;

/** How long the router may take to apply a change. */
const APPLY_MS = 5_000;

interface RouteFile {
  version: string;
  apps: Record<string, Routes>;
}

interface RouterState {
  version: string;
  /** Process id and host of the router. */
  owner: string;
  /** Error codes by address that could not be listened on. */
  failed: Record<string, string>;
}

function isRouteFile(value: unknown): value is RouteFile {
  return hasStrings(value, "version") && "apps" in value;
}

function isState(value: unknown): value is RouterState {
  return hasStrings(value, "version", "owner") && "failed" in value;
}

const files = (data: string) => {
  const folder = places.router(data);
  return {
    folder,
    lock: join(folder, "lock"),
    routes: join(folder, "routes.json"),
    state: join(folder, "state.json"),
    log: join(folder, "router.log"),
  };
};

/**
 * Replaces the routes of an app; of all apps with undefined. They work when this resolves. The router is one process
 * per data folder. It outlives the program that started it, as containers do, and ends when no route is left.
 * @throws Error when the router does not start
 */
export async function setRoutes(data: string, app: string | undefined, routes: Routes): Promise<void> {
  const { folder, lock, routes: path } = files(data);
  const before = await readRecord(path, isRouteFile);
  if (before === undefined && Object.keys(routes).length === 0) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await withLock(lock, async () => {
    const apps = app === undefined ? {} : { ...(await readRecord(path, isRouteFile))?.apps };
    if (app !== undefined) {
      delete apps[app];
      if (Object.keys(routes).length > 0) apps[app] = routes;
    }
    const version = hexDigits(12);
    await writeAtomic(path, JSON.stringify({ version, apps } satisfies RouteFile));
    await apply(data, version, Object.keys(apps).length > 0);
  });
}

/** The fixed address of a service of an app, or undefined if the router does not serve it. */
export async function routedAddress(data: string, app: string, ip: string): Promise<string | undefined> {
  const { routes, state } = files(data);
  const address = Object.keys((await readRecord(routes, isRouteFile))?.apps[app] ?? {}).find((one) =>
    one.startsWith(`${ip}:`),
  );
  const router = await readRecord(state, isState);
  if (address === undefined || router === undefined || !ownerAlive(router.owner)) return undefined;
  return router.failed[address] === undefined ? address : undefined;
}

async function apply(data: string, version: string, isNeeded: boolean): Promise<void> {
  const { state } = files(data);
  const router = await readRecord(state, isState);
  const pid = router === undefined ? undefined : await routerPid(router.owner, data);
  if (pid !== undefined) process.kill(pid, "SIGHUP");
  else if (isNeeded) await startRouter(data);
  else return;
  const deadline = performance.now() + APPLY_MS;
  while ((await readRecord(state, isState))?.version !== version) {
    if (performance.now() > deadline) throw new Error(`the router does not start: ${await lastError(data)}`);
    await sleep(10);
  }
}

/** Process id of a router that is alive on this host. Its number may have been given to another program. */
async function routerPid(owner: string, data: string): Promise<number | undefined> {
  if (!ownerAlive(owner) || owner.split("@")[1] !== ownerText().split("@")[1]) return undefined;
  const pid = Number(owner.split("@")[0]);
  const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  return line?.includes(files(data).folder) === true ? pid : undefined;
}

async function startRouter(data: string): Promise<void> {
  const { folder, log } = files(data);
  const output = await open(log, "w", 0o600);
  const child = spawn(process.execPath, ["-e", routerProgram, folder], {
    cwd: "/",
    detached: true,
    stdio: ["ignore", output.fd, output.fd],
    env: {},
  });
  await once(child, "spawn").finally(() => output.close());
  child.unref();
}

async function lastError(data: string): Promise<string> {
  const text = await readFile(files(data).log, "utf8").catch(() => "");
  return text.split("\n").find((line) => /Error/.test(line)) ?? "it gave no reason";
}
