import { open } from "node:fs/promises";
import { shown } from "./problems.ts";

/**
 * Something in the tree that is packed, or left out, other than its owner may expect. `kept`: no rule may drop this path,
 * though one would; `secret`: a credential, by its name or first lines; `git`: a .git directory; `link`: a link to nothing,
 * left out; `special`: a socket, pipe or device, left out. The message is one sentence without a full stop.
 */
export interface ContextWarning {
  code: "kept" | "secret" | "git" | "link" | "special";
  path: string;
  message: string;
}

const SSH_KEY = /^id_(rsa|dsa|ecdsa|ed25519)$/;
const KEY_STORE = /\.(p12|pfx)$/i;
const MAYBE_KEY = /\.(pem|key)$/i;
const ENVIRONMENT = /^\.env(\..+)?$/;
const EXAMPLE = /\.(example|sample|template)$/;

/** What kind of secret the file `source`, packed as `path`, holds, if any; reads no more than its
 * first KiB. A .git directory has a warning of its own. */
export async function secretIn(path: string, source: string): Promise<string | undefined> {
  if (/(^|\/)\.git\//.test(path)) return undefined;
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (ENVIRONMENT.test(name) && !EXAMPLE.test(name)) return "an environment file";
  if (SSH_KEY.test(name)) return "a private SSH key";
  if (KEY_STORE.test(name)) return "a key store";
  if (MAYBE_KEY.test(name) && (await start(source)).includes("PRIVATE KEY")) return "a private key";
  return undefined;
}

export function secretWarning(path: string, what: string): ContextWarning {
  const message = `${shown(path)} is sent to the Rack and looks like ${what}; the line ${ignoreLine(path)} in .dockerignore would drop it`;
  return { code: "secret", path, message };
}

/** `bytes` is the size of the files in it. */
export function gitWarning(path: string, bytes: number): ContextWarning {
  const size = bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  const message = `${shown(path)} is sent to the Rack with ${size} of history; the line ${ignoreLine(path)} in .dockerignore would drop it`;
  return { code: "git", path, message };
}

export function keptWarning(path: string): ContextWarning {
  return { code: "kept", path, message: `${shown(path)} is sent although .dockerignore lists it: the build needs it` };
}

export function danglingWarning(path: string): ContextWarning {
  return {
    code: "link",
    path,
    message: `${shown(path)} is left out: it is a link to nothing; the line ${ignoreLine(path)} in .dockerignore says so`,
  };
}

export function specialWarning(path: string): ContextWarning {
  return {
    code: "special",
    path,
    message: `${shown(path)} is left out: it is a socket, a pipe or a device; the line ${ignoreLine(path)} in .dockerignore says so`,
  };
}

/**
 * The line of a .dockerignore that takes `path` and nothing beside it. Wildcards are escaped, and so are characters that
 * only mean something at an end of the line; control characters, some of which no line can hold, become `?`.
 */
export function ignoreLine(path: string): string {
  return path
    .replace(/[*?[\]\\^|]/g, "\\$&")
    .replace(/^[!#]/, "\\$&")
    .replace(/\p{Cc}/gu, "?")
    .replace(/^\p{White_Space}|\p{White_Space}$/gu, "[$&]");
}

async function start(source: string): Promise<string> {
  const handle = await open(source);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0);
    return buffer.toString("latin1", 0, bytesRead);
  } finally {
    await handle.close();
  }
}
