import { InputError } from "../errors.ts";
import { isLoopback } from "./loopback.ts";
import type { ProxySettings } from "./proxy.ts";

/** Where a Rack is and with which credentials. Plain data: nothing is opened. */
export interface Endpoint {
  /** Origin and optional base path: no credentials, no trailing slash. */
  readonly url: string;
  readonly user: string;
  /** As the Rack compares it: decoded. Never print it. */
  readonly password: string;
  /** Full name, `organization/rack`: goes into the header `Rack`. Console only. */
  readonly rack?: string;
  /** Whether requests go through a Console, which picks the Rack by its name. */
  readonly console: boolean;
  readonly tls: TlsSettings;
  readonly proxy: ProxySettings;
  /** Who acts, for the Rack's audit events, such as `github:octocat`. */
  readonly actor?: string;
}

export interface TlsSettings {
  readonly verify: boolean;
  /** Certificates in PEM, trusted besides the usual ones. */
  readonly ca?: string;
}

export interface EndpointOptions {
  readonly tls?: TlsSettings;
  readonly proxy?: ProxySettings;
  readonly actor?: string | undefined;
}

const verified: TlsSettings = { verify: true };

/**
 * The Rack that a RACK_URL names: `https://convox:<rack password>@<rack host>`, or `https://jwt:<token>@<rack host>`.
 * A Rack without a password is open, so an empty password is allowed for the user `convox`, or for none.
 * Source: convox/convox pkg/rack/direct.go and sdk/sdk.go. The official client sends the user info as it stands in the
 * URL; the Rack compares with the plain password, so it is decoded here.
 * @throws InputError that says what is wrong without showing the value
 */
export function directEndpoint(rackUrl: string, options: EndpointOptions = {}): Endpoint {
  const url = parsed(rackUrl.trim());
  const user = decoded(url.username);
  const password = decoded(url.password);
  if (password === "" && user !== "" && user !== "convox") {
    throw wrongUrl("it has a user but no password");
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
 * A Console, by its host name (and port): `console.convox.com`. Without `rack` it serves only to look Racks up.
 * An explicit `http://` is accepted for a loopback host alone, so that no deploy key ever travels unencrypted.
 * Source: convox/convox pkg/rack/console.go
 * @throws InputError when `host` is more than a host name, or when there is no deploy key
 */
export function consoleEndpoint(
  host: string,
  password: string,
  options: EndpointOptions & { readonly rack?: string | undefined } = {},
): Endpoint {
  const key = password.trim();
  if (key === "") {
    throw new InputError("no deploy key is given for the Console", {
      hint: "set input password, or CONVOX_PASSWORD, to a deploy key of the organization; an unset secret is empty",
    });
  }
  return {
    url: consoleUrl(host.trim()),
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

/** All shapes in which `password` may turn up in a log, so that a host can mask each. Never empty strings. */
export function secretForms(password: string, user = "convox"): string[] {
  if (password === "") return [];
  const component = encodeURIComponent(Buffer.from(password).toString());
  const forms = [
    password,
    component,
    component.replace(/%20/g, "+"),
    component.replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
    new URL(`http://convox:${component}@localhost`).password,
    base64(password),
    ...["convox", user].map((name) => base64(`${name}:${password}`)),
  ];
  return [...new Set(forms)];
}

/** What to call the endpoint in a message: the Rack's full name, else the host. */
export function endpointName(endpoint: Endpoint): string {
  return endpoint.rack ?? new URL(endpoint.url).host;
}

function common(options: EndpointOptions): Pick<Endpoint, "tls" | "proxy" | "actor"> {
  return {
    tls: options.tls ?? verified,
    proxy: options.proxy ?? {},
    ...(options.actor === undefined || options.actor === "" ? {} : { actor: options.actor }),
  };
}

function parsed(text: string): URL {
  if (text === "") throw wrongUrl("it is empty");
  if (/[\s\x00-\x1f]/.test(text)) throw wrongUrl("it contains white space");
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) throw wrongUrl("it does not start with https://");
  if (!/^https?:\/\//i.test(text)) throw wrongUrl("its scheme is neither https nor http");
  const authority = text.replace(/^https?:\/\//i, "").split(/[/?#]/, 1)[0] ?? "";
  if (authority.replace(/^.*@/, "") === "") throw wrongUrl("it has no host");
  if (!URL.canParse(text)) throw wrongUrl("it is not a URL", encoding);
  const url = new URL(text);
  // A password with a bare "/", "?" or "#" ends the host early: the real host then stands in what looks like the path.
  if (url.pathname.includes("@")) throw wrongUrl('it has an "@" after the host', encoding);
  if (/[?#]/.test(text)) throw wrongUrl('it has a "?" or "#"', encoding);
  return url;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw wrongUrl('a "%" in its password is not followed by two hexadecimal digits', "write %25 for a percent sign");
  }
}

const encoding = "in the password, write %2F for /, %3F for ?, %23 for #, %40 for @ and %25 for %";

function wrongUrl(what: string, hint = "it looks like https://convox:PASSWORD@HOST"): InputError {
  return new InputError(`RACK_URL is wrong: ${what}`, { hint });
}

function consoleUrl(host: string): string {
  const wrong = (what: string) =>
    new InputError(`the Console host ${what}: ${shown(host)}`, {
      hint: "give a host name alone, such as console.convox.com",
    });
  if (host === "") throw new InputError("the Console host is empty", { hint: "the usual one is console.convox.com" });
  const plain = /^http:\/\/([^/@?#]+)$/i.exec(host)?.[1];
  if (plain !== undefined && URL.canParse(host) && isLoopback(new URL(host).hostname)) return new URL(host).origin;
  if (host.includes("://")) throw wrong("has a scheme");
  if (/[@?#]/.test(host)) throw wrong("has more than a name and a port");
  if (host.includes("/")) throw wrong("has a path");
  const url = `https://${host}`;
  if (/\s/.test(host) || !URL.canParse(url)) throw wrong("is not a host name");
  return new URL(url).origin;
}

/** A host that somebody filled with a whole URL may hold credentials. */
function shown(host: string): string {
  return host.replace(/[^/]*@/, "****@");
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
