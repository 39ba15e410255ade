import { createHash, randomBytes } from "node:crypto";
import { CancelledError, ConvoxError, RackError } from "../../errors.ts";
import type { SourceTree } from "../../pack/index.ts";
import type { Build } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";

export const reuseInput = {
  reuse: {
    description:
      "What to use again if the source is unchanged: upload, its upload; build, also its complete build with the same " +
      "settings; none. auto is upload for sources of 1 MB or more",
    choices: ["auto", "upload", "build", "none"],
    default: "auto",
  },
} as const satisfies Inputs;

/** A smaller source is sent as fast as the Rack can be asked for it. */
const SMALLEST_BYTES = 1e6;
/** First line of the records. */
const TITLE = "convox-ci records 1";
/** Most records of each kind, the newest first. */
const MOST = 8;
/** The records are shorter; an object that is longer holds something else. */
const MAX_BYTES = 64 * 1024;

/**
 * What earlier runs stored on the Rack from sources whose paths, modes and sizes are those of this one. The records are an
 * object of the app. They are written after an upload or a build is complete, so part of an upload is never used again.
 */
export interface Records {
  /** Key of the object that holds them. */
  readonly key: string;
  readonly uploads: readonly StoredUpload[];
  readonly builds: readonly CompleteBuild[];
}

interface StoredUpload {
  /** contentDigest of the source. */
  readonly digest: string;
  /** Key of the archive. */
  readonly key: string;
  /** Size of the archive. */
  readonly bytes: number;
}

interface CompleteBuild {
  readonly fingerprint: string;
  readonly id: string;
}

/** A key that no other upload uses, so that nothing that a build may read is ever overwritten. */
export function newArchiveKey(): string {
  return `tmp/${randomBytes(15).toString("hex")}.tgz`;
}

export const archiveUrl = (app: string, key: string): string => `object://${app}/${key}`;

/**
 * The records for the source; undefined if nothing is to be used again, or if the Rack does not let this job read objects.
 */
export async function readRecords(
  app: string,
  tree: SourceTree,
  { reuse }: Values<typeof reuseInput>,
  { rack }: Pick<Deps, "rack">,
): Promise<Records | undefined> {
  if (reuse === "none" || (reuse === "auto" && tree.bytes < SMALLEST_BYTES)) return undefined;
  const { shapeDigest } = await import("../../pack/index.ts");
  const key = `tmp/convox-ci-${shapeDigest(tree).slice(0, 40)}.txt`;
  try {
    return { key, ...parseRecords(await readStart(await rack.objects.get(app, key), MAX_BYTES)) };
  } catch (error) {
    // A v3 Rack on Google Cloud answers a missing object with 500.
    if (error instanceof RackError && (error.status === 404 || error.status === 500)) {
      return { key, uploads: [], builds: [] };
    }
    if (error instanceof CancelledError || !(error instanceof ConvoxError)) throw error;
    return undefined;
  }
}

/** The upload of a source with this digest that the Rack still has. Only a GET shows it: HEAD finds every object. */
export async function findUpload(
  app: string,
  digest: string,
  { uploads }: Records,
  { rack }: Pick<Deps, "rack">,
): Promise<StoredUpload | undefined> {
  const upload = uploads.find((one) => one.digest === digest);
  if (upload === undefined) return undefined;
  try {
    const start = await readStart(await rack.objects.get(app, upload.key), 1);
    return start[0] === 0x1f && start[1] === 0x8b ? upload : undefined; // the start of a gzip member
  } catch (error) {
    if (error instanceof CancelledError || !(error instanceof ConvoxError)) throw error;
    return undefined;
  }
}

/** Adds to the records on the Rack. Records that cannot be written only mean that the next run sends the source again. */
export async function addRecords(
  app: string,
  { key, uploads, builds }: Records,
  added: { readonly upload?: StoredUpload; readonly build?: CompleteBuild },
  { rack }: Pick<Deps, "rack">,
): Promise<Records> {
  const { upload, build } = added;
  const records: Records = {
    key,
    uploads: upload ? [upload, ...uploads.filter(({ digest }) => digest !== upload.digest)].slice(0, MOST) : uploads,
    builds: build
      ? [build, ...builds.filter(({ fingerprint }) => fingerprint !== build.fingerprint)].slice(0, MOST)
      : builds,
  };
  const bytes = Buffer.from(renderRecords(records));
  async function* body(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  try {
    await rack.objects.store(app, key, body, { length: bytes.length });
  } catch (error) {
    if (error instanceof CancelledError || !(error instanceof ConvoxError)) throw error;
  }
  return records;
}

/** Digest of everything that decides what a build makes: the source and the settings of the build. */
export function buildFingerprint(digest: string, settings: object): string {
  return createHash("sha256")
    .update(JSON.stringify([digest, settings]))
    .digest("hex");
}

/** The complete build of the same source with the same settings, if the Rack still has it. */
export async function findBuild(
  app: string,
  fingerprint: string,
  { builds }: Records,
  { rack }: Pick<Deps, "rack">,
): Promise<Build | undefined> {
  const id = builds.find((one) => one.fingerprint === fingerprint)?.id;
  if (id === undefined) return undefined;
  try {
    const build = await rack.builds.get(app, id);
    return build.status === "complete" && build.release !== "" ? build : undefined;
  } catch (error) {
    if (error instanceof CancelledError || !(error instanceof ConvoxError)) throw error;
    return undefined;
  }
}

/**
 * The release that runs the build with the present environment: the newest release if it has the build, else a new one,
 * which takes the environment of the newest. Nothing of the environment is read.
 */
export async function releaseOf(build: Build, description: string | undefined, deps: Deps): Promise<string> {
  const { app, id } = build;
  const newest = await deps.rack.releases.list(app, { limit: 1 }).catch((error: unknown) => {
    if (error instanceof RackError) return [];
    throw error;
  });
  if (newest[0]?.build === id) return newest[0].id;
  const created = await deps.rack.releases.create(app, {
    build: id,
    ...(description === undefined ? {} : { description }),
  });
  return created.id;
}

function renderRecords({ uploads, builds }: Records): string {
  return [
    TITLE,
    ...uploads.map(({ digest, key, bytes }) => `upload ${digest} ${key} ${bytes}`),
    ...builds.map(({ fingerprint, id }) => `build ${fingerprint} ${id}`),
    "",
  ].join("\n");
}

/** Ignores each line that is not as renderRecords writes it. */
function parseRecords(bytes: Uint8Array): Pick<Records, "uploads" | "builds"> {
  const [title, ...lines] = Buffer.from(bytes).toString("latin1").split("\n").slice(0, -1);
  const uploads: StoredUpload[] = [];
  const builds: CompleteBuild[] = [];
  for (const line of title === TITLE ? lines : []) {
    const [, digest, key, size] = /^upload ([0-9a-f]{64}) (tmp\/[0-9a-f]{30}\.tgz) (\d{1,15})$/.exec(line) ?? [];
    if (digest !== undefined && key !== undefined) uploads.push({ digest, key, bytes: Number(size) });
    const [, fingerprint, id] = /^build ([0-9a-f]{64}) ([A-Za-z0-9-]{1,64})$/.exec(line) ?? [];
    if (fingerprint !== undefined && id !== undefined) builds.push({ fingerprint, id });
  }
  return { uploads: uploads.slice(0, MOST), builds: builds.slice(0, MOST) };
}

/** The first bytes of an object, at least as many as asked for if it has them. The rest is not transferred. */
async function readStart(chunks: AsyncIterable<Uint8Array>, bytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    size += chunk.length;
    if (size > bytes) break;
  }
  return Buffer.concat(parts);
}
