import type { Command } from "../commands/declaration/command.ts";

/** How a command ended. */
export type Outcome = "success" | "failure" | "canceled";

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  success: "succeeded",
  failure: "failed",
  canceled: "was canceled",
};

/** Title of the end of a command: `deploy web failed`. */
export function describeEnd(command: string, outcome: Outcome, app = ""): string {
  return [command, app, OUTCOMES[outcome]].filter((part) => part !== "").join(" ");
}

/** Outputs that say what a command has done. */
const NAMED = ["app", "release", "build", "status"];

/**
 * One line on what a command has done, for the case that its results cannot be recorded:
 * `deploy succeeded (app: web, release: R1)`.
 */
export function describeOutcome(command: Command, result: object): string {
  const values = new Map(Object.entries(result));
  const facts = NAMED.flatMap((name) => {
    const value = values.get(name);
    return typeof value === "string" && /^[\w./-]+$/.test(value) ? [`${name}: ${value}`] : [];
  });
  return `${command.name} succeeded${facts.length === 0 ? "" : ` (${facts.join(", ")})`}`;
}
