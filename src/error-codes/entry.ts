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

/** What each exit code means, for help and docs. */
export const EXIT_MEANINGS: readonly (readonly [code: number, text: string])[] = [
  [EXIT_CODES.success, "Done"],
  [EXIT_CODES.other, "Any other failure"],
  [EXIT_CODES.input, "An input, a flag, a setting or a file of the user is wrong"],
  [EXIT_CODES.permission, "The deploy key is rejected, or it is not allowed to do this"],
  [EXIT_CODES.missing, "The Rack, app, build, release, service, process or variable does not exist"],
  [EXIT_CODES.build, "The build failed"],
  [EXIT_CODES.rollout, "The release was rolled back, or the app is not healthy"],
  [EXIT_CODES.timeout, "A timeout of the command was reached"],
  [EXIT_CODES.network, "The Rack, the Console or the network cannot be reached, or the connection was lost"],
  [EXIT_CODES.canceled, "The job was canceled"],
];

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
