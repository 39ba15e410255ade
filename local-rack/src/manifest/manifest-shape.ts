import type { Service } from "./manifest-service.ts";

/** convox.yml as far as a build and a promotion need it. Order is that of the file. */
export interface Manifest {
  /** Ids of the configs, "" for one that has none; [] on v2, which knows none. */
  configs: string[];
  services: Service[];
  resources: { name: string; type: string }[];
  timers: { name: string; service: string; schedule: string }[];
  balancers: { name: string; service: string; ports: BalancerPort[]; whitelist: string[] }[];
}

export interface BalancerPort {
  protocol: "TCP" | "UDP";
  source: number;
  target: number;
}
