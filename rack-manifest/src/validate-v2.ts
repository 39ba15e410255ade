import { listAt, numberAt, textAt, textsAt, truthAt } from "./access.ts";
import type { Decoded } from "./decode.ts";
import type { Complaint, Path } from "./fault.ts";
import { goInt, goQuote } from "./go-text.ts";
import type { Loading } from "./loading.ts";
import { Complaints, NAME, NAME_RULE, parseCidr } from "./rules.ts";

const CERTIFICATES = "run 'convox certs list' to see available ARNs";
const ARN =
  /^arn:aws[a-z-]*:(acm:[a-z0-9-]+:[0-9]{12}:certificate\/[a-zA-Z0-9-]+|iam::[0-9]{12}:server-certificate\/.+)$/;

/** The rules of v2 Racks, in their order. A Rack reports the first (convox/rack pkg/manifest/manifest.go). */
export function validateV2(loading: Loading): readonly Complaint[] {
  const complaints = new Complaints(loading);
  const owners = new Map<number, string>();
  for (const service of listAt(loading.decoded, "services")) {
    if (service === undefined) continue;
    const name = textAt(service, "name");
    if (!NAME.test(name)) complaints.add(["services", name], `service name ${name} invalid, ${NAME_RULE}`, true);
    const ports = listAt(service, "nlb");
    if (ports.length > 0 && truthAt(service, "agent")) {
      complaints.add(["services", name, "nlb"], `service ${name}: agent mode is incompatible with nlb ports`);
    }
    checkListeners(complaints, name, ports, owners);
  }
  for (const { name, type } of loading.manifest.resources) {
    if (type.trim() === "") complaints.add(["resources", name, "type"], "resource type can not be blank");
  }
  return complaints.list;
}

interface Listener {
  port: number;
  containerPort: number;
  protocol: string;
  scheme: string;
  certificate: string;
  ranges: string[];
}

function readListener(value: Decoded): Listener {
  const port = numberAt(value, "port");
  return {
    port,
    containerPort: numberAt(value, "containerPort") || port,
    protocol: textAt(value, "protocol").trim().toLowerCase() || "tcp",
    scheme: textAt(value, "scheme").trim().toLowerCase() || "public",
    certificate: textAt(value, "certificate"),
    ranges: textsAt(value, "allow_cidr"),
  };
}

function checkListeners(
  complaints: Complaints,
  service: string,
  values: readonly Decoded[],
  owners: Map<number, string>,
): void {
  const ports = new Map<number, number>();
  const containerPorts = new Set<number>();
  values.forEach((value, index) => {
    const path: Path = ["services", service, "nlb", index];
    const listener = readListener(value);
    const { port, containerPort } = listener;
    if (port < 1 || port > 65535) {
      complaints.add([...path, "port"], `service ${service}: nlb port ${goInt(port)} out of range`);
    }
    if (containerPort < 1 || containerPort > 65535) {
      complaints.add(
        [...path, "containerPort"],
        `service ${service}: nlb containerPort ${goInt(containerPort)} out of range`,
      );
    }
    checkListener(complaints, service, path, listener);
    const known = ports.get(port);
    if (known !== undefined && known !== containerPort) {
      const text = `service ${service}: nlb port ${goInt(port)} declared with conflicting containerPort values`;
      complaints.add([...path, "containerPort"], text);
    } else if (known !== undefined)
      complaints.add([...path, "port"], `service ${service}: duplicate nlb port ${goInt(port)}`);
    else if (containerPorts.has(containerPort)) {
      const text = `service ${service}: nlb containerPort ${goInt(containerPort)} used by multiple nlb listeners`;
      complaints.add([...path, "containerPort"], text);
    }
    const owner = owners.get(port);
    if (owner !== undefined && owner !== service) {
      const reason = "rack NLB listener is shared, each port must be unique across services";
      complaints.add(
        [...path, "port"],
        `nlb port ${goInt(port)} declared by services ${owner} and ${service}; ${reason}`,
      );
    }
    owners.set(port, service);
    ports.set(port, containerPort);
    containerPorts.add(containerPort);
  });
}

function checkListener(complaints: Complaints, service: string, path: Path, listener: Listener): void {
  const { port, protocol, scheme, certificate } = listener;
  const add = (key: string, text: string) =>
    complaints.add([...path, key], `service ${service} nlb port ${goInt(port)}: ${text}`);
  if (protocol !== "tcp" && protocol !== "tls") {
    add("protocol", `protocol must be tcp or tls, got ${goQuote(protocol)}`);
  }
  if (protocol === "tls" && certificate === "") {
    add("protocol", `protocol tls requires a certificate (provide an ACM ARN; ${CERTIFICATES})`);
  }
  if (protocol !== "tls" && certificate !== "") add("certificate", "certificate is only valid with protocol: tls");
  if (certificate !== "" && !ARN.test(certificate)) {
    const text = "certificate must be a full ACM or IAM server-certificate ARN, got";
    add("certificate", `${text} ${goQuote(certificate)} (${CERTIFICATES})`);
  }
  if (scheme !== "public" && scheme !== "internal") {
    add("scheme", `scheme must be public or internal, got ${goQuote(scheme)}`);
  }
  const seen = new Set<string>();
  listener.ranges.forEach((range, index) => {
    const entry = `allow_cidr entry ${goQuote(range)}`;
    const complain = (text: string) =>
      complaints.add([...path, "allow_cidr", index], `service ${service} nlb port ${goInt(port)}: ${text}`);
    const found = parseCidr(range);
    if (found === undefined) complain(`${entry} is not a valid IPv4 CIDR (e.g. 10.0.0.0/16)`);
    else if (found.version === 6) complain(`${entry} is not a valid IPv4 CIDR (IPv6 not supported)`);
    else if (found.range !== range) complain(`${entry} is not canonical; use ${goQuote(found.range)} instead`);
    else if (seen.has(range)) complain(`allow_cidr contains duplicate entry: ${range}`);
    seen.add(range);
  });
}
