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
/**
 * The Rack that a RACK_URL names: `https://convox:<rack password>@<rack host>`, or `https://jwt:<token>@<rack host>`.
 * A Rack without a password is open, so an empty password is allowed for the user `convox`, or for none.
 * Source: convox/convox pkg/rack/direct.go and sdk/sdk.go. The official client sends the user info as it stands in the
 * URL; the Rack compares with the plain password, so it is decoded here.
 * @throws InputError that says what is wrong without showing the value
 */
export declare function directEndpoint(rackUrl: string, options?: EndpointOptions): Endpoint;
/**
 * A Console, by its host name (and port): `console.convox.com`. Without `rack` it serves only to look Racks up.
 * An explicit `http://` is accepted for a loopback host alone, so that no deploy key ever travels unencrypted.
 * Source: convox/convox pkg/rack/console.go
 * @throws InputError when `host` is more than a host name, or when there is no deploy key
 */
export declare function consoleEndpoint(host: string, password: string, options?: EndpointOptions & {
    readonly rack?: string | undefined;
}): Endpoint;
/** Value of the header Authorization; undefined for an open Rack. */
export declare function basicAuthorization(endpoint: Pick<Endpoint, "user" | "password">): string | undefined;
/** All shapes in which `password` may turn up in a log, so that a host can mask each. Never empty strings. */
export declare function secretForms(password: string, user?: string): string[];
/** What to call the endpoint in a message: the Rack's full name, else the host. */
export declare function endpointName(endpoint: Endpoint): string;
