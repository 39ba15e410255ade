import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";

const run = promisify(execFile);

/** The tools for tests of real containers on this machine. */
export interface Containers {
  /** Environment in which each builder works, undefined if it does not. */
  docker: Record<string, string> | undefined;
  buildah: Record<string, string> | undefined;
  /** Whether these programs are installed. */
  registry: boolean;
  skopeo: boolean;
  /** Why a tool is missing. */
  reasons: string[];
}

declare module "vitest" {
  interface ProvidedContext {
    containers: Containers;
  }
}

/** Base image of the tests' Dockerfiles: only busybox. It is built here, so no network is needed. */
export const BASE = "convox-test-base";

/**
 * Starts an engine on a private socket for these tests, with image stores in a temporary folder and the base image in
 * each. Tests whose tools are missing are skipped, and their names state the reason.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "convox-containers-"));
  const undo: (() => Promise<void>)[] = [];
  const cleanUp = async () => {
    for (const step of undo) await step();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    project.provide("containers", await findContainers(folder, undo));
  } catch (error) {
    await cleanUp();
    throw error;
  }
  return cleanUp;
}

/** Starts what this machine has. Each started thing adds its cleanup to `undo`. */
async function findContainers(folder: string, undo: (() => Promise<void>)[]): Promise<Containers> {
  const found: Containers = {
    docker: undefined,
    buildah: undefined,
    registry: await isThere("docker-registry", "--version"),
    skopeo: await isThere("skopeo", "--version"),
    reasons: [],
  };
  const context = await baseContext(join(folder, "base"));
  if (context === undefined) found.reasons.push("static busybox is not installed (Debian: busybox-static)");
  else if (process.getuid?.() !== 0) found.reasons.push("only root can start an engine, or containers without one");
  else {
    const engine = await startEngine(join(folder, "docker"));
    undo.push(engine.stop);
    if (typeof engine.host === "string") {
      found.docker = { DOCKER_HOST: engine.host };
      await run("docker", ["build", "-t", BASE, context], { env: { ...process.env, ...found.docker } });
    } else found.reasons.push(engine.host.reason);
    if (await isThere("buildah", "--version")) {
      const store = join(folder, "buildah");
      found.buildah = { DOCKER_HOST: "unix:///nowhere.sock", CONTAINERS_STORAGE_CONF: await storageSettings(store) };
      const env = { ...process.env, ...found.buildah };
      undo.unshift(async () => {
        await run("buildah", ["rm", "--all"], { env });
        await run("umount", [join(store, "root/overlay")]).catch(() => undefined);
      });
      const build = () => run("buildah", ["build", "--isolation", "chroot", "-t", BASE, context], { env });
      // On a busy machine buildah 1.28 sometimes fails to start its own copy (Close_Fd sealing memfd copy: EBUSY).
      await build().catch(build);
    } else found.reasons.push("buildah is not installed (Debian: buildah)");
  }
  return found;
}

async function isThere(program: string, ...args: string[]): Promise<boolean> {
  return run(program, args).then(
    () => true,
    () => false,
  );
}

async function baseContext(folder: string): Promise<string | undefined> {
  await mkdir(folder, { recursive: true });
  for (const path of ["/bin/busybox", "/usr/bin/busybox"]) {
    const copied = await copyFile(path, join(folder, "busybox")).then(
      () => true,
      () => false,
    );
    if (copied) {
      const steps = ["FROM scratch", "COPY busybox /bin/busybox", 'RUN ["/bin/busybox", "--install", "-s", "/bin"]'];
      await writeFile(join(folder, "Dockerfile"), `${steps.join("\n")}\n`);
      return folder;
    }
  }
  return undefined;
}

async function storageSettings(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, "storage.conf");
  const settings = ["[storage]", 'driver = "overlay"', `graphroot = "${folder}/root"`, `runroot = "${folder}/run"`];
  await writeFile(file, `${settings.join("\n")}\n`);
  return file;
}

interface Engine {
  host: string | { reason: string };
  stop(): Promise<void>;
}

/** A Docker engine for these tests. It changes no firewall rules. Tries a bridge network first, then none. */
async function startEngine(folder: string): Promise<Engine> {
  const none = async () => undefined;
  if (!(await isThere("dockerd", "--version"))) {
    return { host: { reason: "dockerd is not installed (Debian: docker.io)" }, stop: none };
  }
  let words = "";
  for (const network of [[], ["--bridge=none"]]) {
    await mkdir(folder, { recursive: true });
    const host = `unix://${join(folder, "docker.sock")}`;
    const child = spawn(
      "dockerd",
      [
        ...["--iptables=false", "--ip6tables=false", ...network, "--host", host, "--pidfile", join(folder, "pid")],
        ...["--data-root", join(folder, "data"), "--exec-root", join(folder, "exec")],
      ],
      { stdio: ["ignore", "ignore", "pipe"] },
    );
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      words = (words + text).slice(-2000);
    });
    if (await answers(child, host)) return { host, stop: () => stopEngine(child, folder) };
    await stopEngine(child, folder);
  }
  return { host: { reason: `dockerd does not start: ${words.trim().split("\n").at(-1)}` }, stop: none };
}

async function answers(child: ChildProcess, host: string): Promise<boolean> {
  const env = { ...process.env, DOCKER_HOST: host };
  for (let tries = 0; tries < 150; tries++) {
    if (child.exitCode !== null) return false;
    const { stdout } = await run("docker", ["version", "--format", "{{.Server.Version}}"], { env }).catch(() => ({
      stdout: "",
    }));
    if (stdout.trim() !== "") return true;
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}

async function stopEngine(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null) {
    // A bridge outlives its engine, and would take the traffic of the next engine's network of the same subnet.
    const env = { ...process.env, DOCKER_HOST: `unix://${join(folder, "docker.sock")}` };
    await run("docker", ["network", "prune", "--force"], { env }).catch(() => undefined);
    child.kill("SIGTERM");
    await once(child, "exit");
  }
  const mounts = (await readFile("/proc/mounts", "utf8")).split("\n").map((line) => line.split(" ")[1] ?? "");
  for (const path of mounts.filter((mount) => mount.startsWith(folder)).reverse()) await run("umount", [path]);
}
