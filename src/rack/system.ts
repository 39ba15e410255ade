import { fields, type Read } from "./reply-fields.ts";
import type { Transport } from "./transport.ts";

/** Source: convox/convox pkg/structs/system.go, convox/rack pkg/structs/system.go */
export interface System {
  readonly name: string;
  readonly provider: string;
  readonly status: string;
  /** `3.24.9` on generation v3, 14 digits such as `20260421192651` on v2, or `dev`. */
  readonly version: string;
  readonly domain: string;
  readonly rackDomain: string;
  /** Filled on v2 alone. */
  readonly region: string;
  /** Filled on v2 alone. */
  readonly parameters: Readonly<Record<string, string>>;
}

const system: Read<System> = (value) => {
  const f = fields(value);
  return {
    name: f.text("name", ""),
    provider: f.text("provider", ""),
    status: f.text("status", ""),
    version: f.text("version"),
    domain: f.text("domain", ""),
    rackDomain: f.text("rack-domain", ""),
    region: f.text("region", ""),
    parameters: f.map("parameters"),
  };
};

export const systemCalls = (http: Transport) => ({
  get: (): Promise<System> => http.json("GET", "/system", { read: system }),
  /** Only asks whether the password is right. A Rack answers `ok`, a Console with the id of who it belongs to. */
  auth: (): Promise<void> => http.send("GET", "/auth"),
});
