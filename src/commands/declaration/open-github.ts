import type { Github } from "../../github/client.ts";
import { createFetch, proxySettings } from "../../rack/index.ts";
import type { Deps } from "./command.ts";

/**
 * GitHub's API for a command, which trusts the authorities of the connection to the Rack.
 * @throws ConvoxError if the token or the repository is missing
 */
export async function openGithub(token: string | undefined, deps: Deps): Promise<Github> {
  const { connectGithub } = await import("../../github/client.ts");
  const tls = { ...deps.rack.endpoint.tls, verify: true };
  const fetch = createFetch({ tls, proxy: proxySettings(deps.env) });
  return await connectGithub({ ...deps, token, fetch, onNotice: deps.host.info });
}
