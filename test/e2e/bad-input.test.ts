import { chmod, mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import type { LocalRack } from "@convox/local-rack";
import { beforeEach, describe, expect, test } from "vitest";
import { servedRack } from "../support/local-rack.ts";
import { OTHER_USER, withoutOtherUser } from "../support/other-user.ts";
import { program, root, temporary } from "../support/program.ts";
import { authority } from "../support/tls.ts";

/** Fails as `convox-ci ARGV`, and returns what it said; the Rack has not been sent a source, nor a build. */
async function expectRefusal(
  argv: string[],
  env: Record<string, string>,
  rack?: LocalRack,
  cwd?: string,
): Promise<string> {
  const { code, stdout, stderr } = await program(argv, { env, ...(cwd === undefined ? {} : { cwd }) });
  expect(code).not.toBe(0);
  expect(code).not.toBeNull();
  expect(stdout + stderr).not.toContain("This is a bug in convox-ci");
  const sent = (rack?.requests ?? []).filter(({ method, status }) => method === "POST" && status < 400);
  expect(sent.map(({ path }) => path).filter((path) => path !== "/apps")).toEqual([]);
  return stderr;
}

async function source(files: Record<string, string>): Promise<string> {
  const dir = await temporary();
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(dir, path, ".."), { recursive: true });
    await writeFile(join(dir, path), text);
  }
  return dir;
}

const MANIFEST = "services:\n  web:\n    build: .\n    port: 3000\n";
const GOOD = { "convox.yml": MANIFEST, Dockerfile: "FROM scratch\n" };

describe("a source that cannot be built is refused before anything is sent", () => {
  let rack: LocalRack;
  const deploy = (dir: string, ...flags: string[]) =>
    expectRefusal(["deploy", dir, "--app", "web", ...flags], { RACK_URL: rack.url }, rack);
  beforeEach(async () => {
    rack = await servedRack();
  });

  test("no such directory", async () => {
    expect(await deploy("/no/such/dir")).toContain('working-directory is "/no/such/dir": it does not exist');
  });

  test("no convox.yml", async () => {
    expect(await deploy(await source({ Dockerfile: "FROM scratch\n" }))).toMatch(/convox\.yml does not exist in \//);
  });

  test("a convox.yml that is not YAML, with its line", async () => {
    expect(await deploy(await source({ "convox.yml": "services:\n  web:\n   build: .\n  - x\n" }))).toMatch(
      /convox\.yml:[345]/,
    );
  });

  test("a missing Dockerfile, with the manifest's line", async () => {
    expect(await deploy(await source({ "convox.yml": MANIFEST }))).toMatch(/convox\.yml:3.*web.*Dockerfile/);
  });

  test("a bad pattern in .dockerignore, with its line", async () => {
    expect(await deploy(await source({ ...GOOD, ".dockerignore": "# deps\na[\n" }))).toMatch(
      /\.dockerignore line 2: bad pattern "a\["/,
    );
  });

  test.skipIf(withoutOtherUser !== "")(`a file that cannot be read${withoutOtherUser}`, async () => {
    const dir = await source({ ...GOOD, "secret.txt": "x" });
    await chmod(join(dir, "secret.txt"), 0);
    await chmod(dir, 0o755);
    const { code, stderr } = await program(["deploy", dir, "--app", "web"], {
      env: { RACK_URL: rack.url },
      uid: OTHER_USER,
    });

    expect(code).toBe(2);
    expect(stderr).toContain("secret.txt");
    expect(rack.requests.filter(({ method, path }) => method === "POST" && path !== "/apps")).toEqual([]);
  });

  test.each([
    ["a comma in a build arg", ["--build-args", "LIST=a,b"], /build arg LIST has a comma/],
    [
      "a build arg without a name",
      ["--build-args", "=x"],
      /build-args: expected KEY=VALUE, or the name of an environment variable/,
    ],
    [
      "a build arg without a value anywhere",
      ["--build-args", "NOWHERE"],
      /build-args: expected KEY=VALUE, or the name of an environment variable/,
    ],
    ["a boolean that is none", ["--cached=maybe"], /cached is "maybe": allowed values are true and false/],
    ["cached and no-cache at once", ["--cached", "--no-cache"], /cached is true and no-cache is true/],
    ["a timeout that is none", ["--build-timeout", "soon"], /build-timeout is "soon": allowed are/],
  ])("%s", async (_, flags, message) => {
    expect(await deploy(await source(GOOD), ...flags)).toMatch(message);
  });
});

describe("a Rack that cannot be talked to", () => {
  const hello = join(root, "examples/hello");
  const deploy = (env: Record<string, string>, rack?: LocalRack, ...flags: string[]) =>
    expectRefusal(["deploy", hello, "--app", "web", ...flags], env, rack);

  test("no Rack named: the hint names every way to name one", async () => {
    const said = await deploy({});
    for (const word of ["--rack", "CONVOX_RACK", "RACK_URL", "local"]) expect(said).toContain(word);
  });

  test("a Rack named, and no deploy key: never the local Rack instead", async () => {
    expect(await deploy({ CONVOX_RACK: "acme/production" })).toMatch(
      /"acme\/production" needs a deploy key[\s\S]*CONVOX_PASSWORD/,
    );
    expect(await deploy({ CONVOX_RACK: "acme/production", CONVOX_PASSWORD: "" })).toContain("needs a deploy key");
  });

  test("an unknown app", async () => {
    const rack = await servedRack();
    expect(await expectRefusal(["deploy", hello, "--app", "nope"], { RACK_URL: rack.url }, rack)).toContain(
      "app not found: nope",
    );
  });

  test("a wrong password of the Rack, which is not shown", async () => {
    const rack = await servedRack();
    const said = await deploy({ RACK_URL: rack.url.replace("rack-password", "wr0ng-pass") }, rack);
    expect(said).toContain("401 invalid authentication");
    expect(said).not.toContain("wr0ng-pass");
  });

  test("a wrong key on a websocket is a failure, although the socket opens", async () => {
    const rack = await servedRack();
    const built = await program(["build", hello, "--app", "web", "--json"], { env: { RACK_URL: rack.url } });
    const { build } = JSON.parse(built.stdout);
    rack.faults.add({ kind: "refuse-key", path: `/apps/web/builds/${build}/logs` });

    const { code, stderr } = await program(["builds", "logs", build, "--app", "web"], { env: { RACK_URL: rack.url } });

    expect(code).toBe(3);
    expect(stderr).toContain("invalid authentication");
  });

  test("a Console: wrong key, unknown Rack, ambiguous Rack", async () => {
    const rack = await servedRack({
      console: {
        organization: "acme",
        racks: [
          { name: "staging-1", organization: "acme" },
          { name: "staging-2", organization: "acme" },
        ],
        keys: [{ key: "deploy-key-123", policy: "default" }],
      },
    });
    const env = { CONVOX_HOST: `http://${rack.consoleHost}`, CONVOX_PASSWORD: "deploy-key-123" };

    expect(await deploy({ ...env, CONVOX_PASSWORD: "wr0ng-key", CONVOX_RACK: "acme/local" }, rack)).toMatch(
      /401 .*[\s\S]*deploy key/,
    );
    expect(await deploy({ ...env, CONVOX_RACK: "nowhere" }, rack)).toMatch(
      /could not find rack: nowhere[\s\S]*acme\/staging-1/,
    );
    expect(await deploy({ ...env, CONVOX_RACK: "staging" }, rack)).toMatch(
      /ambiguous rack name: staging[\s\S]*acme\/staging-1.*acme\/staging-2/,
    );
  });

  test("an address that refuses connections", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((done) => server.once("listening", done));
    const { port } = server.address() as { port: number };
    await new Promise((done) => server.close(done));

    expect(await deploy({ RACK_URL: `http://convox:pw@127.0.0.1:${port}` })).toMatch(
      /127\.0\.0\.1:\d+ refuses connections/,
    );
  });

  test("a certificate from an unknown authority; trusted with ca-file, and not checked with tls-verify off", async () => {
    const ca = authority();
    const rack = await servedRack({ tls: ca.issue(["127.0.0.1", "localhost"]) });
    const caFile = join(await temporary(), "ca.pem");
    await writeFile(caFile, ca.cert);
    const url = { RACK_URL: rack.url };

    expect(await deploy(url, rack)).toMatch(/certificate[\s\S]*ca-file[\s\S]*tls-verify/);

    const trusted = await program(["builds", "--app", "web", "--ca-file", caFile], { env: url });
    expect([trusted.code, trusted.stderr]).toEqual([0, ""]);
    const unchecked = await program(["builds", "--app", "web", "--no-tls-verify"], { env: url });
    expect(unchecked.code).toBe(0);
    expect(unchecked.stderr).toContain("tls-verify is false");
  });

  test.each([
    ["not a URL", "rack.example.com", /RACK_URL: /],
    ["another scheme", "ftp://convox:s3cret@rack.example.com", /RACK_URL: its scheme/],
  ])("a RACK_URL that is %s, without showing it", async (_, url, message) => {
    const said = await deploy({ RACK_URL: url });
    expect(said).toMatch(message);
    expect(said).not.toContain("s3cret");
  });
});
