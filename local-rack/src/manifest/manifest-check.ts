import { isIP } from "node:net";
import { goQuote } from "../go/go-text.ts";
import type { Generation } from "../profile/profile.ts";
import type { Service } from "./manifest-service.ts";
import type { Manifest } from "./manifest-shape.ts";

const NAME = /^[a-z][a-z0-9-]*$/;
const NAME_RULE = "must contain only lowercase alphanumeric and dashes";

/** Every complaint about a manifest, in the order and words of the Rack. */
export function checkManifest(manifest: Manifest, generation: Generation): string[] {
  const v3 = generation === "v3";
  return [
    ...(v3 && manifest.configs.includes("") ? ["configs[*].id is required"] : []),
    ...(v3 ? manifest.balancers.flatMap((balancer) => balancerComplaints(manifest, balancer)) : []),
    ...manifest.resources.flatMap((resource) => resourceComplaints(resource, v3)),
    ...manifest.services.flatMap((service) => serviceComplaints(manifest, service, v3)),
    ...manifest.timers.flatMap((timer) => timerComplaints(manifest, timer, v3)),
  ];
}

function balancerComplaints(manifest: Manifest, balancer: Manifest["balancers"][number]): string[] {
  const complaints: string[] = [];
  const { name, service } = balancer;
  if (balancer.ports.length === 0) complaints.push(`balancer ${name} has no ports`);
  if (service === "") complaints.push(`balancer ${name} has blank service`);
  else if (!hasService(manifest, service)) complaints.push(`balancer ${name} refers to unknown service ${service}`);
  for (const range of balancer.whitelist) {
    if (!isCidr(range)) complaints.push(`balancer ${name} whitelist ${range} is not a valid cidr range`);
  }
  return complaints;
}

function resourceComplaints({ name, type }: Manifest["resources"][number], v3: boolean): string[] {
  if (!v3) return type.trim() === "" ? ["resource type can not be blank"] : [];
  const complaints: string[] = [];
  if (!NAME.test(name)) complaints.push(`resource name ${name} invalid, ${NAME_RULE}`);
  if (type.trim() === "") complaints.push(`resource ${goQuote(name)} has blank type`);
  return complaints;
}

function serviceComplaints(manifest: Manifest, service: Service, v3: boolean): string[] {
  const { name } = service;
  const complaints: string[] = [];
  if (!NAME.test(name)) complaints.push(`service name ${name} invalid, ${NAME_RULE}`);
  if (!v3) return complaints;
  const { minimum, maximum } = service.deployment;
  if (minimum < 0) complaints.push(`service ${name} deployment minimum can not be less than 0`);
  if (minimum > 100) complaints.push(`service ${name} deployment minimum can not be greater than 100`);
  if (maximum < 100) complaints.push(`service ${name} deployment maximum can not be less than 100`);
  if (maximum > 200) complaints.push(`service ${name} deployment maximum can not be greater than 200`);
  if (service.internal && service.internalRouter) {
    complaints.push(`service ${name} can not have both internal and internalRouter set as true`);
  }
  for (const resource of service.resources) {
    const wanted = resource.split(":")[0] ?? "";
    if (!manifest.resources.some((known) => known.name === wanted)) {
      complaints.push(`service ${name} references a resource that does not exist: ${wanted}`);
    }
  }
  for (const { id, lacks } of service.configMounts) {
    if (lacks !== undefined) complaints.push(`configMounts[*].${lacks} is required`);
    if (!manifest.configs.includes(id)) complaints.push(`config id: '${id}' not found`);
  }
  const { min, max } = service.count;
  if (!service.agent) {
    if (min < 0) complaints.push(`service ${name}: scale.min must be >= 0`);
    if (max < 0) complaints.push(`service ${name}: scale.max must be >= 0`);
    if (max < min) complaints.push(`service ${name}: scale.max must be >= scale.min`);
  }
  return complaints;
}

function timerComplaints(manifest: Manifest, timer: Manifest["timers"][number], v3: boolean): string[] {
  const { name, service, schedule } = timer;
  const complaints: string[] = [];
  if (v3 && !NAME.test(name)) complaints.push(`timer name ${name} invalid, ${NAME_RULE}`);
  if (!hasService(manifest, service)) {
    complaints.push(`timer ${name} references a service that does not exist: ${service}`);
  }
  // v3 turns a lone ? into * and cuts the schedule to five fields before it looks.
  const fields = schedule.split(/\s+/).slice(0, 5);
  if (v3 && fields.some((part) => part !== "?" && part.includes("?"))) {
    complaints.push(`timer ${name} invalid, schedule cannot contain ?`);
  }
  return complaints;
}

/** What a Rack finds out only when it promotes; the names are those of AWS. @throws Error with the Rack's text */
export function checkPromotable(manifest: Manifest, generation: Generation): void {
  if (generation === "v2") {
    for (const { schedule } of manifest.timers) {
      const fields = schedule.split(" ").length;
      if (fields !== 5 && fields !== 6) throw new Error(`invalid schedule expression: ${schedule}`);
    }
    return;
  }
  for (const kind of ["elasticache", "rds"]) {
    for (const { name, type } of manifest.resources) {
      if (!type.startsWith(`${kind}-`)) continue;
      if (!/^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(name)) {
        throw new Error(`invalid ${kind} resource name: only alphanumeric letter and hypen allowed`);
      }
      // The limit is 20 for both, whatever the text says.
      const said = kind === "rds" ? 20 : 40;
      if (name.length > 20) throw new Error(`${kind} resource name must not excced ${said} char limit`);
    }
  }
}

function hasService(manifest: Manifest, name: string): boolean {
  return manifest.services.some((service) => service.name === name);
}

function isCidr(text: string): boolean {
  const [address = "", bits = "", ...rest] = text.split("/");
  const version = isIP(address);
  return version !== 0 && rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
}
