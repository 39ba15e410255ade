import type { Host } from "../host/host.ts";
import type { Rack } from "../rack/index.ts";

/** Knows whether a canceled command has something on the Rack to clean up. */
export interface CleanupWatch {
  isNeeded(): boolean;
  /** `host`, watched for notes of started work. */
  watchHost(host: Host): Host;
  /** `rack`, watched for clients that outlive the job's signal. */
  watchRack(rack: Rack): Rack;
  /** Runs `close`, which may take its time. */
  duringClose(close: () => Promise<void>): Promise<void>;
}

export function watchCleanup(): CleanupWatch {
  const notes = new Set<string>();
  let inProgress = 0;
  return {
    isNeeded: () => notes.size > 0 || inProgress > 0,
    watchHost: (host) => ({
      ...host,
      save(name, value) {
        if (value === "") notes.delete(name);
        else notes.add(name);
        host.save(name, value);
      },
    }),
    watchRack: (rack) => ({
      ...rack,
      withSignal(signal) {
        const patient = rack.withSignal(signal);
        inProgress++;
        let isOpen = true;
        return {
          ...patient,
          close() {
            if (isOpen) inProgress--;
            isOpen = false;
            patient.close();
          },
        };
      },
    }),
    async duringClose(close) {
      inProgress++;
      await close().finally(() => inProgress--);
    },
  };
}
