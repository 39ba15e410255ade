import type { Service } from "../manifest/manifest-service.ts";
import type { Engine } from "../model/engine.ts";
import type { Rack } from "../model/rack.ts";
import type { Container } from "../model/runtime.ts";
import { messageOf } from "../profile/errors.ts";
import type { BuildRecord } from "../store/build-store.ts";
import { newProcessId } from "../store/ids.ts";
import type { ReleaseRecord } from "../store/release-store.ts";
import { neighbors } from "./app-routes.ts";
import { serviceEnvironment } from "./process-spec.ts";
import { ServiceFailure } from "./rollout-watch.ts";

/** Time between SIGTERM and SIGKILL. A real Rack uses `termination.grace` of convox.yml, 30 seconds by default. */
const STOP_MS = 3_000;

/** One container of a service, as a rollout or a change of scale starts it. */
export interface ServiceStart {
  app: string;
  /** `AppRecord.running`, or the rollout in progress. */
  rollout: string;
  service: Service;
  /** All services of the release. */
  services: readonly Service[];
  release: ReleaseRecord;
  build: BuildRecord | undefined;
  /** MiB (default: the value in convox.yml). */
  memory?: number | undefined;
}

/** @throws ServiceFailure if the container cannot be started, and Error if the build has no image of the service */
export async function startService(rack: Rack, engine: Engine, start: ServiceStart): Promise<Container> {
  const { app, rollout, service, services, release, build, memory } = start;
  const image = build?.images?.[service.name]?.name;
  if (image === undefined) {
    throw new Error(`${service.name} has no image: build ${release.build} only planned it`);
  }
  const id = newProcessId(rack.profile.generation, release.id, service.name);
  const starting = engine.runtime.start({
    id,
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
    neighbors: neighbors(rack, app, services),
  });
  return starting.catch((error: unknown) => {
    const message = messageOf(error);
    const state = /no such image|image not known|unable to find image/i.test(message)
      ? "ErrImagePull"
      : "RunContainerError";
    throw new ServiceFailure({ service: service.name, id }, `cannot be started: ${message}`, state);
  });
}

/** Stops containers, all at once. If one cannot be stopped, the others still are. */
export async function stopAll(containers: readonly Container[]): Promise<void> {
  await Promise.allSettled(containers.map((container) => container.stop(STOP_MS)));
}
