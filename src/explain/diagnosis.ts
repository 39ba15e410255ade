import type { DiagnosedEvent, DiagnosedInitPod, DiagnosedPod, Diagnosis } from "../rack/index.ts";
import { type Finding, lastLines, oneForEachService } from "./finding.ts";
import { stateHint } from "./state-hints.ts";

/** Why an app's processes do not come up, by the Rack's own diagnosis: one finding for each service that is not well. */
export function diagnosisFindings({ pods, initPods, services, events }: Diagnosis): Finding[] {
  const sick = pods.filter(
    ({ classification, restarts }) =>
      classification === "unhealthy" || classification === "not-ready" || (classification === "new" && restarts > 0),
  );
  const findings = [...initPods.flatMap(initFinding), ...sick.map(podFinding)];
  for (const { name, ready, desired, status, stallReason } of services) {
    if (status !== "stalled" || findings.some(({ service }) => service === name)) continue;
    const what = `${ready} of ${desired} processes are ready: ${stallReason || "the rollout does not proceed"}`;
    const event = events.find(({ object }) => isOf(object, name));
    findings.push({
      service: name,
      what: event === undefined ? what : `${what}; ${sentence(event.message)}`,
      hint: stateHint(event?.message ?? "") || stateHint(stallReason),
      output: "",
    });
  }
  return oneForEachService(findings);
}

function initFinding({ name, service, containers }: DiagnosedInitPod): Finding[] {
  const bad = containers.find(({ state }) => /exit=[1-9]|Error|BackOff|OOMKilled/.test(state)) ?? containers[0];
  if (!bad) return [];
  return [
    {
      service,
      what: `process ${name} does not get past its init container ${bad.name}: ${bad.state}`,
      hint: stateHint(bad.state),
      output: lastLines(bad.logs),
    },
  ];
}

function podFinding(pod: DiagnosedPod): Finding {
  const event = tellingEvent(pod.events);
  const state = pod.stateDetail.replace(/^Terminated:/, "ended: ") || "not ready";
  const restarts = pod.restarts === 0 ? "" : `, restarted ${times(pod.restarts)}`;
  const said = event === undefined ? "" : `; ${sentence(event.message)}`;
  // A crash is explained by what it printed; a process that runs but is not ready by what was asked of it.
  const ofEvent = event === undefined ? "" : stateHint(`${event.reason} ${event.message}`);
  const isCrash = /CrashLoopBackOff|Terminated:Error/.test(pod.stateDetail);
  const hint =
    // A crash loop does not say why it began. A process that crashes is not ready either, so that event says nothing new.
    (isCrash && !/readiness probe/i.test(event?.message ?? "") ? ofEvent : "") ||
    stateHint(pod.stateDetail) ||
    ofEvent ||
    pod.hint.replace(" -- ", ": ") ||
    stateHint(pod.classification === "not-ready" ? "ContainersNotReady" : "");
  return {
    service: pod.service,
    what: `process ${pod.name} is ${state}${restarts}${said}`,
    hint,
    output: lastLines(pod.previousLogs || pod.logs),
  };
}

/** The event that says most: one with a message about a probe, an image or a place before a mere back-off. */
function tellingEvent(events: readonly DiagnosedEvent[]): DiagnosedEvent | undefined {
  const weight = ({ reason }: DiagnosedEvent) =>
    /Unhealthy|Failed|OOM|Evicted/.test(reason) ? 2 : /BackOff/.test(reason) ? 1 : 0;
  const [first] = [...events].sort((a, b) => weight(b) - weight(a));
  return first && weight(first) > 0 ? first : undefined;
}

/** `deployment/web`, `pod/web-7d4b9c6f5-x2x9z` and `replicaset/web-7d4b9c6f5` are of service web. */
function isOf(object: string, service: string): boolean {
  const name = object.slice(object.indexOf("/") + 1);
  return name === service || serviceOfPod(name) === service;
}

/** Name of the service in the name of a pod or a replica set. Source: Kubernetes' names, hash and five characters. */
export function serviceOfPod(name: string): string {
  return name.replace(/(?:-[0-9a-z]{5,10})?-[0-9a-z]{5,10}$/, "");
}

function sentence(message: string): string {
  const line = message.replace(/\s+/g, " ").trim().replace(/\.$/, "");
  return line.length > 300 ? `${line.slice(0, 300)}...` : line;
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}
