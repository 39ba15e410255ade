import { spawn } from "node:child_process";
import { once } from "node:events";
import { lstat, readFile, readlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ContainerState } from "../model/runtime.ts";
import { toolPath } from "./exec-session.ts";
import { logWriterProgram } from "./log-writer-program.ts";
import { childrenOf } from "./process-table.ts";

/** How often the start of a container is polled by a command that wants to enter it. */
const ENTER_POLL_MS = 5;

/**
 * Sets up the new root: /proc, /dev and /sys, the machine's DNS servers and the container's hosts, then the program
 * itself. Arguments: root, working directory, uid, gid, hosts file, mount, unshare, program and its arguments.
 */
const ENTER = `
root=$1 workdir=$2 uid=$3 gid=$4 hosts=$5 mount=$6 unshare=$7
shift 7
"$mount" --make-rprivate /
"$mount" -t proc proc "$root/proc" 2>/dev/null || "$mount" --rbind /proc "$root/proc"
"$mount" --rbind /dev "$root/dev"
"$mount" --rbind /sys "$root/sys"
if [ -f "$root/etc/hosts" ]; then "$mount" --bind "$hosts" "$root/etc/hosts"; fi
if [ -f /etc/resolv.conf ] && [ -f "$root/etc/resolv.conf" ]; then "$mount" --bind /etc/resolv.conf "$root/etc/resolv.conf"; fi
exec "$unshare" --root="$root" --wd="$workdir" --setgid="$gid" --setuid="$uid" -- "$@"
`;

/**
 * Runs the rest of its arguments and writes the exit code to the file $1. Output goes through the pipe $2 to a program
 * that adds the time to each line of the log $3. The program may run as another user and open its output by name, so
 * the pipe is writable for all; its folder is private, and its name is removed. The tools are the machine's: the
 * environment is the app's, with its PATH.
 */
const KEEP = `
code=$1 pipe=$2 log=$3 env=$4 node=$5 writer=$6
shift 6
tool() { "$env" -i PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
tool mkfifo -m 622 "$pipe"
"$env" -i "$node" -e "$writer" "$log" <"$pipe" &
exec 3>"$pipe"
tool rm "$pipe"
"$@" >&3 2>&3 3>&-
result=$?
exec 3>&-
wait
echo $result >"$code.new"
tool mv "$code.new" "$code"
`;

/** What a container's first process needs. */
interface FirstProcess {
  root: string;
  workdir: string;
  uid: number;
  gid: number;
  hosts: string;
  argv: readonly string[];
  env: Readonly<Record<string, string>>;
}

/** Starts a container's program. @returns the process that waits for it */
export async function startKeeper(
  { root, workdir, uid, gid, hosts, argv, env }: FirstProcess,
  files: { exit: string; log: string; pipe: string },
): Promise<number> {
  const [unshare, mount, shell] = [await requireTool("unshare"), await requireTool("mount"), await requireTool("sh")];
  const enter = [root, workdir, String(uid), String(gid), hosts, mount, unshare, ...argv];
  const parts = ["--mount", "--uts", "--ipc", "--pid", "--fork", "--kill-child=SIGKILL"];
  const writer = [await requireTool("env"), process.execPath, logWriterProgram];
  const keep = ["-c", KEEP, "keeper", files.exit, files.pipe, files.log, ...writer];
  await writeFile(files.log, "", { flag: "a", mode: 0o600 });
  const child = spawn(shell, [...keep, unshare, ...parts, "--", shell, "-c", ENTER, "enter", ...enter], {
    detached: true,
    stdio: "ignore",
    env,
  });
  await once(child, "spawn");
  child.unref();
  return child.pid ?? 0;
}

/** The container's process 1 by its number on the machine: child of the `unshare` that the keeper waits for. */
export async function firstProcess(keeper: number): Promise<number | undefined> {
  const unshare = (await childrenOf(keeper)).find(({ name }) => name === "unshare");
  return unshare === undefined ? undefined : (await childrenOf(unshare.pid))[0]?.pid;
}

/**
 * Waits until process 1 is in its own root. Before that its root is the machine's, where no command of an app may run.
 * @returns undefined if the container has ended
 */
export async function waitForRoot(keeper: number, state: () => Promise<ContainerState>): Promise<number | undefined> {
  while ((await state()).status === "running") {
    const first = await firstProcess(keeper);
    const root = first === undefined ? "/" : await readlink(`/proc/${first}/root`).catch(() => "/");
    if (root !== "/") return first;
    await sleep(ENTER_POLL_MS);
  }
  return undefined;
}

/** Writes the hosts file of a container, and makes an empty one in its root, to be mounted over, unless there is one. */
export async function writeHosts(
  root: string,
  path: string,
  neighbors: readonly { ip: string; names: readonly string[] }[],
): Promise<void> {
  const lines = neighbors.map(({ ip, names }) => `${ip}\t${names.join(" ")}\n`);
  const machine = await readFile("/etc/hosts", "utf8").catch(() => "127.0.0.1\tlocalhost\n");
  // Everybody in the container reads it.
  await writeFile(path, `${machine.trimEnd()}\n${lines.join("")}`, { mode: 0o644 });
  const folder = await lstat(join(root, "etc")).catch(() => undefined);
  // A link could lead out of the container.
  if (folder?.isDirectory() !== true) return;
  await writeFile(join(root, "etc/hosts"), "", { flag: "wx", mode: 0o644 }).catch(() => undefined);
}

export async function requireTool(tool: string): Promise<string> {
  const path = await toolPath(tool);
  if (path === undefined) throw new Error(`running a container without an engine needs the program ${tool}`);
  return path;
}
