import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { buildsCopy } from "../../src/commands/builds/builds-copy.ts";
import { buildsExport } from "../../src/commands/builds/builds-export.ts";
import { buildsImport } from "../../src/commands/builds/builds-import.ts";
import type { Deps } from "../../src/commands/declaration/command.ts";
import { type Inputs, parseInputs, type Values } from "../../src/commands/declaration/inputs.ts";
import { ArchiveError, ConvoxError, InputError, RackError, UnreachableError } from "../../src/errors.ts";
import { connect, directEndpoint } from "../../src/rack/index.ts";
import { failure, until } from "../rack/harness.ts";
import { pieces, v2Archive, v3Archive } from "../support/archives.ts";
import { depsFor, type Stage, stage } from "../support/command.ts";
import { temporary } from "../support/program.ts";
import { json, plain, rawRack, type Script } from "../support/raw-rack.ts";

const TWO = "services:\n  web:\n    image: httpd\n    port: 3000\n  worker:\n    image: busybox\n";

const values = <I extends Inputs>({ inputs }: { inputs: I }, given: Record<string, string>): Values<I> =>
  parseInputs(inputs, (name) => given[name]);

/** The job, in a new temporary folder. */
async function inFolder(deps: Deps): Promise<Deps & { cwd: string }> {
  return { ...deps, cwd: await temporary() };
}

/** Builds two services. */
async function createBuild({ rack, release }: Stage): Promise<{ build: string; release: string }> {
  const id = await release({ manifest: TWO, gitSha: "a".repeat(40) });
  const [build] = await rack.builds.list("web");
  return { build: build?.id ?? "", release: id };
}

describe.each(["v2", "v3"] as const)("on a %s Rack", (generation) => {
  test.each(["job", "keyJob"] as const)(
    "a build is exported to a file and imported from it into another app (%s)",
    async (as) => {
      const here = await stage({ generation });
      const { build } = await createBuild(here);
      await here.rack.apps.create("other");
      const deps = await inFolder(here[as]());

      const exported = await buildsExport.run(values(buildsExport, { build, app: "web", file: "b.tgz" }), deps);
      const imported = await buildsImport.run(values(buildsImport, { app: "other", file: "b.tgz" }), deps);

      expect(exported).toMatchObject({ build, app: "web", images: "web worker", file: "b.tgz" });
      expect((await readFile(join(deps.cwd, "b.tgz"))).length).toBe(exported.size);
      expect(imported).toMatchObject({ app: "other", images: "web worker", size: exported.size });
      const created = await here.rack.builds.get("other", imported.build);
      expect(created).toMatchObject({ status: "complete", release: imported.release, manifest: TWO });
      const hints = (deps.host as ReturnType<typeof depsFor>["host"]).messages.filter((line) =>
        /v3 Rack does not report/.test(line),
      );
      expect(hints).toHaveLength(generation === "v3" ? 1 : 0);
    },
  );

  test("a build is copied to another Rack, and promoted there with promote: true", async () => {
    const from = await stage({ generation });
    const to = await stage({ generation });
    const { build } = await createBuild(from);
    const deps = { ...from.job({ sleep: to.clock.sleep, now: to.clock.now }), destination: to.rack };

    const copied = await buildsCopy.run(values(buildsCopy, { build, app: "web", promote: "true" }), deps);

    expect(copied).toMatchObject({ app: "web", images: "web worker", status: "running" });
    expect((await to.rack.apps.get("web")).release).toBe(copied.release);
    expect((await from.rack.builds.list("web")).map(({ id }) => id)).toEqual([build]);
  });

  test.each([
    [
      "that ends with an error of the Rack",
      "append=ERROR: could not copy image",
      ArchiveError,
      "ERROR: could not copy image",
    ],
    ["whose connection breaks", "drop=700", UnreachableError, "was lost"],
  ])("an export %s leaves no file, and a copy of it creates no build", async (_, fault, kind, words) => {
    const from = await stage({ generation });
    const to = await stage({ generation });
    const { build } = await createBuild(from);
    const [name, value = ""] = fault.split("=");
    from.server.faults.add({ kind: name as "drop", value, path: `/apps/web/builds/${build}.tgz`, times: 9 });
    const deps = await inFolder({ ...from.job(), destination: to.rack });

    const exported = buildsExport.run(values(buildsExport, { build, app: "web", file: "b.tgz" }), deps);
    expect((await failure(exported, kind)).message).toContain(words);
    const copied = buildsCopy.run(values(buildsCopy, { build, app: "web" }), deps);
    expect((await failure(copied, kind)).message).toContain(words);

    expect(await readdir(deps.cwd)).toEqual([]);
    expect(await to.rack.builds.list("web")).toEqual([]);
    expect(await to.rack.releases.list("web")).toEqual([]);
  });

  test("an archive of the other generation is rejected before it is sent", async () => {
    const { rack, server, job } = await stage({ generation });
    const deps = await inFolder(job());
    const other = generation === "v2" ? v3Archive() : v2Archive();
    await writeFile(join(deps.cwd, "b.tgz"), other);

    const error = await failure(
      buildsImport.run(values(buildsImport, { app: "web", file: "b.tgz" }), deps),
      ArchiveError,
    );

    expect(error.message).toMatch(
      /build BAAAAAAAAAA is from a v[23] Rack, and .* is a v[23] Rack, which cannot read it/,
    );
    expect(server.requests.filter(({ method, path }) => method === "POST" && path !== "/apps")).toEqual([]);
    expect(await rack.builds.list("web")).toEqual([]);
  });

  test("an archive that fails the check while it is sent creates no build", async () => {
    const { rack, job } = await stage({ generation });
    const deps = await inFolder(job());
    const options = { services: ["web", "worker"] };
    const whole = generation === "v2" ? v2Archive(options) : v3Archive(options);
    const one =
      generation === "v2" ? v2Archive({ ...options, images: ["web"] }) : v3Archive({ ...options, images: ["web"] });
    for (const [bytes, words] of [
      [whole.subarray(0, -1), "cut short"],
      [whole.subarray(0, whole.length / 2), "cut short"],
      [Buffer.concat([whole, Buffer.from("ERROR: no space left\n")]), "ERROR: no space left"],
      [one, "has no image of worker"],
    ] as const) {
      await writeFile(join(deps.cwd, "b.tgz"), bytes);
      const result = buildsImport.run(values(buildsImport, { app: "web", file: "b.tgz" }), deps);
      expect((await failure(result, ArchiveError)).message).toContain(words);
    }
    expect(await rack.builds.list("web")).toEqual([]);
    expect(await rack.releases.list("web")).toEqual([]);
  });
});

describe("builds export", () => {
  test("writes to standard output, and requires a file if there is none", async () => {
    const here = await stage();
    const { build } = await createBuild(here);
    const parts: Uint8Array[] = [];
    const stdout = async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const chunk of chunks) parts.push(chunk);
    };
    const result = await buildsExport.run(values(buildsExport, { build, app: "web" }), here.job({ stdout }));
    expect(Buffer.concat(parts).length).toBe(result.size);

    const none = buildsExport.run(values(buildsExport, { build, app: "web", file: "-" }), here.job());
    expect((await failure(none, InputError)).message).toContain("file is required");
  });

  test("fails for a build that does not exist, and does not change the file", async () => {
    const here = await stage();
    const deps = await inFolder(here.job());
    await writeFile(join(deps.cwd, "b.tgz"), "older");
    const result = buildsExport.run(values(buildsExport, { build: "BNONE", app: "web", file: "b.tgz" }), deps);

    expect((await failure(result, ConvoxError)).message).toMatch(/^web on .* has no build BNONE$/);
    expect(await readFile(join(deps.cwd, "b.tgz"), "utf8")).toBe("older");
  });
});

describe("builds import", () => {
  test("reads standard input if no file is given", async () => {
    const { job } = await stage();
    const result = await buildsImport.run(
      values(buildsImport, { app: "web" }),
      job({ stdin: () => pieces(v3Archive()) }),
    );
    expect(result.images).toBe("web");
    expect(
      (await failure(buildsImport.run(values(buildsImport, { app: "web" }), job()), InputError)).message,
    ).toContain("file is required");
  });

  test("fails for an app that does not exist before anything is sent", async () => {
    const { job, server } = await stage();
    const deps = job({ stdin: () => pieces(v3Archive()) });
    const result = buildsImport.run(values(buildsImport, { app: "nope" }), deps);

    expect((await failure(result, RackError)).reason).toContain("app not found: nope");
    expect(server.requests.some(({ path }) => path.endsWith("/import"))).toBe(false);
  });
});

/** Starts a Rack that answers by `http`, and connects to it. */
async function startRack(http: NonNullable<Script["http"]>) {
  const server = await rawRack({ http });
  onTestFinished(() => server.close());
  const rack = connect(directEndpoint(server.url.replace("//", "//convox:secret@")), {
    sleep: async () => {},
    random: () => 0,
  });
  onTestFinished(() => rack.close());
  return { server, rack };
}

test("an import whose answer is lost is not sent again, and the hint says how to check it", async () => {
  const { rack, server } = await startRack(async (seen, res, req) => {
    if (seen.path === "/system") return json(res, { name: "x", version: "3.24.9", provider: "aws", status: "running" });
    if (seen.method === "GET") return json(res, { name: "web", status: "running", release: "", generation: "3" });
    await seen.body();
    req.socket.destroy();
  });
  const deps = depsFor(rack, { stdin: () => pieces(v3Archive()) });
  const error = await failure(buildsImport.run(values(buildsImport, { app: "web" }), deps), UnreachableError);

  expect(error.hint).toContain("Check whether the Rack created the build: convox-ci builds --app web");
  expect(server.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
});

test("a copy that the target Rack rejects reports the reason and closes the export", async () => {
  const bytes = v3Archive({ layer: Buffer.alloc(8 << 20, "incompressible?") });
  const from = await startRack((_, res) => void res.writeHead(200).write(bytes.subarray(0, 1000)));
  const to = await startRack((seen, res) => {
    if (seen.path === "/system") return json(res, { name: "x", version: "3.24.9", provider: "aws", status: "running" });
    if (seen.method === "GET") return json(res, { name: "web", status: "running", release: "", generation: "3" });
    plain(res, 500, "no space left on device");
  });
  const deps = { ...depsFor(from.rack), destination: to.rack };
  const error = await failure(buildsCopy.run(values(buildsCopy, { build: "B", app: "web" }), deps), RackError);

  expect(error.reason).toBe("no space left on device");
  from.rack.close();
  await until(() => from.server.connections() === 0);
});

test("a copy from an app to itself is rejected", async () => {
  const { job } = await stage();
  const result = buildsCopy.run(values(buildsCopy, { build: "B", app: "web" }), job());
  expect((await failure(result, InputError)).message).toContain("to-app and to-rack are missing");
});
