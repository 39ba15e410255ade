import { type Call, variable } from "../http/call.ts";
import type { Reply } from "../http/reply.ts";
import { passedOn } from "../http/reverse-proxy.ts";
import { messageOf, RackFailure } from "../profile/errors.ts";
import { getApp } from "../store/app-store.ts";

/** The registry of the Rack, for the images of its apps (v3): `/v2/APP/manifests/TAG` and the like. */
export async function registryProxy(call: Call): Promise<Reply> {
  const path = variable(call, "path");
  if (path === "") {
    return { status: 200, headers: { "Docker-Distribution-Api-Version": "registry/2.0" }, body: Buffer.alloc(0) };
  }
  try {
    const { rack } = call;
    const names = path.split("/");
    // On AWS an app's repository is RACK/APP.
    const prefixed = rack.provider === "aws" && names[0] === rack.name;
    const [app = "", ...rest] = prefixed ? names.slice(1) : names;
    await getApp(rack, app);
    const address = await rack.registry?.address();
    if (address === undefined) throw new Error("this local Rack has no registry");
    const [host = "", port] = address.split(":");
    return ownLocation(
      call,
      await passedOn(call, { host, port: Number(port), path: `/v2/${[app, ...rest].join("/")}` }),
    );
  } catch (error) {
    if (error instanceof RackFailure && error.status === 401) throw error;
    throw new RackFailure(403, JSON.stringify({ errors: [{ message: messageOf(error) }] }));
  }
}

// The registry names the place of an upload by its own address; the client is to come back through the Rack.
function ownLocation({ request }: Call, reply: Reply): Reply {
  const location = reply.headers["Location"];
  if (location === undefined) return reply;
  const place = location.replace(/^https?:\/\/[^/]+/, "");
  return { ...reply, headers: { ...reply.headers, Location: request.headers.host === undefined ? location : place } };
}
