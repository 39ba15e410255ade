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
export declare function proxySettings(env: Readonly<Record<string, string | undefined>>): ProxySettings;
/**
 * The proxy through which `target` is to be reached, undefined for none. Loopback is never proxied.
 * @throws InputError when the proxy's address is no http or https URL; the message shows no credentials
 */
export declare function proxyFor(target: URL, settings: ProxySettings): ProxyServer | undefined;
