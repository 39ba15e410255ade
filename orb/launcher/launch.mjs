// Fetches the bundle that the orb pins, verifies it, and runs it. Its source need not be trusted: the pin is the sha256 of
// `sha256sum *` over the files of the bundle, and files that differ from it are never run.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

const { env } = process;
/** A setting of the step, or else of the job. */
const setting = (name) => env[`CONVOX_ORB_${name}`] || env[`CONVOX_CI_${name}`] || "";
const [version, pin] = readPin();
const seconds = readDownloadSeconds();

function readPin() {
  const [version, sha256] = [setting("VERSION"), setting("SHA256")];
  if (!version && !sha256) return env.CONVOX_ORB_PIN.trim().split(" ");
  if (/^[0-9a-f]{64}$/.test(sha256) && version) return [version, sha256];
  fail(
    "CONVOX_CI_VERSION and CONVOX_CI_SHA256 must be set together",
    "Set CONVOX_CI_SHA256 to the 64 hexadecimal digits of that version, or remove both.",
  );
}

function readDownloadSeconds() {
  const text = env.CONVOX_CI_DOWNLOAD_SECONDS || "60";
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  fail(`CONVOX_CI_DOWNLOAD_SECONDS is ${JSON.stringify(text)}`, "Set it to a whole number of seconds, such as 60.");
}

function fail(message, hint) {
  console.error(`ERROR: ${message}\n${hint}`);
  process.exit(1);
}

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** The checksum of all files: `sha256sum * | sha256sum` in their folder. */
function checksum(files) {
  const names = [...files.keys()].sort();
  return sha256(names.map((name) => `${sha256(files.get(name))}  ${name}\n`).join(""));
}

/** The files of a folder, by name. */
function readFolder(folder) {
  const entries = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(entries.map(({ name }) => [name, fs.readFileSync(join(folder, name))]));
}

/** The files of `dist/` in the archive of a package. They are never unpacked to the paths in the archive. */
function readArchive(archive) {
  const tar = gunzipSync(archive, { maxOutputLength: 64e6 });
  const text = (at, length) => tar.toString("latin1", at, at + length).split("\0", 1)[0];
  const files = new Map();
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const digits = text(at + 124, 12).trim();
    // A negative size would lead back in the archive.
    if (!/^[0-7]{1,12}$/.test(digits)) throw new Error("the archive is damaged");
    const size = Number.parseInt(digits, 8);
    const [, name] = /^[^/]+\/dist\/([\w.-]+)$/.exec(text(at, 100)) ?? [];
    if (name && /[0\0]/.test(String.fromCharCode(tar[at + 156]))) {
      if (at + 512 + size > tar.length) throw new Error("the archive is cut off");
      files.set(name, tar.subarray(at + 512, at + 512 + size));
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

/** The files that `read` returns if they are the pinned ones, or else the reason. */
function verify(read) {
  try {
    const files = read();
    const found = checksum(files);
    return found === pin ? { files } : { why: `its sha256 is ${found}, which is not the pinned ${pin}` };
  } catch (error) {
    return { why: error.message };
  }
}

const withoutPassword = (text) => text.replace(/\/\/[^/@\s]*@/g, "//");

/** Runs in another process of Node, because Node reads the setting for proxies only when it starts. */
const NODE_DOWNLOAD = `
import { readFileSync, writeFileSync } from "node:fs";
const { url, headers, file, seconds } = JSON.parse(readFileSync(0, "utf8"));
try {
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(seconds * 1000) });
  if (!answer.ok) throw new Error("HTTP " + answer.status);
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
} catch (error) {
  console.error(error.cause?.message || error.message);
  process.exit(1);
}`;

/**
 * Programs that download `url` to `file`. `final` has the exit codes with which the network or the server failed, so that
 * another program would fail too. Other codes are problems of the program, such as missing certificates. No password is
 * an argument.
 */
function downloadPrograms(url, file) {
  const { username, password } = url;
  const bare = new URL(url);
  bare.username = "";
  bare.password = "";
  const secret = decodeURIComponent(`${username}:${password}`);
  const headers = username ? { authorization: `Basic ${Buffer.from(secret).toString("base64")}` } : {};
  const curl = ["-fsSL", "--retry", "1", "--connect-timeout", "10", "--max-time", `${seconds}`, "-o", file, "-K", "-"];
  return [
    { program: "curl", args: curl, input: `url = "${url.href}"\n`, final: [6, 7, 18, 22, 28, 52, 56] },
    ...(username
      ? []
      : [{ program: "wget", args: ["-q", "-t", "2", "-T", "10", "-O", file, url.href], input: "", final: [4, 8] }]),
    {
      program: process.execPath,
      args: ["--input-type=module", "--eval", NODE_DOWNLOAD],
      input: JSON.stringify({ url: bare.href, headers, file, seconds }),
      final: [],
    },
  ];
}

/** The bytes at an address. curl and wget know the proxies and certificates of the machine; Node is the last choice. */
function fetchBytes(address) {
  const url = new URL(address);
  if (url.protocol === "file:") return fs.readFileSync(url);
  return withFolder((folder) => {
    const file = join(folder, "download");
    const problems = [];
    for (const { program, args, input, final } of downloadPrograms(url, file)) {
      const options = { input, encoding: "utf8", timeout: seconds * 1500, env: { ...env, NODE_USE_ENV_PROXY: "1" } };
      const { error, status, stderr } = spawnSync(program, args, options);
      if (status === 0) return fs.readFileSync(file);
      if (["ENOENT", "EACCES"].includes(error?.code)) continue;
      const timeout = error?.code === "ETIMEDOUT" && `no answer within ${seconds} s`;
      problems.push(timeout || error?.message || stderr.trim() || `${program} ended with ${status}`);
      if (timeout || final.includes(status)) break;
    }
    throw new Error(withoutPassword(problems.join("; ")));
  });
}

function download() {
  const place = (name, usual) => (setting(name) || usual).replace(/\/+$/, "");
  const registry = place("REGISTRY", "https://registry.npmjs.org");
  const mirror = place("MIRROR", `https://github.com/convox/ci/releases/download/v${version}`);
  const description = `${registry}/@convox%2fci`;
  const describedUrl = () => {
    const { [version]: one } = JSON.parse(fetchBytes(description)).versions ?? {};
    if (!one?.dist?.tarball) throw new Error(`it has no version ${version}`);
    return one.dist.tarball;
  };
  const tried = [];
  for (const address of [`${registry}/@convox/ci/-/ci-${version}.tgz`, `${mirror}/convox-ci-${version}.tgz`, null]) {
    let url = address ?? description;
    try {
      url = address ?? describedUrl();
      const archive = fetchBytes(url);
      const { files, why } = verify(() => readArchive(archive));
      if (files) return files;
      throw new Error(why);
    } catch (error) {
      tried.push(`${withoutPassword(url)}: ${error.message}`);
    }
  }
  fail(
    `convox-ci ${version} could not be fetched`,
    `${tried.join("\n")}\nSet CONVOX_CI_REGISTRY or CONVOX_CI_MIRROR to another address, or bundle_path to a file on this machine.`,
  );
}

/** Space for the bundle, packed and unpacked. */
const NEEDED_BYTES = 16e6;

/** The result of `use` in a private folder, which is deleted afterwards, or when the process ends if `keep` is set. */
function withFolder(use, keep = false) {
  const problems = [];
  for (const place of [tmpdir(), "/tmp", dirname(cacheFolder())]) {
    let folder;
    const remove = () => folder && fs.rmSync(folder, { recursive: true, force: true });
    try {
      folder = fs.mkdtempSync(join(place, "convox-ci-"));
      // curl and wget do not report a full disk in one form, so the space is tested first.
      fs.writeFileSync(join(folder, "probe"), Buffer.alloc(NEEDED_BYTES));
      fs.rmSync(join(folder, "probe"));
      const result = use(folder);
      if (keep) process.on("exit", remove);
      else remove();
      return result;
    } catch (error) {
      remove();
      // A full or read-only folder: the next one may work. Other errors would be the same there.
      if (!["ENOSPC", "EDQUOT", "EACCES", "EPERM", "EROFS", "ENOENT", "ENOTDIR"].includes(error.code)) throw error;
      problems.push(`${place}: ${error.message}`);
    }
  }
  fail(
    "no folder has space for the program",
    `${problems.join("\n")}\nSet TMPDIR to a writable folder with 16 MB of free space.`,
  );
}

const write = (files, folder) => {
  for (const [name, bytes] of files) fs.writeFileSync(join(folder, name), bytes);
  return folder;
};

/** Below /proc, Node's own recursive mkdir never ends. */
function makeFolder(path) {
  try {
    fs.mkdirSync(path);
  } catch (error) {
    if (fs.existsSync(path)) return;
    if (error.code !== "ENOENT" || fs.existsSync(dirname(path))) throw error;
    makeFolder(dirname(path));
    makeFolder(path);
  }
}

/** Keeps the files for the next step, all or none. A machine without a writable cache fetches them again. */
function writeCache(files) {
  try {
    makeFolder(dirname(cacheFolder()));
    const fresh = fs.mkdtempSync(`${cacheFolder()}-`);
    try {
      write(files, fresh);
      fs.rmSync(cacheFolder(), { recursive: true, force: true });
      fs.renameSync(fresh, cacheFolder());
    } catch {
      fs.rmSync(fresh, { recursive: true, force: true });
    }
  } catch {}
}

/** The pinned files: from bundle_path, or else from the cache, or else from a download. */
function readBundle() {
  const path = setting("BUNDLE_PATH") || env.CONVOX_CI_BUNDLE;
  if (path) {
    const given = path.replace(/^~(?=\/|$)/, () => homedir());
    const { files, why } = verify(() => {
      if (!fs.statSync(given).isDirectory()) return readArchive(fs.readFileSync(given));
      return readFolder(fs.existsSync(join(given, "dist/index.js")) ? join(given, "dist") : given);
    });
    if (!files) fail(`the bundle ${given} cannot be used: ${why}`, `Use the bundle of convox-ci ${version}.`);
    return files;
  }
  const { files } = verify(() => readFolder(cacheFolder()));
  if (files) return files;
  const fresh = download();
  writeCache(fresh);
  return fresh;
}

/** The folder that keeps the bundle between steps, and between the jobs of a self-hosted runner. */
function cacheFolder() {
  const home = env.XDG_CACHE_HOME || (env.HOME ? join(env.HOME, ".cache") : tmpdir());
  return join(env.CONVOX_CI_DIR || join(home, "convox-ci"), pin);
}

// A private copy runs, because parts of it are read long after they were verified.
const files = readBundle();
const folder = withFolder((folder) => write(files, folder), true);
const core = await import(pathToFileURL(join(folder, "index.js")));
const command = env.CONVOX_ORB_COMMAND;
await (command === "cli" ? core.runCli(process.argv.slice(2)) : core.runOrb(command));
