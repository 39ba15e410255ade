import { CancelledError, ConvoxError, type ErrorCode } from "../../errors.ts";

/** Result of one check. `skip`: an earlier check failed, or there is nothing to check. */
export interface Check {
  readonly check: string;
  readonly result: "ok" | "warn" | "fail" | "skip";
  /** The finding, followed by the fix. */
  readonly detail: string;
  /** Error code of a check that failed with an error. */
  readonly code?: ErrorCode;
}

/** Outcome of a check that did not throw: a sentence, and a value for later checks. */
export type CheckOutcome<T> = {
  readonly detail: string;
  readonly result?: "warn" | "skip" | "fail";
  readonly value: T;
};

/** A sequence of checks. A check may need the value of an earlier one. */
export interface CheckReport {
  readonly checks: readonly Check[];
  /** Value of the check; undefined if it failed. Throws only if the job is canceled. */
  run<T>(check: string, body: () => Promise<CheckOutcome<T>>): Promise<T | undefined>;
  skip(names: readonly string[], why: string): void;
}

export function checkReport(): CheckReport {
  const checks: Check[] = [];
  return {
    checks,
    async run(check, body) {
      try {
        const { detail, result = "ok", value } = await body();
        checks.push({ check, result, detail });
        return result === "fail" || result === "skip" ? undefined : value;
      } catch (error) {
        if (error instanceof CancelledError) throw error;
        const code = error instanceof ConvoxError ? { code: error.code } : {};
        checks.push({ check, result: "fail", detail: errorDetail(error), ...code });
        return undefined;
      }
    },
    skip(names, why) {
      for (const check of names) checks.push({ check, result: "skip", detail: why });
    },
  };
}

/** Text of an error as a detail: without the request, followed by the hint. */
export function errorDetail(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const hint = error instanceof ConvoxError ? error.hint : undefined;
  const message = error.message.replace(/^[A-Z]+ \/[^\s:]*: /, "").replaceAll("\n", "; ");
  return hint === undefined ? message : `${message}; ${hint.replaceAll("\n", "; ")}`;
}
