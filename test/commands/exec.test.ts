import { describe, expect, test } from "vitest";
import { exec } from "../../src/commands/process/exec.ts";
import { isOneOff } from "../../src/commands/process/one-off.ts";
import { ps } from "../../src/commands/process/ps.ts";
import { run } from "../../src/commands/process/run.ts";
import { services } from "../../src/commands/process/services.ts";
import { ConvoxError, RackError, UnreachableError } from "../../src/errors.ts";
import { failure, setup } from "../rack/harness.ts";
import { depsFor } from "../support/command.ts";
import { json, plain, type RawSocket } from "../support/raw-rack.ts";
import { runs } from "../support/runs.ts";

interface Listed {
  id: string;
  command?: string;
  started?: string;
}

const MARKER = "F1E49A85-0AD7-4AEF-A618-C249C6E6568D:";

/** A Rack with these processes of `web`, whose exec sessions are played by the socket. */
function rackWith(list: readonly Listed[], version = "3.24.9", socket?: (socket: RawSocket) => unknown) {
  return setup({
    http(seen, res) {
      if (seen.path.startsWith("/apps/typo")) {
        return seen.path === "/apps/typo" ? plain(res, 404, "no such app: typo") : json(res, []);
      }
      if (seen.method === "POST") return res.destroy();
      if (!seen.path.startsWith("/apps/web/")) return json(res, { name: "web", version, status: "running" });
      json(res, seen.path.includes("processes") ? list.map((one) => ({ name: "web", status: "running", ...one })) : []);
    },
    socket: (_, s) => (socket ? socket(s.accept()) : s.accept().text(`ok\n${MARKER}0\n`).binary()),
  });
}

describe("an app that does not exist is an error although a v3 Rack sends empty lists:", () => {
  test.each([
    ["ps", () => ps],
    ["services", () => services],
  ] as const)("%s", async (_, command) => {
    const { rack } = await rackWith([]);
    const error = await failure<RackError>(
      (async () => command().run({ app: "typo", service: undefined, release: undefined }, depsFor(rack)))(),
      RackError,
    );
    expect(error.message).toContain("no such app: typo");
  });

  test("exec", async () => {
    const { rack } = await rackWith([]);
    const given = { app: "typo", service: "web", command: "true" };
    expect((await failure(runs(exec, given, depsFor(rack)), RackError)).message).toContain("no such app: typo");
  });
});

describe("exec of a service", () => {
  const OWN = { id: "web-5d8f7c9b6-x2x4z", command: "bin/server", started: "2026-01-01T00:00:00Z" };
  const RUN = { id: "web-x7k2p", command: "sleep 4260", started: "2026-01-02T00:00:00Z" };
  const DETACHED = { id: "web-m4n5b", command: "rake jobs", started: "2026-01-02T00:00:00Z" };

  test("uses a process of the service, never one that run started", async () => {
    const { rack, server } = await rackWith([RUN, OWN, DETACHED]);
    const result = await runs(exec, { app: "web", service: "web", command: "true" }, depsFor(rack));
    expect(result.process).toBe(OWN.id);
    expect(server.requests.at(-1)?.path).toBe(`/apps/web/processes/${OWN.id}/exec`);
  });

  test("uses a process of a stateful service, whose processes are numbered", async () => {
    const { rack } = await rackWith([RUN, { ...OWN, id: "web-0" }, DETACHED], "3.25.4");
    const result = await runs(exec, { app: "web", service: "web", command: "true" }, depsFor(rack));
    expect(result.process).toBe("web-0");
  });

  test("fails if only processes of run exist, and names them", async () => {
    const { rack } = await rackWith([RUN, DETACHED]);
    const error = await failure(
      runs(exec, { app: "web", service: "web", command: "true" }, depsFor(rack)),
      ConvoxError,
    );
    expect(error.hint).toContain("web-x7k2p, web-m4n5b");
  });

  test("uses a process of run by its id", async () => {
    const { rack } = await rackWith([RUN, OWN]);
    expect((await runs(exec, { app: "web", service: RUN.id, command: "true" }, depsFor(rack))).process).toBe(RUN.id);
  });

  test.each<[string, "v2" | "v3" | undefined, Listed, boolean]>([
    ["a v2 process without a command", "v2", { id: "a1b2c3d4e5f6", command: "" }, false],
    ["a v2 process with a command", "v2", { id: "a1b2c3d4e5f6", command: "rake" }, true],
    ["a pod of a v3 service", "v3", OWN, false],
    ["a pod of a v3 service with dashes in its name", "v3", { id: "web-api-5d8f7c9b6-x2x4z", command: "x" }, false],
    ["a process that holds a run", undefined, RUN, true],
    ["a detached run", "v3", DETACHED, true],
  ])("%s", (_, generation, { id, command = "" }, expected) => {
    const process = {
      id,
      name: "web",
      command,
      release: "",
      status: "running",
      started: undefined,
      exitCode: undefined,
    };
    expect(isOneOff(process, { generation, version: undefined })).toBe(expected);
  });
});

describe("the mode of exec on a v2 Rack", () => {
  test.each([
    ["has a terminal for a log", undefined, undefined],
    ["has none when a program reads the output, so that no line end changes", async () => {}, "false"],
  ] as const)("%s", async (_, stdout, tty) => {
    const { rack, server } = await rackWith([{ id: "a1b2c3d4e5f6" }], "20260421192651", (s) => {
      const bytes = Buffer.from(`a\n${MARKER}0\n`);
      const head = Buffer.from([1, 0, 0, 0, 0, 0, 0, bytes.length]);
      return s.text(stdout ? Buffer.concat([head, bytes]) : bytes).binary();
    });
    const deps = depsFor(rack, stdout ? { stdout } : {});
    await runs(exec, { app: "web", service: "a1b2c3d4e5f6", command: "echo a" }, deps);
    expect(deps.host.printed()).toBe("a\n");
    expect(server.requests.at(-1)?.headers["tty"]).toBe(tty);
  });
});

describe("a detached run whose reply is lost", () => {
  const given = { app: "web", service: "web", command: "rake jobs", detach: "true" };

  test("names the process that was started with this command", async () => {
    const { rack } = await rackWith([{ id: "web-m4n5b", command: "rake jobs", started: "2099-01-01T00:00:00Z" }]);
    const error = await failure(runs(run, given, depsFor(rack)), UnreachableError);
    expect(error.message).toContain("process web-m4n5b of web has started with this command");
    expect(error.outputs).toEqual({ process: "web-m4n5b" });
  });

  test("reports that it may have started if no process matches", async () => {
    const { rack } = await rackWith([{ id: "web-old", command: "rake jobs", started: "2020-01-01T00:00:00Z" }]);
    const error = await failure(runs(run, given, depsFor(rack)), UnreachableError);
    expect(error.hint).toContain("The command may have started");
  });
});
