import type { Command } from "../commands/declaration/command.ts";

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
