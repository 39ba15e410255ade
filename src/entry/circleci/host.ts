import type { Writable } from "node:stream";
import type { Host } from "../../host/host.ts";
import { Masker } from "../../host/mask.ts";
import { terminalHost } from "../../host/stream-host.ts";

/** The host of a CircleCI job. */
export interface CircleCiHost extends Host {
  readonly masker: Masker;
}

export interface CircleCiOptions {
  /** Where everything goes: CircleCI shows one log for both streams. */
  readonly out: Writable;
  /** Receives a note about work that a command starts or finishes; see `Host.save`. */
  readonly onSave?: (name: string, value: string) => void;
  /** After this long without output a line is printed: CircleCI ends a step that is silent for ten minutes. */
  readonly silentMs?: number;
}

/** Two minutes: commands print more often while they wait for a Rack. */
const SILENT_MS = 120_000;

/** A step of a CircleCI job. Outputs go to `BASH_ENV` and to files when the command has ended; see results.ts. */
export function circleciHost({ out, onSave, silentMs = SILENT_MS }: CircleCiOptions): CircleCiHost {
  const masker = new Masker();
  const host = terminalHost({ story: out, log: out, warnings: out }, masker);
  let lastOutput = Date.now();
  let title = "";
  const noteOutput = () => {
    lastOutput = Date.now();
  };
  const started = lastOutput;
  const watching = setInterval(
    () => {
      if (Date.now() - lastOutput < silentMs) return;
      host.info(
        `Still running after ${Math.round((Date.now() - started) / 1000)} s${title === "" ? "" : `: ${title}`}`,
      );
      noteOutput();
    },
    Math.max(silentMs / 4, 10),
  );
  watching.unref();

  return {
    ...host,
    masker,
    info(line, tone) {
      noteOutput();
      host.info(line, tone);
    },
    warn(line) {
      noteOutput();
      host.warn(line);
    },
    async group(name, body) {
      noteOutput();
      const outer = title;
      title = name;
      try {
        return await host.group(name, body);
      } finally {
        title = outer;
      }
    },
    async stream(chunks) {
      async function* noteChunks() {
        for await (const chunk of chunks) {
          noteOutput();
          yield chunk;
        }
      }
      await host.stream(noteChunks());
    },
    save: (name, value) => onSave?.(name, value),
  };
}
