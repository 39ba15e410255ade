import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import {
  APP,
  ask,
  build,
  DOCKERFILE,
  folder,
  logOf,
  MANIFEST,
  pick,
  read,
  source,
  start,
  tarOf,
  waitForBuild,
} from "./support.ts";

test("v3 reports a new build as running, v2 as created; both complete with a release", async () => {
  for (const [generation, status, process] of [
    ["v2", "created", /^$/],
    ["v3", "running", /^build-[a-z0-9]{5}$/],
  ] as const) {
    const rack = await start({ generation, createApps: true });
    await ask(rack, "POST /apps/web/objects/tmp/x.tgz", { body: source(APP) });
    const created = await ask(rack, "POST /apps/web/builds", {
      form: { url: "object://web/tmp/x.tgz", description: "first", "git-sha": "abc", "wildcard-domain": "true" },
    });
    const done = await waitForBuild(rack, "web", String(pick(created, "id")));

    expect(pick(created, "status")).toBe(status);
    expect(pick(created, "process")).toMatch(process);
    expect(pick(created, "ended")).toBe("0001-01-01T00:00:00Z");
    expect(pick(created, "wildcard-domain")).toBe(generation === "v2" ? true : undefined);
    expect(pick(done, "status")).toBe("complete");
    expect(pick(done, "manifest")).toBe(MANIFEST);
    expect(pick(done, "logs")).toBe(`object://web/build/${pick(done, "id")}/logs`);
    const release = await ask(rack, `GET /apps/web/releases/${pick(done, "release")}`);
    expect(pick(release, "build")).toBe(pick(done, "id"));
    expect(pick(release, "description")).toBe("first");
    expect(pick(release, "manifest")).toBe(MANIFEST);
  }
});

test("the log says at its start that nothing is built, and lists every step", async () => {
  const rack = await start();
  const log = await logOf(rack, await build(rack, "web", APP, { "build-args": "A=1,B=2" }));

  expect(log.split("\n")[0]).toBe("local Rack: this is a plan, no image is built and nothing is pushed");
  expect(log).toContain("--opt build-arg:A=1");
  expect(log).not.toContain("build-arg:B");
  for (const step of ["[1/4] FROM node:20", "[2/4] ARG A", "[3/4] COPY . .", "[4/4] RUN npm ci"])
    expect(log).toContain(step);
});

test("v2 prints Docker's lines, once for each distinct build and image", async () => {
  const rack = await start({ generation: "v2" });
  const manifest = "services:\n  web:\n    build: .\n  job:\n    build: .\n  db:\n    image: postgres\n";
  const done = await build(rack, "app", { "convox.yml": manifest, Dockerfile: DOCKERFILE });
  const id = String(pick(done, "id"));
  const lines = (await logOf(rack, done)).split("\n");

  expect(lines.filter((line) => line === "Building: .")).toHaveLength(1);
  expect(lines).toContain("Step 4/4 : RUN npm ci");
  expect(lines).toContain("Running: docker pull postgres");
  expect(lines.filter((line) => line === "Injecting: convox-env")).toHaveLength(3);
  expect(lines).toContain(`Running: docker tag postgres convox/app:db.${id}`);
  const pushed = lines.filter((line) => line.startsWith("Running: docker push "));
  expect(pushed.map((line) => line.replace(/.*:(\w+)\.\w+$/, "$1"))).toEqual(["db", "job", "web"]);
  expect(lines[1]).toMatch(/^Authenticating \d+\.dkr\.ecr\.us-east-1\.amazonaws\.com: Login Succeeded$/);
});

test("v3 inverts the cache option: only no-cache=false builds without cache", async () => {
  const cases = [
    ["v3", undefined, false],
    ["v3", "true", false],
    ["v3", "false", true],
    ["v2", undefined, false],
    ["v2", "true", true],
    ["v2", "false", false],
  ] as const;
  for (const [generation, value, without] of cases) {
    const rack = await start({ generation });
    const log = await logOf(rack, await build(rack, "web", APP, value === undefined ? {} : { "no-cache": value }));
    expect(log.includes("--no-cache"), `${generation} no-cache=${value}`).toBe(without);
  }
});

test("v3 cuts an unquoted build argument at a blank and drops the rest", async () => {
  const rack = await start();
  const dockerfile = "FROM node:20\nARG A\nARG B\n";
  const log = async (args: string) =>
    logOf(rack, await build(rack, "web", { "convox.yml": MANIFEST, Dockerfile: dockerfile }, { "build-args": args }));

  expect(await log("A=hello world,B=2")).toMatch(/build-arg:A=hello(?!.*build-arg:B)/);
  expect(await log("A='hello world',B=2")).toContain("--opt build-arg:A=hello world --opt build-arg:B=2");
  expect(await log("A=x -cache false,B=2")).toContain("--no-cache");
  const rack2 = await start({ generation: "v2" });
  const v2 = await build(
    rack2,
    "web",
    { "convox.yml": MANIFEST, Dockerfile: dockerfile },
    { "build-args": "A=hello world,B=2" },
  );
  expect(await logOf(rack2, v2)).toContain("--build-arg A=hello world --build-arg B=2");
});

test("an open quote fails the create call but leaves the build record; an unknown flag leaves the build running", async () => {
  const rack = await start({ createApps: true });
  await ask(rack, "POST /apps/web/objects/tmp/x.tgz", { body: source(APP) });
  const create = (args: string) =>
    ask(rack, "POST /apps/web/builds", { form: { url: "object://web/tmp/x.tgz", "build-args": args } });

  const refused = await create("A='open");
  expect([refused.status, refused.text]).toEqual([500, "Unterminated single-quoted string\n"]);
  expect(pick(await ask(rack, "GET /apps/web/builds"), "0.status")).toBe("created");
  const stuck = await create("A=1 -bogus");
  const log = await logOf(rack, stuck);
  expect(log).toContain("flag provided but not defined: -bogus");
  expect(pick(await ask(rack, `GET /apps/web/builds/${pick(stuck, "id")}`), "status")).toBe("running");
});

test("v2 rejects a build argument without a value, and v3 fills it in", async () => {
  const v2 = await start({ generation: "v2" });
  const refused = await build(v2, "web", APP, { "build-args": "A" });
  expect([refused.status, refused.text]).toEqual([500, "invalid build args\n"]);
  const v3 = await start();
  const files = { "convox.yml": MANIFEST, Dockerfile: "FROM node:20\nARG BUILD_APP\n" };
  expect(await logOf(v3, await build(v3, "web", files, { "build-args": "BUILD_APP" }))).toContain(
    "build-arg:BUILD_APP=web",
  );
});

test("a failed build ends with one ERROR line in the stored log, and with two in the stream of v3", async () => {
  for (const [generation, times] of [
    ["v3", 2],
    ["v2", 1],
  ] as const) {
    const rack = await start({ generation, createApps: true });
    await ask(rack, "POST /apps/web/objects/tmp/x.tgz", { body: source(APP) });
    rack.faults.add("build-slow=20", "build-fail=exit status 9");
    const created = await ask(rack, "POST /apps/web/builds", { form: { url: "object://web/tmp/x.tgz" } });
    const path = `/apps/web/builds/${pick(created, "id")}/logs`;

    const streamed = await read(rack, path);
    const done = await waitForBuild(rack, "web", String(pick(created, "id")));
    const stored = await read(rack, path);

    expect([pick(done, "status"), pick(done, "release")]).toEqual(["failed", ""]);
    expect(stored.text).toMatch(/\nERROR: exit status 9\n$/);
    expect(streamed.text).toBe(stored.text + "ERROR: exit status 9\n".repeat(times - 1));
  }
});

test("a missing Dockerfile fails the build", async () => {
  for (const [generation, message] of [
    ["v3", /^ERROR: open \/tmp\/\d+\/Dockerfile: no such file or directory\n$/],
    ["v2", /^ERROR: open Dockerfile: no such file or directory\n$/],
  ] as const) {
    const rack = await start({ generation });
    expect(await logOf(rack, await build(rack, "web", { "convox.yml": MANIFEST }))).toMatch(message);
  }
});

test.each([
  ["no manifest", source({ Dockerfile: DOCKERFILE }), /open .*convox\.yml: no such file or directory/],
  ["not gzip", Buffer.from("plain text, no archive at all"), /gzip: invalid header/],
  ["empty", Buffer.alloc(0), /EOF/],
  ["cut short", source(APP).subarray(0, 60), /unexpected EOF/],
  ["gzip of no tar", gzipSync("x".repeat(2000)), /archive\/tar: invalid tar header/],
  ["bad checksum", Buffer.concat([source(APP).subarray(0, -8), Buffer.alloc(8)]), /gzip: invalid checksum/],
  ["leaving the folder", gzipSync(tarOf([{ path: "../x", content: "x" }])), /illegal file path in archive: \.\.\/x/],
] as const)("an archive that is %s fails the build", async (_, archive, message) => {
  const rack = await start();
  const done = await build(rack, "web", archive);

  expect(pick(done, "status")).toBe("failed");
  expect(await logOf(rack, done)).toMatch(message);
});

test.each([
  ["https://example.test/x.tgz", "unknown source type"],
  ["object://web/tmp/none.tgz", "object not found: tmp/none.tgz"],
])("a source %s fails with %s", async (url, message) => {
  const rack = await start({ createApps: true });
  const created = await ask(rack, "POST /apps/web/builds", { form: { url } });
  const done = await waitForBuild(rack, "web", String(pick(created, "id")));

  expect(await logOf(rack, done)).toBe(`ERROR: ${message}\n`);
});

test("a build requires the manifest's required variables in the newest release", async () => {
  const rack = await start();
  const files = {
    "convox.yml": `environment:\n  - B\n  - A\n  - C=\n${MANIFEST}`,
    Dockerfile: "FROM node:20\nARG A\n",
  };

  expect(await logOf(rack, await build(rack, "web", files))).toContain("ERROR: required env: A, B\n");
  await ask(rack, "POST /apps/web/releases", { form: { env: "A=1\nB=2" } });
  const done = await build(rack, "web", files);
  expect(pick(done, "status")).toBe("complete");
  expect(await logOf(rack, done)).toContain("build-arg:A=1");
});

test("keys of later Racks are read from their version on", async () => {
  const web = "services:\n  web:\n    image: httpd\n";
  const check = "    health:\n      grpcService: api\n    liveness:\n      grpcService: api\n";
  const WARNING = "WARNING: service web: liveness.grpcService is the same as health.grpcService";
  for (const [version, isLater] of [
    ["3.25.3", false],
    ["3.25.10", true],
  ] as const) {
    const rack = await start({ version });
    const wrong = await build(rack, "web", { "convox.yml": `${web}    stateful: 5\n` });
    const same = await build(rack, "web", { "convox.yml": `${web}${check}` });
    expect(pick(wrong, "status"), version).toBe(isLater ? "failed" : "complete");
    expect((await logOf(rack, same)).includes(WARNING), version).toBe(isLater);
  }
});

test("the development stage is the target only if requested and present", async () => {
  const rack = await start();
  const files = { "convox.yml": MANIFEST, Dockerfile: "FROM node:20 AS development\nRUN a\nFROM node:20\n" };

  expect(await logOf(rack, await build(rack, "web", files, { development: "true" }))).toContain("target=development");
  expect(await logOf(rack, await build(rack, "web", files))).not.toContain("target=development");
});

test("errors that Docker would report fail the plan", async () => {
  for (const [generation, ending] of [
    ["v3", "ERROR: exit status 1\n"],
    ["v2", "ERROR: docker build .: exit status 1\n"],
  ] as const) {
    const rack = await start({ generation });
    for (const [dockerfile, reason] of [
      ["FROM node:20\nFOO bar\n", "dockerfile parse error on line 2: unknown instruction: FOO"],
      ["RUN x\n", "no build stage"],
      ["", "file with no instructions"],
      ["FROM node:20\nCOPY missing /x\n", '"/missing": not found'],
    ] as const) {
      const log = await logOf(rack, await build(rack, "web", { "convox.yml": MANIFEST, Dockerfile: dockerfile }));
      expect(log).toContain(reason);
      expect(log.endsWith(ending)).toBe(true);
    }
  }
});

test("a link in the archive is dropped, so copying it fails", async () => {
  const rack = await start();
  const archive = gzipSync(
    tarOf([
      { path: "convox.yml", content: MANIFEST },
      { path: "Dockerfile", content: "FROM node:20\nCOPY link /x\n" },
      { path: "link", type: "SymbolicLink", linkpath: "convox.yml" },
    ]),
  );

  expect(pick(await build(rack, "web", archive), "status")).toBe("failed");
});

test("builds are listed newest first, with a default limit of ten", async () => {
  const rack = await start({ createApps: true });
  for (let i = 0; i < 12; i++)
    await ask(rack, "POST /apps/web/builds", { form: { external: "true", description: `${i}` } });
  const readList = async (query: string) =>
    JSON.parse((await ask(rack, `GET /apps/web/builds${query}`)).text).map(
      (item: { description: string }) => item.description,
    );

  expect(await readList("")).toEqual(["11", "10", "9", "8", "7", "6", "5", "4", "3", "2"]);
  expect(await readList("?limit=2")).toEqual(["11", "10"]);
});

test("an external build of v3 waits for its push, and only its first reply names the repository", async () => {
  const rack = await start({ createApps: true });
  const created = await ask(rack, "POST /apps/web/builds", { form: { external: "true", url: "" } });
  const path = `/apps/web/builds/${pick(created, "id")}`;

  expect(pick(created, "status")).toBe("created");
  expect(pick(created, "repository")).toBe(`https://convox:secret@127.0.0.1:${rack.port}/web`);
  const changed = await ask(rack, `PUT ${path}`, {
    form: {
      manifest: MANIFEST,
      status: "complete",
      ended: "20260102.030405.000000600",
      entrypoint: "sh -c",
      logs: "l",
      release: "R",
    },
  });
  expect(pick(changed, "ended")).toBe("2026-01-02T03:04:05.0000006Z");
  expect(JSON.parse((await ask(rack, `GET ${path}`)).text)).toMatchObject({
    repository: "",
    manifest: MANIFEST,
    status: "complete",
    entrypoint: "sh -c",
    logs: "l",
    release: "R",
  });
});

test("v3 finds a build of the app by its ID in any case; v2 compares the ID only", async () => {
  const v3 = await start();
  const id = String(pick(await build(v3, "web", APP), "id"));
  await ask(v3, "POST /apps", { form: { name: "other" } });
  expect((await ask(v3, `GET /apps/web/builds/${id.toLowerCase()}`)).status).toBe(200);
  expect((await ask(v3, `GET /apps/other/builds/${id}`)).text).toBe(
    `builds.convox.com "${id.toLowerCase()}" not found\n`,
  );
  const v2 = await start({ generation: "v2" });
  const two = String(pick(await build(v2, "web", APP), "id"));
  await ask(v2, "POST /apps", { form: { name: "other" } });
  expect((await ask(v2, `GET /apps/other/builds/${two}`)).status).toBe(200);
  const missing = await ask(v2, "GET /apps/web/builds/BNONE");
  expect([missing.status, missing.text]).toEqual([404, "build not found: BNONE\n"]);
});

test.each([
  ["20201301.030405.000000000", "month"],
  ["20210229.030405.000000000", "day"],
  ["20200229.240000.000000000", "hour"],
])("an invalid date is rejected: %s", async (ended, wrong) => {
  const rack = await start();
  const id = pick(await build(rack, "web", APP), "id");

  expect(await ask(rack, `PUT /apps/web/builds/${id}`, { form: { ended } })).toMatchObject({
    status: 500,
    text: `parsing time "${ended}": ${wrong} out of range\n`,
  });
});

test.each(["builds", "releases"])(
  "v2 lists at least one of its %s, and reports the limit like its database",
  async (list) => {
    const rack = await start({ generation: "v2" });
    await ask(rack, "POST /apps", { form: { name: "web" } });

    for (const limit of [0, -1]) {
      expect(await ask(rack, `GET /apps/web/${list}?limit=${limit}`)).toMatchObject({
        status: 500,
        text: "InvalidParameter: 1 validation error(s) found.\n- minimum field value of 1, QueryInput.Limit.\n\n",
      });
    }
  },
);

test("a wildcard domain is part of a build on v2 from 20221026175318", async () => {
  for (const [version, domain] of [
    ["20221026175318", true],
    ["20221026175317", undefined],
  ] as const) {
    const rack = await start({ generation: "v2", version });
    const built = await build(rack, "web", APP, { "wildcard-domain": "true" });
    expect(pick(built, "wildcard-domain")).toBe(domain);
  }
});

test("closing the Rack fails its running builds", async () => {
  const data = await folder();
  const first = await start({ data, createApps: true });
  await ask(first, "POST /apps/web/objects/tmp/x.tgz", { body: source(APP) });
  first.faults.add("build-slow=60000");
  const created = await ask(first, "POST /apps/web/builds", { form: { url: "object://web/tmp/x.tgz" } });
  const path = `/apps/web/builds/${pick(created, "id")}/logs`;
  const followed = read(first, path);
  await first.close();

  expect((await followed).ending).toBe("cut");
  const done = await waitForBuild(await start({ data }), "web", String(pick(created, "id")));
  expect(pick(done, "status")).toBe("failed");
});
