import { repository } from "../builder/repository.ts";
import type { Service } from "../manifest/manifest-service.ts";
import { failsAt, type Promotion, UNKNOWN_MS } from "../model/promotion.ts";
import type { Rack } from "../model/rack.ts";
import type { AppRecord, AppState } from "../store/app-store.ts";
import { getBuild } from "../store/build-store.ts";
import { addEvents, cancelEvents, type LogEvent } from "../store/event-store.ts";
import { hexDigits, podSuffix } from "../store/ids.ts";
import { ownerText } from "../store/owner.ts";
import { firstLines } from "../store/promotion-log.ts";
import { getRelease } from "../store/release-store.ts";
import { podArch } from "./process-list.ts";
import { runRollout, stopOtherRollouts } from "./rollout.ts";
import { fastFailure, rolloutLimit } from "./rollout-limits.ts";

/** A promotion to start. `services` are those of the release's manifest. */
export interface PromotionRequest {
  release: string;
  /** Undefined if the client sets none. */
  deadlineSeconds: number | undefined;
  services: readonly Service[];
}

/**
 * Starts a promotion: changes the record, which the caller writes under the app's lock, and schedules the log lines.
 * Faults decide how it ends.
 */
export async function startPromotion(
  rack: Rack,
  record: AppRecord,
  state: AppState,
  request: PromotionRequest,
): Promise<void> {
  const occasion = { release: request.release, path: `/apps/${record.name}` };
  const crashOutput = rack.faults.take("crash-output", occasion)?.value;
  const rollback = crashOutput !== undefined || rack.faults.take("rollback", occasion) !== undefined;
  const crashes = !rollback && rack.faults.take("crash", occasion) !== undefined;
  const never = crashes || (!rollback && rack.faults.take("never-settle", occasion) !== undefined);
  const engine = request.services.length > 0 ? rack.engine : undefined;
  const real = engine !== undefined && (await isBuilt(rack, record.name, request.release));
  const promotion: Promotion = {
    release: request.release,
    previous: state.release,
    started: rack.clock.ms(),
    updating: rack.timings.updating,
    rollback: real ? UNKNOWN_MS : rack.timings.rollback,
    outcome: real ? "pending" : rollback ? "rollback" : never ? "never" : "success",
    deadline:
      real && request.deadlineSeconds === undefined
        ? rack.rolloutMs
        : rolloutLimit(rack, request.services, request.deadlineSeconds) * 1000,
  };
  if (crashes) promotion.crashes = true;
  if (rack.faults.take("await-resource", occasion) !== undefined) promotion.awaitsResource = true;
  const failsAfter = never ? fastFailure(rack, request.services, crashes) : undefined;
  if (failsAfter !== undefined) promotion.fastFailure = failsAfter * 1000;
  record.promotion = promotion;
  await cancelEvents(rack, record.name);
  if (real) {
    promotion.rollout = { id: hexDigits(12), owner: ownerText() };
    await addEvents(rack, record.name, firstLines(rack, record.name, rack.clock.ms()));
    const forcedEnd = rollback ? "rollback" : never ? "never" : undefined;
    rack.background(runRollout(rack, engine, record.name, { ...promotion }, forcedEnd));
    return;
  }
  if (engine !== undefined) {
    delete record.running;
    await addEvents(rack, record.name, [nothingRuns(rack.clock.ms(), request.release)]);
    rack.background(stopOtherRollouts(engine, record.name, ""));
  }
  const [first] = request.services;
  if (crashOutput !== undefined && first !== undefined) await addCrash(rack, record, promotion, first, crashOutput);
  const events = rack.profile.generation === "v3" ? v3Events : v2Events;
  const template = await podTemplate(rack, record, request.release);
  await addEvents(rack, record.name, events(rack, template, promotion, request.services));
}

/** Records that `service` prints `output` and ends, which is why the promotion fails. */
async function addCrash(
  rack: Rack,
  record: AppRecord,
  promotion: Promotion,
  first: Service,
  output: string,
): Promise<void> {
  const service = first.name;
  const pod = podName(rack, await podTemplate(rack, record, promotion.release), first);
  const lines = output.split("\n");
  promotion.failure = { reason: `${service} (${pod}) ended with exit code 1`, output: lines };
  const at = promotion.started + promotion.updating / 2;
  await addEvents(
    rack,
    record.name,
    lines.map((message) => ({ at, stream: `service/${service}/${pod}`, message })),
  );
}

/** What the names and the images of the pods of a promotion follow from. */
interface PodTemplate {
  app: string;
  /** The release, and the architecture that the pods are bound to: another one makes another replica set. */
  seed: string;
  build: string;
}

async function podTemplate(rack: Rack, { name, parameters }: AppRecord, release: string): Promise<PodTemplate> {
  const { build } = release === "" ? { build: "" } : await getRelease(rack, name, release);
  return { app: name, seed: `${release}${podArch(rack, parameters)}`, build };
}

function replicaSet({ seed }: PodTemplate, service: string): string {
  return `${service}-${podSuffix(`${seed}/${service}`, 10)}`;
}

function podName(rack: Rack, template: PodTemplate, service: Service): string {
  const { name } = service;
  if (isStateful(rack, service)) return `${name}-0`;
  return `${replicaSet(template, name)}-${podSuffix(`${template.seed}/${name}/0`, 5)}`;
}

function isStateful({ profile }: Rack, { stateful }: Service): boolean {
  return stateful && profile.statefulServices;
}

/** True if the release's build made images. */
async function isBuilt(rack: Rack, app: string, id: string): Promise<boolean> {
  const { build } = await getRelease(rack, app, id);
  return build !== "" && (await getBuild(rack, app, build)).images !== undefined;
}

function nothingRuns(at: number, release: string): LogEvent {
  return { at, stream: "system/local", message: `nothing runs: the build of ${release} was only planned` };
}

// What Kubernetes and the rollout controller say, in the shape of real lines; the wording of the pod events varies
// with the cluster.
function v3Events(rack: Rack, template: PodTemplate, promotion: Promotion, services: readonly Service[]): LogEvent[] {
  const { started, updating, rollback } = promotion;
  const atom = (at: number, change: string): LogEvent => ({
    at,
    stream: "system/k8s/atom/app",
    message: `Status: ${change}`,
  });
  const turn = failsAt(promotion, "v3");
  const lines = [atom(started, "Running => Pending"), atom(started, "Pending => Updating")];
  for (const [index, service] of services.entries()) {
    const { name } = service;
    const set = replicaSet(template, name);
    const pod = podName(rack, template, service);
    const image = `${repository(rack, template.app)}:${name}.${template.build}`;
    const at = started + (updating * (index + 1)) / (services.length + 2);
    if (isStateful(rack, service)) {
      const message = `create Pod ${pod} in StatefulSet ${name} successful`;
      lines.push({ at, stream: `system/k8s/${name}`, message });
    } else {
      lines.push(
        { at, stream: `system/k8s/${name}`, message: `Scaled up replica set ${set} to 1` },
        { at, stream: `system/k8s/${set}`, message: `Created pod: ${pod}` },
      );
    }
    lines.push({ at, stream: `system/k8s/${pod}`, message: `Pulling image "${image}"` });
  }
  if (turn !== undefined) {
    // Fast failure cancels the rollout; no line has its reason.
    const end = turn < started + promotion.deadline && promotion.fastFailure !== undefined ? "Cancelled" : "Deadline";
    lines.push(
      atom(turn, `Updating => ${end}`),
      atom(turn, `${end} => Rollback`),
      atom(turn + rollback, "Rollback => Reverted"),
    );
  } else {
    lines.push(atom(started + updating, "Updating => Running"));
  }
  return lines;
}

function v2Events(rack: Rack, { app }: PodTemplate, promotion: Promotion, services: readonly Service[]): LogEvent[] {
  const stack = `${rack.name}-${app}`;
  const { started, updating, rollback } = promotion;
  const line = (at: number, status: string, id: string, reason: string): LogEvent => ({
    at,
    stream: "system/cloudformation",
    message: `aws/cfm ${stack} ${status} ${id} ${reason}`.trim(),
  });
  const turn = failsAt(promotion, "v2");
  const lines = [line(started, "UPDATE_IN_PROGRESS", stack, "User Initiated")];
  for (const [index, { name }] of services.entries()) {
    const id = `Service${name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())}`;
    const at = started + (updating * (index + 1)) / (services.length + 2);
    lines.push(line(at, "UPDATE_IN_PROGRESS", id, ""));
    if (turn === undefined) lines.push(line(started + updating, "UPDATE_COMPLETE", id, ""));
  }
  if (turn !== undefined) {
    lines.push(
      line(turn, "UPDATE_ROLLBACK_IN_PROGRESS", stack, "The following resource(s) failed to update"),
      line(turn + rollback, "UPDATE_ROLLBACK_COMPLETE", stack, ""),
    );
  } else if (promotion.outcome === "success") {
    lines.push(
      line(started + updating, "UPDATE_COMPLETE", stack, ""),
      ...services.map(({ name }) => ({
        at: started + updating,
        stream: "system/ecs",
        message: `aws/ecs (service ${rack.name}-${name}) has reached a steady state.`,
      })),
    );
  }
  return lines;
}
