import { describe, expect, test } from "vitest";
import { ps } from "../../src/commands/process/ps.ts";
import { restart } from "../../src/commands/process/restart.ts";
import { scale } from "../../src/commands/process/scale.ts";
import { services } from "../../src/commands/process/services.ts";
import { ConvoxError, InputError, RackError, TimeoutError } from "../../src/errors.ts";
import { failure, setup } from "../rack/harness.ts";
import { depsFor, MANIFEST, type Stage, stage } from "../support/command.ts";
import { json, plain } from "../support/raw-rack.ts";
import { runs } from "../support/runs.ts";

async function promoteTwoServices({ rack, release, clock }: Stage): Promise<string> {
  const id = await release({ manifest: `${MANIFEST}  worker:\n    image: busybox\n    scale: 2\n` });
  await rack.releases.promote("web", id);
  await clock.sleep(120_000);
  return id;
}

describe.each(["v2", "v3"] as const)("on a %s Rack", (generation) => {
  test("services and processes are listed", async () => {
    const here = await stage({ generation });
    expect(await runs(services, { app: "web" }, here.job())).toEqual([]);
    const release = await promoteTwoServices(here);

    const list = await runs(services, { app: "web" }, here.job());
    expect(list.map(({ service, count }) => [service, count])).toEqual([
      ["web", 1],
      ["worker", 2],
    ]);
    expect(services.text?.(list, 0)).toMatch(/^SERVICE +DOMAIN +PORTS\nweb +web\.web\.\S+ +443:3000\nworker/);
    const running = await runs(ps, { app: "web", service: "worker" }, here.job());
    expect(running.map(({ service, status, release }) => [service, status, release])).toEqual([
      ["worker", "running", release],
      ["worker", "running", release],
    ]);
    expect(ps.text?.(running, here.clock.now())).toMatch(
      /^ID +SERVICE +STATUS +RELEASE +STARTED +COMMAND\n\S+ +worker +running/,
    );
    expect(await runs(ps, { app: "web", release: "ROTHER" }, here.job())).toEqual([]);
  });

  test("a service is scaled, and the command waits until its processes run", async () => {
    const here = await stage({ generation });
    await promoteTwoServices(here);
    const deps = here.job();

    const result = await runs(scale, { app: "web", service: "worker", count: "3", memory: "512" }, deps);

    expect(result).toMatchObject({ service: "worker", count: 3, running: 3, pending: 0, unhealthy: 0, memory: 512 });
    expect(deps.host.messages).toEqual([`Scaling worker of web on ${here.rack.name} to count 3, memory 512`]);
    const shown = await runs(scale, { app: "web" }, here.job());
    expect(shown.services.map(({ service, count, running }) => [service, count, running])).toEqual([
      ["web", 1, 1],
      ["worker", 3, 3],
    ]);
    expect(scale.text?.(shown, 0)).toMatch(/^SERVICE +DESIRED +RUNNING +CPU +MEMORY.*\nweb +1 +1 /);
    expect(await runs(scale, { app: "web", service: "web" }, here.job())).toMatchObject({ service: "web", count: 1 });
  });

  test("the error for a default deploy key names the missing permission", async () => {
    const here = await stage({ generation });
    await promoteTwoServices(here);
    for (const [run, right] of [
      [() => runs(services, { app: "web" }, here.keyJob()), "list services. Give it a role with Read on the app web"],
      [
        () => runs(scale, { app: "web", service: "web", count: "2" }, here.keyJob()),
        "scale services. Give it a role with Write on the app web",
      ],
      [
        () => runs(restart, { app: "web" }, here.keyJob()),
        "restart services. Give it a role with Write on the app web",
      ],
    ] as const) {
      const error = await failure<RackError>(run(), RackError);
      expect(error.hint).toContain(`A deploy key without a role is not allowed to ${right} and Read on the Rack`);
    }
  });
});

describe("scale refuses", () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ["a change without a service", { count: "2" }, /count applies to one service: name it with service/],
    ["count with limits", { service: "web", count: "2", min: "1" }, /count cannot be combined with min or max/],
    ["min above max", { service: "web", min: "3", max: "1" }, /min is 3 and max is 1: min must not exceed max/],
  ])("%s", async (_, settings, message) => {
    const here = await stage();
    await promoteTwoServices(here);
    const error = await failure(runs(scale, { app: "web", ...settings }, here.job()), InputError);
    expect(error.message).toMatch(message);
  });

  test.each([
    ["v3", "3.24.5", "this Rack is v3 3.24.5"],
    ["v2", "20260421192651", "this Rack is v2 20260421192651"],
  ] as const)("limits that a %s Rack %s would silently ignore", async (generation, version, message) => {
    const here = await stage({ generation, version });
    await promoteTwoServices(here);
    const error = await failure(runs(scale, { app: "web", service: "web", min: "1" }, here.job()), InputError);
    expect(error.message).toContain(message);
    expect(here.server.requests.filter(({ method }) => method === "PUT")).toEqual([]);
  });

  test("a service that does not exist, and lists the services", async () => {
    const here = await stage();
    await promoteTwoServices(here);
    const error = await failure(runs(scale, { app: "web", service: "wrker", count: "1" }, here.job()), ConvoxError);
    expect([error.message, error.hint]).toEqual(["web has no service wrker", "Its services: web, worker"]);
  });
});

/** A Rack with one service, whose processes the test chooses. */
function rackOf(processes: (puts: number) => object[], mayList = true) {
  let changes = 0;
  return setup((seen, res) => {
    if (seen.method !== "GET") changes++;
    if (seen.method !== "GET") return res.end("ok\n");
    if (seen.path.endsWith("/services")) return json(res, [{ name: "web", count: 2, cpu: 256, memory: 512 }]);
    if (seen.path.endsWith("/processes")) return mayList ? json(res, processes(changes)) : plain(res, 403, "no\n");
    json(res, { name: "web", status: "running", release: "R1", version: "3.24.9" });
  });
}

const running = (...ids: string[]) => ids.map((id) => ({ id, name: "web", status: "running" }));

describe("waiting", () => {
  test("for a scale reports at the timeout what is missing", async () => {
    const { rack } = await rackOf(() => [...running("a"), { id: "b", name: "web", status: "pending" }]);
    const scaling = runs(scale, { app: "web", service: "web", count: "2", timeout: "1m" }, depsFor(rack));
    const error = await failure(scaling, TimeoutError);
    expect(error.message).toBe(
      "waited 1 min for web of web to be scaled; last state: the app is running, 1 of 2 processes run",
    );
  });

  test("for a scale works without processes if the key cannot list them", async () => {
    const { rack } = await rackOf(() => [], false);
    const result = await runs(scale, { app: "web", service: "web", count: "2" }, depsFor(rack));
    expect(result).toMatchObject({ count: 2, running: undefined });
    expect(scale.text?.(result, 0)).toBe(
      "SERVICE  DESIRED  RUNNING  CPU  MEMORY\nweb      2                 256  512\n",
    );
  });

  test("for a restart ends when every old process is replaced", async () => {
    const { rack, server } = await rackOf((changes) => (changes === 0 ? running("a", "b") : running("c", "d")));
    const deps = depsFor(rack);
    expect(await runs(restart, { app: "web" }, deps)).toMatchObject({ services: ["web"] });
    expect(deps.host.messages.at(-1)).toBe("Restarted web");
    expect(server.requests.filter(({ method }) => method === "POST").map(({ path }) => path)).toEqual([
      "/apps/web/services/web/restart",
    ]);
  });

  test("for a restart continues while an old process runs", async () => {
    const { rack } = await rackOf(() => running("a", "c"));
    const error = await failure(runs(restart, { app: "web", timeout: "30s" }, depsFor(rack)), TimeoutError);
    expect(error.message).toContain("new processes of web; last state: 0 of 2 are new");
    expect(error.hint).toContain("The Rack continues the restart");
  });

  test("for a restart is skipped with wait: false, or if the key cannot list processes", async () => {
    for (const [mayList, settings] of [
      [true, { wait: "false" }],
      [false, {}],
    ] as const) {
      const { rack } = await rackOf(() => running("a"), mayList);
      const deps = depsFor(rack);
      await runs(restart, { app: "web", service: "web", ...settings }, deps);
      expect(deps.host.messages.at(-1)).toBe("Not waiting for the new processes");
    }
  });
});
