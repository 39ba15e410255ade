import type { Ecr } from "../../ecr/client.ts";
import { proxySettings } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";

/** Secrets of AWS in the environment of a job. */
const SECRETS = ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];

/** Opens the client of ECR in a region with the credentials of the job, through its proxy, with the authorities of the Rack. The SDK is loaded here. */
export async function openJobEcr(
  region: string,
  { env, host, rack, signal }: Pick<Deps, "env" | "host" | "rack" | "signal">,
): Promise<Ecr> {
  for (const name of SECRETS) {
    const secret = env[name]?.trim();
    if (secret) host.mask(secret);
  }
  const { openEcr } = await import("../../ecr/client.ts");
  const { openProxyAgents } = await import("../../rack/connections.ts");
  const agents = openProxyAgents(proxySettings(env), rack.endpoint.tls);
  const ecr = openEcr({ region, env, signal, agents });
  return {
    ...ecr,
    close() {
      ecr.close();
      agents.close();
    },
  };
}

/** @throws InputError if the job has no AWS credentials, before a build that could not be checked */
export async function checkAwsCredentials(deps: Parameters<typeof openJobEcr>[1]): Promise<void> {
  // Credentials do not depend on the region of the images.
  const ecr = await openJobEcr(deps.env["AWS_REGION"]?.trim() || "us-east-1", deps);
  try {
    await ecr.checkCredentials();
  } finally {
    ecr.close();
  }
}
