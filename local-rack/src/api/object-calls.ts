import { type Call, variable } from "../http/call.ts";
import { json, ok, type Reply, stream } from "../http/reply.ts";
import { typedFailure } from "../profile/errors.ts";
import { getApp } from "../store/app-store.ts";
import { hexDigits } from "../store/ids.ts";
import { objectKey, objectNotFound } from "../store/object-key.ts";
import { deleteObject, listObjects, objectFile, openObject, storeObject } from "../store/object-store.ts";

async function target(call: Call): Promise<{ app: string; key: string }> {
  const app = variable(call, "app");
  await getApp(call.rack, app);
  return { app, key: objectKey(call.rack, variable(call, "key")) };
}

/** A form body was swallowed while the options were read, so an object sent as a form is stored empty. */
export async function objectStore(call: Call): Promise<Reply> {
  const app = variable(call, "app");
  await getApp(call.rack, app);
  const asked = variable(call, "key");
  const key = objectKey(call.rack, asked === "" ? `tmp/${hexDigits(30)}` : asked);
  await storeObject(call.rack, app, key, call.body);
  return json({ Url: `object://${app}/${key}` });
}

export async function objectFetch(call: Call): Promise<Reply> {
  const { app, key } = await target(call);
  const body = await openObject(call.rack, app, key);
  if (body === undefined) throw objectNotFound(call.rack, key);
  return stream(body);
}

/** Always 200: the answer is in a body that HEAD does not carry. */
export async function objectExists(call: Call): Promise<Reply> {
  const { app, key } = await target(call);
  return json((await objectFile(call.rack, app, key)) !== undefined);
}

export async function objectList(call: Call): Promise<Reply> {
  const { rack } = call;
  const app = variable(call, "app");
  await getApp(rack, app);
  const keys = await listObjects(rack, app, call.options.query("prefix") ?? "");
  // The listing shows storage keys, and v3 on AWS keeps all apps in one bucket.
  const shared = rack.profile.generation === "v3" && rack.provider === "aws";
  return json(keys.map((key) => (shared ? `${app}/${key}` : key)));
}

export async function objectDelete(call: Call): Promise<Reply> {
  const { app, key } = await target(call);
  // v2 looks first whether it is there, and says it in the words of v3.
  if (!(await deleteObject(call.rack, app, key))) throw typedFailure(404, `object not found: ${key}`);
  return ok();
}
