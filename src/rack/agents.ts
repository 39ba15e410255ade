import { X509Certificate } from "node:crypto";
import { setMaxListeners } from "node:events";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import * as tls from "node:tls";
import { HttpProxyAgent } from "http-proxy-agent";
import { HttpsProxyAgent } from "https-proxy-agent";
import { InputError } from "../errors.ts";
import type { Endpoint } from "./endpoint.ts";
import { type ProxyServer, proxyFor } from "./proxy.ts";

/** How connections to one endpoint are made. */
export interface Agents {
  /** Keeps connections for the next request. For what may be repeated when a kept connection turns out dead. */
  readonly kept: HttpAgent;
  /** A connection for each request. For what must not be sent twice, so that it never meets a dead connection. */
  readonly fresh: HttpAgent;
  /** As `fresh`, for websockets: a plain one needs a tunnel through a proxy too. */
  readonly tunnel: HttpAgent;
  /** Options of each request to an https endpoint. */
  readonly tls: { readonly secureContext?: tls.SecureContext; readonly rejectUnauthorized: boolean };
  readonly proxy: ProxyServer | undefined;
  /** Closes what is open, so that the process can end. */
  close(): void;
}

/** @throws InputError when the certificates or the proxy's address cannot be used */
export function agents(endpoint: Pick<Endpoint, "url" | "tls" | "proxy">): Agents {
  const url = new URL(endpoint.url);
  const secure = url.protocol === "https:";
  const proxy = proxyFor(url, endpoint.proxy);
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const trust = endpoint.tls.ca === undefined ? {} : { secureContext: trusting(endpoint.tls.ca) };
  const plain = (keepAlive: boolean): HttpAgent =>
    secure ? new HttpsAgent({ keepAlive }) : new HttpAgent({ keepAlive });
  // The signal reaches the connection to the proxy itself, which the agent does not know while its tunnel is being made.
  const tunnel = (keepAlive: boolean) =>
    proxy && new HttpsProxyAgent(proxy.url, { keepAlive, signal: closing.signal, ...trust });
  const proxied = (keepAlive: boolean) =>
    secure
      ? tunnel(keepAlive)
      : proxy && new HttpProxyAgent(proxy.url, { keepAlive, signal: closing.signal, ...trust });
  const all = {
    kept: proxied(true) ?? plain(true),
    fresh: proxied(false) ?? plain(false),
    tunnel: tunnel(false) ?? plain(false),
  };
  return {
    ...all,
    tls: { ...trust, rejectUnauthorized: endpoint.tls.verify },
    proxy,
    close() {
      for (const agent of Object.values(all)) agent.destroy();
      closing.abort();
    },
  };
}

function trusting(ca: string): tls.SecureContext {
  const certificates = ca.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    // OpenSSL would take what is no certificate for an empty list, without a word.
    for (const pem of certificates) new X509Certificate(pem);
    if (certificates.length === 0) throw new Error("no certificate in it");
    return tls.createSecureContext({ ca: [...defaultAuthorities(), ...certificates] });
  } catch (cause) {
    throw new InputError("the certificate authority is not a certificate in PEM", {
      hint: "it starts with -----BEGIN CERTIFICATE-----",
      cause,
    });
  }
}

/** Giving any `ca` replaces Node's own list, so that is given as well; newer Nodes add NODE_EXTRA_CA_CERTS to it. */
function defaultAuthorities(): readonly string[] {
  if ("getCACertificates" in tls && typeof tls.getCACertificates === "function") {
    const list: unknown = tls.getCACertificates("default");
    if (Array.isArray(list)) return list.filter((item) => typeof item === "string");
  }
  return tls.rootCertificates;
}
