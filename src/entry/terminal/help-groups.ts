import type { Command } from "../../commands/declaration/command.ts";
import { connectionInputs } from "../../commands/declaration/connection.ts";
import { destinationInputs } from "../../commands/declaration/destination.ts";
import type { Input } from "../../commands/declaration/inputs.ts";
import { flagsOf, programFlags } from "./command-line.ts";

export type Flag = readonly [name: string, input: Input];

/** A part of a help page. */
export interface FlagGroup {
  readonly title: string;
  readonly flags: readonly Flag[];
}

const SOURCE = /^(working-directory|manifest|description|compression|max-context-size|dry-run)$/;
const CHECKS = /^(health-check|before-|after-|hook-|rollback$|env-drop|diff$|images$|scan|fail-on|only-fixable)/;
const PROMOTION = /^(release|promote|wait|force|allow-older|queue-timeout|timeout|min|max|on-cancel|on-unhealthy)/;
/** Commands whose own flags are too many for one list. */
const GROUPED = new Set(["deploy", "build", "promote", "rollback", "review"]);

/** The flags of a command by what they are about. */
export function flagGroups(command: Command): readonly FlagGroup[] {
  const groups = new Map<string, Flag[]>();
  for (const title of ["Flags", "Source", "Build", "Promotion", "Checks", "Connection", "Output"])
    groups.set(title, []);
  for (const [name, input] of Object.entries(flagsOf(command))) {
    if (!input.secret) groups.get(groupOf(command, name))?.push([name, input]);
  }
  return [...groups].filter(([, flags]) => flags.length > 0).map(([title, flags]) => ({ title, flags }));
}

function groupOf(command: Command, name: string): string {
  if (name in programFlags || name === "log-file") return "Output";
  if (name === "app" || name in connectionInputs || name in destinationInputs) return "Connection";
  if (!GROUPED.has(command.name)) return "Flags";
  if (CHECKS.test(name)) return "Checks";
  if (SOURCE.test(name)) return "Source";
  return PROMOTION.test(name) ? "Promotion" : "Build";
}
