import type { ErrorCode } from "../errors.ts";
import { isCertificateError } from "./certificate-errors.ts";

/**
 * Messages of Racks of both generations for something that does not exist. v3 sends many of them with status 500.
 * Sources: docs/rack-protocol.md, and the recorded sessions in test/fixtures/wire
 */
const MISSING: readonly (readonly [RegExp, ErrorCode])[] = [
  [/app not found|no such app|namespaces? "?[^"]*"? not found/, "app-not-found"],
  [/no such build|build not found|builds\.convox\.com "[^"]*" not found/, "build-not-found"],
  [
    /no such release|release not found|releases\.convox\.com "[^"]*" not found|mismatched app and release/,
    "release-not-found",
  ],
  [/no such service|service not found|deployments\.apps "[^"]*" not found/, "service-not-found"],
  [/no such process|process not found|process id not found|pods "[^"]*" not found/, "process-not-found"],
  [/rack not found/, "rack-not-found"],
];

/** The code of an error that a Rack or a Console sent. */
export function rackErrorCode(status: number | undefined, reason: string): ErrorCode {
  if (/not permitted for deploy keys|unauthorized to access/.test(reason)) return "permission-denied";
  if (status === 401) return "key-rejected";
  if (/app is currently updating/.test(reason)) return "app-busy";
  if (status === 403) return "permission-denied";
  const missing = MISSING.find(([pattern]) => pattern.test(reason))?.[1];
  if (missing !== undefined) return missing;
  if (status === 404) return "not-found";
  return status !== undefined && status >= 500 ? "rack-failed" : "rack-refused";
}

/** The code of a failure of the network, by Node's error code. `mayHaveHappened`: the request is not sent twice. */
export function networkErrorCode(code: string, mayHaveHappened: boolean): ErrorCode {
  if (isCertificateError(code)) return "certificate-rejected";
  return mayHaveHappened ? "request-result-unknown" : "rack-unreachable";
}
