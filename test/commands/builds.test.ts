import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { builds, buildsInfo, buildsLogs } from "../../src/commands/builds/builds.ts";
import { readSource } from "../../src/commands/builds/source.ts";
import { upload } from "../../src/commands/builds/upload.ts";
import { InputError, RackError } from "../../src/errors.ts";
import { terminalHost } from "../../src/host/stream-host.ts";
import { project } from "../manifest/project.ts";
import { failure, setup } from "../rack/harness.ts";
import { depsFor } from "../support/command.ts";
import { json, plain } from "../support/raw-rack.ts";
import { runs } from "../support/runs.ts";

const BUILD = { id: "BAAAAAAAAAA", app: "web", release: "RAAAAAAAAAA" };

test.each(["complete", "failed"])(
  "the log of a %s build is printed, even if it is one line of ERROR",
  async (status) => {
    const { rack } = await setup({
      http: (_, res) => json(res, { ...BUILD, status }),
      socket: (_, s) => s.accept().text("ERROR: required env: MUST\n").binary(),
    });
    const deps = depsFor(rack);
    expect(await runs(buildsLogs, { app: "web", build: BUILD.id }, deps)).toMatchObject({ status });
    expect(deps.host.printed()).toBe("ERROR: required env: MUST\n");
  },
);

test("output that the builder clipped is reported once, with what it means", async () => {
  const clipped = "[output clipped, log limit 200KiB/s reached]";
  let reads = 0;
  const { rack } = await setup({
    http: (_, res) => json(res, { ...BUILD, status: reads++ === 0 ? "running" : "complete" }),
    socket: (_, s) =>
      s
        .accept()
        .text(`#5 1.0 a\n${clipped.slice(0, 20)}`)
        .text(`${clipped.slice(20)}\n#6 1.0 b\n${clipped}\n`)
        .binary(),
  });
  const deps = depsFor(rack);

  await runs(buildsLogs, { app: "web", build: BUILD.id }, deps);

  const reports = deps.host.messages.filter((line) => line.includes("left out part of the output"));
  expect(reports).toEqual([expect.stringMatching(/limit of 200KiB\/s\. This does not affect the image\. Print less/)]);
  expect(deps.host.printed()).toContain(clipped);
});

test.each([
  [
    "with digests if the log has them",
    "#9 pushing manifest for r.test/acme/web:web.BAAAAAAAAAA@sha256:",
    "0".repeat(64),
  ],
  ["without values if the log cannot be read", "ERROR: unable to read logs for build: BAAAAAAAAAA", ""],
])("builds info lists the images %s", async (_, line, digits) => {
  const manifest = "services:\n  web: { build: . }\n  cron: { build: . }\n";
  const { rack } = await setup({
    http: (_, res) => json(res, { ...BUILD, status: "complete", manifest }),
    socket: (_, s) => s.accept().text(`${line}${digits}\n`).binary(),
  });
  const empty = { repository: null, tag: null, digest: null };
  const web = { repository: "r.test/acme/web", tag: "web.BAAAAAAAAAA", digest: `sha256:${digits}` };
  const result = await runs(buildsInfo, { app: "web", build: BUILD.id }, depsFor(rack));

  expect(result.images).toEqual([
    { service: "web", ...(digits === "" ? empty : web) },
    { service: "cron", ...empty },
  ]);
  expect(buildsInfo.text?.(result, 0)).toContain(
    digits === "" ? "web: not reported by the build" : `web: r.test/acme/web:web.BAAAAAAAAAA@sha256:${digits}`,
  );
});

test("builds rejects limit 0 and an app that does not exist", async () => {
  const { rack, server } = await setup((seen, res) =>
    seen.path.startsWith("/apps/typo/") ? json(res, []) : plain(res, 404, "no such app: typo"),
  );
  const error = await failure(runs(builds, { app: "web", limit: "0" }, depsFor(rack)), InputError);
  expect(error.message).toBe("limit is 0: allowed is a whole number of 1 or more");
  expect(server.requests).toEqual([]);
  expect((await failure(runs(builds, { app: "typo" }, depsFor(rack)), RackError)).message).toContain("no such app");
});

test("upload progress counts the rate of a retry from the start of the retry", async () => {
  const dir = await project({ "convox.yml": "services: { web: { image: httpd } }\n", big: "x".repeat(100_000) });
  let now = 0;
  const { rack } = await setup(() => undefined);
  const deps = depsFor(rack, { cwd: dir, now: () => now });
  const source = await readSource(".", undefined, deps);
  const objects = {
    ...rack.objects,
    async store(...[, , body]: Parameters<typeof rack.objects.store>) {
      for await (const _ of body()) now += 600_000; // the first attempt hangs, and then fails
      for await (const _ of body()) now += 6_000;
      return "object://web/tmp/x.tgz";
    },
  };
  await upload(source, "web", { compression: "auto", reuse: "none" }, { ...deps, rack: { ...rack, objects } });
  const left = deps.host.messages.flatMap((line) => /about (\d+)s left/.exec(line)?.[1] ?? []).map(Number);
  expect(left.length).toBeGreaterThan(0);
  expect(Math.max(...left.slice(-1))).toBeLessThan(60);
});

test.each<[string, boolean, object, string]>([
  ["a program that reads the output gets the bytes of the app", true, {}, "\x1b[2Jx\0\r\x1b[31my"],
  ["a log gets a line end, and no control sequence that moves the cursor", false, {}, "\n"],
])("%s", async (_, isData, options, expected) => {
  const [story, log] = [new PassThrough(), new PassThrough()];
  const host = terminalHost({ story: isData ? story : log, log, warnings: story }, undefined, options);
  await host.stream(
    (async function* () {
      yield Buffer.from("\x1b[2Jx\0\r\x1b[31my");
    })(),
  );
  const text = String(log.read());
  if (isData) expect(text).toBe(expected);
  else expect([text.endsWith(expected), text.includes("\x1b[2J")]).toEqual([true, false]);
});
