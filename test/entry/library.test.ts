import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { expect, test } from "vitest";
import * as library from "../../src/index.ts";
import { root, temporary } from "../support/program.ts";

const PUBLIC = [
  "ArchiveError",
  "BuildError",
  "CancelledError",
  "ConvoxError",
  "ExitError",
  "HealthError",
  "ImageError",
  "InputError",
  "ManifestError",
  "OlderReleaseError",
  "PackError",
  "RackError",
  "RollbackError",
  "TimeoutError",
  "UnreachableError",
  "VERSION",
  "checkManifest",
  "connect",
  "consoleEndpoint",
  "describeFailure",
  "directEndpoint",
  "findRack",
  "followBuildLog",
  "proxySettings",
  "readManifest",
  "runCommand",
  "sourceTree",
  "startLocalRack",
  "tarball",
  "waitForBuild",
  "waitForPromotion",
];

/** Every name in src/index.ts, with types. */
function listExports(): string[] {
  const text = readFileSync(join(root, "src/index.ts"), "utf8");
  return [...text.matchAll(/export \{([^}]*)\}/g)]
    .flatMap(([, names = ""]) => names.split(","))
    .map((name) => name.replace("type ", "").trim())
    .filter((name) => name !== "")
    .sort();
}

test("the library exports what its documentation lists, and nothing else", () => {
  expect(Object.keys(library).sort()).toEqual(PUBLIC);
  const [, section = ""] = readFileSync(join(root, "docs/library.md"), "utf8").split("## Exports");
  expect([...section.matchAll(/`(\w+)`/g)].map(([, name]) => name).sort()).toEqual(listExports());
});

test("every export has a comment", () => {
  const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(root, "src", file), "utf8"))
    .join("\n");
  const isDescribed = (name: string) =>
    new RegExp(`\\*/\\nexport (async )?(function\\*?|class|interface|type|const) ${name}\\b`).test(sources);
  expect(listExports().filter((name) => !isDescribed(name))).toEqual([]);
});

test("a command of the library gives the typed result, prints to the given stream only, and hides secrets", async () => {
  const rack = await library.startLocalRack({ rolloutMs: 0, record: true });
  let printed = "";
  const output = new Writable({
    write(chunk, _, done) {
      printed += chunk;
      done();
    },
  });
  const env = { RACK_URL: rack.url };
  const { password } = new URL(rack.url);
  try {
    await library.runCommand("create", { app: "web" }, { env });
    const dir = join(root, "examples/hello");
    const built = await library.runCommand(
      "build",
      { app: "web", "working-directory": dir, "build-timeout": 60, "build-args": [`TOKEN=${password}`] },
      { env, output },
    );
    expect(built).toMatchObject({ app: "web", status: "complete", images: [{ service: "web" }] });
    expect(printed).toContain(built.build);
    expect(printed).not.toContain(password);
    expect(rack.requests().some(({ method, path }) => method === "POST" && path === "/apps/web/builds")).toBe(true);

    const missing = await library.runCommand("builds info", { app: "web", build: "BNONE" }, { env }).catch(String);
    expect(missing).toContain("BNONE");
    expect((await library.runCommand("apps", {}, { env })).length).toBe(1);
  } finally {
    await rack.close();
  }
});

test("a command of the library that the caller cancels fails as canceled, and the process keeps its signal handlers", async () => {
  const rack = await library.startLocalRack({ faults: "never-settle", rolloutMs: 0 });
  const env = { RACK_URL: rack.url, CONVOX_APP: "web" };
  const listeners = process.listenerCount("SIGTERM");
  try {
    await library.runCommand("create", {}, { env });
    const controller = new AbortController();
    const output = new Writable({
      write(chunk, _, done) {
        if (String(chunk).includes("Status: Pending => Updating")) controller.abort();
        done();
      },
    });
    const running = library.runCommand(
      "deploy",
      { "working-directory": join(root, "examples/hello") },
      { env, output, signal: controller.signal },
    );
    expect(process.listenerCount("SIGTERM")).toBe(listeners);
    const error = await running.catch((error: unknown) => error);
    expect(error).toBeInstanceOf(library.CancelledError);
    expect(library.describeFailure(error)).toMatchObject({ code: "canceled", "exit-code": 130 });
  } finally {
    await rack.close();
  }
});

test.each([
  [{ appp: "web" }, 'builds has no input "appp"', 'Use "app".'],
  [{ app: "web", limit: "many" }, 'limit is "many"', undefined],
])("inputs %j of the library are rejected by name", async (inputs, message, hint) => {
  const error = await library
    .runCommand("builds", inputs as { app: string }, { env: { RACK_URL: "http://127.0.0.1:1" } })
    .catch((error: unknown) => error);
  expect(error).toBeInstanceOf(library.InputError);
  expect((error as library.InputError).message).toContain(message);
  if (hint !== undefined) expect((error as library.InputError).hint).toBe(hint);
});

test("an unknown command of the library is rejected with the name that is meant", async () => {
  const name = "deplyo" as "deploy";
  await expect(library.runCommand(name, {})).rejects.toMatchObject({ code: "command-unknown", hint: 'Use "deploy".' });
});

test("a local Rack of the library keeps its data in the given folder, and rejects unknown faults", async () => {
  const data = join(await temporary(), "rack");
  const first = await library.startLocalRack({ data });
  await library.runCommand("create", { app: "kept" }, { env: { RACK_URL: first.url } });
  await first.close();
  const second = await library.startLocalRack({ data });
  const apps = await library.runCommand("apps", {}, { env: { RACK_URL: second.url } });
  await second.close();
  expect(apps.length).toBe(1);
  await expect(library.startLocalRack({ faults: "no-such-fault" })).rejects.toMatchObject({ code: "input-invalid" });
});
