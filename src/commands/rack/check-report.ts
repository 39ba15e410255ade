import { CancelledError, ConvoxError } from "../../errors.ts";

/** One line of what was found. `skip`: something before it failed, or there is nothing to look at. */
export interface Check {
  readonly check: string;
  readonly result: "ok" | "warn" | "fail" | "skip";
  /** What was seen, and after it what to do about it. */
  readonly detail: string;
}

/** What a check found, when it has not failed: in words, and a value for the checks after it. */
export type CheckOutcome<T> = {
  readonly detail: string;
  readonly result?: "warn" | "skip" | "fail";
  readonly value: T;
};

/** Checks in a row, each of which may need what one before it found. */
export interface CheckReport {
  readonly checks: readonly Check[];
  /** What `body` found; undefined when it failed. Only a cancelled job makes it throw. */
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
        checks.push({ check, result: "fail", detail: errorDetail(error) });
        return undefined;
      }
    },
    skip(names, why) {
      for (const check of names) checks.push({ check, result: "skip", detail: why });
    },
  };
}

/** An error as a detail: without the request in front, with its hint behind. */
export function errorDetail(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const hint = error instanceof ConvoxError ? error.hint : undefined;
  const message = error.message.replace(/^[A-Z]+ \/[^\s:]*: /, "").replaceAll("\n", "; ");
  return hint === undefined ? message : `${message}; ${hint.replaceAll("\n", "; ")}`;
}
