import { createHash } from "node:crypto";
import type { Service } from "../manifest/manifest-service.ts";
import type { Engine } from "../model/engine.ts";
import type { Rack } from "../model/rack.ts";
import type { Container } from "../model/runtime.ts";
import { messageOf } from "../profile/errors.ts";
import { findApp } from "../store/app-store.ts";
import { dataKey } from "../store/places.ts";
import { type Routes, setRoutes } from "./service-router.ts";

/** The containers of one app that get its traffic. */
export interface AppRoutes {
  /** Sends traffic to a healthy container too. @returns the container with its address, which may have changed */
  add(container: Container): Promise<Container>;
  /** Sends traffic to these containers alone. */
  replace(containers: readonly Container[]): Promise<void>;
  /** Sends traffic to the containers of the running rollout alone. */
  restore(): Promise<void>;
}

/** A router that cannot start costs the fixed addresses, not the rollout. */
export function appRoutes(rack: Rack, engine: Engine, app: string): AppRoutes {
  const serving = new Map<string, Container>();
  let queue: Promise<void> = readRunning();
  async function readRunning(): Promise<void> {
    serving.clear();
    const rollout = (await findApp(rack, app))?.record.running;
    if (rollout === undefined) return;
    const all = await engine.runtime.list({ app, kind: "service", rollout });
    for (const container of all) serving.set(container.id, container);
  }
  // One change after the other: containers become healthy at the same time.
  const change = (edit: () => Promise<void> | void): Promise<void> => {
    queue = queue
      .then(edit)
      .then(() => setRoutes(rack.data, app, routesOf(rack.data, app, [...serving.values()])))
      .catch((error: unknown) => rack.notice(`services of ${app} have no fixed address: ${messageOf(error)}`));
    return queue;
  };
  return {
    async add(container) {
      const announced = await engine.runtime.announce(container, serviceNames(rack, app, container.service));
      await change(() => void serving.set(announced.id, announced));
      return announced;
    },
    replace: (containers) =>
      change(() => {
        serving.clear();
        for (const container of containers) serving.set(container.id, container);
      }),
    restore: () => change(readRunning),
  };
}

function routesOf(data: string, app: string, containers: readonly Container[]): Routes {
  const routes: Routes = {};
  for (const { service, port, address } of containers) {
    if (address === undefined || port === 0) continue;
    const fixed = `${serviceIp(data, app, service)}:${port}`;
    routes[fixed] = [...(routes[fixed] ?? []), address];
  }
  return routes;
}

/** The loopback address of a service: the same for every release, and its own, so that it can use its own port. */
export function serviceIp(data: string, app: string, service: string): string {
  const [a = 0, b = 0, c = 0] = createHash("sha256")
    .update(`${dataKey(data)}/${app}/${service}`)
    .digest();
  return `127.${64 + (a % 128)}.${b}.${1 + (c % 254)}`;
}

/** Names by which containers of the same app reach a service: those of a v3 Rack's cluster, and of `services`. */
export function serviceNames(rack: Pick<Rack, "name">, app: string, service: string): string[] {
  const namespace = `${service}.${rack.name}-${app}`;
  return [
    service,
    namespace,
    `${namespace}.svc`,
    `${namespace}.svc.cluster.local`,
    `${service}.${app}.${rack.name}.local`,
    `${service}.${app}.convox.local`,
  ];
}

/** The services with a port, as an app's container finds them. */
export function neighbors(rack: Rack, app: string, services: readonly Service[]): { ip: string; names: string[] }[] {
  return services
    .filter(({ port }) => port > 0)
    .map(({ name }) => ({ ip: serviceIp(rack.data, app, name), names: serviceNames(rack, app, name) }));
}
