/**
 * Exit codes of the program, of the orb's steps and of the actions' output `error`. A code never changes its meaning.
 * 130 follows the shells: 128 and the number of SIGINT.
 */
export const EXIT_CODES = {
  success: 0,
  other: 1,
  input: 2,
  permission: 3,
  missing: 4,
  build: 5,
  rollout: 6,
  timeout: 7,
  network: 8,
  canceled: 130,
} as const;

/** What an error code means. docs/errors.md is generated from it. */
export interface CodeEntry {
  /** Names the failure in a few words, without a full stop. */
  readonly title: string;
  /** "command": the program ends with the exit code of the command that it ran. */
  readonly exit: keyof typeof EXIT_CODES | "command";
  readonly cause: string;
  readonly remedy: string;
}

export type CodeTable = Readonly<Record<string, CodeEntry>>;
