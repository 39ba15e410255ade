import { open } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { logTime } from "../go/go-time.ts";
import { type Call, variable } from "../http/call.ts";
import type { SocketOutput } from "../http/sockets.ts";
import type { Rack } from "../model/rack.ts";
import { type BuildRecord, getBuild, isOwned } from "../store/build-store.ts";
import { isMissing } from "../store/files.ts";
import { objectNotFound } from "../store/object-key.ts";
import { openObject } from "../store/object-store.ts";
import { places } from "../store/places.ts";
import { readLogOptions } from "./log-options.ts";

/** How often a followed log is looked at; another program may be writing it. */
const POLL_MS = 20;
/** Go copies logs to the socket in pieces of at most this size. */
const PIECE = 32 * 1024;

/** Log of a build: the process's output while it runs, the stored log afterwards. */
export async function buildLogs(call: Call, out: SocketOutput): Promise<void> {
  const { rack } = call;
  const { prefix } = readLogOptions(call);
  const build = await getBuild(rack, variable(call, "app"), variable(call, "id"));
  if (build.status === "running") {
    // The log of v3's build pod is that of any process; v2 reads its container and ignores the options.
    const prefixed = prefix && rack.profile.generation === "v3";
    await followBuild(call, build, prefixed ? linesAfter(rack, `service/build/${build.process}`, out) : out);
    return;
  }
  const stored = /^object:\/\/([^/]*)\/(.*)$/.exec(build.logs);
  if (stored === null) {
    if (rack.profile.generation === "v3") throw new Error(`unable to read logs for build: ${variable(call, "id")}`);
    // v2 takes anything else for the log itself.
    if (build.logs !== "") await out.text(build.logs);
    return;
  }
  const key = stored[2] ?? "";
  const body = await openObject(rack, rack.profile.generation === "v3" ? (stored[1] ?? "") : build.app, key);
  if (body === undefined) throw objectNotFound(rack, key);
  for await (const chunk of body) {
    for (let at = 0; at < chunk.length; at += PIECE) await out.text(chunk.subarray(at, at + PIECE));
  }
}

/** Writes whole lines, each behind the time and `stream`. */
function linesAfter(rack: Rack, stream: string, out: SocketOutput): Pick<SocketOutput, "text" | "closed"> {
  let rest = Buffer.alloc(0);
  return {
    closed: out.closed,
    async text(data) {
      const bytes = Buffer.concat([rest, Buffer.from(data)]);
      const end = bytes.lastIndexOf("\n") + 1;
      rest = bytes.subarray(end);
      const lines = bytes
        .subarray(0, end)
        .toString("latin1")
        .split(/(?<=\n)/);
      const head = `${logTime(rack.clock.ms())} ${stream} `;
      if (end > 0) await out.text(Buffer.from(lines.map((line) => head + line).join(""), "latin1"));
    },
  };
}

async function followBuild(
  { rack }: Call,
  { app, id }: BuildRecord,
  out: Pick<SocketOutput, "text" | "closed">,
): Promise<void> {
  let position = 0;
  for (;;) {
    // Asked before reading: what is written before the process ends is then not missed.
    const alive = await isOwned(rack, app, id);
    for (;;) {
      const piece = await readFrom(places.buildLog(rack, app, id), position);
      if (piece.length === 0) break;
      position += piece.length;
      await out.text(piece);
    }
    if (!alive || out.closed.aborted) return;
    await pause(POLL_MS, out.closed);
  }
}

async function readFrom(path: string, position: number): Promise<Buffer> {
  try {
    const file = await open(path, "r");
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(PIECE), 0, PIECE, position);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isMissing(error)) return Buffer.alloc(0);
    throw error;
  }
}

async function pause(ms: number, closed: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: closed }).catch(() => undefined);
}
