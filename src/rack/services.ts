import { path } from "./path.ts";
import { fields, listOf, type Read } from "./read.ts";
import type { Transport } from "./transport.ts";

/** Source: convox/convox pkg/structs/service.go */
export interface Service {
  readonly name: string;
  readonly count: number;
  readonly cpu: number;
  readonly memory: number;
  /** Host name under which it is reached; "" when it has no port of its own. */
  readonly domain: string;
  /** Ports of the balancer before it. */
  readonly balancerPorts: readonly number[];
}

const port = (value: unknown): number => fields(value).whole("balancer");

const service: Read<Service> = (value) => {
  const f = fields(value);
  return {
    name: f.text("name"),
    count: f.whole("count"),
    cpu: f.whole("cpu"),
    memory: f.whole("memory"),
    domain: f.text("domain", ""),
    balancerPorts: listOf(port)(f.value("ports") ?? null),
  };
};

export const serviceCalls = (http: Transport) => ({
  /** The services of the active release; none before the first promotion. */
  list: (app: string): Promise<Service[]> => http.json("GET", path`/apps/${app}/services`, { read: listOf(service) }),
});
