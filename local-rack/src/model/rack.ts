import type { FaultBox } from "../faults/fault-box.ts";
import type { Clock } from "../go/go-time.ts";
import type { Oddities } from "../profile/oddities.ts";
import type { Profile } from "../profile/profile.ts";
import type { Builder } from "./builder.ts";
import type { Engine } from "./engine.ts";
import type { Registry } from "./registry.ts";
import type { HostRuntime } from "./runtime.ts";

/** How long the phases of an app's life last, in milliseconds. */
interface Timings {
  /** A promotion, until it has settled or failed. */
  updating: number;
  /** A rollback. */
  rollback: number;
  /** A new app, until it is `running`. */
  creating: number;
  /** A deleted app, until it no longer exists. */
  deleting: number;
  /** A process that someone runs, until it is `running`. */
  starting: number;
}

/** What every part of the local Rack shares; nothing in it changes while the Rack runs. */
export interface Rack {
  /** Folder with all state; other programs may work in it too. */
  data: string;
  name: string;
  provider: string;
  region: string;
  /** Rack password; "" switches authentication off. */
  password: string;
  profile: Profile;
  clock: Clock;
  timings: Timings;
  /** Rack parameters by name. */
  parameters: Readonly<Record<string, string>>;
  /** Karpenter node pools; none for a Rack without Karpenter. */
  nodePools: readonly string[];
  createApps: boolean;
  /** Apps deleted through this Rack and not made again. */
  deletedApps: Set<string>;
  /** Builds for which this program fetches images just now. */
  imports: Set<string>;
  notice(line: string): void;
  faults: FaultBox;
  builder: Builder;
  /** Undefined on a Rack that only plans. */
  engine: Engine | undefined;
  /** Runs commands on this very machine, if the options say so and there is no engine. */
  hostRuntime: HostRuntime | undefined;
  oddities: Oddities;
  /** Where built images are pushed; undefined when there is no registry. */
  registry: Registry | undefined;
  /** Milliseconds that a rollout may take when the client names no time. */
  rolloutMs: number;
  /** Aborted when the Rack is closed: builds fail, log sockets end. */
  closing: AbortSignal;
  /** Runs something in the background; closing the Rack waits for it. */
  background(work: Promise<void>): void;
}

/** Domain of the Rack's own services; `.test` never resolves on a real network. */
export function rackDomain(rack: Rack): string {
  return `${rack.name}.test`;
}
