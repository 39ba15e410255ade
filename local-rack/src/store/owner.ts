import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/**
 * Who owns something on disk: `PID.START@HOST`. START is the time at which the process started, so that a process id
 * that another program has got in the meantime is not taken for the owner.
 */
export function ownerText(): string {
  return ownText;
}

const ownText = `${process.pid}.${processStart(process.pid) ?? "0"}@${hostname()}`;

/** False only when the owner ran on this host and its process has ended. */
export function ownerAlive(owner: string): boolean {
  const parts = /^(\d+)(?:\.(\d+))?@(.*)$/s.exec(owner);
  const pid = Number(parts?.[1]);
  if (parts === null || pid === 0 || parts[3] !== hostname()) return true;
  if (!processAlive(pid)) return false;
  const start = parts[2] ?? "0";
  if (start === "0") return true;
  const current = processStart(pid);
  return current === undefined || current === start;
}

/** True when the owner ran on this host, so that `ownerAlive` is certain. */
export function isOwnHost(owner: string): boolean {
  return owner.slice(owner.indexOf("@") + 1) === hostname();
}

export function processAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

// Linux counts clock ticks since the boot; elsewhere `ps` prints a time. Undefined where neither can be read.
function processStart(pid: number): string | undefined {
  try {
    if (process.platform === "linux") {
      // The name in parentheses may hold spaces and parentheses; the start is the 20th field behind it.
      const text = readFileSync(`/proc/${pid}/stat`, "utf8");
      return text.slice(text.lastIndexOf(")") + 2).split(" ")[19];
    }
    if (process.platform === "win32") return undefined;
    const text = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      env: { LC_ALL: "C", TZ: "UTC" },
    });
    const at = Date.parse(`${text.trim()} UTC`);
    return Number.isNaN(at) ? undefined : String(at);
  } catch {
    return undefined;
  }
}
