// Gets the bundle that the orb pins, verifies it, and runs it. Where it comes from need not be trusted: the pin is the
// sha256 of `sha256sum *` over the bundle's files, and nothing that differs from it is ever run.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

const { env } = process;
const [version, pin] = pinned();
const limit = Number(env.CONVOX_CI_DOWNLOAD_SECONDS || 60);

function pinned() {
  const [version, sha256] = [env.CONVOX_CI_VERSION || "", env.CONVOX_CI_SHA256 || ""];
  if (!version && !sha256) return env.CONVOX_ORB_PIN.trim().split(" ");
  if (/^[0-9a-f]{64}$/.test(sha256) && version) return [version, sha256];
  fail("CONVOX_CI_VERSION and CONVOX_CI_SHA256 are set together or not at all", "the sha256 has 64 hexadecimal digits");
}

function fail(message, hint) {
  console.error(`ERROR: ${message}\n${hint}`);
  process.exit(1);
}

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** The files' common checksum: `sha256sum * | sha256sum` in their folder. */
function checksum(files) {
  const names = [...files.keys()].sort();
  return sha256(names.map((name) => `${sha256(files.get(name))}  ${name}\n`).join(""));
}

/** Files of a folder, by name. */
function filesIn(folder) {
  const entries = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(entries.map(({ name }) => [name, fs.readFileSync(join(folder, name))]));
}

/** Files of `dist/` in a package's archive; only read, never unpacked to where the archive says. */
function filesOf(archive) {
  const tar = gunzipSync(archive, { maxOutputLength: 64e6 });
  const text = (at, length) => tar.toString("latin1", at, at + length).split("\0", 1)[0];
  const files = new Map();
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(text(at + 124, 12), 8);
    const [, name] = /^[^/]+\/dist\/([\w.-]+)$/.exec(text(at, 100)) ?? [];
    if (name && /[0\0]/.test(String.fromCharCode(tar[at + 156]))) {
      if (at + 512 + size > tar.length) throw new Error("the archive is cut off");
      files.set(name, tar.subarray(at + 512, at + 512 + size));
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

/** The files that `read` gives, when they are the pinned ones; else says why not. */
function verified(read) {
  try {
    const files = read();
    const found = checksum(files);
    return found === pin ? { files } : { why: `its sha256 is ${found}, which is not the pinned ${pin}` };
  } catch (error) {
    return { why: error.message };
  }
}

const shown = (url) => url.replace(/\/\/[^/@]*@/, "//");

/** Bytes at `url`: by curl or wget, which know the machine's proxies and certificates, else by Node. */
async function fetched(url) {
  if (url.startsWith("file:")) return fs.readFileSync(new URL(url));
  const folder = fs.mkdtempSync(join(tmpdir(), "convox-ci-"));
  const file = join(folder, "download");
  try {
    for (const [program, ...args] of [
      ["curl", "-fsSL", "--retry", "1", "--connect-timeout", "10", "--max-time", `${limit}`, "-o", file, url],
      ["wget", "-q", "-T", "10", "-O", file, url],
    ]) {
      const { error, status, stderr } = spawnSync(program, args, { encoding: "utf8", timeout: limit * 1000 * 1.5 });
      if (error?.code === "ENOENT") continue;
      if (status === 0) return fs.readFileSync(file);
      throw new Error(error?.message ?? (shown(stderr.trim()) || `${program} ended with ${status}`));
    }
    const answer = await fetch(url, { signal: AbortSignal.timeout(limit * 1000) });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function downloaded() {
  const registry = (env.CONVOX_CI_REGISTRY || "https://registry.npmjs.org").replace(/\/+$/, "");
  const mirror = (env.CONVOX_CI_MIRROR || `https://github.com/convox/ci/releases/download/v${version}`).replace(
    /\/+$/,
    "",
  );
  const described = async () => {
    const { versions } = JSON.parse(await fetched(`${registry}/@convox%2fci`));
    return versions[version].dist.tarball;
  };
  const tried = [];
  for (const place of [`${registry}/@convox/ci/-/ci-${version}.tgz`, `${mirror}/convox-ci-${version}.tgz`, described]) {
    let url = place === described ? `${registry}/@convox%2fci` : place;
    try {
      if (place === described) url = await described();
      const archive = await fetched(url);
      const { files, why } = verified(() => filesOf(archive));
      if (files) return files;
      throw new Error(why);
    } catch (error) {
      tried.push(`${shown(url)}: ${error.message}`);
    }
  }
  fail(
    `convox-ci ${version} could not be fetched`,
    `${tried.join("\n")}\nCONVOX_CI_REGISTRY and CONVOX_CI_MIRROR name other places, bundle_path a file on this machine`,
  );
}

/** Writes the files where the next step finds them, whole or not at all; else to a folder that goes with this process. */
function stored(files, folder) {
  const write = (to) => {
    for (const [name, bytes] of files) fs.writeFileSync(join(to, name), bytes);
    return to;
  };
  try {
    fs.mkdirSync(dirname(folder), { recursive: true });
    const fresh = write(fs.mkdtempSync(`${folder}-`));
    const leave = (place) => process.on("exit", () => fs.rmSync(place, { recursive: true, force: true }));
    try {
      // What is whole stays: another step was quicker, and may be about to load it.
      if (fs.existsSync(folder) && !verified(() => filesIn(folder)).files) {
        leave(`${fresh}-spoilt`);
        fs.renameSync(folder, `${fresh}-spoilt`);
      }
      fs.renameSync(fresh, folder);
      return folder;
    } catch {
      // Another step was quicker just now. What it wrote is for its own check; this one is ours.
      leave(fresh);
      return fresh;
    }
  } catch {
    const fresh = write(fs.mkdtempSync(join(tmpdir(), "convox-ci-")));
    process.on("exit", () => fs.rmSync(fresh, { recursive: true, force: true }));
    return fresh;
  }
}

async function bundle() {
  const given = env.CONVOX_ORB_BUNDLE_PATH || env.CONVOX_CI_BUNDLE;
  if (given) {
    const { files, why } = verified(() =>
      fs.statSync(given).isDirectory() ? filesIn(given) : filesOf(fs.readFileSync(given)),
    );
    if (!files) fail(`the bundle ${given} is not used: ${why}`, `it must be that of convox-ci ${version}`);
    return stored(files, cached());
  }
  return verified(() => filesIn(cached())).files ? cached() : stored(await downloaded(), cached());
}

/** Where the bundle is kept between steps, and on a machine of one's own between jobs. */
function cached() {
  const home = env.XDG_CACHE_HOME || (env.HOME ? join(env.HOME, ".cache") : tmpdir());
  return join(env.CONVOX_CI_DIR || join(home, "convox-ci"), pin);
}

const core = await import(pathToFileURL(join(await bundle(), "index.js")));
const command = env.CONVOX_ORB_COMMAND;
await (command === "cli" ? core.runCli(process.argv.slice(2)) : core.runOrb(command));
