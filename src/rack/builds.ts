import type { BuildOptions } from "./build-options.ts";
import { goTime } from "./form.ts";
import type { Generation } from "./generation.ts";
import type { StoreOptions } from "./objects.ts";
import { path } from "./path.ts";
import { fields, listOf, type Read } from "./reply-fields.ts";
import type { Stream } from "./socket.ts";
import type { Transport } from "./transport.ts";

/** Source: convox/convox pkg/structs/build.go */
export interface Build {
  readonly id: string;
  readonly app: string;
  /**
   * `created`, `running`, `complete` or `failed`. Both of the first two mean "wait": v2 answers a create with `created`
   * although the build runs, v3 with `running`.
   */
  readonly status: string;
  /** Id of the release that it made; "" until it is complete. */
  readonly release: string;
  readonly description: string;
  readonly gitSha: string;
  /** `object://` URL of the stored log, once the build has ended. */
  readonly logs: string;
  readonly manifest: string;
  /** Id of the process that builds. */
  readonly process: string;
  readonly reason: string;
  /** Where the images of an external build go. Contains a password: mask it before anything else. */
  readonly repository: string;
  readonly started: Date | undefined;
  readonly ended: Date | undefined;
}

const buildOf =
  (app: string): Read<Build> =>
  (value) => {
    const f = fields(value);
    return {
      id: f.text("id"),
      app: f.text("app", app),
      status: f.text("status"),
      release: f.text("release", ""),
      description: f.text("description", ""),
      gitSha: f.text("git-sha", ""),
      logs: f.text("logs", ""),
      manifest: f.text("manifest", ""),
      process: f.text("process", ""),
      reason: f.text("reason", ""),
      repository: f.text("repository", ""),
      started: f.time("started"),
      ended: f.time("ended"),
    };
  };

/** What a registry accepts for pulling an image. */
export interface RegistryCredentials {
  readonly user: string;
  readonly password: string;
}

/** How long a Rack may be busy with images without a word. */
const IMAGES_MS = 30 * 60_000;

export const buildCalls = (http: Transport) => ({
  /** Starts a build and returns at once. @throws InputError for build args that this Rack cannot take */
  async create(app: string, options: BuildOptions, generation: Generation): Promise<Build> {
    const { buildForm } = await import("./build-options.ts");
    const { form, notices } = buildForm(options, generation);
    for (const line of notices) http.notice(line);
    return http.json("POST", path`/apps/${app}/builds`, { read: buildOf(app), form });
  },
  get: (app: string, id: string): Promise<Build> =>
    http.json("GET", path`/apps/${app}/builds/${id}`, { read: buildOf(app) }),
  /** Newest first; 10 unless `limit` says otherwise. */
  list: (app: string, options: { readonly limit?: number } = {}): Promise<Build[]> =>
    http.json("GET", path`/apps/${app}/builds`, { read: listOf(buildOf(app)), query: { limit: options.limit } }),
  /**
   * The log from its first byte, followed while the build runs; each connection starts again from there. While a build
   * is `created`, v3 answers with an error in the stream. followBuildLog deals with all that.
   */
  logs: (app: string, id: string): Promise<Stream> => http.stream(path`/apps/${app}/builds/${id}/logs`),
  /** Ends a build that runs; Racks newer than 3.24.9. Others answer 404 with no text, or 405. */
  cancel: (app: string, id: string): Promise<void> => http.send("POST", path`/apps/${app}/builds/${id}/cancel`),
  /** Writes fields of a build that no builder of the Rack works on. */
  update: (app: string, id: string, fields: Partial<Pick<Build, "manifest" | "release">>): Promise<Build> =>
    http.json("PUT", path`/apps/${app}/builds/${id}`, { read: buildOf(app), form: { ...fields }, idempotent: true }),
  /**
   * Starts to copy an image into an external build whose manifest is set, for each service; v3 since 3.24.6. A Rack copies
   * four at a time and answers 409 to another. Older Racks answer 404 without a text.
   */
  importImage: (app: string, id: string, image: string, credentials?: RegistryCredentials): Promise<void> =>
    http.send("POST", path`/apps/${app}/builds/${id}/image`, {
      form: { image, "src-creds-user": credentials?.user, "src-creds-pass": credentials?.password },
    }),
  /** Records that a build has failed. A builder that still runs is not stopped. */
  markFailed: (app: string, id: string, ended: Date): Promise<Build> =>
    http.json("PUT", path`/apps/${app}/builds/${id}`, {
      read: buildOf(app),
      form: { ended: goTime(ended), status: "failed" },
      idempotent: true,
    }),
  /**
   * The archive of a build: its images, as a gzipped tar that depends on the kind of Rack (see archive/). What goes wrong
   * after the first byte is text at its end, under a status of 200, so it has to be checked. Nothing comes before the
   * Rack has fetched the images.
   */
  export: (app: string, id: string): Promise<AsyncIterable<Uint8Array>> =>
    http.download(path`/apps/${app}/builds/${id}.tgz`, { idleMs: IMAGES_MS }),
  /**
   * Makes a build and a release from an archive, and returns when the images are in the app's registry. `body` is asked
   * for a second time only if the Console requires a session first. A v3 Rack does not notice an image that it cannot push.
   */
  import: (app: string, body: () => AsyncIterable<Uint8Array>, options: StoreOptions = {}): Promise<Build> =>
    http.json("POST", path`/apps/${app}/builds/import`, {
      read: buildOf(app),
      body: () => ({ ...options, chunks: body() }),
      idleMs: IMAGES_MS,
    }),
});
