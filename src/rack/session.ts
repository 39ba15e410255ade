import { RackError } from "../errors.ts";

/** What a Console asks for before it answers. */
export interface Challenge {
  readonly path: string;
}

/**
 * Challenge in a 401 reply: `WWW-Authenticate: Session path="/session" token="false"`. Undefined when it is another
 * scheme. Source: convox/convox pkg/console/auth.go
 * @throws RackError when a second factor is asked for, or when the path leaves the Console
 */
export function sessionChallenge(header: string | undefined, request: string): Challenge | undefined {
  const parts = /^Session\s+(.*)$/i.exec(header?.trim() ?? "")?.[1];
  if (parts === undefined) return undefined;
  const values = new Map([...parts.matchAll(/(\w+)="([^"]*)"/g)].map((m) => [m[1]?.toLowerCase(), m[2]]));
  if (values.get("token") === "true") {
    throw new RackError(
      "key-rejected",
      request,
      401,
      "the Console requires a second factor, which is not possible in CI",
      {
        hint: "use a deploy key as the password, not the token of a person's login",
      },
    );
  }
  const path = values.get("path") ?? "";
  const base = "https://console.invalid";
  if (!path.startsWith("/") || !URL.canParse(path, base) || new URL(path, base).origin !== base) {
    throw new RackError(
      "reply-invalid",
      request,
      401,
      "the Console asks for a session at an address that is not its own",
    );
  }
  return { path };
}
