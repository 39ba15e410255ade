import type { BuilderName } from "./builder/choose-builder.ts";
import type { Faults } from "./faults/fault-box.ts";
import type { FaultSpec } from "./faults/fault-spec.ts";
import type { ConsoleOptions } from "./http/console-options.ts";
import type { RequestRecord } from "./http/record.ts";
import type { Generation } from "./profile/generation.ts";
import type { Oddities } from "./profile/oddities.ts";

export interface LocalRackOptions {
  /** Folder for state; made if missing (mode 0700). Several programs may use one folder at once. */
  data: string;
  /** Default v3. */
  generation?: Generation;
  /** `version` of the Rack; default 3.25.10 or, for v2, 20260421192651. */
  version?: string;
  /** Rack name, default `local`. */
  name?: string;
  /** Default `local` for v3, `aws` for v2. */
  provider?: string;
  /** Address to listen on, default 127.0.0.1. */
  host?: string;
  /** Default 0: any free port. */
  port?: number;
  /** Default: random. "" switches authentication off, as on a real Rack. */
  password?: string;
  /** An app is created when it is first used; `onNotice` says so. */
  createApps?: boolean;
  /** Receives lines for the user, without line ends. */
  onNotice?: (line: string) => void;
  /** PEM texts; Rack and Console then speak TLS. */
  tls?: { key: string; cert: string };
  console?: ConsoleOptions;
  faults?: FaultSpec[];
  /** Records requests and replies in `requests`, for tests. Default false. */
  transcript?: boolean;
  /**
   * Durations in milliseconds: of a promotion (1500), a rollback (1000), a new app (300), a deletion (300), a process
   * that starts (300).
   */
  promotion?: {
    updatingMs?: number;
    rollbackMs?: number;
    creatingMs?: number;
    deletingMs?: number;
    startingMs?: number;
    /** A rollout of real containers, when the client names no time (60000). */
    rolloutMs?: number;
  };
  /** Rack parameters, which the Console shows. `deploy_progress_deadline` and `deploy_crash_restart_limit` count. */
  parameters?: Readonly<Record<string, string>>;
  /** Karpenter node pools of the Rack; default none, so that promotions are not checked for them. */
  nodePools?: readonly string[];
  /** What makes images and runs the app; default `plan`, which makes and runs nothing. */
  builder?: BuilderName;
  /** `host:port` of a registry to push to; default: a registry of this Rack, if the program docker-registry is installed. */
  registry?: string;
  /**
   * `host`: without an engine, `run` and `exec` start their commands on this very machine, as the user who runs the
   * Rack, in an empty folder and with no isolation at all. For tests of clients; off by default.
   */
  execute?: "host";
  /** Peculiarities of real Racks that a test may want to do without; each has its generation's value by default. */
  oddities?: Partial<Oddities>;
  /** Milliseconds since 1970; default the system's clock. */
  clock?: () => number;
}

export interface LocalRack {
  /** RACK_URL: address with credentials. */
  url: string;
  /** `host:port` of the Console, when there is one. */
  consoleHost?: string;
  host: string;
  port: number;
  password: string;
  /** What makes images and runs the app. */
  builder: "docker" | "buildah" | "plan";
  /** The last 10000 requests and their replies, oldest first; empty without the option `transcript`. */
  requests: RequestRecord[];
  /** Misbehavior, to be added and cleared while the Rack runs. */
  faults: Faults;
  /** Ends running builds as failed, cuts connections and stops listening. State stays in the data folder. */
  close(): Promise<void>;
}
