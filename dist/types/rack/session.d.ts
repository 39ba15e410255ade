/** What a Console asks for before it answers. */
export interface Challenge {
    readonly path: string;
}
/**
 * Challenge in a 401 reply: `WWW-Authenticate: Session path="/session" token="false"`. Undefined when it is another
 * scheme. Source: convox/convox pkg/console/auth.go
 * @throws RackError when a second factor is asked for, or when the path leaves the Console
 */
export declare function sessionChallenge(header: string | undefined, request: string): Challenge | undefined;
