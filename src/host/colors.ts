import { fstatSync } from "node:fs";

type Environment = Readonly<Record<string, string | undefined>>;

/** What a line of our own says. */
export type Tone = "title" | "success" | "quiet" | "warning" | "error";

/** Adds the color of a tone to a text of one or more lines. */
export type Paint = (tone: Tone, text: string) => string;

/** What decides about the colors of a stream; one that is no file and no terminal has neither. */
interface Screen {
  readonly isTTY?: boolean;
  readonly fd?: number;
}

/** SGR parameters (ECMA-48): bold, green, dim, bold yellow, bold red. */
const PARAMETERS: Readonly<Record<Tone, string>> = {
  title: "1",
  success: "32",
  quiet: "2",
  warning: "1;33",
  error: "1;31",
};

/** Variables of CI systems whose logs show colors although standard output is a pipe. */
const COLORFUL_LOGS = [
  "GITHUB_ACTIONS",
  "GITLAB_CI",
  "CIRCLECI",
  "BUILDKITE",
  "TF_BUILD",
  "DRONE",
  "TRAVIS",
  "APPVEYOR",
];

/**
 * Whether to print colors to `stream`. NO_COLOR and FORCE_COLOR decide (no-color.org, force-color.org); NO_COLOR counts
 * more. Otherwise a terminal gets colors unless TERM is dumb, and so does the log of a CI system that shows them.
 */
export function hasColors(env: Environment, stream: object): boolean {
  const { isTTY, fd }: Screen = stream;
  if (forbidsColors(env)) return false;
  if (env["FORCE_COLOR"] || isTTY === true) return true;
  return COLORFUL_LOGS.some((name) => env[name]) && !isFile(fd);
}

/** Whether the environment asks for texts without colors, also for those that others have colored. */
export function forbidsColors(env: Environment): boolean {
  if (env["NO_COLOR"]) return true;
  const forced = env["FORCE_COLOR"];
  return forced ? ["0", "false"].includes(forced) : env["TERM"] === "dumb";
}

/** Paints for `stream`, or leaves texts unchanged. */
export function painterFor(env: Environment, stream: object): Paint {
  if (!hasColors(env, stream)) return (_, text) => text;
  // A log viewer starts each line without colors.
  return (tone, text) => text.replace(/[^\n]+/g, (line) => `\x1b[${PARAMETERS[tone]}m${line}\x1b[0m`);
}

/** Whether a person watches `stream` while the lines appear: not where the log is read later. */
export function isWatched(env: Environment, stream: object): boolean {
  const { isTTY }: Screen = stream;
  return isTTY === true && env["TERM"] !== "dumb" && !env["CI"] && !COLORFUL_LOGS.some((name) => env[name]);
}

function isFile(fd: number | undefined): boolean {
  try {
    return fd !== undefined && fstatSync(fd).isFile();
  } catch {
    return false;
  }
}
