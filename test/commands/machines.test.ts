import { expect, test } from "vitest";
import { buildsCopy } from "../../src/commands/builds/builds-copy.ts";
import type { Command } from "../../src/commands/declaration/command.ts";
import { connectionInputs } from "../../src/commands/declaration/connection.ts";
import { parseInputs } from "../../src/commands/declaration/inputs.ts";
import { commands } from "../../src/commands/index.ts";
import { logs } from "../../src/commands/process/logs.ts";
import { run } from "../../src/commands/process/run.ts";
import { doctor } from "../../src/commands/rack/doctor.ts";
import { login } from "../../src/commands/rack/login.ts";
import { machines, rackInfo, racks } from "../../src/commands/rack/racks.ts";
import { diagnose } from "../../src/commands/release/diagnose.ts";
import { InputError } from "../../src/errors.ts";
import { targetOf } from "../../src/session/connect.ts";
import { runCommand } from "../../src/session/run-command.ts";
import { failure } from "../rack/harness.ts";
import { recordingHost, stage } from "../support/command.ts";
import { runs } from "../support/runs.ts";

const PASSWORD = "machine-key";

/** Runs a command as an entry point does, with these inputs. */
function start(command: object, settings: Record<string, string>, env: Record<string, string | undefined> = {}) {
  const host = recordingHost();
  const job = { given: (name: string) => settings[name], env, host, cwd: "/nowhere" };
  return { host, result: runCommand(command as Command, job) };
}

test("a machine is listed, selected by the input or the variable, and checked", async () => {
  const { server, release } = await stage();
  await release();
  const settings = { host: `http://${server.consoleHost}`, password: PASSWORD };
  server.requests.length = 0;

  expect(await start(machines, settings).result).toEqual([
    { machine: "acme/prod", id: "m-1", vcpu: "1", memory: "2", age: "3 days" },
  ]);
  expect(await start(racks, { ...settings, machine: "prod" }).result).toMatchObject([{ rack: "acme/local" }]);
  expect(await start(login, settings, { CONVOX_MACHINE: "pro" }).result).toMatchObject({
    machine: "acme/prod",
    rack: "",
  });
  expect(await start(rackInfo, { ...settings, machine: "prod" }).result).toMatchObject({
    ...{ rack: "acme/prod", version: "", generation: "v3" },
    features: { available: expect.arrayContaining(["plainExec", "logTail"]), missing: [] },
  });

  const { checks } = Object(await start(doctor, { ...settings, machine: "prod", app: "web" }).result);
  const results = new Map(
    JSON.parse(checks).map((one: { check: string; result: string; detail: string }) => [
      one.check,
      `${one.result}: ${one.detail}`,
    ]),
  );
  expect(results.get("settings")).toBe(`ok: the Convox Cloud machine "prod" of the Console at ${server.consoleHost}`);
  expect(results.get("key")).toBe("ok: the Console accepts it; it can see one machine");
  expect(results.get("rack")).toBe('ok: "prod" is the machine acme/prod');
  expect(results.get("version")).toBe("skip: a Convox Cloud machine does not report its version");
  expect(results.get("features")).toContain("unknown: buildArgs");
  expect(results.get("app")).toMatch(/^ok: web is running/);
  expect(server.requests.filter(({ path }) => path === "/system")).toEqual([]);
});

test("what a machine does not support is rejected before anything is sent", async () => {
  const { server } = await stage();
  const settings = { host: `http://${server.consoleHost}`, password: PASSWORD, machine: "prod", app: "web" };
  server.requests.length = 0;
  for (const [name, inputs, message] of [
    ["logs", {}, "logs on a Convox Cloud machine: service is required"],
    ["rack params", {}, "rack params on a Convox Cloud machine: not available"],
    ["promote", { release: "RA", images: "verify" }, "promote on a Convox Cloud machine: images, scan, and"],
    ["rollback", { images: "verify" }, "rollback on a Convox Cloud machine: images, scan, and"],
    ["deploy", { scan: "wait" }, "deploy on a Convox Cloud machine: images, scan, and"],
  ] as const) {
    const command = commands.find((one) => one.name === name);
    const error = await failure(start(command ?? {}, { ...settings, ...inputs }).result, InputError);
    expect([error.code, error.message]).toEqual(["machine-unsupported", expect.stringContaining(message)]);
  }
  expect(server.requests).toEqual([]);
});

test("an option that a machine could ignore is rejected before a process starts", async () => {
  const { server, machineJob } = await stage();
  const given = { app: "web", service: "web", command: "true" };
  server.requests.length = 0;
  for (const [inputs, message] of [
    [{ labels: "a=b" }, "labels requires v3 3.25.1, and a Convox Cloud machine does not report its version"],
    [
      { detach: "true", wait: "true" },
      "wait requires v3 3.25.5, and a Convox Cloud machine does not report its version",
    ],
    [{ stdin: "-" }, "stdin requires v2 or v3 3.25.5, and a Convox Cloud machine does not report its version"],
  ] as const) {
    const error = await failure(runs(run, { ...given, ...inputs }, machineJob()), InputError);
    expect([error.code, error.message]).toEqual(["rack-feature-missing", expect.stringContaining(message)]);
  }
  expect(server.requests).toEqual([]);
});

test("the log of a service is printed, and a diagnosis without the machine's own reads these logs", async () => {
  const { server, machineJob } = await stage({ version: "3.23.0" });
  const job = machineJob();
  await runs(logs, { app: "web", service: "web" }, job);
  expect(await runs(diagnose, { app: "web" }, job)).toMatchObject({ source: "log", findings: [] });
  expect(job.host.messages).toContain("This Rack has no diagnosis. Searching the app's log and processes");
  const paths = server.requests.map(({ path }) => path);
  expect(paths).toContain("/machines/m-1/apps/web/services/web/logs");
  expect(paths).not.toContain("/machines/m-1/apps/web/logs");
});

test("a build is copied from a Rack to a machine", async () => {
  const { server, rack, release } = await stage();
  const { build } = await rack.releases.get("web", await release());
  const settings = { rack: "acme/local", host: `http://${server.consoleHost}`, password: PASSWORD };
  await rack.apps.create("two");

  const inputs = { build, app: "web", "to-app": "two", "to-machine": "prod" };
  const copied = await start(buildsCopy, { ...settings, ...inputs }).result;

  expect(copied).toMatchObject({ app: "two", rack: "acme/prod" });
  expect(server.requests.map(({ path }) => path)).toContain("/machines/m-1/apps/two/builds/import");
});

const selectTarget = async (given: Record<string, string>, env: Record<string, string>) => {
  const host = recordingHost();
  const connection = parseInputs(connectionInputs, (name) => given[name], env);
  const { kind, rack, machine } = await targetOf(connection, { CONVOX_PASSWORD: "key", ...env }, host, {
    needsRack: true,
  });
  return { kind, rack, machine, said: host.messages };
};

const RACK_URL = "https://convox:pw@rack.example";

test.each([
  [{ machine: "prod" }, {}, { kind: "console", machine: "prod", rack: undefined }],
  [{}, { CONVOX_MACHINE: "prod" }, { kind: "console", machine: "prod", rack: undefined }],
  [{ machine: "prod" }, { CONVOX_RACK: "acme/local" }, { kind: "console", machine: "prod", rack: undefined }],
  [
    { machine: "prod" },
    { RACK_URL },
    { kind: "console", machine: "prod", said: ["RACK_URL is ignored, because machine is set"] },
  ],
  [{ rack: "acme/local" }, { CONVOX_MACHINE: "prod" }, { kind: "console", machine: undefined, rack: "acme/local" }],
])("inputs %j and variables %j select %j", async (given, env, expected) => {
  expect(await selectTarget(given, env)).toMatchObject(expected);
});

test.each([
  [{ machine: "prod", rack: "acme/local" }, {}, "rack and machine are both set"],
  [{}, { CONVOX_MACHINE: "prod", CONVOX_RACK: "acme/local" }, "CONVOX_MACHINE and CONVOX_RACK are both set"],
  [{}, { CONVOX_MACHINE: "prod", RACK_URL }, "CONVOX_MACHINE and RACK_URL are both set"],
])("inputs %j and variables %j are rejected", async (given, env, message) => {
  const error = await failure(selectTarget(given, env), InputError);
  expect([error.code, error.message]).toEqual(["inputs-conflict", expect.stringContaining(message)]);
});
