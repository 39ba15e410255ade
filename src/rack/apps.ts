import { RackError } from "../errors.ts";
import { path } from "./path.ts";
import { fields, listOf, type Read } from "./reply-fields.ts";
import type { Transport } from "./transport.ts";

/** Source: convox/convox pkg/structs/app.go */
export interface App {
  readonly name: string;
  /**
   * `creating`, `running`, `updating`, `rollback`, `failed`, `deleting` or `unknown`. `running` does not mean that the
   * last promotion worked: both generations show it after a rollback too. Compare `release`.
   */
  readonly status: string;
  /** Id of the active release; "" before the first promotion. */
  readonly release: string;
  /** "3" on generation v3; "1" or "2" on v2; "" when the Rack does not say. */
  readonly generation: string;
  readonly locked: boolean;
  readonly router: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface AppCreateOptions {
  /** "2" is what a Rack takes when nothing is given; v3 ignores it. */
  readonly generation?: "1" | "2";
  /** Seconds that a v3 Rack (3.19.6 and later) spends at most; 300 when not given. */
  readonly timeout?: number;
}

const app: Read<App> = (value) => {
  const f = fields(value);
  return {
    name: f.text("name"),
    status: f.text("status"),
    release: f.text("release", ""),
    generation: f.text("generation", ""),
    locked: f.flag("locked"),
    router: f.text("router", ""),
    parameters: f.map("parameters"),
  };
};

/** Whether a Rack said that the app does not exist. Source: convox/convox pkg/common/provider.go */
export function isMissingApp(error: unknown): boolean {
  return error instanceof RackError && /app not found|no such app/.test(error.reason);
}

/** Whether a Rack said that there is such an app: v3 with status 409, v2 with 500. */
export function isExistingApp(error: unknown): boolean {
  return error instanceof RackError && /app already exists/.test(error.reason);
}

/** Whether the meaning of an app's status is documented. Racks answer `unknown` for a state that they do not know. */
export function isKnownStatus(status: string): boolean {
  return ["creating", "running", "updating", "rollback", "failed", "deleting"].includes(status);
}

export const appCalls = (http: Transport) => ({
  get: (name: string): Promise<App> => http.json("GET", path`/apps/${name}`, { read: app }),
  list: (): Promise<App[]> => http.json("GET", "/apps", { read: listOf(app) }),
  /** Returns at once; on v2 the app is `creating` for some minutes. */
  create: (name: string, options: AppCreateOptions = {}): Promise<App> =>
    http.json("POST", "/apps", { read: app, form: { name, ...options } }),
  /** Returns at once; the app is `deleting` until it no longer exists. A locked app is rejected. */
  delete: (name: string): Promise<void> => http.send("DELETE", path`/apps/${name}`, { idempotent: true }),
  /**
   * Turns a promotion in progress into a rollback. Only for an app that is `updating`: one that is rolling back
   * already would fail altogether. Source: convox/convox pkg/atom/atom.go
   */
  cancel: (name: string): Promise<void> => http.send("POST", path`/apps/${name}/cancel`),
});
