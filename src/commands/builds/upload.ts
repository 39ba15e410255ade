import { randomBytes } from "node:crypto";
import { RackError } from "../../errors.ts";
import type { Level } from "../../pack/index.ts";
import type { Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { byteSize } from "../output/units.ts";
import { excludeHint } from "./context.ts";
import type { Source } from "./source.ts";

export const uploadInputs = {
  compression: {
    description:
      "Compression of the upload: auto follows the rate of the link; store, or 1 (fast) to 9 (small), is fixed",
    choices: ["auto", "store", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
    default: "auto",
  },
} as const satisfies Inputs;

/** Milliseconds between two lines of upload progress. */
const PROGRESS_EVERY = 5_000;

/**
 * Packs and uploads as one stream; nothing is held in memory or on disk. A retry packs again.
 * @returns the object's URL and the archive's size in bytes
 */
export async function upload(
  source: Source,
  app: string,
  values: Values<typeof uploadInputs>,
  deps: Deps,
): Promise<{ url: string; bytes: number }> {
  const { host, now, rack, signal } = deps;
  const key = `tmp/${randomBytes(15).toString("hex")}.tgz`;
  const { LEVELS, tarball } = await import("../../pack/index.ts");
  const compression: "auto" | Level = LEVELS.find((level) => String(level) === values.compression) ?? "auto";
  const total = source.tree.bytes;
  const startedAt = now();
  let attemptAt = startedAt;
  let reportedAt = startedAt;
  let bytes = 0;

  const onProgress = (done: number): void => {
    const time = now();
    if (time - reportedAt < PROGRESS_EVERY) return;
    reportedAt = time;
    const rate = (done / Math.max(time - attemptAt, 1)) * 1000;
    const left = Math.ceil((total - done) / Math.max(rate, 1));
    host.info(
      `Uploading: ${Math.floor((done / Math.max(total, 1)) * 100)}% of ${byteSize(total)}, ${byteSize(rate)}/s, about ${left} s left`,
    );
  };

  // A retry sends everything again, so its rate counts from its own start.
  const pack = () => {
    attemptAt = now();
    reportedAt = attemptAt;
    return tarball(source.tree, { signal, onProgress, compression });
  };
  const onStored = (sent: number) => {
    bytes = sent;
  };
  const url = await rack.objects.store(app, key, pack, { onProgress: onStored }).catch((cause: unknown) => {
    throw isTooLarge(cause) ? tooLargeError(cause, source) : cause;
  });
  const seconds = (now() - startedAt) / 1000;
  host.info(`Uploaded ${byteSize(bytes)} in ${seconds.toFixed(1)} s`);
  return { url, bytes };
}

function isTooLarge(error: unknown): error is RackError {
  return error instanceof RackError && error.status === 413;
}

/** The error of a proxy that limits the size of requests, with the size of the source and what is largest in it. */
function tooLargeError(cause: RackError, { tree }: Source): RackError {
  const limit = `a proxy in front of the Rack limits the size of uploads, and the source has ${byteSize(tree.bytes)} before compression`;
  return new RackError("source-too-large", cause.request, cause.status, limit, {
    hint: `${excludeHint(tree)}. Or raise the limit of the proxy.`,
    cause,
  });
}
