import { open } from "node:fs/promises";

/** What the walk noticed about one path. `what` is the kind of secret. */
export type Finding =
  | { code: "secret"; path: string; what: string }
  | { code: "link" | "special" | "lfs" | "builders"; path: string };

const SSH_KEY = /^id_(rsa|dsa|ecdsa|ed25519)$/;
const KEY_STORE = /\.(p12|pfx)$/i;
const MAYBE_KEY = /\.(pem|key)$/i;
const ENVIRONMENT = /^\.env(\..+)?$/;
const EXAMPLE = /\.(example|sample|template|dist|defaults)$/;

/** Directories whose keys and environment files are dependencies or test data. */
const TEST_DATA =
  /(^|\/)(node_modules|bower_components|vendor|fixtures?|__fixtures__|testdata|tests?|__tests__|specs?|e2e)\//i;

const LFS_START = "version https://git-lfs.github.com/spec/v1\n";
/** The lines version, oid with 64 hex digits, and size with up to 15 digits. */
const LFS_SIZES = { min: 126, max: 140 };

/** What is noteworthy about a file to be packed as `path` from `source`. Reads its first KiB at most, and mostly nothing. */
export async function inspectFile(path: string, source: string, size: number): Promise<Finding[]> {
  // A .git directory has a separate warning.
  if (/(^|\/)\.git\//.test(path)) return [];
  if (size >= LFS_SIZES.min && size <= LFS_SIZES.max && (await readStart(source)).startsWith(LFS_START)) {
    return [{ code: "lfs", path }];
  }
  const what = TEST_DATA.test(path) ? undefined : await secretIn(path, source);
  return what === undefined ? [] : [{ code: "secret", path, what }];
}

async function secretIn(path: string, source: string): Promise<string | undefined> {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (ENVIRONMENT.test(name) && !EXAMPLE.test(name)) return "an environment file";
  if (SSH_KEY.test(name)) return "a private SSH key";
  if (KEY_STORE.test(name)) return "a key store";
  if (MAYBE_KEY.test(name) && (await readStart(source)).includes("PRIVATE KEY")) return "a private key";
  return undefined;
}

async function readStart(source: string): Promise<string> {
  const handle = await open(source);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0);
    return buffer.toString("latin1", 0, bytesRead);
  } finally {
    await handle.close();
  }
}
