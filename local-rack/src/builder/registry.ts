import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Registry } from "../model/registry.ts";
import { runProgram } from "../run/child.ts";
import { toolPath } from "../run/exec-session.ts";
import { freePort } from "../run/free-port.ts";
import { hasStrings, namesIn, readRecord, writeAtomic } from "../store/files.ts";
import { hexDigits } from "../store/ids.ts";
import { withLock } from "../store/lock.ts";
import { ownerAlive, ownerText, processAlive } from "../store/owner.ts";

/** A registry that is already running, named by `--registry HOST:PORT`. */
export function externalRegistry(address: string): Registry {
  return { address: async () => address, close: async () => undefined };
}

/** How long a registry may take to start. */
const START_MS = 10_000;

interface RegistryRecord {
  address: string;
  pid: number;
  host: string;
}

function isRecord(value: unknown): value is RegistryRecord {
  return hasStrings(value, "address", "host");
}

/**
 * The registry of a data folder: the program `docker-registry`, started when the first image is pushed. Programs on the
 * same folder share it, and the last one to close it ends it. Its images stay in `folder`, and it restarts on the same
 * port if that is free. A program that was killed leaves it running until another program on the folder ends.
 * @returns undefined if the program is not installed
 */
export async function ownRegistry(folder: string): Promise<Registry | undefined> {
  const command = await toolPath("docker-registry");
  if (command === undefined) return undefined;
  const lock = join(folder, "lock");
  const users = join(folder, "users");
  const ownEntry = join(users, hexDigits(16));
  let started: Promise<string> | undefined;
  const acquire = () =>
    withLock(lock, async () => {
      await mkdir(users, { recursive: true, mode: 0o700 });
      await writeFile(ownEntry, ownerText(), { mode: 0o600 });
      const record = await readRecord(join(folder, "registry.json"), isRecord);
      if (record !== undefined && (await isAnswering(record.address))) return record.address;
      return startServer(command, folder, record?.address);
    });
  return {
    address() {
      started ??= acquire();
      started.catch(() => {
        started = undefined;
      });
      return started;
    },
    async close() {
      if (started === undefined) return;
      await started.catch(() => undefined);
      await rm(ownEntry, { force: true });
      await endUnusedRegistry(folder);
    },
  };
}

/** Ends the registry of a data folder unless a living program uses it. */
export async function endUnusedRegistry(folder: string): Promise<void> {
  const users = join(folder, "users");
  const path = join(folder, "registry.json");
  if ((await readRecord(path, isRecord)) === undefined) return;
  await withLock(join(folder, "lock"), async () => {
    for (const user of await namesIn(users)) {
      if (ownerAlive(await readFile(join(users, user), "utf8"))) return;
      await rm(join(users, user), { force: true });
    }
    const record = await readRecord(path, isRecord);
    if (record !== undefined && record.host === hostOf(ownerText())) await stop(record.pid);
  });
}

/** Removes blobs that no tag needs, unless a living program uses the registry: it may be pushing just now. */
export async function collectGarbage(folder: string): Promise<void> {
  const command = await toolPath("docker-registry");
  const config = join(folder, "config.yml");
  if (command === undefined || (await namesIn(folder)).includes("config.yml") === false) return;
  await withLock(join(folder, "lock"), async () => {
    for (const user of await namesIn(join(folder, "users"))) {
      if (ownerAlive(await readFile(join(folder, "users", user), "utf8"))) return;
    }
    await runProgram(command, ["garbage-collect", "--delete-untagged", config]);
  });
}

async function startServer(command: string, folder: string, previous: string | undefined): Promise<string> {
  const address = previous !== undefined && (await isFree(previous)) ? previous : `127.0.0.1:${await freePort()}`;
  const config = join(folder, "config.yml");
  const settings = {
    version: 0.1,
    log: { level: "warn" },
    storage: { filesystem: { rootdirectory: join(folder, "images") }, delete: { enabled: true } },
    http: { addr: address },
  };
  // JSON is YAML.
  await writeFile(config, JSON.stringify(settings, null, 2), { mode: 0o600 });
  const log = await open(join(folder, "registry.log"), "w", 0o600);
  const child = spawn(command, ["serve", config], { detached: true, stdio: ["ignore", log.fd, log.fd] });
  await once(child, "spawn").finally(() => log.close());
  child.unref();
  const deadline = performance.now() + START_MS;
  while (!(await isAnswering(address))) {
    if (child.exitCode !== null || performance.now() > deadline) {
      child.kill("SIGKILL");
      const reason = (await readFile(join(folder, "registry.log"), "utf8")).trim().split("\n").at(-1);
      throw new Error(`docker-registry does not start: ${reason}`);
    }
    await sleep(10);
  }
  const record: RegistryRecord = { address, pid: child.pid ?? 0, host: hostOf(ownerText()) };
  await writeAtomic(join(folder, "registry.json"), JSON.stringify(record));
  return address;
}

async function isAnswering(address: string): Promise<boolean> {
  try {
    const reply = await fetch(`http://${address}/v2/`, { signal: AbortSignal.timeout(1000) });
    await reply.arrayBuffer();
    return reply.headers.get("docker-distribution-api-version") !== null;
  } catch {
    return false;
  }
}

async function isFree(address: string): Promise<boolean> {
  const server = createServer();
  const [host, port] = address.split(":");
  return new Promise((done) => {
    server.once("error", () => done(false));
    server.listen(Number(port), host, () => server.close(() => done(true)));
  });
}

/** Ends the process if it still is a registry. */
async function stop(pid: number): Promise<void> {
  const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  if (!/^[^\0]*docker-registry\0serve\0/.test(line)) return;
  process.kill(pid, "SIGTERM");
  while (processAlive(pid)) await sleep(10);
}

function hostOf(owner: string): string {
  return owner.slice(owner.indexOf("@") + 1);
}
