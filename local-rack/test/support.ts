import { mkdtemp, rm } from "node:fs/promises";
import { type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Header } from "tar";
import { onTestFinished } from "vitest";
import WebSocket from "ws";
import { type LocalRack, type LocalRackOptions, startLocalRack } from "../src/index.ts";

export const PASSWORD = "secret";

/** A folder that is removed after the test. */
export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "local-rack-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** Starts an empty local Rack on which nothing takes time; it is closed after the test. */
export async function start(options: Partial<LocalRackOptions> = {}): Promise<LocalRack> {
  const rack = await startLocalRack({
    data: options.data ?? (await folder()),
    password: PASSWORD,
    transcript: true,
    promotion: { updatingMs: 0, rollbackMs: 0, creatingMs: 0, deletingMs: 0, startingMs: 0 },
    ...options,
  });
  onTestFinished(() => rack.close());
  return rack;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  rawHeaders: string[];
  body: Buffer;
  text: string;
}

export interface Ask {
  headers?: Record<string, string>;
  form?: Record<string, string>;
  body?: Uint8Array | string | AsyncIterable<Uint8Array>;
  password?: string;
  /** `host:port` (default: that of the Rack). */
  host?: string;
}

export function basic(password: string, user = "convox"): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}

/** Sends one request over a real socket. Rejects if the connection is cut. */
export function ask(rack: LocalRack, line: string, asked: Ask = {}): Promise<Answer> {
  const [method = "", path = ""] = line.split(" ");
  const [host, port] = (asked.host ?? `127.0.0.1:${rack.port}`).split(":");
  const headers: Record<string, string> = { Authorization: basic(asked.password ?? PASSWORD), ...asked.headers };
  let { body } = asked;
  if (asked.form !== undefined) {
    headers["Content-Type"] = "application/x-www-form-urlencoded";
    body = new URLSearchParams(asked.form).toString();
  }
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, method, path, headers, agent: false }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on("data", (chunk: Buffer) => chunks.push(chunk));
      reply.on("error", reject);
      reply.on("end", () => {
        const all = Buffer.concat(chunks);
        resolve({
          status: reply.statusCode ?? 0,
          headers: reply.headers,
          rawHeaders: reply.rawHeaders,
          body: all,
          text: all.toString("utf8"),
        });
      });
    });
    sent.on("error", reject);
    void write(sent, body).catch(reject);
  });
}

async function write(sent: ReturnType<typeof request>, body: Ask["body"]): Promise<void> {
  if (body === undefined || typeof body === "string" || body instanceof Uint8Array) {
    sent.end(body);
    return;
  }
  for await (const chunk of body) sent.write(chunk);
  sent.end();
}

/** Reads a field of a JSON reply, such as `id` or `0.id`. */
export function pick(answer: Answer, path: string): unknown {
  let value: unknown = JSON.parse(answer.text);
  for (const key of path.split("."))
    value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return value;
}

export interface Streamed {
  /** Text messages as bytes. */
  texts: Buffer[];
  text: string;
  /**
   * "end": the end-of-stream message arrived; "cut": the connection ended without it; "open": neither happened within
   * `forMs`; otherwise the handshake's status.
   */
  ending: "end" | "cut" | "open" | number;
}

/** Stands for the client's end of input. */
export const END = Symbol("end of input");
/** Stands for a client that closes the connection. */
export const CLOSE = Symbol("close");

/**
 * Opens a websocket, says `say` (`END` for the end of input, `CLOSE` to leave) and reads to its end, to the text
 * `until`, or for `forMs`. With `until`, `CLOSE` waits for that text.
 */
export function read(
  rack: LocalRack,
  path: string,
  asked: Ask & { until?: string; say?: readonly (string | typeof END | typeof CLOSE)[]; forMs?: number } = {},
): Promise<Streamed> {
  const ws = new WebSocket(`ws://${asked.host ?? `127.0.0.1:${rack.port}`}${path}`, {
    headers: { Authorization: basic(asked.password ?? PASSWORD), ...asked.headers },
    skipUTF8Validation: true,
  });
  return new Promise((resolve) => {
    const texts: Buffer[] = [];
    const finish = (ending: Streamed["ending"]) => {
      ws.terminate();
      resolve({ texts, text: Buffer.concat(texts).toString("utf8"), ending });
    };
    if (asked.forMs !== undefined) setTimeout(() => finish("open"), asked.forMs);
    ws.on("open", () => {
      for (const item of asked.say ?? []) {
        if (item === END) ws.send(Buffer.alloc(0), { binary: true });
        else if (item !== CLOSE) ws.send(item);
        else if (asked.until === undefined) ws.close();
      }
    });
    ws.on("unexpected-response", (_, reply) => finish(reply.statusCode ?? 0));
    ws.on("error", () => finish("cut"));
    ws.on("close", () => finish("cut"));
    ws.on("message", (data, binary) => {
      if (binary) return finish("end");
      if (Buffer.isBuffer(data)) texts.push(data);
      if (asked.until === undefined || !Buffer.concat(texts).includes(asked.until)) return;
      if (asked.say?.includes(CLOSE)) ws.close();
      else finish("end");
    });
  });
}

/** Waits until the condition is true, or the test times out. */
export async function eventually<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  for (let pause = 5; ; pause = Math.min(pause * 1.5, 250)) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

export interface TarEntry {
  path: string;
  content?: string;
  mode?: number;
  type?: "File" | "Directory" | "SymbolicLink" | "NextFileHasLongPath" | "Link";
  linkpath?: string;
}

/** Builds a tar entry by entry, so that it can hold entries that a packer would not write. */
export function tarOf(entries: TarEntry[]): Buffer {
  const blocks = entries.flatMap(({ path, content = "", mode = 0o644, type = "File", linkpath }) => {
    const data = Buffer.from(content);
    const header = Buffer.alloc(512);
    new Header({ path, mode, type, size: data.length, mtime: new Date(0), ...(linkpath && { linkpath }) }).encode(
      header,
    );
    return [header, data, Buffer.alloc((512 - (data.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** Packs these files as a gzipped source archive. */
export function source(files: Record<string, string>): Buffer {
  return gzipSync(tarOf(Object.entries(files).map(([path, content]) => ({ path, content }))));
}

export const MANIFEST = "services:\n  web:\n    build: .\n    port: 3000\n";
export const DOCKERFILE = "FROM node:20\nARG A\nCOPY . .\nRUN npm ci\n";
export const APP = { "convox.yml": MANIFEST, Dockerfile: DOCKERFILE };

/** Creates an app, builds `files` in it and waits for the end. Returns the build's JSON. */
export async function build(
  rack: LocalRack,
  app: string,
  files: Record<string, string> | Buffer,
  form: Record<string, string> = {},
): Promise<Answer> {
  await ask(rack, "POST /apps", { form: { name: app } });
  const body = Buffer.isBuffer(files) ? files : source(files);
  await ask(rack, `POST /apps/${app}/objects/tmp/source.tgz`, { body });
  const created = await ask(rack, `POST /apps/${app}/builds`, {
    form: { url: `object://${app}/tmp/source.tgz`, ...form },
  });
  if (created.status !== 200) return created;
  return waitForBuild(rack, app, String(pick(created, "id")));
}

/** Waits until a build is complete or failed. */
export function waitForBuild(rack: LocalRack, app: string, id: string): Promise<Answer> {
  return eventually(async () => {
    const answer = await ask(rack, `GET /apps/${app}/builds/${id}`);
    return ["complete", "failed"].includes(String(pick(answer, "status"))) && answer;
  });
}

/** Reads the log of a build from its socket. */
export async function logOf(rack: LocalRack, build: Answer): Promise<string> {
  return (await read(rack, `/apps/${pick(build, "app")}/builds/${pick(build, "id")}/logs`)).text;
}
