import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { bundler } from "../support/orb.ts";
import { root, temporary } from "../support/program.ts";

const scripts = join(root, "orb/src/scripts");
const core = await readFile(join(scripts, "core.sh"), "utf8");
const launcher = await readFile(join(scripts, "launch.mjs"), "utf8");

/** A bundle that says what it was started for, from a part that is loaded late. */
const FILES = {
  "index.js": 'export async function runOrb(name) { (await import("./1.index.js")).say(`ran ${name}`); }\n',
  "1.index.js": "export const say = (text) => console.log(text);\n",
  "package.json": '{"type":"module"}\n',
};
const bundleOf = (files: Record<string, string>) =>
  Object.entries(files)
    .map(([name, text]) => ({ name, bytes: Buffer.from(text) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
const archive = bundler.bundleArchive(bundleOf(FILES));
const pin = bundler.pinOf(bundleOf(FILES));
const evil = bundler.bundleArchive(
  bundleOf({ ...FILES, "1.index.js": "export const say = () => console.log('pwned');\n" }),
);

const TARBALL = "/@convox/ci/-/ci-9.8.7.tgz";
const ASSET = "/convox-ci-9.8.7.tgz";

type Answer = Buffer | number | "slow" | "cut";

/** A server on loopback that serves the given files and keeps a transcript. */
async function startServer(
  answers: Record<string, Answer>,
): Promise<{ url: string; asked: string[]; keys: unknown[] }> {
  const asked: string[] = [];
  const keys: unknown[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    keys.push(request.headers.authorization);
    const answer = answers[request.url ?? ""] ?? 404;
    if (answer === "slow") return;
    if (typeof answer === "number") return void response.writeHead(answer).end();
    if (answer === "cut") {
      response.writeHead(200, { "content-length": archive.length });
      response.write(archive.subarray(0, 500), () => response.destroy());
      return;
    }
    response.writeHead(200, { "content-length": answer.length }).end(answer);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, keys };
}

let home: string;
beforeEach(async () => {
  home = join(await temporary(), "home");
  await mkdir(home);
});

interface Launch {
  /** A variable that is undefined is not set. */
  env?: Record<string, string | undefined>;
  shell?: string[];
}

/** Runs a step's script as CircleCI does. */
function runLauncher({ env = {}, shell = ["/bin/sh", "-e"] }: Launch): Promise<{ code: number | null; said: string }> {
  const [program = "", ...flags] = shell;
  const child = spawn(program, [...flags, "-c", core], {
    env: {
      PATH: process.env["PATH"],
      HOME: home,
      TMPDIR: join(home, ".."),
      CONVOX_ORB_LAUNCHER: launcher,
      CONVOX_ORB_PIN: `9.8.7 ${pin}\n`,
      CONVOX_ORB_COMMAND: "deploy",
      CONVOX_CI_REGISTRY: "http://127.0.0.1:9",
      CONVOX_CI_MIRROR: "http://127.0.0.1:9",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  return new Promise((done, failed) => {
    child.on("error", failed);
    child.on("close", (code) => done({ code, said }));
  });
}

const RAN = { code: 0, said: "ran deploy\n" };

describe("where the bundle comes from", () => {
  test("the registry's archive, once: the next step has it", async () => {
    const { url, asked } = await startServer({ [TARBALL]: archive });
    expect(await runLauncher({ env: { CONVOX_CI_REGISTRY: `${url}/` } })).toEqual(RAN);
    expect(await runLauncher({ env: { CONVOX_CI_REGISTRY: url } })).toEqual(RAN);
    expect(asked).toEqual([TARBALL]);
    expect(await readdir(join(home, ".cache/convox-ci"))).toEqual([pin]);
  });

  test("a registry that keeps its archives elsewhere, as its description says", async () => {
    const { url, asked } = await startServer({ "/files/x.tgz": archive });
    const described = { versions: { "9.8.7": { dist: { tarball: `${url}/files/x.tgz` } } } };
    const registry = await startServer({ "/@convox%2fci": Buffer.from(JSON.stringify(described)) });
    expect(await runLauncher({ env: { CONVOX_CI_REGISTRY: registry.url } })).toEqual(RAN);
    expect(registry.asked).toEqual([TARBALL, "/@convox%2fci"]);
    expect(asked).toEqual(["/files/x.tgz"]);
  });

  test.each<[string, Answer]>([
    ["is in trouble (500)", 500],
    ["has not got it (404)", 404],
    ["cuts the archive off", "cut"],
    ["has half of it", archive.subarray(0, archive.length >> 1)],
    ["has another one", evil],
    ["has something else", Buffer.from("<html>sign in</html>")],
  ])("the release's asset, when the registry %s", async (_, answer) => {
    const registry = await startServer({ [TARBALL]: answer });
    const mirror = await startServer({ [ASSET]: archive });
    expect(await runLauncher({ env: { CONVOX_CI_REGISTRY: registry.url, CONVOX_CI_MIRROR: mirror.url } })).toEqual(RAN);
    expect(mirror.asked).toEqual([ASSET]);
  });

  test("the release's asset, when the registry does not answer in time", async () => {
    const registry = await startServer({ [TARBALL]: "slow" });
    const mirror = await startServer({ [ASSET]: archive });
    const env = { CONVOX_CI_REGISTRY: registry.url, CONVOX_CI_MIRROR: mirror.url, CONVOX_CI_DOWNLOAD_SECONDS: "1" };
    expect(await runLauncher({ env })).toEqual(RAN);
  });

  test("the release's asset, when the registry refuses connections", async () => {
    const mirror = await startServer({ [ASSET]: archive });
    expect(await runLauncher({ env: { CONVOX_CI_MIRROR: mirror.url } })).toEqual(RAN);
  });

  test("a folder that is a mirror", async () => {
    await writeFile(join(home, ASSET), archive);
    expect(await runLauncher({ env: { CONVOX_CI_MIRROR: pathToFileURL(home).href } })).toEqual(RAN);
  });

  test("Node's own client, where there is neither curl nor wget", async () => {
    const bin = join(home, "bin");
    await mkdir(bin);
    await symlink(process.execPath, join(bin, "node"));
    const { url } = await startServer({ [TARBALL]: archive });
    expect(await runLauncher({ env: { CONVOX_CI_REGISTRY: url, PATH: bin } })).toEqual(RAN);
  });

  /** A folder for PATH with Node, and programs of the given text. */
  const programs = async (texts: Record<string, string>) => {
    const bin = join(home, "programs");
    await mkdir(bin);
    await symlink(process.execPath, join(bin, "node"));
    for (const [name, text] of Object.entries(texts)) {
      await writeFile(join(bin, name), `#!/bin/sh\n${text}\n`);
      await chmod(join(bin, name), 0o755);
    }
    return bin;
  };

  test("Node's own client, where curl has no certificates", async () => {
    const PATH = await programs({ curl: "echo 'curl: (77) no certificates' >&2; exit 77" });
    const { url } = await startServer({ [TARBALL]: archive });
    expect(await runLauncher({ env: { CONVOX_CI_REGISTRY: url, PATH } })).toEqual(RAN);
  });

  test("a registry with a password, which is no program's argument", async () => {
    const { url, asked, keys } = await startServer({ [TARBALL]: archive });
    const CONVOX_CI_REGISTRY = url.replace("//", "//me:s3cret%2F@");
    const PATH = await programs({
      curl: `echo "curl $*" >> ${home}/calls; exit 77`,
      wget: `echo wget >> ${home}/calls`,
    });
    expect(await runLauncher({ env: { CONVOX_CI_REGISTRY, PATH } })).toEqual(RAN);
    expect(await readFile(join(home, "calls"), "utf8")).toMatch(/^curl [^@]*-K -\n$/);
    expect([asked, keys]).toEqual([[TARBALL], [`Basic ${Buffer.from("me:s3cret/").toString("base64")}`]]);

    const again = { CONVOX_CI_REGISTRY, CONVOX_CI_DIR: join(home, "other") };
    expect(await runLauncher({ env: again })).toEqual(RAN);
    expect(keys[1]).toBe(keys[0]);
  });

  test.each(["0", "soon", "-1"])("CONVOX_CI_DOWNLOAD_SECONDS=%s is refused", async (seconds) => {
    const { code, said } = await runLauncher({ env: { CONVOX_CI_DOWNLOAD_SECONDS: seconds } });
    expect([code, said]).toEqual([1, expect.stringContaining(`CONVOX_CI_DOWNLOAD_SECONDS is "${seconds}"`)]);
  });

  test("nowhere: every place is named with what was wrong, and no password of an address is shown", async () => {
    const registry = await startServer({ [TARBALL]: 500 });
    const { code, said } = await runLauncher({
      env: { CONVOX_CI_REGISTRY: registry.url.replace("//", "//me:s3cret@") },
    });
    expect(code).toBe(1);
    expect(said).toMatch(/^ERROR: convox-ci 9\.8\.7 could not be fetched\n/);
    expect(said).toMatch(/\/ci-9\.8\.7\.tgz: .*500/);
    expect(said).toMatch(/127\.0\.0\.1:9\/convox-ci-9\.8\.7\.tgz: /);
    expect(said).toContain("CONVOX_CI_MIRROR");
    expect(said).not.toContain("s3cret");
  });
});

describe("what is not the pinned bundle is never run", () => {
  test("from any source", async () => {
    const { url } = await startServer({ [TARBALL]: evil, [ASSET]: evil });
    const { code, said } = await runLauncher({ env: { CONVOX_CI_REGISTRY: url, CONVOX_CI_MIRROR: url } });
    expect(code).toBe(1);
    expect(said).toContain(`which is not the pinned ${pin}`);
    expect(said).not.toContain("pwned");
  });

  test.each<[string, (folder: string) => Promise<void>]>([
    [
      "a changed file",
      (folder) => writeFile(join(folder, "1.index.js"), "export const say = () => console.log('pwned');\n"),
    ],
    ["a file more", (folder) => writeFile(join(folder, "2.index.js"), "")],
    ["half a file", (folder) => writeFile(join(folder, "index.js"), "export async function runOrb() {")],
  ])("from the cache: with %s it is downloaded again", async (_, tamper) => {
    const { url, asked } = await startServer({ [TARBALL]: archive });
    await runLauncher({ env: { CONVOX_CI_REGISTRY: url } });
    await tamper(join(home, ".cache/convox-ci", pin));
    expect(await runLauncher({ env: { CONVOX_CI_REGISTRY: url } })).toEqual(RAN);
    expect(asked).toEqual([TARBALL, TARBALL]);
    expect(await runLauncher({ env: { CONVOX_CI_REGISTRY: url } })).toEqual(RAN);
    expect(asked).toEqual([TARBALL, TARBALL]);
  });

  test("from the cache, when it changes after it was verified: what runs is a copy", async () => {
    const files = {
      ...FILES,
      "index.js": `import { writeFileSync } from "node:fs";
export async function runOrb(name) {
  writeFileSync(process.env.CACHED + "/1.index.js", "export const say = () => console.log('pwned');");
  (await import("./1.index.js")).say(\`ran \${name}\`);
}\n`,
    };
    const own = bundler.pinOf(bundleOf(files));
    const { url } = await startServer({ [TARBALL]: bundler.bundleArchive(bundleOf(files)) });
    const CACHED = join(home, ".cache/convox-ci", own);
    const env = { CONVOX_CI_REGISTRY: url, CONVOX_ORB_PIN: `9.8.7 ${own}`, CACHED };
    expect([await runLauncher({ env }), await runLauncher({ env })]).toEqual([RAN, RAN]);
    expect(await readFile(join(CACHED, "1.index.js"), "utf8")).toContain("pwned");
  });

  test("given by its path: then nothing else is tried", async () => {
    const { url, asked } = await startServer({ [TARBALL]: archive });
    await writeFile(join(home, "bundle.tgz"), evil);
    const { code, said } = await runLauncher({
      env: { CONVOX_CI_REGISTRY: url, CONVOX_ORB_BUNDLE_PATH: join(home, "bundle.tgz") },
    });
    expect(code).toBe(1);
    expect(said).toMatch(
      /^ERROR: the bundle .*bundle\.tgz cannot be used: its sha256 is [0-9a-f]{64}, which is not the pinned/,
    );
    expect(said).not.toContain("pwned");
    expect(asked).toEqual([]);
  });

  test("another version takes both its number and its checksum", async () => {
    const { code, said } = await runLauncher({ env: { CONVOX_CI_VERSION: "9.9.9" } });
    expect([code, said]).toEqual([
      1,
      expect.stringContaining("CONVOX_CI_VERSION and CONVOX_CI_SHA256 must be set together"),
    ]);

    const other = { ...FILES, "1.index.js": 'export const say = (text) => console.log("other", text);\n' };
    const { url } = await startServer({ "/@convox/ci/-/ci-9.9.9.tgz": bundler.bundleArchive(bundleOf(other)) });
    const env = {
      CONVOX_CI_REGISTRY: url,
      CONVOX_CI_VERSION: "9.9.9",
      CONVOX_CI_SHA256: bundler.pinOf(bundleOf(other)),
    };
    expect((await runLauncher({ env })).said).toBe("other ran deploy\n");
  });
});

describe("a bundle that is on the machine", () => {
  test.each([
    ["a negative size", "-0000001000"],
    ["a size of -1", "-1"],
    ["a size that is not a number", "zzzzzzzzzzz"],
    ["a size beyond its end", "77777777777"],
  ])("is refused before it is verified when its archive has %s", async (_, size) => {
    const tar = gunzipSync(archive);
    tar.write(size.padEnd(12, "\0"), 124, "latin1");
    await writeFile(join(home, "bundle.tgz"), gzipSync(tar));
    const { code, said } = await runLauncher({ env: { CONVOX_CI_BUNDLE: join(home, "bundle.tgz") } });
    expect([code, said]).toEqual([1, expect.stringMatching(/cannot be used: the archive is (damaged|cut off)\n/)]);
  });

  test("is used as an archive and as a folder, by parameter and by variable", async () => {
    await writeFile(join(home, "bundle.tgz"), archive);
    const folder = join(home, "dist");
    await mkdir(join(folder, "types"), { recursive: true });
    for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text);

    expect(await runLauncher({ env: { CONVOX_ORB_BUNDLE_PATH: join(home, "bundle.tgz") } })).toEqual(RAN);
    expect(await runLauncher({ env: { CONVOX_CI_BUNDLE: folder } })).toEqual(RAN);
    expect(await runLauncher({ env: { CONVOX_CI_BUNDLE: home } })).toEqual(RAN);
    expect(await runLauncher({ env: { CONVOX_ORB_BUNDLE_PATH: "~/bundle.tgz" } })).toEqual(RAN);
  });

  test("and does not exist: an error that names it", async () => {
    const { code, said } = await runLauncher({ env: { CONVOX_CI_BUNDLE: "/no/such/file" } });
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(/^ERROR: the bundle \/no\/such\/file cannot be used: ENOENT/),
    ]);
  });
});

const canMount = spawnSync("unshare", ["-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status === 0;
/** A shell in which `mounts` hold, such as a full file system. */
const mountFirst = (mounts: string) => [
  "/usr/bin/unshare",
  "-m",
  "/bin/sh",
  "-ec",
  `${mounts}\nexec /bin/sh "$@"`,
  "sh",
];

describe.skipIf(!canMount)("file systems without space (skipped where mounts are not allowed)", () => {
  const tiny = (path: string) => `mkdir -p '${path}'; mount -t tmpfs -o size=64k tmpfs '${path}'`;

  test("a full TMPDIR and a full HOME: the bundle goes to /tmp, and is not kept", async () => {
    const { url, asked } = await startServer({ [TARBALL]: archive });
    const full = join(home, "full");
    const env = { CONVOX_CI_REGISTRY: url, TMPDIR: full, HOME: full };
    const fill = `head -c 70000 /dev/zero > '${full}/file' || true`;
    const shell = mountFirst(`${tiny(full)}; { ${fill}; } 2>/dev/null`);
    expect(await runLauncher({ env, shell })).toEqual(RAN);
    expect(await runLauncher({ env, shell })).toEqual(RAN);
    expect(asked).toEqual([TARBALL, TARBALL]);
  });

  test("no folder has space: the error names each one, and the setting that helps", async () => {
    const { url } = await startServer({ [TARBALL]: archive });
    const env = { CONVOX_CI_REGISTRY: url, TMPDIR: "/proc", CONVOX_CI_DIR: "/proc/x" };
    const { code, said } = await runLauncher({ env, shell: mountFirst("mount -t tmpfs -o ro tmpfs /tmp") });
    expect(code).toBe(1);
    expect(said).toMatch(
      /^ERROR: no folder has space for the program\n\/proc: .*\n\/tmp: .*\n\/proc\/x: .*\nSet TMPDIR /,
    );
  });
});

describe("machines that are not as one would like", () => {
  test("HOME cannot be written: the bundle goes to a temporary folder, and goes with the step", async () => {
    const { url } = await startServer({ [TARBALL]: archive });
    expect(await runLauncher({ env: { CONVOX_CI_REGISTRY: url, HOME: "/dev/null" } })).toEqual(RAN);
    expect(await readdir(join(home, ".."))).toEqual(["home"]);
  });

  test("no HOME, and a folder for temporary files that does not exist", async () => {
    const { url } = await startServer({ [TARBALL]: archive });
    const env = { CONVOX_CI_REGISTRY: url, HOME: undefined, CONVOX_CI_DIR: join(home, "with  spaces é") };
    expect(await runLauncher({ env: { ...env, TMPDIR: "/no/such folder" } })).toEqual(RAN);
    expect(await runLauncher({ env: { ...env, CONVOX_CI_REGISTRY: undefined } })).toEqual(RAN);
    expect(await readdir(join(home, "with  spaces é"))).toEqual([pin]);
  });

  test("two steps at the same time", async () => {
    const { url } = await startServer({ [TARBALL]: archive });
    const env = { CONVOX_CI_REGISTRY: url };
    expect(await Promise.all([runLauncher({ env }), runLauncher({ env }), runLauncher({ env })])).toEqual([
      RAN,
      RAN,
      RAN,
    ]);
    expect(await runLauncher({ env: {} })).toEqual(RAN);
  });

  for (const [program, ...flags] of [
    ["/bin/bash", "-eo", "pipefail"],
    ["/usr/bin/dash", "-e"],
    ["/usr/bin/busybox", "ash", "-e"],
  ] as const) {
    test.skipIf(!existsSync(program))(`the shell is ${program} (skipped where there is none)`, async () => {
      await writeFile(join(home, "bundle.tgz"), archive);
      const env = { CONVOX_CI_BUNDLE: join(home, "bundle.tgz") };
      expect(await runLauncher({ shell: [program, ...flags], env })).toEqual(RAN);
    });
  }

  const hidden = !existsSync("/usr/local/bin/node") && !existsSync("/opt/circleci/.nvm");
  const fakeNode = async (bin: string, version: string) => {
    await mkdir(bin, { recursive: true });
    await writeFile(join(bin, "node"), `#!/bin/sh\necho ${version}\n`);
    await chmod(join(bin, "node"), 0o755);
  };

  test.skipIf(!hidden)("there is no Node (skipped where one is in a usual place)", async () => {
    const { code, said } = await runLauncher({ env: { PATH: "/nonexistent" } });
    expect(code).toBe(1);
    expect(said).toMatch(
      /^ERROR: the orb needs Node 20\.19, 22\.12 or later, and this machine has none\n.*convox\/default.*cimg\/node.*CONVOX_NODE/,
    );
  });

  test.skipIf(!hidden).each(["18.20.4", "20.18.3", "21.7.0", "22.11.0", "nonsense"])(
    "its Node is %s, which is too old (skipped where another one is in a usual place)",
    async (version) => {
      await fakeNode(join(home, "bin"), version);
      const { code, said } = await runLauncher({ env: { PATH: join(home, "bin") } });
      expect(code).toBe(1);
      if (version !== "nonsense") expect(said).toContain(`found: ${version} at ${home}/bin/node`);
    },
  );

  test.skipIf(!hidden)("its Node does not start (skipped where another one is in a usual place)", async () => {
    await fakeNode(join(home, "bin"), "24.0.0; exit 1");
    const { code, said } = await runLauncher({ env: { PATH: join(home, "bin") } });
    expect([code, said]).toEqual([1, expect.stringContaining(`found: ${home}/bin/node does not start;`)]);
  });

  test.each<[string, string, Record<string, string>]>([
    ["nvm", ".nvm/versions/node/v24.0.0/bin", {}],
    ["nvm elsewhere", "my nvm/versions/node/v24.0.0/bin", { NVM_DIR: "my nvm" }],
    ["volta", ".volta/tools/image/node/24.0.0/bin", {}],
    ["asdf", ".asdf/installs/nodejs/24.0.0/bin", {}],
    ["asdf elsewhere", "asdf/installs/nodejs/24.0.0/bin", { ASDF_DATA_DIR: "asdf" }],
    ["mise", ".local/share/mise/installs/node/24.0.0/bin", {}],
    ["fnm", ".local/share/fnm/node-versions/v24.0.0/installation/bin", {}],
  ])("Node is where %s keeps it", async (_, place, settings) => {
    await mkdir(join(home, place), { recursive: true });
    await symlink(process.execPath, join(home, place, "node"));
    await writeFile(join(home, "bundle.tgz"), archive);
    const places = Object.fromEntries(Object.entries(settings).map(([name, path]) => [name, join(home, path)]));
    const env = { PATH: "/nonexistent", CONVOX_CI_BUNDLE: join(home, "bundle.tgz"), ...places };
    expect(await runLauncher({ env })).toEqual(RAN);
  });

  test("the Node on PATH is too old, and nvm has a better one", async () => {
    await fakeNode(join(home, "bin"), "18.20.4");
    await fakeNode(join(home, ".nvm/versions/node/v16.0.0/bin"), "16.0.0");
    await mkdir(join(home, ".nvm/versions/node/v24.0.0/bin"), { recursive: true });
    await symlink(process.execPath, join(home, ".nvm/versions/node/v24.0.0/bin/node"));
    await writeFile(join(home, "bundle.tgz"), archive);
    const env = { PATH: join(home, "bin"), CONVOX_CI_BUNDLE: join(home, "bundle.tgz") };
    expect(await runLauncher({ env })).toEqual(RAN);
  });
});
