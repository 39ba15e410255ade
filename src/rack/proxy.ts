import { BlockList, isIP } from "node:net";
import { InputError } from "../errors.ts";
import { isLoopback } from "./loopback.ts";

/** Proxies by the scheme of the target, and the hosts that are reached directly. */
export interface ProxySettings {
  readonly http?: string;
  readonly https?: string;
  readonly no?: string;
}

/** The proxy for one target. `label` names the variable that sets it. */
export interface ProxyServer {
  readonly url: URL;
  readonly label: "HTTP_PROXY" | "HTTPS_PROXY";
  /** Host name or address, without brackets. */
  readonly host: string;
  readonly port: number;
}

/** The header with the proxy's credentials, if it has any. */
export function proxyAuthorization({ url }: Pick<ProxyServer, "url">): { readonly "Proxy-Authorization"?: string } {
  if (url.username === "" && url.password === "") return {};
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return { "Proxy-Authorization": `Basic ${Buffer.from(credentials).toString("base64")}` };
}

/**
 * Proxy settings from the usual environment variables, with the rules of Go's golang.org/x/net/http/httpproxy: upper
 * case before lower case, and no ALL_PROXY. HTTP_PROXY is ignored where REQUEST_METHOD is set, because a request to a
 * CGI program can set it with the header `Proxy`. Lower-case http_proxy cannot be set that way.
 */
export function proxySettings(env: Readonly<Record<string, string | undefined>>): ProxySettings {
  const first = (...names: string[]) => names.map((name) => env[name]?.trim()).find((value) => value);
  const http = env["REQUEST_METHOD"] ? first("http_proxy") : first("HTTP_PROXY", "http_proxy");
  const https = first("HTTPS_PROXY", "https_proxy");
  const no = first("NO_PROXY", "no_proxy");
  return { ...(http ? { http } : {}), ...(https ? { https } : {}), ...(no ? { no } : {}) };
}

/**
 * The proxy for requests to `target`; undefined for a direct connection. Loopback is never proxied.
 * @throws InputError when the proxy's address is not an http or https URL; the message shows no credentials
 */
export function proxyFor(target: URL, settings: ProxySettings): ProxyServer | undefined {
  const secure = target.protocol === "https:";
  const address = secure ? settings.https : settings.http;
  if (!address || isLoopback(target.hostname) || isBypassed(target, settings.no ?? "")) return undefined;
  const label = secure ? "HTTPS_PROXY" : "HTTP_PROXY";
  const text = address.includes("://") ? address : `http://${address}`;
  if (!URL.canParse(text)) {
    throw new InputError("input-invalid", `${label}: not a URL`, {
      hint: "Expected form: http://USER:PASSWORD@HOST:PORT",
    });
  }
  const url = new URL(text);
  try {
    decodeURIComponent(url.username + url.password);
  } catch {
    throw new InputError(
      "input-invalid",
      `${label}: a "%" in the user or password is not followed by two hexadecimal digits`,
      {
        hint: "Write %25 for a percent sign",
      },
    );
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new InputError("input-invalid", `${label}: unsupported scheme ${url.protocol.slice(0, -1)}`, {
      hint: "Use an http:// or https:// proxy",
    });
  }
  const usualPort = url.protocol === "https:" ? 443 : 80;
  return { url, label, host: url.hostname.replace(/^\[|\]$/g, ""), port: Number(url.port) || usualPort };
}

function isBypassed(target: URL, no: string): boolean {
  const host = target.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  const port = target.port || (target.protocol === "https:" ? "443" : "80");
  return no
    .toLowerCase()
    .split(/[\s,]+/)
    .some((rule) => rule !== "" && matches(rule, host, port));
}

function matches(rule: string, host: string, port: string): boolean {
  if (rule === "*") return true;
  const network = /^(.+)\/(\d{1,3})$/.exec(rule);
  if (network) return inNetwork(host, network[1] ?? "", Number(network[2]));
  const { name, only } = ruleParts(rule);
  if (only !== undefined && only !== port) return false;
  if (isIP(name)) return isIP(host) !== 0 && inNetwork(host, name, isIP(name) === 4 ? 32 : 128);
  // "example.com" matches the domain and its subdomains; ".example.com" and "*.example.com" match subdomains only.
  const domain = name.replace(/^\*\./, ".");
  if (domain === "") return false;
  return domain.startsWith(".") ? host.endsWith(domain) : host === domain || host.endsWith(`.${domain}`);
}

/** `name`, `name:port`, `1.2.3.4:port`, `::1`, `[::1]`, `[::1]:port` */
function ruleParts(rule: string): { name: string; only: string | undefined } {
  if (isIP(rule)) return { name: rule, only: undefined };
  const parts = /^(?:\[(.+)\]|([^:]*))(?::(\d+))?$/.exec(rule);
  return { name: parts?.[1] ?? parts?.[2] ?? rule, only: parts?.[3] };
}

function inNetwork(host: string, address: string, bits: number): boolean {
  const family = isIP(host);
  const list = new BlockList();
  if (family === 0 || isIP(address) === 0 || bits > (isIP(address) === 4 ? 32 : 128)) return false;
  list.addSubnet(address, bits, isIP(address) === 4 ? "ipv4" : "ipv6");
  return list.check(host, family === 4 ? "ipv4" : "ipv6");
}
