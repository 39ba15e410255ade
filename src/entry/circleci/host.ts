import type { Writable } from "node:stream";
import type { Host } from "../../host/host.ts";
import { Masker } from "../../host/mask.ts";
import { terminalHost } from "../../host/stream-host.ts";

/** A part of the work, as the job's test results have it. */
export interface Part {
  readonly title: string;
  /** ISO 8601. */
  readonly started: string;
  readonly seconds: number;
  readonly failed: boolean;
}

/** What is said and kept in a job of CircleCI, besides what its log shows. */
export interface CircleCiHost extends Host {
  /** Groups that have ended, in the order of their ends. */
  readonly parts: readonly Part[];
  readonly masker: Masker;
}

export interface CircleCiOptions {
  /** Where everything goes: CircleCI shows one log for both streams. */
  readonly out: Writable;
  /** Told of what a command begins and ends; see `Host.save`. */
  readonly onSave?: (name: string, value: string) => void;
  /** After this long without output a line is printed: CircleCI ends a step that is silent for ten minutes. */
  readonly silentMs?: number;
}

/** Two minutes: commands speak more often themselves where they wait for a Rack. */
const SILENT_MS = 120_000;

/** A step of a CircleCI job. Outputs go to `BASH_ENV` and to files when the command has ended: see circleci-results.ts. */
export function circleciHost({ out, onSave, silentMs = SILENT_MS }: CircleCiOptions): CircleCiHost {
  const masker = new Masker();
  const host = terminalHost({ story: out, log: out, warnings: out }, masker);
  const parts: Part[] = [];
  let heard = Date.now();
  let title = "";
  const spoken = () => {
    heard = Date.now();
  };
  const started = heard;
  const watching = setInterval(
    () => {
      if (Date.now() - heard < silentMs) return;
      host.info(`Still at it after ${Math.round((Date.now() - started) / 1000)} s${title === "" ? "" : `: ${title}`}`);
      spoken();
    },
    Math.max(silentMs / 4, 10),
  );
  watching.unref();

  return {
    ...host,
    parts,
    masker,
    info(line) {
      spoken();
      host.info(line);
    },
    warn(line) {
      spoken();
      host.warn(line);
    },
    async group(name, body) {
      spoken();
      const outer = title;
      title = name;
      const began = Date.now();
      const ended = (failed: boolean) => {
        parts.push({
          title: masker.text(name),
          started: new Date(began).toISOString(),
          seconds: (Date.now() - began) / 1000,
          failed,
        });
        title = outer;
      };
      try {
        const result = await host.group(name, body);
        ended(false);
        return result;
      } catch (error) {
        ended(true);
        throw error;
      }
    },
    async stream(chunks) {
      async function* heardOf() {
        for await (const chunk of chunks) {
          spoken();
          yield chunk;
        }
      }
      await host.stream(heardOf());
    },
    save: (name, value) => onSave?.(name, value),
  };
}
