import { ConvoxError, RackError } from "../../errors.ts";
import { type Endpoint, findRack, type Rack } from "../../rack/index.ts";
import type { Deps, Target } from "../declaration/command.ts";
import { isForbidden } from "../declaration/permission.ts";
import { clientOptions, withClient } from "../declaration/target.ts";
import { statusInWords } from "../output/app-status.ts";
import type { CheckedTarget } from "./check-connection.ts";
import type { CheckOutcome, CheckReport } from "./check-report.ts";
import { errorDetail } from "./check-report.ts";
import { listRacksIfAllowed } from "./racks.ts";

/** How long a log may stay open that was asked not to be followed. */
const LOG_MS = 10_000;

/** Looks at the key, the Rack and the app. */
export async function checkRack(
  report: CheckReport,
  { target }: CheckedTarget,
  app: string | undefined,
  deps: Deps,
): Promise<void> {
  const accepted = await report.run("key", () => checkKey(target, deps));
  if (accepted === undefined) return report.skip(["rack", "version"], "key comes first");
  const endpoint = await report.run("rack", () => resolveRack(target, deps));
  if (endpoint === undefined) return report.skip(["version"], "rack comes first");
  await withClient(endpoint, deps, async (rack) => {
    await report.run("version", () => checkVersion(rack));
    if (app === undefined) return report.skip(["app"], "none is named");
    if ((await report.run("app", () => checkApp(app, rack))) === undefined) return;
    for (const [name, needed, read] of harmlessReads(app, rack))
      await report.run(name, () => checkAccess(needed, read));
    await report.run("log stream", () => checkLogStream(app, rack, deps));
  });
}

function checkKey({ kind, endpoint }: Target, deps: Deps): Promise<CheckOutcome<true>> {
  return withClient(endpoint, deps, async (rack) => {
    if (kind !== "console") {
      await rack.system.auth();
      return { value: true, detail: "the Rack accepts the password" };
    }
    const seen = await listRacksIfAllowed(rack);
    if (seen) return { value: true, detail: `the Console accepts it; it sees ${countRacks(seen.length)}` };
    await rack.system.auth();
    return {
      value: true,
      result: "warn",
      detail: "the Console accepts it, but it may not list Racks: give the full name",
    };
  });
}

async function resolveRack({ kind, endpoint, rack: name }: Target, deps: Deps): Promise<CheckOutcome<Endpoint>> {
  if (kind === "local") return { value: endpoint, detail: "local" };
  if (kind === "direct") return { value: endpoint, detail: `the one at ${new URL(endpoint.url).host}` };
  if (name === undefined) return { value: endpoint, result: "skip", detail: "none is named" };
  try {
    const full = await findRack(endpoint, name, clientOptions(deps));
    return {
      value: { ...endpoint, rack: full },
      detail: full === name ? full : `${JSON.stringify(name)} means ${full}`,
    };
  } catch (error) {
    if (!isForbidden(error)) throw error;
    return {
      value: { ...endpoint, rack: name },
      result: "warn",
      detail: `${name}, as it was given: it could not be looked up`,
    };
  }
}

async function checkVersion(rack: Rack): Promise<CheckOutcome<true>> {
  try {
    const { version, provider } = await rack.system.get();
    const { generation } = await rack.generation();
    const kind = generation === undefined ? "of unknown generation" : `generation ${generation}`;
    return { value: true, detail: [version, kind, provider].filter((word) => word !== "").join(", ") };
  } catch (error) {
    if (!isForbidden(error)) throw error;
    return { value: true, result: "warn", detail: `may not be read (${error.reason}); it is guessed from the app` };
  }
}

async function checkApp(app: string, rack: Rack): Promise<CheckOutcome<true>> {
  const { status, release, locked } = await rack.apps.get(app);
  const runs = release === "" ? "it runs no release yet" : `it runs ${release}`;
  const detail = `${app} is ${statusInWords(status)}, ${runs}${locked ? ", it is locked" : ""}`;
  return status === "running" || status === "updating"
    ? { value: true, detail }
    : { value: true, result: "warn", detail: `${detail}: a promotion waits until it is running` };
}

/** Harmless reads that tell what the key may do, with what is missing without them. */
function harmlessReads(app: string, rack: Rack): [name: string, needed: string, read: () => Promise<unknown>][] {
  return [
    ["read builds", "build and deploy cannot see how a build ends", () => rack.builds.list(app, { limit: 1 })],
    [
      "read releases",
      "rollback, env, and env set without replace do not work",
      () => rack.releases.list(app, { limit: 1 }),
    ],
    ["read processes", "ps does not work, scale and restart cannot wait", () => rack.processes.list(app)],
    ["read services", "services, scale and restart do not work, addresses are not told", () => rack.services.list(app)],
    ["read resources", "resources and export do not work", () => rack.resources.list(app)],
  ];
}

async function checkAccess(needed: string, read: () => Promise<unknown>): Promise<CheckOutcome<true>> {
  try {
    await read();
    return { value: true, detail: "allowed" };
  } catch (error) {
    if (error instanceof RackError && error.status === 404 && /^response status/.test(error.reason)) {
      return { value: true, result: "skip", detail: "this Rack has no such call" };
    }
    if (!isForbidden(error)) throw error;
    return { value: true, result: "warn", detail: `not allowed (${error.reason}): ${needed}` };
  }
}

/** A websocket takes another way through proxies than a request does. */
async function checkLogStream(app: string, rack: Rack, { sleep }: Deps): Promise<CheckOutcome<true>> {
  try {
    const stream = await rack.logs.app(app, { prefix: true, follow: false, since: 1 });
    const left = new AbortController();
    sleep(LOG_MS, left.signal).then(stream.close, () => undefined);
    for await (const _ of stream) if (stream.messages() > 1) break;
    left.abort();
    const reason = stream.messages() === 1 ? stream.rackError() : undefined;
    if (reason === undefined) return { value: true, detail: "a websocket gets through" };
    return { value: true, result: "warn", detail: `a websocket gets through, but the log may not be read: ${reason}` };
  } catch (error) {
    if (isForbidden(error))
      return { value: true, result: "warn", detail: `not allowed (${error.reason}): no log is shown` };
    if (!(error instanceof ConvoxError) || error instanceof RackError) throw error;
    return {
      value: true,
      result: "fail",
      detail: `${errorDetail(error)}; a proxy in between must let websockets through`,
    };
  }
}

function countRacks(racks: number): string {
  if (racks === 0) return "no Rack: is it a key of the right organization?";
  return racks === 1 ? "one Rack" : `${racks} Racks`;
}
