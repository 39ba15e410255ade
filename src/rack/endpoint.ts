import { InputError } from "../errors.ts";
import { isLoopback } from "./loopback.ts";
import type { ProxySettings } from "./proxy.ts";
import { base64, shorten } from "./text.ts";

/** The address of a Rack and its credentials. Plain data: it holds no connection. */
export interface Endpoint {
  /** Origin and optional base path: no credentials, no trailing slash. */
  readonly url: string;
  readonly user: string;
  /** As the Rack compares it: decoded. Never print it. */
  readonly password: string;
  /** Full name, `organization/rack`, for the header `Rack`. Console only. */
  readonly rack?: string;
  /** Convox Cloud machine that requests go to instead of a Rack. Console only. */
  readonly machine?: Machine;
  /** Whether requests go through a Console, which selects the Rack by its name. */
  readonly console: boolean;
  readonly tls: TlsSettings;
  readonly proxy: ProxySettings;
  /** The actor in the Rack's audit events, such as `github:octocat`. */
  readonly actor?: string;
}

/** A Convox Cloud machine: what the Console calls it, and its full name, `organization/machine`. */
export interface Machine {
  readonly id: string;
  readonly name: string;
}

/** Which certificates are trusted. */
export interface TlsSettings {
  readonly verify: boolean;
  /** Certificates in PEM format, trusted in addition to the usual ones. */
  readonly ca?: string;
}

/** How to reach an endpoint. */
export interface EndpointOptions {
  readonly tls?: TlsSettings;
  readonly proxy?: ProxySettings;
  readonly actor?: string | undefined;
}

const defaultTls: TlsSettings = { verify: true };

/**
 * The Rack of a RACK_URL: `https://convox:<rack password>@<rack host>`, or `https://jwt:<token>@<rack host>`.
 * A Rack without a password is open, so an empty password is allowed for the user `convox`, or without a user.
 * Source: convox/convox pkg/rack/direct.go and sdk/sdk.go. The official client sends the user info as it is in the URL;
 * the Rack compares it with the plain password, so it is decoded here.
 * @throws InputError that does not show the value
 */
export function directEndpoint(rackUrl: string, options: EndpointOptions = {}): Endpoint {
  const url = parseRackUrl(rackUrl.trim());
  const user = decodeUserInfo(url.username);
  const password = decodeUserInfo(url.password);
  if (password === "" && user !== "" && user !== "convox") {
    throw invalidUrl("it has a user but no password");
  }
  return {
    url: url.origin + url.pathname.replace(/\/+$/, ""),
    user: user === "" ? "convox" : user,
    password,
    console: false,
    ...common(options),
  };
}

/**
 * A Console, by its host name (and port): `console.convox.com`. Without `rack` it can only list Racks.
 * An explicit `http://` is accepted only for a loopback host, so that a deploy key never travels unencrypted.
 * Source: convox/convox pkg/rack/console.go
 * @throws InputError when `host` is not a host name, or when there is no deploy key
 */
export function consoleEndpoint(
  host: string,
  password: string,
  options: EndpointOptions & { readonly rack?: string | undefined } = {},
): Endpoint {
  const key = password.trim();
  if (key === "") {
    throw new InputError("key-not-set", "password: no deploy key for the Console", {
      hint: "Set input password, or CONVOX_PASSWORD, to a deploy key of the organization. An unset secret is empty",
    });
  }
  return {
    url: consoleUrl(host.trim().replace(/\/$/, "")),
    user: "convox",
    password: key,
    console: true,
    ...(options.rack === undefined ? {} : { rack: options.rack }),
    ...common(options),
  };
}

/** Value of the header Authorization; undefined for an open Rack. */
export function basicAuthorization(endpoint: Pick<Endpoint, "user" | "password">): string | undefined {
  return endpoint.password === "" ? undefined : `Basic ${base64(`${endpoint.user}:${endpoint.password}`)}`;
}

/** The endpoint's name in messages: the full name of the Rack or machine, else the host. */
export function endpointName(endpoint: Endpoint): string {
  return endpoint.rack ?? endpoint.machine?.name ?? new URL(endpoint.url).host;
}

function common(options: EndpointOptions): Pick<Endpoint, "tls" | "proxy" | "actor"> {
  return {
    tls: options.tls ?? defaultTls,
    proxy: options.proxy ?? {},
    ...(options.actor === undefined || options.actor === "" ? {} : { actor: options.actor }),
  };
}

function parseRackUrl(text: string): URL {
  if (text === "") throw invalidUrl("it is empty");
  if (/[\s\x00-\x1f]/.test(text)) throw invalidUrl("it contains white space");
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) throw invalidUrl("it does not start with https://");
  if (!/^https?:\/\//i.test(text)) throw invalidUrl("its scheme is neither https nor http");
  const authority = text.replace(/^https?:\/\//i, "").split(/[/?#]/, 1)[0] ?? "";
  if (authority.slice(authority.lastIndexOf("@") + 1) === "") throw invalidUrl("it has no host");
  if (!URL.canParse(text)) throw invalidUrl("it is not a URL", encodingHint);
  const url = new URL(text);
  // A bare "/", "?" or "#" in a password ends the host early, so the real host looks like part of the path.
  if (url.pathname.includes("@")) throw invalidUrl('it has an "@" after the host', encodingHint);
  if (/[?#]/.test(text)) throw invalidUrl('it contains "?" or "#"', encodingHint);
  return url;
}

function decodeUserInfo(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw invalidUrl('a "%" in its password is not followed by two hexadecimal digits', "Write %25 for a percent sign");
  }
}

const encodingHint = "In the password, write %2F for /, %3F for ?, %23 for #, %40 for @ and %25 for %";

function invalidUrl(reason: string, hint = "Expected form: https://convox:PASSWORD@HOST"): InputError {
  return new InputError("input-invalid", `RACK_URL: ${reason}`, { hint });
}

function consoleUrl(host: string): string {
  const invalid = (reason: string) =>
    new InputError("input-invalid", `host: ${reason}: ${hideUserInfo(host)}`, {
      hint: "Set the input host to a host name alone, such as console.convox.com",
    });
  if (host === "")
    throw new InputError("input-invalid", "host: it is empty", { hint: "The usual Console is console.convox.com" });
  const plain = /^http:\/\/([^/@?#]+)$/i.exec(host)?.[1];
  if (plain !== undefined && URL.canParse(host) && isLoopback(new URL(host).hostname)) return new URL(host).origin;
  if (host.includes("://")) throw invalid("it has a scheme");
  if (/[@?#]/.test(host)) throw invalid("it has more than a name and a port");
  if (host.includes("/")) throw invalid("it has a path");
  const url = `https://${host}`;
  if (/\s/.test(host) || !URL.canParse(url)) throw invalid("it is not a host name");
  return new URL(url).origin;
}

/** A host that was set to a whole URL may contain credentials. */
function hideUserInfo(host: string): string {
  return shorten(host.replace(/[^/]{0,1000}@/, "****@"));
}
