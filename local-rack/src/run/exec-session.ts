import { spawn } from "node:child_process";
import type { ExecOutput, ExecSession, ExecSpec } from "../model/runtime.ts";
import { exitCode, feed, mergeStreams, outputOf, shellWord, waitForStart } from "./child.ts";

/** A program on this machine that runs a command in a container. */
export interface SessionCommand {
  /** Absolute when `env` is given. */
  command: string;
  args: readonly string[];
  /** The program's wholeChunks environment; default: this program's. */
  env?: Readonly<Record<string, string>>;
  /** Called when the program has ended. */
  cleanUp?: () => Promise<void>;
}

/**
 * Runs what `prepare` returns and connects it to `spec`. A pseudo-terminal is made by the program `script`, as Node
 * has none.
 */
export function session(spec: ExecSpec, prepare: () => Promise<SessionCommand>): ExecSession {
  const ended = new AbortController();
  const running = (async () => {
    const prepared = await prepare();
    const { command, args } = spec.tty === undefined ? prepared : await withTerminal(prepared, spec.tty);
    const env = prepared.env === undefined ? {} : { env: prepared.env };
    const starting = waitForStart(spawn(command, args, { stdio: ["pipe", "pipe", "pipe"], ...env }));
    const child = await starting.catch(async (error: unknown) => {
      await prepared.cleanUp?.();
      throw error;
    });
    if (ended.signal.aborted) child.kill("SIGKILL");
    ended.signal.addEventListener("abort", () => child.kill("SIGKILL"), { once: true });
    feed(child.stdin, spec.stdin).catch(() => undefined);
    const exit = exitCode(child).finally(() => prepared.cleanUp?.());
    exit.catch(() => undefined);
    const output = mergeStreams<ExecOutput>([child.stdout, child.stderr], (bytes, index) =>
      bytes === undefined ? [] : [{ stream: index === 1 && spec.tty === undefined ? "err" : "out", bytes }],
    );
    return { output, exit };
  })();
  const exit = running.then((started) => started.exit);
  exit.catch(() => undefined);
  return {
    output: (async function* (): AsyncGenerator<ExecOutput> {
      yield* (await running).output;
    })(),
    exit,
    kill: () => ended.abort(),
  };
}

/** `script` of util-linux: standard input goes to the terminal, the exit code is the command's. */
async function withTerminal(
  { command, args }: SessionCommand,
  { height, width }: { height: number; width: number },
): Promise<{ command: string; args: string[] }> {
  const [script, stty] = [await toolPath("script"), await toolPath("stty")];
  if (script === undefined || stty === undefined) {
    throw new Error("a terminal needs the programs script and stty (util-linux, coreutils)");
  }
  const line = [
    ...(height > 0 && width > 0 ? [`${stty} rows ${height} cols ${width};`] : []),
    "exec",
    ...[command, ...args].map(shellWord),
  ].join(" ");
  return { command: script, args: ["-qfe", "-E", "always", "-c", line, "/dev/null"] };
}

/** Absolute path of a program, or undefined if it is not installed. */
export async function toolPath(name: string): Promise<string | undefined> {
  try {
    return (await outputOf("/bin/sh", ["-c", 'command -v "$0"', name])).trim();
  } catch {
    return undefined;
  }
}
