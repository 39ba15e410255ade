import { serviceOfPod } from "./diagnosis.ts";
import { type Finding, lastLines, oneForEachService } from "./finding.ts";
import { stateHint } from "./state-hints.ts";

/** One line of an app's log with its prefix: `<time> <stream> <message>`. */
export interface LogLine {
  readonly stream: string;
  readonly message: string;
}

/** A process as a Rack lists it. */
export interface ListedProcess {
  readonly id: string;
  readonly name: string;
  readonly release: string;
  readonly status: string;
}

/** Messages of the Rack, of ECS, CloudFormation and Kubernetes, that give the reason for a rollout without progress. */
const REASONS =
  /UPDATE_FAILED|CREATE_FAILED|unable to place a task|is unhealthy in|failed container health checks|failed ELB health checks|failed (?:liveness|startup) probe|ResourceInitializationError|tasks failed to start|exceeded quota|couldn't find key|essential container|CannotPullContainer|was unable to|Back-off|probe failed|Failed to pull image|Error: |OOMKilled|nodes are available|Insufficient|FailedMount|Evicted|exceeded its progress deadline|did not stabilize/i;

/** Every message is compared with every service, so their number is limited. */
const serviceLimit = 200;

const BAD_STATUS = /^(unhealthy|crashed|failed)$/;

export function logLines(text: string): LogLine[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const match = /^\S+ (\S+) (.*)$/.exec(line);
    return match?.[1] === undefined ? [] : [{ stream: match[1], message: match[2] ?? "" }];
  });
}

/**
 * Why the release failed to start, from the app's log and its processes, for a Rack without a diagnosis. Output is taken
 * from processes that ended or belong to the release, not from those that still serve.
 */
export function appLogFindings(
  lines: readonly LogLine[],
  processes: readonly ListedProcess[],
  release: string,
): Finding[] {
  const serving = new Set(
    processes.filter((one) => one.release !== release && one.status === "running").map(({ id }) => id),
  );
  const services = servicesIn(lines, processes);
  const findings: Finding[] = [];
  for (const { stream, message } of [...lines].reverse()) {
    if (!stream.startsWith("system/") || !REASONS.test(message) || /UPDATE_FAILED.{0,300}cancelled/i.test(message))
      continue;
    const service = serviceIn(stream, message, services);
    findings.push({ service, what: plainWords(message), hint: stateHint(message), output: "" });
  }
  for (const { id, name, status, release: its } of processes) {
    if (its !== release || !BAD_STATUS.test(status)) continue;
    findings.push({ service: name, what: `process ${id} is ${status}`, hint: stateHint(status), output: "" });
  }
  const outputs = outputByService(lines, serving);
  return oneForEachService(findings).map((finding) => ({ ...finding, output: outputs(finding.service) }));
}

/** The last output of the last process of a service that printed anything; processes in `serving` are ignored. */
function outputByService(lines: readonly LogLine[], serving: ReadonlySet<string>): (service: string) => string {
  const printed = new Map<string, { stream: string; messages: string[] }>();
  for (const { stream, message } of lines.toReversed()) {
    const [kind, name = "", id = ""] = stream.split("/", 3);
    if (kind !== "service" || serving.has(id)) continue;
    const last = printed.get(name) ?? { stream, messages: [] };
    printed.set(name, last);
    if (last.stream === stream) last.messages.push(message);
  }
  return (service) => lastLines((printed.get(service)?.messages ?? []).toReversed().join("\n"));
}

function servicesIn(lines: readonly LogLine[], processes: readonly ListedProcess[]): string[] {
  const names = lines.flatMap(({ stream }) => (stream.startsWith("service/") ? [stream.split("/")[1] ?? ""] : []));
  const all = new Set([...names, ...processes.map(({ name }) => name)]);
  all.delete("");
  return [...all].slice(0, serviceLimit);
}

/**
 * The service that a message of the Rack is about. v3 names the object in the stream (`system/k8s/web-7d4b9c6f5-x2x9z`),
 * CloudFormation a logical id (`ServiceWeb`), ECS a service whose name contains that id.
 */
function serviceIn(stream: string, message: string, services: readonly string[]): string {
  const object = /^system\/k8s\/([^/]+)$/.exec(stream)?.[1];
  if (object !== undefined) return services.includes(object) ? object : serviceOfPod(object);
  const id = /\bService([A-Z][A-Za-z0-9]*)/.exec(message)?.[1]?.toLowerCase() ?? "";
  const ecs = /\(service ([^)]{1,300})\)/.exec(message)?.[1] ?? "";
  const known = services.find((name) => {
    const flat = name.replaceAll("-", "");
    return (id !== "" && id.startsWith(flat)) || ecs === name || ecs.endsWith(`-${name}`);
  });
  return known ?? (id === "" ? ecs : id);
}

/** The message without its technical prefix: `aws/cfm stack STATUS Id reason` and `aws/ecs (service x) reason`. */
function plainWords(message: string): string {
  const line = message
    .replace(/^aws\/(cfm \S+|ecs) /, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\.$/, "");
  return line.length > 300 ? `${line.slice(0, 300)}...` : line;
}
