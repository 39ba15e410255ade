import { createHash, randomInt } from "node:crypto";
import { type Call, variable } from "../http/call.ts";
import { parseMap } from "../http/form.ts";
import { json, ok, type Reply } from "../http/reply.ts";
import type { Rack } from "../model/rack.ts";
import { RackFailure, typedFailure } from "../profile/errors.ts";
import { getApp } from "../store/app-store.ts";
import { hexDigits } from "../store/ids.ts";
import { changeRackResources, type RackResource, rackResources } from "../store/rack-store.ts";

/** Resources of the Rack itself that this one has; a v2 Rack makes databases, too. */
const TYPES: Record<"v2" | "v3", readonly { name: string; description: string }[]> = {
  v2: [
    { name: "syslog", description: "Syslog URL, such as tcp+tls://logs1.example.com:12345" },
    { name: "webhook", description: "Webhook URL, such as https://grid.example.com/f1a5ee6" },
  ],
  v3: [{ name: "webhook", description: "url to which to post rack events" }],
};

const MADE_BY_AWS = ["memcached", "mysql", "postgres", "redis", "s3", "sns", "sqs"];

/** Resource JSON, fields in wire order. */
function wireResource(rack: Rack, { name, type, parameters, apps }: RackResource): unknown {
  return {
    name,
    ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
    status: "running",
    type,
    url: rack.profile.generation === "v2" ? (parameters["Url"] ?? "") : "",
    ...(apps.length === 0 ? {} : { apps: apps.map((app) => ({ name: app })) }),
  };
}

export async function rackResourceTypes({ rack }: Call): Promise<Reply> {
  const types = TYPES[rack.profile.generation];
  return json(
    types.map(({ name, description }) => ({ name, parameters: [{ default: "", description, name: "Url" }] })),
  );
}

export async function rackResourceList({ rack }: Call): Promise<Reply> {
  return json((await rackResources(rack)).map((resource) => wireResource(rack, resource)));
}

export async function rackResourceGet(call: Call): Promise<Reply> {
  return json(wireResource(call.rack, await found(call)));
}

async function found({ rack, vars }: Call): Promise<RackResource> {
  return named(rack, await rackResources(rack), vars["name"] ?? "");
}

function named(rack: Rack, list: readonly RackResource[], name: string): RackResource {
  const resource = list.find((one) => one.name === name);
  if (resource !== undefined) return resource;
  if (rack.profile.generation === "v3") throw typedFailure(404, `no such resource: ${name}`);
  throw new Error(`ValidationError: Stack with id ${rack.name}-${name} does not exist`);
}

export async function rackResourceCreate({ rack, options }: Call): Promise<Reply> {
  const type = options.value("kind");
  const parameters = parseMap(options.param("parameters") ?? "");
  const url = parameters["Url"];
  if (!TYPES[rack.profile.generation].some(({ name }) => name === type)) throw unknownType(rack, type);
  if (url === undefined && rack.profile.generation === "v3") throw typedFailure(400, "parameter required: Url");
  const resource: RackResource = {
    name: options.param("name") ?? newName(rack, type, url ?? ""),
    type,
    parameters,
    apps: [],
  };
  await changeRackResources(rack, (list) => {
    if (list.some(({ name }) => name === resource.name)) throw taken(rack, resource.name);
    return [...list, resource];
  });
  return json(wireResource(rack, resource));
}

function newName(rack: Rack, type: string, url: string): string {
  if (rack.profile.generation === "v2") return `${type}-${randomInt(1000, 9999)}`;
  return `webhook-${createHash("sha256")
    .update(`${url}-${hexDigits(16)}`)
    .digest("hex")
    .slice(0, 6)}`;
}

function unknownType(rack: Rack, type: string): RackFailure {
  if (rack.profile.generation === "v3") return typedFailure(400, `rack resource type unknown: ${type}`);
  const real = MADE_BY_AWS.includes(type);
  return new RackFailure(500, real ? `this local Rack cannot make a ${type}` : `invalid resource type: ${type}`);
}

function taken(rack: Rack, name: string): RackFailure {
  if (rack.profile.generation === "v2") return new RackFailure(500, `resource named ${name} already exists`);
  return new RackFailure(500, `configmaps "${name}" already exists`);
}

export async function rackResourceDelete(call: Call): Promise<Reply> {
  const { rack } = call;
  await changeRackResources(rack, (list) => {
    const gone = named(rack, list, variable(call, "name"));
    if (gone.apps.length > 0) throw new Error("resource is linked to one or more apps");
    return list.filter((one) => one !== gone);
  });
  return ok();
}

/** v2 alone can change one. */
export async function rackResourceUpdate(call: Call): Promise<Reply> {
  const wanted = parseMap(call.options.param("parameters") ?? "");
  return changed(call, (resource) => Object.assign(resource.parameters, wanted));
}

/** Sends the logs of an app to a syslog; nothing else can be linked to an app. */
export async function rackResourceLink(call: Call): Promise<Reply> {
  const app = call.options.value("app");
  return changed(call, async (resource) => {
    await getApp(call.rack, app);
    if (resource.apps.includes(app)) throw new Error(`resource ${resource.name} is already linked to app ${app}`);
    if (resource.type !== "syslog") throw new Error(`resource type ${resource.type} does not have a link strategy`);
    resource.apps = [...resource.apps, app].sort();
  });
}

export async function rackResourceUnlink(call: Call): Promise<Reply> {
  const app = variable(call, "app");
  return changed(call, async (resource) => {
    await getApp(call.rack, app);
    if (!resource.apps.includes(app)) throw new Error(`resource ${resource.name} is not linked to app ${app}`);
    resource.apps = resource.apps.filter((name) => name !== app);
  });
}

async function changed(call: Call, change: (resource: RackResource) => unknown): Promise<Reply> {
  const { rack } = call;
  if (rack.profile.generation === "v3") throw typedFailure(400, "unavailable on v3 racks");
  const resource = structuredClone(await found(call));
  await change(resource);
  await changeRackResources(rack, (list) => [...list.filter(({ name }) => name !== resource.name), resource]);
  return json(wireResource(rack, resource));
}
