import { readFileSync } from "node:fs";

/** A TCP socket of this machine as the kernel lists it. */
export interface TcpSocket {
  readonly state: "connecting" | "established" | "other";
  /** The kernel's timer for keep-alive probes runs. */
  readonly keepAlive: boolean;
}

/**
 * The sockets that are connected, or are being connected, to `port`: those of the client, not those of the server.
 * Linux only. Source for the columns: Documentation/networking/proc_net_tcp.rst of Linux
 */
export function socketsTo(port: number): TcpSocket[] {
  const hexPort = port.toString(16).toUpperCase().padStart(4, "0");
  return ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .slice(1)
      .flatMap((line) => {
        const [, , remote = "", state = "", , timer = ""] = line.trim().split(/\s+/);
        if (remote.split(":")[1] !== hexPort) return [];
        const states = { "01": "established", "02": "connecting" } as const;
        return [{ state: states[state as keyof typeof states] ?? "other", keepAlive: timer.startsWith("02:") }];
      }),
  );
}
