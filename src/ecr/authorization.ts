import { GetAuthorizationTokenCommand } from "@aws-sdk/client-ecr";
import { ConvoxError } from "../errors.ts";
import type { EcrRequest } from "./client.ts";

/** User and password for pulling from the private registries that the credentials can read; valid for twelve hours. */
export async function readRegistryLogin(request: EcrRequest): Promise<{ user: string; password: string }> {
  const command = new GetAuthorizationTokenCommand({});
  const { authorizationData } = await request("GetAuthorizationToken", "the registry", (client, options) =>
    client.send(command, options),
  );
  const token = Buffer.from(authorizationData?.[0]?.authorizationToken ?? "", "base64").toString("utf8");
  const [, user, password] = /^([^:]+):(.+)$/s.exec(token) ?? [];
  if (user !== undefined && password !== undefined) return { user, password };
  throw new ConvoxError("aws-failed", "ecr:GetAuthorizationToken of the registry: the answer has no token");
}
