import { type Call, variable } from "../http/call.ts";
import { json, ok, type Reply } from "../http/reply.ts";
import { typedFailure } from "../profile/errors.ts";
import { changeRegistryLogins, registryLogins } from "../store/registry-logins.ts";

/** v2 tries the login, if there is something to try it with; v3 takes every word for it. */
export async function registryAdd(call: Call): Promise<Reply> {
  const { rack, options } = call;
  const [server, username, password] = [options.value("server"), options.value("username"), options.value("password")];
  if (rack.profile.generation === "v2" && rack.engine !== undefined) {
    await rack.engine.images.login(server, username, password).catch((error: unknown) => {
      throw new Error("unable to authenticate", { cause: error });
    });
  }
  const login = { server, username, password };
  await changeRegistryLogins(rack, (list) => [...list.filter((one) => one.server !== server), login]);
  return json(login);
}

/** With the passwords, as on a real Rack. */
export async function registryList({ rack }: Call): Promise<Reply> {
  return json(await registryLogins(rack));
}

/** The server's name may have slashes in it. */
export async function registryRemove(call: Call): Promise<Reply> {
  const server = variable(call, "server");
  await changeRegistryLogins(call.rack, (list) => {
    if (!list.some((one) => one.server === server)) throw typedFailure(404, `no such registry: ${server}`);
    return list.filter((one) => one.server !== server);
  });
  return ok();
}
