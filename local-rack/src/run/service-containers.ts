import type { Service } from "../manifest/manifest-service.ts";
import type { Engine } from "../model/engine.ts";
import type { Rack } from "../model/rack.ts";
import type { Container } from "../model/runtime.ts";
import type { BuildRecord } from "../store/build-store.ts";
import { newProcessId } from "../store/ids.ts";
import type { ReleaseRecord } from "../store/release-store.ts";
import { serviceEnvironment } from "./process-spec.ts";

/** A container's program gets this long to end by itself. A real Rack gives it what convox.yml says, 30 seconds mostly. */
const STOP_MS = 3_000;

/** One container of a service, as a rollout or a change of scale starts it. */
export interface ServiceStart {
  app: string;
  /** `AppRecord.running`, or that of the rollout that is under way. */
  rollout: string;
  service: Service;
  release: ReleaseRecord;
  build: BuildRecord | undefined;
  /** MiB; default: what convox.yml says. */
  memory?: number | undefined;
}

/** @throws Error when the build has no image of the service, or the container cannot be started */
export async function startService(rack: Rack, engine: Engine, start: ServiceStart): Promise<Container> {
  const { app, rollout, service, release, build, memory } = start;
  const image = build?.images?.[service.name]?.name;
  if (image === undefined) {
    throw new Error(`there is no image of ${service.name}: the build ${release.build} only planned it`);
  }
  return engine.runtime.start({
    id: newProcessId(rack.profile.generation, release.id, service.name),
    app,
    service: service.name,
    release: release.id,
    kind: "service",
    rollout,
    image,
    command: service.command,
    port: service.port,
    ...(service.health.port > 0 && service.health.port !== service.port ? { healthPort: service.health.port } : {}),
    env: serviceEnvironment(rack, service, release, build),
    memory: memory ?? service.memory,
  });
}

/** Ends containers, all at once. One that cannot be ended does not keep the others up. */
export async function stopAll(containers: readonly Container[]): Promise<void> {
  await Promise.allSettled(containers.map((container) => container.stop(STOP_MS)));
}
