import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";

const run = promisify(execFile);

/** What the tests of real containers find on this machine. */
export interface Containers {
  /** Environment in which each builder works; undefined where it cannot. */
  docker: Record<string, string> | undefined;
  buildah: Record<string, string> | undefined;
  /** Programs that are there. */
  registry: boolean;
  skopeo: boolean;
  /** Why something is missing, in words. */
  reasons: string[];
}

declare module "vitest" {
  interface ProvidedContext {
    containers: Containers;
  }
}

/** Image that the tests' Dockerfiles start from: busybox and nothing else, made here, so that no network is needed. */
export const BASE = "convox-test-base";

/**
 * Before the tests of real containers: an engine of their own on a private socket, image stores in a folder that goes
 * with it, and a base image in each. Whatever is missing is told to the tests, which skip with that reason.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "convox-containers-"));
  const found: Containers = {
    docker: undefined,
    buildah: undefined,
    registry: await isThere("docker-registry", "--version"),
    skopeo: await isThere("skopeo", "--version"),
    reasons: [],
  };
  const undo: (() => Promise<void>)[] = [];
  const context = await baseContext(join(folder, "base"));
  if (context === undefined) found.reasons.push("there is no static busybox (Debian: busybox-static)");
  else if (process.getuid?.() !== 0) found.reasons.push("only root can start an engine and containers without one");
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
      await run("buildah", ["build", "--isolation", "chroot", "-t", BASE, context], { env });
    } else found.reasons.push("there is no buildah (Debian: buildah)");
  }
  project.provide("containers", found);
  return async () => {
    for (const step of undo) await step();
    await rm(folder, { recursive: true, force: true });
  };
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

/** A Docker engine for the tests alone; it changes no firewall. First with a bridge network, then without. */
async function startEngine(folder: string): Promise<Engine> {
  const none = async () => undefined;
  if (!(await isThere("dockerd", "--version"))) {
    return { host: { reason: "there is no dockerd (Debian: docker.io)" }, stop: none };
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
    child.kill("SIGTERM");
    await once(child, "exit");
  }
  const mounts = (await readFile("/proc/mounts", "utf8")).split("\n").map((line) => line.split(" ")[1] ?? "");
  for (const path of mounts.filter((mount) => mount.startsWith(folder)).reverse()) await run("umount", [path]);
}
