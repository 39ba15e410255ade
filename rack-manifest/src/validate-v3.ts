import { listAt, mapAt } from "./access.ts";
import type { Decoded } from "./decode.ts";
import type { Complaint, Path } from "./fault.ts";
import { goQuote } from "./go-text.ts";
import type { Loading } from "./loading.ts";
import type { Service } from "./manifest.ts";
import { Complaints, NAME, NAME_RULE, parseCidr } from "./rules.ts";
import { checkBudget } from "./validate-v3-budget.ts";
import { checkScale } from "./validate-v3-scale.ts";
import { checkPullSecrets, checkSecurityContext } from "./validate-v3-security.ts";
import { checkVolumes } from "./validate-v3-volumes.ts";

/** The rules of v3 Racks, in their order. A Rack reports all of them (convox/convox pkg/manifest/validate.go). */
export function validateV3(loading: Loading): readonly Complaint[] {
  const complaints = new Complaints(loading);
  const { manifest, decoded } = loading;
  const blank = manifest.configs.findIndex(({ id }) => id === "");
  if (blank !== -1) complaints.add(["configs", blank, "id"], "configs[*].id is required");
  checkBalancers(loading, complaints);
  checkBudget(loading, complaints);
  for (const { name, type } of manifest.resources) {
    if (!NAME.test(name)) complaints.add(["resources", name], `resource name ${name} invalid, ${NAME_RULE}`, true);
    if (type.trim() === "") complaints.add(["resources", name, "type"], `resource ${goQuote(name)} has blank type`);
  }
  const bodies = listAt(decoded, "services").filter((body) => body !== undefined);
  manifest.services.forEach((service, index) => {
    checkService(loading, service, mapAt(bodies[index]), complaints);
  });
  checkTimers(loading, complaints);
  return complaints.list;
}

function checkBalancers({ manifest }: Loading, complaints: Complaints): void {
  for (const { name, service, ports, whitelist } of manifest.balancers) {
    const path: Path = ["balancers", name];
    if (ports.length === 0) complaints.add([...path, "ports"], `balancer ${name} has no ports`);
    if (service === "") complaints.add([...path, "service"], `balancer ${name} has blank service`);
    else if (complaints.knowsAll("services") && !manifest.services.some((known) => known.name === service)) {
      complaints.add([...path, "service"], `balancer ${name} refers to unknown service ${service}`);
    }
    whitelist.forEach((range, index) => {
      if (parseCidr(range) !== undefined) return;
      const place = whitelist.length === 1 ? [...path, "whitelist"] : [...path, "whitelist", index];
      complaints.add(place, `balancer ${name} whitelist ${range} is not a valid cidr range`);
    });
  }
}

function checkService(loading: Loading, service: Service, body: Decoded, complaints: Complaints): void {
  const { name } = service;
  const path: Path = ["services", name];
  if (!NAME.test(name)) complaints.add(path, `service name ${name} invalid, ${NAME_RULE}`, true);
  const { minimum, maximum } = service.deployment;
  const deployment = (key: "minimum" | "maximum", rule: string) =>
    complaints.add([...path, "deployment", key], `service ${name} deployment ${key} can not be ${rule}`);
  if (minimum < 0) deployment("minimum", "less than 0");
  if (minimum > 100) deployment("minimum", "greater than 100");
  if (maximum < 100) deployment("maximum", "less than 100");
  if (maximum > 200) deployment("maximum", "greater than 200");
  if (service.internal && service.internalRouter) {
    const text = `service ${name} can not have both internal and internalRouter set as true`;
    complaints.add([...path, "internalRouter"], text);
  }
  service.resources.forEach((resource, index) => {
    const expected = resource.split(":", 1)[0] ?? "";
    if (!complaints.knowsAll("resources") || loading.manifest.resources.some((known) => known.name === expected))
      return;
    const text = `service ${name} references a resource that does not exist: ${expected}`;
    complaints.add([...path, "resources", index], text);
  });
  checkVolumes(path, listAt(body, "volumeOptions"), complaints);
  checkSecurityContext(name, mapAt(body, "securityContext"), complaints);
  checkPullSecrets(name, listAt(body, "imagePullSecrets"), complaints);
  service.configMounts.forEach((mount, index) => {
    const inner: Path = [...path, "configMounts", index];
    const missing = (["id", "dir", "filename"] as const).find((key) => mount[key] === "");
    if (missing !== undefined) complaints.add([...inner, missing], `configMounts[*].${missing} is required`);
    if (!complaints.knowsAll("configs") || loading.manifest.configs.some(({ id }) => id === mount.id)) return;
    complaints.add([...inner, "id"], `config id: '${mount.id}' not found`);
  });
  checkScale(service, body, complaints);
}

function checkTimers({ manifest }: Loading, complaints: Complaints): void {
  for (const { name, service, schedule } of manifest.timers) {
    const path: Path = ["timers", name];
    if (!NAME.test(name)) complaints.add(path, `timer name ${name} invalid, ${NAME_RULE}`, true);
    if (complaints.knowsAll("services") && !manifest.services.some((known) => known.name === service)) {
      complaints.add([...path, "service"], `timer ${name} references a service that does not exist: ${service}`);
    }
    if (schedule.includes("?")) {
      complaints.add([...path, "schedule"], `timer ${name} invalid, schedule cannot contain ?`);
    }
  }
}
