import type { Endpoint } from "./endpoint.ts";

/** A hint for an error status. `reason` is "" for an empty body. */
export function rackHint(endpoint: Endpoint, status: number | undefined, reason: string): string | undefined {
  const host = new URL(endpoint.url).host;
  const app = /(?:app not found|no such app): ?(\S{1,100})/.exec(reason)?.[1];
  if (app) return `Create the app with convox-ci create ${app}, or check the names of the app and the Rack`;
  // The Console's text for what a key without a role may not do: convox/convox docs/management/deploy-keys.md
  if (/not permitted for deploy keys/.test(reason)) {
    return "A deploy key without a role may not do this. Give the key a role in the Console that includes Read on the Rack";
  }
  if (status === 401) {
    if (/unauthorized to access/.test(reason))
      return "The role in this token does not allow it. A deploy needs role write";
    if (endpoint.console) {
      return `The deploy key is wrong, has expired, or belongs to an organization that ${host} does not know. Check input password`;
    }
    const secret =
      endpoint.user === "jwt" ? "token in RACK_URL is wrong, expired or revoked" : "password in RACK_URL is wrong";
    return `The ${secret}. A Rack expects its own password, not a deploy key`;
  }
  if (status === 403) {
    if (/currently updating/.test(reason))
      return "Another promotion is in progress. Wait for it to finish, or promote with force";
    if (endpoint.console) {
      return "By default a deploy key can only build, deploy, run commands, read logs and promote a release by its id. A role grants more";
    }
  }
  if (status === 404 && reason === "") {
    return endpoint.console
      ? `${host} or the Rack does not know this address. Check that ${host} is a Console and that the Rack is recent enough`
      : `${host} does not know this address: the Rack is too old for it, or it is not a Rack`;
  }
  return proxyHint(status, reason);
}

/**
 * What proxies refuse for the form of a request, before the Rack sees it. A Rack sends none of these.
 * Sources: RFC 9110 for 411, 413 and 414, RFC 6585 for 431, nginx for 494-497, which it sends as 400 with these words, and Go's
 * net/http for the last text
 */
const PROXY_REFUSALS: readonly (readonly [statuses: readonly number[], words: RegExp, hint: string])[] = [
  [
    [413],
    /(?!)/,
    "A proxy in front of the Rack limits the size of uploads. Raise its limit, or exclude files with .dockerignore",
  ],
  [
    [411],
    /(?!)/,
    "A proxy in front of the Rack rejects uploads of unknown length. Allow chunked requests in its settings",
  ],
  [
    [414, 431, 494],
    /Request Header Or Cookie Too Large/,
    "A proxy in front of the Rack limits the length of addresses and headers. Raise its limit",
  ],
  [
    [495, 496],
    /No required SSL certificate was sent|The SSL certificate error/,
    "A proxy in front of the Rack requires a certificate of the client, and convox-ci sends none. Connect by another address",
  ],
  [
    [497],
    /plain HTTP request was sent to HTTPS port|Client sent an HTTP request to an HTTPS server/,
    "This port expects TLS. Use https:// in the address of the Rack",
  ],
];

/** The hint for a proxy's refusal. `text` is the reply's body or its reason. */
export function proxyHint(status: number | undefined, text: string): string | undefined {
  if (status === undefined) return undefined;
  const start = status === 400 ? text.slice(0, 1024) : "";
  return PROXY_REFUSALS.find(([statuses, words]) => statuses.includes(status) || words.test(start))?.[2];
}
