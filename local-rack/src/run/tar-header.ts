/** Tar headers by the rules of Go's archive/tar (reader.go, strconv.go), with which a Rack reads. */

export const BLOCK = 512;

/** Longest content of a PAX or GNU header that Go accepts. */
export const MAX_META_SIZE = 1 << 20;

export interface TarHeader {
  name: string;
  /** `0` for a regular file, `5` for a directory. */
  type: string;
  /** Permission bits and more, as the header has them. */
  mode: number;
  size: number;
}

/** What PAX records say about the next entry. Other records are ignored. */
export interface PaxFields {
  path?: string;
  size?: number;
}

export function invalidHeader(): Error {
  return new Error("archive/tar: invalid tar header");
}

/** @throws Error with Go's text for a header that Go rejects */
export function parseHeader(block: Buffer): TarHeader {
  const sums = checksums(block);
  const given = parseNumber(block.subarray(148, 156));
  if (given !== sums.unsigned && given !== sums.signed) throw invalidHeader();
  const ustar = text(block, 257, 6).startsWith("ustar") && block[263] === 0x30;
  const prefix = ustar ? text(block, 345, 155) : "";
  const flag = String.fromCharCode(block[156] ?? 0);
  return {
    name: prefix === "" ? text(block, 0, 100) : `${prefix}/${text(block, 0, 100)}`,
    mode: parseNumber(block.subarray(100, 108)),
    size: parseNumber(block.subarray(124, 136)),
    type: flag === "\0" || flag === "7" ? "0" : flag,
  };
}

/**
 * Records of a PAX header: `<length> <key>=<value>\n`, where the length counts the whole record.
 * @throws Error with Go's text for a record that Go rejects; a record of length 0 is one
 */
export function parsePax(bytes: Buffer): PaxFields {
  const found: PaxFields = {};
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(32, at);
    const digits = space < 0 || space - at > 10 ? "" : bytes.toString("latin1", at, space);
    const length = /^\d+$/.test(digits) ? Number(digits) : 0;
    const end = at + length;
    if (length < 5 || end > bytes.length || bytes[end - 1] !== 0x0a || space + 1 >= end - 1) throw invalidHeader();
    const record = bytes.toString("utf8", space + 1, end - 1);
    const equals = record.indexOf("=");
    if (equals < 1) throw invalidHeader();
    const [key, value] = [record.slice(0, equals), record.slice(equals + 1)];
    if (key === "path" ? value.includes("\0") : key.includes("\0")) throw invalidHeader();
    // An empty value removes the record.
    if (key === "path" && value !== "") found.path = value;
    if (key === "size" && value !== "") found.size = decimalSize(value);
    at = end;
  }
  return found;
}

function decimalSize(value: string): number {
  const size = /^\+?\d{1,19}$/.test(value) ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(size)) throw invalidHeader();
  return size;
}

/** Octal digits, or the binary form for what is larger. Negative numbers and numbers beyond 2^53 are rejected. */
function parseNumber(field: Buffer): number {
  const first = field[0] ?? 0;
  if ((first & 0x80) !== 0) {
    if ((first & 0x40) !== 0) throw invalidHeader();
    const value = field.reduce((total, byte, at) => total * 256 + (at === 0 ? byte & 0x7f : byte), 0);
    if (!Number.isSafeInteger(value)) throw invalidHeader();
    return value;
  }
  const digits = field
    .toString("latin1")
    .replace(/^[ \0]+/, "")
    .replace(/\0.*$/s, "")
    .trimEnd();
  if (!/^[0-7]*$/.test(digits)) throw invalidHeader();
  return Number.parseInt(digits || "0", 8);
}

function checksums(block: Buffer): { unsigned: number; signed: number } {
  let [unsigned, signed] = [0, 0];
  for (let at = 0; at < BLOCK; at++) {
    const byte = at >= 148 && at < 156 ? 0x20 : (block[at] ?? 0);
    unsigned += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  return { unsigned, signed };
}

/** Up to the first NUL. */
function text(block: Buffer, from: number, length: number): string {
  const field = block.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString("utf8");
}
