import type { Manifest as LoadedManifest, Loading } from "@convox/rack-manifest";
import type { Service } from "./manifest-service.ts";

/** convox.yml as far as a build and a promotion need it. Order is that of the file. */
export interface Manifest {
  services: Service[];
  resources: LoadedManifest["resources"];
  timers: LoadedManifest["timers"];
  balancers: { name: string; service: string; ports: BalancerPort[]; whitelist: string[] }[];
  /** What validation works on. */
  loading: Loading;
}

export interface BalancerPort {
  protocol: "TCP" | "UDP" | "TCP_UDP";
  source: number;
  target: number;
}
