import type { IncomingMessage } from "node:http";
import { goQuote } from "../go/go-text.ts";

/** Go stops reading a form after 10 MiB; the body's remainder stays unread. */
const FORM_LIMIT = 10 * 1024 * 1024;
const MULTIPART_LIMIT = 64 * 1024 * 1024;

type Values = Map<string, string[]>;

/** The options of a request, from query, form body and headers, as the Rack reads them. */
export interface Options {
  /** A form parameter; the query counts as form too. `undefined` when the key is absent. */
  param(name: string): string | undefined;
  /** A query parameter. */
  query(name: string): string | undefined;
  /** A header, as UTF-8. */
  header(name: string): string | undefined;
  /** Form or query, then a header of that name, else "": how `url`, `name`, `role` and the like are read. */
  value(name: string): string;
  /** The form body's fields, for the transcript. */
  form: Record<string, string> | undefined;
}

function isForm(request: IncomingMessage): "urlencoded" | "multipart" | undefined {
  if (!["POST", "PUT", "PATCH"].includes(request.method ?? "")) return undefined;
  const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  if (type === "application/x-www-form-urlencoded") return "urlencoded";
  return type === "multipart/form-data" ? "multipart" : undefined;
}

/** Reads the options. A form body is consumed, any other body is left alone. */
export async function readOptions(
  request: IncomingMessage,
  search: string,
  body: AsyncIterator<Buffer>,
): Promise<Options> {
  const kind = isForm(request);
  const query = parsePairs(search);
  let form: Values = new Map();
  if (kind !== undefined) {
    const limit = kind === "urlencoded" ? FORM_LIMIT + 1 : MULTIPART_LIMIT;
    const bytes = await collect(body, limit);
    if (kind === "multipart") form = parseMultipart(bytes, request.headers["content-type"] ?? "");
    else if (bytes.length <= FORM_LIMIT) form = parsePairs(bytes.toString("utf8"));
  }
  const header = (name: string) => headerText(request, name);
  const param = (name: string) => form.get(name)?.[0] ?? query.get(name)?.[0];
  return {
    param,
    query: (name) => query.get(name)?.[0],
    header,
    value: (name) => param(name) || header(name) || "",
    form: kind === undefined ? undefined : Object.fromEntries([...form].map(([key, values]) => [key, values[0] ?? ""])),
  };
}

// Node gives header bytes as latin1 and joins repeated headers; Go takes the first and its bytes as they are.
function headerText(request: IncomingMessage, name: string): string | undefined {
  const raw = request.rawHeaders;
  for (let i = 0; i + 1 < raw.length; i += 2) {
    if (raw[i]?.toLowerCase() === name.toLowerCase()) return Buffer.from(raw[i + 1] ?? "", "latin1").toString("utf8");
  }
  return undefined;
}

async function collect(body: AsyncIterator<Buffer>, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  while (size < limit) {
    const next = await body.next();
    if (next.done === true) break;
    chunks.push(next.value);
    size += next.value.length;
  }
  return Buffer.concat(chunks);
}

/** Decodes `a=b&c=d`. Like Go: a pair with a semicolon or a bad escape is dropped. */
export function parsePairs(text: string): Values {
  const values: Values = new Map();
  for (const pair of text.split("&")) {
    if (pair === "" || pair.includes(";")) continue;
    const at = pair.indexOf("=");
    const key = decodePart(at < 0 ? pair : pair.slice(0, at));
    const value = decodePart(at < 0 ? "" : pair.slice(at + 1));
    if (key === undefined || value === undefined) continue;
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  return values;
}

/**
 * A map option: `a=b&c=d` inside one value, the first of a repeated key.
 * @throws Error with Go's text for what a query may not hold
 */
export function parseMap(text: string): Record<string, string> {
  if (text.includes(";")) throw new Error("invalid semicolon separator in query");
  const bad = /%(?![0-9A-Fa-f]{2})[^&=]{0,2}/.exec(text);
  if (bad !== null) throw new Error(`invalid URL escape ${goQuote(bad[0])}`);
  return Object.fromEntries([...parsePairs(text)].map(([key, [value = ""]]) => [key, value]));
}

function decodePart(text: string): string | undefined {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return undefined;
  const bytes = Buffer.from(
    text
      .replaceAll("+", " ")
      .replace(/[^\x00-\x7f]/gu, (char) => encodeURIComponent(char))
      .replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
  return bytes.toString("utf8");
}

// Only plain fields matter here; file parts belong to racks of 2018.
function parseMultipart(body: Buffer, type: string): Values {
  const values: Values = new Map();
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(type);
  const mark = boundary?.[1] ?? boundary?.[2]?.trim();
  if (mark === undefined) return values;
  for (const part of body.toString("latin1").split(`--${mark}`)) {
    const head = part.indexOf("\r\n\r\n");
    if (head < 0) continue;
    const name = /name="([^"]*)"/i.exec(part.slice(0, head));
    if (name?.[1] === undefined || /filename="/i.test(part.slice(0, head))) continue;
    const text = part.slice(head + 4).replace(/\r\n$/, "");
    values.set(name[1], [...(values.get(name[1]) ?? []), Buffer.from(text, "latin1").toString("utf8")]);
  }
  return values;
}
