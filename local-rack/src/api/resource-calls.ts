import { atoi } from "../go/go-text.ts";
import { type Call, requireWrite, variable } from "../http/call.ts";
import { download } from "../http/download.ts";
import { json, ok, type Reply } from "../http/reply.ts";
import type { SocketOutput } from "../http/sockets.ts";
import { parseEnvironment } from "../manifest/environment.ts";
import { onAbort } from "../model/on-abort.ts";
import type { Rack } from "../model/rack.ts";
import { RackFailure, typedFailure } from "../profile/errors.ts";
import { manifestOf } from "../run/process-list.ts";
import { hasConsole, resourceConsole } from "../run/resource-console.ts";
import { dumpDatabase, missingTool, restoreDatabase, type Tool, toolFor } from "../run/resource-dump.ts";
import { getApp } from "../store/app-store.ts";
import { getRelease } from "../store/release-store.ts";

/** A resource of an app, such as a database. */
interface Resource {
  name: string;
  type: string;
  /** "" when nothing is known to listen anywhere. */
  url: string;
}

/**
 * The resources of the active release, sorted by name. This Rack starts none of them; one whose URL the app's environment gives (as
 * `NAME_URL`, which a Rack takes for a resource of the user's own) is used from there.
 */
async function listResources(rack: Rack, name: string): Promise<Resource[]> {
  const app = await getApp(rack, name);
  if (app.release === "") return [];
  const release = await getRelease(rack, name, app.release);
  const env = parseEnvironment(release.env);
  const { resources } = await manifestOf(rack, release);
  return resources
    .map((resource) => ({ ...resource, url: env.get(variableOf(resource.name)) ?? "" }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function variableOf(resource: string): string {
  return `${resource.toUpperCase().replaceAll("-", "_")}_URL`;
}

/** Resource JSON, fields in wire order; v2 has no status. */
function wireResource({ profile }: Rack, { name, type, url }: Resource): unknown {
  const status = profile.generation === "v3" ? { status: url === "" ? "pending" : "external" } : {};
  return { name, ...status, type, url };
}

export async function resourceList(call: Call): Promise<Reply> {
  const found = await listResources(call.rack, variable(call, "app"));
  return json(found.map((resource) => wireResource(call.rack, resource)));
}

export async function resourceGet(call: Call): Promise<Reply> {
  return json(wireResource(call.rack, await oneResource(call)));
}

async function oneResource(call: Call): Promise<Resource> {
  const name = variable(call, "name");
  const app = await getApp(call.rack, variable(call, "app"));
  if (app.release === "") throw new RackFailure(500, `no release for app: ${app.record.name}`);
  const found = (await listResources(call.rack, app.record.name)).find((resource) => resource.name === name);
  if (found === undefined) throw new RackFailure(500, `no such resource: ${name}`);
  return found;
}

/** SQL as text. What goes wrong meanwhile is in the text, behind a status of 200. */
export async function resourceExport(call: Call): Promise<Reply> {
  const { url, tool } = await reachable(call, "export");
  return download(dumpDatabase(tool, url, call.closed));
}

/** SQL as text; `ok` says that the tool ended well, not that every statement did. */
export async function resourceImport(call: Call): Promise<Reply> {
  const { url, tool } = await reachable(call, "import");
  const code = await restoreDatabase(tool, url, call.body);
  if (code !== 0) throw new RackFailure(500, "ERROR: import failed");
  return ok();
}

/** A terminal with the program of that kind of resource. */
export async function resourceShell(call: Call, out: SocketOutput): Promise<void> {
  requireWrite(call, "resource console requires write access");
  const { options } = call;
  const size = (name: string) => {
    const text = options.header(name);
    return text === undefined ? 0 : atoi(text);
  };
  const tty = { height: size("Height"), width: size("Width") };
  const resource = await oneResource(call);
  if (!hasConsole(resource.type))
    throw typedFailure(400, `console not available for resources of type: ${resource.type}`);
  requireUrl(resource);
  const shell = resourceConsole(resource.type, resource.url, { tty, stdin: out.input() });
  const release = onAbort(out.closed, () => shell.kill());
  try {
    for await (const { bytes } of shell.output) await out.text(bytes);
    await shell.exit;
  } finally {
    release();
  }
}

function requireUrl({ name, type, url }: Resource): void {
  if (url !== "") return;
  throw new RackFailure(
    501,
    `this local Rack starts no ${type}: set ${variableOf(name)} in the app's environment to the URL of one`,
  );
}

async function reachable(call: Call, verb: "export" | "import"): Promise<{ url: string; tool: Tool }> {
  const resource = await oneResource(call);
  const { type, url } = resource;
  const tool = toolFor(type);
  // A slip in the real one makes the import of this type impossible.
  if (tool === undefined || (verb === "import" && type === "rds-mariadb")) {
    throw typedFailure(400, `${verb} not available for resources of type: ${type}`);
  }
  requireUrl(resource);
  const missing = await missingTool(tool, verb);
  if (missing !== undefined) throw new RackFailure(501, `this local Rack needs the program ${missing} for that`);
  return { url, tool };
}
