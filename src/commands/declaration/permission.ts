import { RackError } from "../../errors.ts";
import type { Rack } from "../../rack/index.ts";

/** What a call needs where the Console decides. */
export interface Need {
  /** What it is for, after "may not": "create apps". */
  readonly to: string;
  readonly access: "Read" | "Write";
  /** Undefined for what is about the Rack. */
  readonly app?: string;
}

/**
 * Result of `asked`; a Console's refusal gets a hint that names the right that is missing. A deploy key without a role may
 * run a closed list of commands; a role takes the place of that list, and is asked about the app and about the Rack.
 * Source: convox/convox docs/management/deploy-keys.md, docs/management/rbac.md
 */
export async function withPermissionHint<T>(rack: Rack, need: Need, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!isForbidden(error) || !rack.endpoint.console) throw error;
    throw new RackError(requestIn(error), error.status, error.reason, { cause: error, hint: missingPermission(need) });
  }
}

/** Whether a key was refused for its rights, and not because it is no key at all. */
export function isForbidden(error: unknown): error is RackError {
  if (!(error instanceof RackError)) return false;
  if (/not permitted for deploy keys|unauthorized to access/.test(error.reason)) return true;
  return error.status === 403 && !/app is (currently|not) updating/.test(error.reason);
}

/** What a deploy key needs, as a sentence. */
function missingPermission({ to, access, app }: Need): string {
  const role = app === undefined ? `${access} on the Rack` : `${access} on the app ${app} and Read on the Rack`;
  return `a deploy key without a role may not ${to}: give it one with ${role} (in the Console under Deploy Keys)`;
}

/** `GET /apps` of `GET /apps: 403 no`. */
function requestIn({ message }: RackError): string {
  return /^[A-Z]+ [^\s:]+/.exec(message)?.[0] ?? "the request";
}
