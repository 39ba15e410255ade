import type { Rack } from "../model/rack.ts";
import type { LogEvent } from "./event-store.ts";
import { podSuffix } from "./ids.ts";

/** A container as the log shows it. */
interface Shown {
  service: string;
  id: string;
  address: string | undefined;
}

/**
 * Lines of a rollout that really runs, in the words of a Rack. Under `system/local` it says what only this Rack knows:
 * where a service is reached, and why a rollout failed.
 */
export function firstLines(rack: Rack, app: string, at: number): LogEvent[] {
  return rack.profile.generation === "v3"
    ? [atom(at, "Running => Pending"), atom(at, "Pending => Updating")]
    : [stack(rack, app, at, "UPDATE_IN_PROGRESS", "User Initiated")];
}

/** `image` is what a real Rack would pull. */
export function startLines(
  rack: Rack,
  { release, image }: { release: string; image: string },
  at: number,
  { service, id }: Shown,
): LogEvent[] {
  if (rack.profile.generation === "v2") {
    return [
      {
        at,
        stream: "system/ecs",
        message: `aws/ecs (service ${rack.name}-${service}) has started 1 tasks: (task ${id}).`,
      },
    ];
  }
  const set = `${service}-${podSuffix(`${release}/${service}`, 10)}`;
  return [
    { at, stream: `system/k8s/${set}`, message: `Created pod: ${id}` },
    { at, stream: `system/k8s/${id}`, message: `Container image "${image}" already present on machine` },
  ];
}

export function successLines(rack: Rack, app: string, at: number, started: readonly Shown[]): LogEvent[] {
  const places = started.map(({ service, id, address }) => ({
    at,
    stream: "system/local",
    message: address === undefined ? `${service} runs (${id})` : `${service} runs at http://${address} (${id})`,
  }));
  if (rack.profile.generation === "v3") return [...places, atom(at, "Updating => Running")];
  const services = [...new Set(started.map(({ service }) => service))];
  return [
    ...places,
    ...services.map((service) => ({
      at,
      stream: "system/ecs",
      message: `aws/ecs (service ${rack.name}-${service}) has reached a steady state.`,
    })),
    stack(rack, app, at, "UPDATE_COMPLETE", ""),
  ];
}

/** A rollout fails. `state` is v3's word for how; the lines of a cancellation are written by who cancels. */
export function failureLines(
  rack: Rack,
  app: string,
  at: number,
  { reason, state }: { reason: string; state: "Error" | "Deadline" | "Cancelled" },
): LogEvent[] {
  const said = { at, stream: "system/local", message: `rolled back: ${reason}` };
  if (state === "Cancelled") return [said];
  return [
    said,
    ...(rack.profile.generation === "v3"
      ? [atom(at, `Updating => ${state}`), atom(at, `${state} => Rollback`)]
      : [stack(rack, app, at, "UPDATE_ROLLBACK_IN_PROGRESS", "The following resource(s) failed to update")]),
  ];
}

/** The rollback is done. */
export function revertedLines(rack: Rack, app: string, at: number): LogEvent[] {
  const v3 = rack.profile.generation === "v3";
  return [v3 ? atom(at, "Rollback => Reverted") : stack(rack, app, at, "UPDATE_ROLLBACK_COMPLETE", "")];
}

function atom(at: number, change: string): LogEvent {
  return { at, stream: "system/k8s/atom/app", message: `Status: ${change}` };
}

function stack(rack: Rack, app: string, at: number, status: string, reason: string): LogEvent {
  const name = `${rack.name}-${app}`;
  return { at, stream: "system/cloudformation", message: `aws/cfm ${name} ${status} ${name} ${reason}`.trim() };
}
