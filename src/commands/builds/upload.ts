import { RackError } from "../../errors.ts";
import type { Level } from "../../pack/index.ts";
import type { Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { heartbeat } from "../output/heartbeat.ts";
import { byteSize, formatDuration } from "../output/units.ts";
import { excludeHint } from "./context.ts";
import { addRecords, archiveUrl, findUpload, newArchiveKey, type Records, readRecords, reuseInput } from "./reuse.ts";
import type { Source } from "./source.ts";

export const uploadInputs = {
  compression: {
    description:
      "Compression of the upload: auto follows the rate of the link; store, or 1 (fast) to 9 (small), is fixed",
    choices: ["auto", "store", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
    default: "auto",
  },
  ...reuseInput,
} as const satisfies Inputs;

/** Milliseconds between two lines of upload progress. */
const PROGRESS_EVERY = 5_000;

/** A source that the Rack has. */
export interface Upload {
  /** `object://` URL of the archive. */
  readonly url: string;
  /** Size of the archive. */
  readonly bytes: number;
  /** SHA-256 of the tar without compression, if it was requested. */
  readonly tarDigest?: string | undefined;
  /** contentDigest of the source, and what the Rack has of it; undefined if nothing is to be used again. */
  readonly known: { readonly digest: string; readonly records: Records } | undefined;
}

/** Sends the source, unless the Rack has it from an earlier run and `reuse` lets it be used. */
export async function upload(
  source: Source,
  app: string,
  values: Values<typeof uploadInputs> & { readonly provenance?: string | undefined },
  deps: Deps,
): Promise<Upload> {
  const { host, signal } = deps;
  const { tree } = source;
  const records = await readRecords(app, tree, values, deps);
  if (records === undefined) return await sendSource(source, app, values, undefined, deps);
  if (records.uploads.length > 0) {
    const { contentDigest, tarDigest } = await import("../../pack/index.ts");
    const digest = await contentDigest(tree, { signal });
    const found = await findUpload(app, digest, records, deps);
    if (found !== undefined) {
      host.info(`Nothing is sent: the Rack has this source from an earlier upload of ${byteSize(found.bytes)}`);
      return {
        url: archiveUrl(app, found.key),
        bytes: found.bytes,
        tarDigest: values.provenance === undefined ? undefined : await tarDigest(tree, { signal }),
        known: { digest, records },
      };
    }
  }
  return await sendSource(source, app, values, records, deps);
}

/**
 * Packs and uploads as one stream; nothing is held in memory or on disk. A retry packs again. With `records`, the upload is
 * recorded once it is complete.
 */
async function sendSource(
  source: Source,
  app: string,
  values: Values<typeof uploadInputs> & { readonly provenance?: string | undefined },
  records: Records | undefined,
  deps: Deps,
): Promise<Upload> {
  const { host, now, rack, signal } = deps;
  const key = newArchiveKey();
  const { LEVELS, tarball } = await import("../../pack/index.ts");
  const compression: "auto" | Level = LEVELS.find((level) => String(level) === values.compression) ?? "auto";
  const total = source.tree.bytes;
  const startedAt = now();
  let attemptAt = startedAt;
  let beat = heartbeat(deps, PROGRESS_EVERY);
  let bytes = 0;
  let digest = "";
  let tarDigest: string | undefined;
  const onDigest = (found: string) => {
    digest = found;
  };
  const onTarDigest = (found: string) => {
    tarDigest = found;
  };

  const onProgress = (done: number): void => beat(() => describeProgress(done, total, now() - attemptAt));

  // A retry sends everything again, so its rate counts from its own start.
  const pack = () => {
    attemptAt = now();
    beat = heartbeat(deps, PROGRESS_EVERY);
    return tarball(source.tree, {
      signal,
      onProgress,
      compression,
      reusesMemory: true,
      ...(records && { onDigest }),
      ...(values.provenance && { onTarDigest }),
    });
  };
  const onStored = (sent: number) => {
    bytes = sent;
  };
  const url = await rack.objects.store(app, key, pack, { onProgress: onStored }).catch((cause: unknown) => {
    throw isTooLarge(cause) ? tooLargeError(cause, source) : cause;
  });
  const seconds = (now() - startedAt) / 1000;
  host.info(`Uploaded ${byteSize(bytes)} in ${seconds.toFixed(1)} s`);
  // Racks with another kind of URL keep the archive elsewhere.
  if (records === undefined || url !== archiveUrl(app, key)) return { url, bytes, tarDigest, known: undefined };
  const added = await addRecords(app, records, { upload: { digest, key, bytes } }, deps);
  return { url, bytes, tarDigest, known: { digest, records: added } };
}

/** A rate of the first moment says nothing about the time left. */
const STEADY_MS = 1_000;

/** `Uploading: 45% of 12.3 MB, 2.1 MB/s, about 5s left`: of the source before compression. */
function describeProgress(done: number, total: number, ms: number): string {
  const share = `Uploading: ${Math.floor((done / Math.max(total, 1)) * 100)}% of ${byteSize(total)}`;
  const rate = (done / Math.max(ms, 1)) * 1000;
  if (ms < STEADY_MS || rate < 1) return share;
  return `${share}, ${byteSize(rate)}/s, about ${formatDuration(((total - done) / rate) * 1000)} left`;
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
