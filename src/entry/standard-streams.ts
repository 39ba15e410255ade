import { describeSystemError } from "../system-error.ts";

/** Codes of a reader that has stopped reading, as in `convox-ci builds | head -1`, or of a closed terminal. */
const CLOSED = ["EPIPE", "EIO", "ERR_STREAM_DESTROYED"];

/**
 * Keeps a failing standard output or standard error from ending the work. `outputProblem` waits until everything has been
 * written and names what went wrong on standard output; a reader that stopped reading is no problem.
 */
export function surviveStreamErrors(): { outputProblem(): Promise<string | undefined> } {
  const write = process.stdout.write.bind(process.stdout);
  let problem: string | undefined;
  process.stderr.on("error", () => {});
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (!CLOSED.includes(error.code ?? "")) problem ??= describeSystemError(error) ?? error.message;
  });
  return {
    async outputProblem() {
      await new Promise<void>((resolve) => void write("", () => resolve()));
      // The event of a write that failed just now comes after its callback.
      await new Promise<void>((resolve) => void setImmediate(resolve));
      return problem;
    },
  };
}

/** Standard output for this program alone: what libraries print there goes to standard error instead. */
export function reserveStandardOutput(): NodeJS.WriteStream {
  const { stdout, stderr } = process;
  const reserved: NodeJS.WriteStream = Object.create(stdout, { write: { value: stdout.write.bind(stdout) } });
  stdout.write = stderr.write.bind(stderr) as typeof stdout.write;
  return reserved;
}
