import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Registry } from "../model/registry.ts";
import { toolPath } from "../run/exec-session.ts";
import { freePort } from "../run/free-port.ts";
import { hasStrings, namesIn, readRecord, writeAtomic } from "../store/files.ts";
import { hexDigits } from "../store/ids.ts";
import { withLock } from "../store/lock.ts";
import { ownerAlive, ownerText, processAlive } from "../store/owner.ts";

/** A registry that someone else runs, as `--registry HOST:PORT` names it. */
export function givenRegistry(address: string): Registry {
  return { address: async () => address, close: async () => undefined };
}

/** How long a registry may take to answer after its start. */
const PATIENCE_MS = 10_000;

interface RegistryRecord {
  address: string;
  pid: number;
  host: string;
}

function isRecord(value: unknown): value is RegistryRecord {
  return hasStrings(value, "address", "host");
}

/**
 * The registry of a data folder: the program `docker-registry`, started when the first image is pushed. Several
 * programs on one folder share it, and the last one to close it ends it; its images stay in `folder`, and it comes
 * back on the same port if that is still free. A program that was killed leaves it running until another
 * one on the folder ends.
 * @returns undefined when the program is not on this machine
 */
export async function ownRegistry(folder: string): Promise<Registry | undefined> {
  const command = await toolPath("docker-registry");
  if (command === undefined) return undefined;
  const lock = join(folder, "lock");
  const users = join(folder, "users");
  const mine = join(users, hexDigits(16));
  let known: Promise<string> | undefined;
  const use = () =>
    withLock(lock, async () => {
      await mkdir(users, { recursive: true, mode: 0o700 });
      await writeFile(mine, ownerText(), { mode: 0o600 });
      const record = await readRecord(join(folder, "registry.json"), isRecord);
      if (record !== undefined && (await answers(record.address))) return record.address;
      return serve(command, folder, record?.address);
    });
  return {
    address() {
      known ??= use();
      known.catch(() => {
        known = undefined;
      });
      return known;
    },
    async close() {
      if (known === undefined) return;
      await known.catch(() => undefined);
      await rm(mine, { force: true });
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

async function serve(command: string, folder: string, earlier: string | undefined): Promise<string> {
  const address = earlier !== undefined && (await isFree(earlier)) ? earlier : `127.0.0.1:${await freePort()}`;
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
  await once(child, "spawn");
  await log.close();
  child.unref();
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await answers(address))) {
    if (child.exitCode !== null || performance.now() > deadline) {
      child.kill("SIGKILL");
      const words = (await readFile(join(folder, "registry.log"), "utf8")).trim().split("\n").at(-1);
      throw new Error(`docker-registry does not start: ${words}`);
    }
    await sleep(10);
  }
  const record: RegistryRecord = { address, pid: child.pid ?? 0, host: hostOf(ownerText()) };
  await writeAtomic(join(folder, "registry.json"), JSON.stringify(record));
  return address;
}

async function answers(address: string): Promise<boolean> {
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

/** Ends the registry, if that process still is one. */
async function stop(pid: number): Promise<void> {
  const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  if (!/^[^\0]*docker-registry\0serve\0/.test(line)) return;
  process.kill(pid, "SIGTERM");
  while (processAlive(pid)) await sleep(10);
}

function hostOf(owner: string): string {
  return owner.slice(owner.indexOf("@") + 1);
}
