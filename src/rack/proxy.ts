import { BlockList, isIP } from "node:net";
import { InputError } from "../errors.ts";
import { isLoopback } from "./loopback.ts";

/** Proxies by the scheme of the target, and the hosts that are reached without one. */
export interface ProxySettings {
  readonly http?: string;
  readonly https?: string;
  readonly no?: string;
}

/** The proxy for one target. `label` names the variable it came from. */
export interface ProxyServer {
  readonly url: URL;
  readonly label: "HTTP_PROXY" | "HTTPS_PROXY";
}

/**
 * Proxy settings as the usual environment variables give them, with the rules of Go's golang.org/x/net/http/httpproxy:
 * upper case before lower case. ALL_PROXY is not read, as there. HTTP_PROXY is ignored where REQUEST_METHOD is set,
 * since in a CGI program a request can set it (its header `Proxy`); lower-case http_proxy cannot be set that way.
 */
export function proxySettings(env: Readonly<Record<string, string | undefined>>): ProxySettings {
  const first = (...names: string[]) => names.map((name) => env[name]?.trim()).find((value) => value);
  const http = env["REQUEST_METHOD"] ? first("http_proxy") : first("HTTP_PROXY", "http_proxy");
  const https = first("HTTPS_PROXY", "https_proxy");
  const no = first("NO_PROXY", "no_proxy");
  return { ...(http ? { http } : {}), ...(https ? { https } : {}), ...(no ? { no } : {}) };
}

/**
 * The proxy through which `target` is to be reached, undefined for none. Loopback is never proxied.
 * @throws InputError when the proxy's address is no http or https URL; the message shows no credentials
 */
export function proxyFor(target: URL, settings: ProxySettings): ProxyServer | undefined {
  const secure = target.protocol === "https:";
  const address = secure ? settings.https : settings.http;
  if (!address || isLoopback(target.hostname) || bypassed(target, settings.no ?? "")) return undefined;
  const label = secure ? "HTTPS_PROXY" : "HTTP_PROXY";
  const text = address.includes("://") ? address : `http://${address}`;
  if (!URL.canParse(text)) {
    throw new InputError(`${label} is not the URL of a proxy`, {
      hint: "it looks like http://USER:PASSWORD@HOST:PORT",
    });
  }
  const url = new URL(text);
  try {
    decodeURIComponent(url.username + url.password);
  } catch {
    throw new InputError(`${label} has a "%" in its user or password that stands for no character`, {
      hint: "write %25 for a percent sign",
    });
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new InputError(`${label} names a proxy of kind ${url.protocol.slice(0, -1)}`, {
      hint: "only http:// and https:// proxies are supported",
    });
  }
  return { url, label };
}

function bypassed(target: URL, no: string): boolean {
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
  // "example.com" is the domain and all below it; ".example.com" and "*.example.com" only what is below it.
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
