import { createHash } from "node:crypto";
import { type Rack, rackDomain } from "../model/rack.ts";

/** Registry host of a Rack on AWS; the account does not exist. */
export function ecrHost(rack: Rack): string {
  return `012345678901.dkr.ecr.${rack.region}.amazonaws.com`;
}

/** Image repository of an app: in the registry of this Rack, else where a Rack of its kind would have it. */
export function repository(rack: Rack, app: string, registry?: string): string {
  if (registry !== undefined) return `${registry}/${app}`;
  if (rack.profile.generation === "v2") {
    const suffix = createHash("sha1").update(`${rack.name}/${app}`).digest("hex").slice(0, 13);
    return `${ecrHost(rack)}/${rack.name}-${app}-registry-${suffix}`;
  }
  return rack.provider === "aws" ? `${ecrHost(rack)}/${rack.name}/${app}` : `registry.${rackDomain(rack)}/${app}`;
}
