import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, open, readFile, readlink, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildahImage } from "../builder/buildah-images.ts";
import { configOf, userIn } from "../builder/image-config.ts";
import type { Container, ContainerFacts, ContainerState, Runtime } from "../model/runtime.ts";
import { hasStrings, readAll, readRecord, writeAtomic } from "../store/files.ts";
import { linesOf } from "../store/growing-file.ts";
import { dataKey, places } from "../store/places.ts";
import { fedWith, finish, madeBy, outputOf } from "./child.ts";
import { factsOf, onHost } from "./docker-runtime.ts";
import { session, toolPath } from "./exec-session.ts";
import { freePort } from "./free-port.ts";
import { childrenOf, processHere } from "./processes-here.ts";

/** A container on disk. buildah keeps its files; that it runs, and as which process, is known here alone. */
interface ContainerRecord extends ContainerFacts {
  started: number;
  address: string | undefined;
  /** Name of buildah's working container. */
  working: string;
  /** Process on this machine that waits for the container's first process, and what tells it from a later one. */
  keeper: number;
  keeperStart: string;
  env: Record<string, string>;
  workdir: string;
  uid: number;
  gid: number;
}

function isContainer(value: unknown): value is ContainerRecord {
  return hasStrings(value, "id", "app", "service", "working", "keeperStart", "workdir");
}

/** How often a container is looked at that somebody waits for. */
const POLL_MS = 50;
/** How often a container is looked at that is being entered. */
const ENTER_POLL_MS = 5;

/**
 * Sets up the new root: /proc, /dev and /sys, the machine's names and addresses, then the program itself. Arguments:
 * root, working directory, uid, gid, mount, unshare, program and its arguments.
 */
const ENTER = `
root=$1 workdir=$2 uid=$3 gid=$4 mount=$5 unshare=$6
shift 6
"$mount" --make-rprivate /
"$mount" -t proc proc "$root/proc" 2>/dev/null || "$mount" --rbind /proc "$root/proc"
"$mount" --rbind /dev "$root/dev"
"$mount" --rbind /sys "$root/sys"
for file in /etc/hosts /etc/resolv.conf; do
  if [ -f "$file" ] && [ -f "$root$file" ]; then "$mount" --bind "$file" "$root$file"; fi
done
exec "$unshare" --root="$root" --wd="$workdir" --setgid="$gid" --setuid="$uid" -- "$@"
`;

/** Runs what follows and leaves its exit code in the file $1. */
const KEEP = 'code=$1; shift; "$@"; echo $? >"$code.new"; exec /bin/mv "$code.new" "$code"';

/**
 * Containers without an engine: buildah unpacks the image, and the program runs in it behind chroot, with processes,
 * mounts and host name of its own, on the machine's network. So a service must listen on PORT, which is a free port.
 * Only root may do that, and only Linux can. Memory is not limited.
 */
export function buildahRuntime(data: string): Runtime {
  const folder = places.containers(data);
  const key = dataKey(data);
  const file = (id: string, suffix: string) => join(folder, `${id.replace(/[^A-Za-z0-9_-]/g, "_")}${suffix}`);

  const container = (record: ContainerRecord): Container => {
    const state = async (): Promise<ContainerState> => {
      const keeper = await processHere(record.keeper);
      if (keeper?.start === record.keeperStart) return { status: "running" };
      const code = await readFile(file(record.id, ".exit"), "utf8").catch(() => "");
      return { status: "exited", code: code === "" ? -1 : Number(code) };
    };
    const ended = async (signal: AbortSignal): Promise<ContainerState> => {
      for (;;) {
        const now = await state();
        if (now.status === "exited") return now;
        await sleep(POLL_MS, undefined, { signal });
      }
    };
    const mounted = async () => (await outputOf("buildah", ["mount", record.working])).trim();
    return {
      ...factsOf(record),
      started: record.started,
      address: record.address,
      healthAddress: onHost(record),
      state,
      ended,
      exec: (spec) =>
        session(spec, async () => {
          const first = await enteredProcess(record.keeper, state);
          if (first === undefined) throw new Error(`the process ${record.id} has ended`);
          const options = ["-t", String(first), "-m", "-u", "-i", "-p", "-r", `-w/proc/${first}/root${record.workdir}`];
          return {
            command: await required("nsenter"),
            args: [...options, "-S", String(record.uid), "-G", String(record.gid), "--", ...spec.argv],
            env: { ...record.env, ...(spec.tty === undefined ? {} : { TERM: "xterm" }), ...spec.env },
          };
        }),
      output: (options = {}) =>
        linesOf(file(record.id, ".log"), options, async () => (await state()).status === "running"),
      async stop(graceMs) {
        await end(record, state, ended, graceMs);
        await finish("buildah", ["rm", record.working]);
        for (const suffix of [".json", ".log", ".exit"]) await rm(file(record.id, suffix), { force: true });
      },
      async *copyOut(path) {
        const root = await mounted();
        const whole = join(root, join("/", path));
        if (!(await exists(whole))) throw new Error(`${path}: no such file or directory`);
        yield* madeBy("tar", ["-C", dirname(whole), "-cf", "-", "--", whole.slice(dirname(whole).length + 1)]);
      },
      async copyIn(tar) {
        await fedWith(tar, "tar", ["-C", await mounted(), "-xf", "-"]);
      },
    };
  };

  return {
    name: "buildah",

    async start(spec) {
      const [unshare, mount, shell] = [await required("unshare"), await required("mount"), await required("sh")];
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const image = configOf(await buildahImage(spec.image));
      const argv = [...image.entrypoint, ...(spec.command.length > 0 ? spec.command : image.command)];
      if (argv.length === 0) throw new Error(`the image of ${spec.service} has no command, and convox.yml names none`);
      const working = `convox-${key}-${spec.id}`;
      await outputOf("buildah", ["from", "--pull-never", "--name", working, spec.image]);
      try {
        const root = (await outputOf("buildah", ["mount", working])).trim();
        const user = await userIn(root, image.user);
        const port = spec.port > 0 ? await freePort() : 0;
        const env = { ...image.env, HOME: user.home, ...spec.env, ...(port > 0 ? { PORT: String(port) } : {}) };
        const workdir = join("/", image.workdir);
        await mkdir(join(root, workdir), { recursive: true });
        const enter = [root, workdir, String(user.uid), String(user.gid), mount, unshare, ...argv];
        const parts = ["--mount", "--uts", "--ipc", "--pid", "--fork", "--kill-child=SIGKILL"];
        const log = await open(file(spec.id, ".log"), "a", 0o600);
        const child = spawn(
          shell,
          [
            "-c",
            KEEP,
            "keeper",
            file(spec.id, ".exit"),
            unshare,
            ...parts,
            "--",
            shell,
            "-c",
            ENTER,
            "enter",
            ...enter,
          ],
          { detached: true, stdio: ["ignore", log.fd, log.fd], env },
        );
        await once(child, "spawn");
        await log.close();
        child.unref();
        const keeper = child.pid ?? 0;
        const record: ContainerRecord = {
          ...factsOf(spec),
          started: Date.now(),
          address: port > 0 ? `127.0.0.1:${port}` : undefined,
          working,
          keeper,
          keeperStart: (await processHere(keeper))?.start ?? "",
          env,
          workdir,
          uid: user.uid,
          gid: user.gid,
        };
        await writeAtomic(file(spec.id, ".json"), JSON.stringify(record));
        return container(record);
      } catch (error) {
        await finish("buildah", ["rm", working]);
        throw error;
      }
    },

    async find(app, id) {
      const record = await readRecord(file(id, ".json"), isContainer);
      return record?.app === app && record.id === id ? container(record) : undefined;
    },

    async list(wanted = {}) {
      const asked = Object.entries(wanted);
      return (await readAll(folder, isContainer))
        .filter((one) => asked.every(([name, value]) => Reflect.get(one, name) === value))
        .sort((a, b) => a.started - b.started)
        .map(container);
    },
  };
}

/** The container's process 1 by its number on the machine: child of the `unshare` that the keeper waits for. */
async function firstProcess(keeper: number): Promise<number | undefined> {
  const [unshare] = await childrenOf(keeper);
  return unshare === undefined ? undefined : (await childrenOf(unshare.pid))[0]?.pid;
}

/** Process 1 when it is in its own root. Before that its root is the machine's, where no command of an app may run. */
async function enteredProcess(keeper: number, state: () => Promise<ContainerState>): Promise<number | undefined> {
  while ((await state()).status === "running") {
    const first = await firstProcess(keeper);
    const root = first === undefined ? "/" : await readlink(`/proc/${first}/root`).catch(() => "/");
    if (root !== "/") return first;
    await sleep(ENTER_POLL_MS);
  }
  return undefined;
}

async function end(
  record: ContainerRecord,
  state: () => Promise<ContainerState>,
  ended: (signal: AbortSignal) => Promise<ContainerState>,
  graceMs: number,
): Promise<void> {
  if ((await state()).status === "exited") return;
  const first = await firstProcess(record.keeper);
  if (first === undefined) return;
  signalTo(first, "SIGTERM");
  const over = await ended(AbortSignal.timeout(graceMs)).catch(() => undefined);
  if (over !== undefined) return;
  signalTo(first, "SIGKILL");
  await ended(AbortSignal.timeout(10_000)).catch(() => undefined);
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has just ended.
  }
}

async function required(tool: string): Promise<string> {
  const path = await toolPath(tool);
  if (path === undefined) throw new Error(`running a container without an engine needs the program ${tool}`);
  return path;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
