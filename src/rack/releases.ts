import { path } from "./path.ts";
import { fields, listOf, type Read } from "./reply-fields.ts";
import type { Transport } from "./transport.ts";

/** Source: convox/convox pkg/structs/release.go */
export interface Release {
  readonly id: string;
  readonly app: string;
  readonly build: string;
  readonly description: string;
  /** `KEY=VALUE` lines; secrets. Lists on v2 leave it empty. */
  readonly env: string;
  readonly manifest: string;
  readonly created: Date | undefined;
}

export interface ReleaseCreateOptions {
  readonly build?: string;
  /** The whole environment as `KEY=VALUE` lines. "" empties it; absent keeps that of the newest release. */
  readonly env?: string;
  readonly description?: string;
  /** v3 3.21.1 and later; older Racks take the newest release instead, without a word. */
  readonly parentRelease?: string;
}

export interface PromoteOptions {
  /** Do not refuse while the app is updating. */
  readonly force?: boolean;
  readonly development?: boolean;
  readonly idle?: boolean;
  /** Percentages that replace the manifest's deployment minimum and maximum. */
  readonly min?: number;
  readonly max?: number;
  /** Seconds until a v3 Rack gives the rollout up; 3000 when not given. v2 ignores it. */
  readonly timeout?: number;
}

const release: Read<Release> = (value) => {
  const f = fields(value);
  return {
    id: f.text("id"),
    app: f.text("app", ""),
    build: f.text("build", ""),
    description: f.text("description", ""),
    env: f.text("env", ""),
    manifest: f.text("manifest", ""),
    created: f.time("created"),
  };
};

export const releaseCalls = (http: Transport) => ({
  get: (app: string, id: string): Promise<Release> =>
    http.json("GET", path`/apps/${app}/releases/${id}`, { read: release }),
  /** Newest first; 10 unless `limit` says otherwise. */
  list: (app: string, options: { readonly limit?: number } = {}): Promise<Release[]> =>
    http.json("GET", path`/apps/${app}/releases`, { read: listOf(release), query: { limit: options.limit } }),
  create: (app: string, { parentRelease, ...options }: ReleaseCreateOptions): Promise<Release> =>
    http.json("POST", path`/apps/${app}/releases`, {
      read: release,
      form: { ...options, "parent-release": parentRelease },
    }),
  /** Starts the promotion and returns when the Rack has accepted it; the app is "updating" until it settles. */
  promote: (app: string, id: string, options: PromoteOptions = {}): Promise<void> =>
    http.send("POST", path`/apps/${app}/releases/${id}/promote`, { form: { ...options } }),
});
