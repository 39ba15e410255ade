import type { Value } from "./document.ts";
import { fieldOf } from "./forms.ts";
import type { Report } from "./problem.ts";

/** Keys of later v3 Racks that have no effect without another key. Source: documentation of 3.25.4 to 3.25.6 */
export function checkLaterCombinations(root: Value, report: Report): void {
  for (const { key, value } of entriesOf(root, "services")) {
    warnOfSharedCheck(key, value, report);
    if (isTrue(field(value, "stateful"))) continue;
    const needs = (at: Value, name: string) =>
      report.warn(at.at, `service ${key}: ${name} needs stateful: true`, "v3", { since: "3.25.4" });
    const policy = field(value, "podManagementPolicy");
    if (policy !== undefined) needs(policy, "podManagementPolicy");
    const volumes = field(value, "volumeOptions");
    for (const volume of volumes?.kind === "list" ? volumes.items : []) {
      const claim = field(volume, "persistentVolumeClaim");
      if (claim !== undefined) needs(claim, "volumeOptions.persistentVolumeClaim");
    }
  }
  for (const { key, value } of entriesOf(root, "balancers")) {
    const hasController = isTrue(field(value, "awsLoadBalancerController"));
    for (const { value: port } of entriesOf(value, "ports")) {
      const protocol = field(port, "protocol");
      if (protocol?.kind !== "string" || protocol.value !== "TCP_UDP") continue;
      const named = `balancer ${key}: protocol TCP_UDP`;
      report.warn(protocol.at, `${named} needs v3 Rack 3.25.6 or later`, "v3", { before: "3.25.6" });
      if (!hasController)
        report.warn(protocol.at, `${named} needs awsLoadBalancerController: true`, "v3", { since: "3.25.6" });
    }
  }
}

/** A Rack warns of this in the log of the build. */
function warnOfSharedCheck(service: string, value: Value, report: Report): void {
  const [health, liveness] = [field(value, "health"), field(value, "liveness")].map((probe) =>
    probe === undefined ? undefined : field(probe, "grpcService"),
  );
  if (health?.kind !== "string" || liveness?.kind !== "string") return;
  if (health.value === "" || health.value !== liveness.value) return;
  const what = `service ${service}: liveness.grpcService is the same as health.grpcService`;
  report.warn(liveness.at, `${what}, so a service that is only not ready is restarted`, "v3", { since: "3.25.5" });
}

function entriesOf(value: Value, name: string): readonly { readonly key: string; readonly value: Value }[] {
  const found = field(value, name);
  return found?.kind === "map" ? found.entries : [];
}

function field(value: Value, name: string): Value | undefined {
  return value.kind === "map" ? fieldOf(value, name) : undefined;
}

function isTrue(value: Value | undefined): boolean {
  return value?.kind === "bool" && value.value;
}
