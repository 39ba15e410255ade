import { path } from "./path.ts";
import { fields, listOf, type Read } from "./reply-fields.ts";
import type { Transport } from "./transport.ts";

/** Source: convox/convox pkg/structs/service.go */
export interface Service {
  readonly name: string;
  readonly count: number;
  readonly cpu: number;
  readonly memory: number;
  /** Limits between which a v3 Rack (3.24.6 and later) scales it by itself; undefined if it does not report them. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** Host name of the service; "" if it has no port. */
  readonly domain: string;
  readonly ports: readonly ServicePort[];
}

export interface ServicePort {
  /** Port of the balancer before it. */
  readonly balancer: number;
  /** Port that its processes listen on. */
  readonly container: number;
  readonly certificate: string;
}

/** What a service shall have; what is left out stays. */
export interface ServiceUpdate {
  readonly count?: number | undefined;
  /** Millicores; on v2 CPU units, of which 1024 are one. */
  readonly cpu?: number | undefined;
  /** MiB. */
  readonly memory?: number | undefined;
  /** v3 3.24.6 and later; older Racks ignore `min` and `max` without a word. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

const port: Read<ServicePort> = (value) => {
  const f = fields(value);
  return { balancer: f.whole("balancer"), container: f.whole("container"), certificate: f.text("certificate", "") };
};

const limit = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

const service: Read<Service> = (value) => {
  const f = fields(value);
  return {
    name: f.text("name"),
    count: f.whole("count"),
    cpu: f.whole("cpu"),
    memory: f.whole("memory"),
    min: limit(f.value("min")),
    max: limit(f.value("max")),
    domain: f.text("domain", ""),
    ports: listOf(port)(f.value("ports") ?? null),
  };
};

export const serviceCalls = (http: Transport) => ({
  /** The services of the active release; none before the first promotion. */
  list: (app: string): Promise<Service[]> => http.json("GET", path`/apps/${app}/services`, { read: listOf(service) }),
  /** The Rack begins with it and answers; the app is `updating` meanwhile on v2. */
  update: (app: string, service: string, update: ServiceUpdate): Promise<void> =>
    http.send("PUT", path`/apps/${app}/services/${service}`, { form: { ...update }, idempotent: true }),
  /** Replaces the service's processes by new ones of the same release, a few at a time. */
  restart: (app: string, service: string): Promise<void> =>
    http.send("POST", path`/apps/${app}/services/${service}/restart`),
});
