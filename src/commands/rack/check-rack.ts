import { ConvoxError, RackError } from "../../errors.ts";
import { type Endpoint, findMachine, findRack, type Generation, listFeatures, type Rack } from "../../rack/index.ts";
import type { Deps, Target } from "../declaration/command.ts";
import { isForbidden } from "../declaration/permission.ts";
import { clientOptions, withClient } from "../declaration/target.ts";
import { statusInWords } from "../output/app-status.ts";
import type { CheckedTarget } from "./check-connection.ts";
import { checkParameters } from "./check-parameters.ts";
import type { CheckOutcome, CheckReport } from "./check-report.ts";
import { errorDetail } from "./check-report.ts";
import { listRacksIfAllowed } from "./racks.ts";

/** Time limit for a log that is not followed. */
const LOG_MS = 10_000;

/** Checks the key, the Rack, and the app. */
export async function checkRack(
  report: CheckReport,
  { target }: CheckedTarget,
  app: string | undefined,
  deps: Deps,
): Promise<void> {
  const accepted = await report.run("key", () => checkKey(target, deps));
  if (accepted === undefined) return report.skip(["rack", "version", "features"], "key failed");
  const endpoint = await report.run("rack", () => resolveRack(target, deps));
  if (endpoint === undefined) return report.skip(["version", "features"], "rack failed");
  await withClient(endpoint, deps, async (rack) => {
    await report.run("version", () => checkVersion(rack));
    await report.run("features", async () => checkFeatures(await rack.generation(app)));
    if (endpoint.console && endpoint.rack !== undefined) {
      await report.run("parameters", async () => checkParameters(rack, await rack.generation(app)));
    }
    if (app === undefined) return report.skip(["app"], "no app is named");
    if ((await report.run("app", () => checkApp(app, rack))) === undefined) return;
    for (const [name, needed, read] of harmlessReads(app, rack))
      await report.run(name, () => checkAccess(needed, read));
    await report.run("log stream", () => checkLogStream(app, rack, deps));
  });
}

function checkKey({ kind, endpoint, machine }: Target, deps: Deps): Promise<CheckOutcome<true>> {
  return withClient(endpoint, deps, async (rack) => {
    if (machine !== undefined) {
      const { length } = await rack.machines();
      const seen = `it can see ${length === 1 ? "one machine" : `${length} machines`}`;
      return { value: true, detail: `the Console accepts it; ${seen}` };
    }
    if (kind !== "console") {
      await rack.system.auth();
      return { value: true, detail: "the Rack accepts the password" };
    }
    const seen = await listRacksIfAllowed(rack);
    if (seen) return { value: true, detail: `the Console accepts it; it can see ${countRacks(seen.length)}` };
    await rack.system.auth();
    return {
      value: true,
      result: "warn",
      detail: "the Console accepts it, but it is not allowed to list Racks: use the full name of the Rack",
    };
  });
}

async function resolveRack(
  { kind, endpoint, rack: name, machine }: Target,
  deps: Deps,
): Promise<CheckOutcome<Endpoint>> {
  if (kind === "local") return { value: endpoint, detail: "local" };
  if (kind === "direct") return { value: endpoint, detail: `the one at ${new URL(endpoint.url).host}` };
  if (machine !== undefined) {
    const found = await findMachine(endpoint, machine, clientOptions(deps));
    return {
      value: { ...endpoint, machine: found },
      detail: `${JSON.stringify(machine)} is the machine ${found.name}`,
    };
  }
  if (name === undefined) return { value: endpoint, result: "skip", detail: "no app is named" };
  try {
    const full = await findRack(endpoint, name, clientOptions(deps));
    return {
      value: { ...endpoint, rack: full },
      detail: full === name ? full : `${JSON.stringify(name)} is ${full}`,
    };
  } catch (error) {
    if (!isForbidden(error)) throw error;
    return {
      value: { ...endpoint, rack: name },
      result: "warn",
      detail: `${name}, as given: the key is not allowed to look it up`,
    };
  }
}

async function checkVersion(rack: Rack): Promise<CheckOutcome<true>> {
  if (rack.endpoint.machine)
    return { value: true, result: "skip", detail: "a Convox Cloud machine does not report its version" };
  try {
    const { version, provider } = await rack.system.get();
    const { generation } = await rack.generation();
    const kind = generation === undefined ? "of unknown generation" : `generation ${generation}`;
    return { value: true, detail: [version, kind, provider].filter((word) => word !== "").join(", ") };
  } catch (error) {
    if (!isForbidden(error)) throw error;
    return {
      value: true,
      result: "warn",
      detail: `not allowed to read it (${error.reason}); it is derived from the app`,
    };
  }
}

function checkFeatures(known: Generation): CheckOutcome<true> {
  const { available, missing, unknown } = listFeatures(known);
  const parts = [`available: ${available.join(" ") || "none"}`];
  if (missing.length > 0) parts.push(`missing: ${missing.join(" ")}`);
  if (unknown.length > 0) parts.push(`unknown: ${unknown.join(" ")}`);
  return { value: true, detail: parts.join("; ") };
}

async function checkApp(app: string, rack: Rack): Promise<CheckOutcome<true>> {
  const { status, release, locked } = await rack.apps.get(app);
  const runs = release === "" ? "it runs no release yet" : `it runs ${release}`;
  const detail = `${app} is ${statusInWords(status)}, ${runs}${locked ? ", it is locked" : ""}`;
  return status === "running" || status === "updating"
    ? { value: true, detail }
    : { value: true, result: "warn", detail: `${detail}: promotions wait until it is running` };
}

/** Read-only requests that show what the key may do, with what fails without each permission. */
function harmlessReads(app: string, rack: Rack): [name: string, needed: string, read: () => Promise<unknown>][] {
  return [
    ["read builds", "build and deploy cannot see the outcome of a build", () => rack.builds.list(app, { limit: 1 })],
    ["read releases", "rollback, env, and env set without replace fail", () => rack.releases.list(app, { limit: 1 })],
    ["read processes", "ps fails, and scale and restart cannot wait", () => rack.processes.list(app)],
    [
      "read services",
      "services, scale, and restart fail, and the outputs url and urls are empty",
      () => rack.services.list(app),
    ],
    ["read resources", "resources and resources export fail", () => rack.resources.list(app)],
  ];
}

async function checkAccess(needed: string, read: () => Promise<unknown>): Promise<CheckOutcome<true>> {
  try {
    await read();
    return { value: true, detail: "allowed" };
  } catch (error) {
    if (error instanceof RackError && error.status === 404 && /^response status/.test(error.reason)) {
      return { value: true, result: "skip", detail: "this Rack does not support it" };
    }
    if (!isForbidden(error)) throw error;
    return { value: true, result: "warn", detail: `not allowed (${error.reason}): ${needed}` };
  }
}

/** Proxies handle a websocket differently from a request. */
async function checkLogStream(app: string, rack: Rack, { sleep }: Deps): Promise<CheckOutcome<true>> {
  try {
    const options = { prefix: true, follow: false, since: 1 };
    const [service] = rack.endpoint.machine ? await rack.services.list(app) : [];
    if (rack.endpoint.machine && !service) return { value: true, result: "skip", detail: "the app has no service yet" };
    const stream = await (service ? rack.logs.service(app, service.name, options) : rack.logs.app(app, options));
    const timer = new AbortController();
    sleep(LOG_MS, timer.signal).then(stream.close, () => undefined);
    for await (const _ of stream) if (stream.messages() > 1) break;
    timer.abort();
    const reason = stream.messages() === 1 ? stream.rackError() : undefined;
    if (reason === undefined) return { value: true, detail: "a websocket connects" };
    return { value: true, result: "warn", detail: `a websocket connects, but the log cannot be read: ${reason}` };
  } catch (error) {
    if (isForbidden(error))
      return { value: true, result: "warn", detail: `not allowed (${error.reason}): no log is printed` };
    if (!(error instanceof ConvoxError) || error instanceof RackError) throw error;
    return {
      value: true,
      result: "fail",
      detail: `${errorDetail(error)}; check that proxies allow websockets`,
    };
  }
}

function countRacks(racks: number): string {
  if (racks === 0) return "no Rack: check that the key belongs to this organization";
  return racks === 1 ? "one Rack" : `${racks} Racks`;
}
