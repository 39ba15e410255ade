import { RackError } from "../../errors.ts";
import type { Rack } from "../../rack/index.ts";

/** What the Console requires for a request. */
export interface Need {
  /** The action, after "is not allowed to": "create apps". */
  readonly to: string;
  readonly access: "Read" | "Write";
  /** Undefined for a request about the Rack. */
  readonly app?: string;
}

/**
 * Result of `request`. If the Console denies it, the hint names the missing permission. A deploy key without a role may
 * run a fixed list of commands. A role replaces that list, and is checked for the app and for the Rack.
 * Source: convox/convox docs/management/deploy-keys.md, docs/management/rbac.md
 */
export async function withPermissionHint<T>(rack: Rack, need: Need, request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (error) {
    if (!isForbidden(error) || !rack.endpoint.console) throw error;
    throw new RackError("permission-denied", requestIn(error), error.status, error.reason, {
      cause: error,
      hint: missingPermission(need),
    });
  }
}

/** Whether a valid key was denied for lack of permission. */
export function isForbidden(error: unknown): error is RackError {
  if (!(error instanceof RackError)) return false;
  if (/not permitted for deploy keys|unauthorized to access/.test(error.reason)) return true;
  return error.status === 403 && !/app is (currently|not) updating/.test(error.reason);
}

/** Names the role that a deploy key needs. */
function missingPermission({ to, access, app }: Need): string {
  const role = app === undefined ? `${access} on the Rack` : `${access} on the app ${app} and Read on the Rack`;
  return `A deploy key without a role is not allowed to ${to}. Give it a role with ${role} (Console > Deploy Keys).`;
}

/** `GET /apps` of `GET /apps: 403 no`. */
function requestIn({ message }: RackError): string {
  return /^[A-Z]+ [^\s:]+/.exec(message)?.[0] ?? "the request";
}
