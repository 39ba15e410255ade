import { randomUUID } from "node:crypto";
import { once } from "node:events";
import * as core from "@actions/core";
import type { Host } from "./host.ts";

/** A line that the runner would take for a command: `::x::` at its start, or the older `##[x]` anywhere in it. */
const LOOKS_LIKE_A_COMMAND = /^\s*::|##\[/m;

/** A job of GitHub Actions, told what to do by workflow commands on standard output. */
export function githubHost(): Host {
  const out = process.stdout;
  let token: string | undefined;
  let atLineStart = true;

  // While commands are stopped the runner prints every line as it is, whatever it looks like; only the token, which
  // nobody on the other side can know, starts them again (actions/runner src/Runner.Worker/ActionCommandManager.cs).
  function stop(): void {
    token = randomUUID();
    out.write(`::stop-commands::${token}\n`);
    atLineStart = true;
  }
  function resume(): void {
    if (token === undefined) return;
    out.write(`${atLineStart ? "" : "\n"}::${token}::\n`);
    token = undefined;
    atLineStart = true;
  }
  /** Runs `command` where the runner listens to commands, also in the middle of a stream. */
  function listening(command: () => void): void {
    const stopped = token !== undefined;
    resume();
    command();
    if (stopped) stop();
  }
  function print(line: string): void {
    const guard = token === undefined && LOOKS_LIKE_A_COMMAND.test(line);
    if (guard) stop();
    out.write(`${atLineStart ? "" : "\n"}${line}\n`);
    atLineStart = true;
    if (guard) resume();
  }

  return {
    info: print,
    warn: (line) => listening(() => core.warning(line)),
    async group(title, body) {
      listening(() => core.startGroup(title));
      try {
        return await body();
      } finally {
        listening(() => core.endGroup());
      }
    },
    async stream(chunks) {
      stop();
      try {
        for await (const bytes of chunks) {
          atLineStart = bytes.at(-1) === 10 || (atLineStart && bytes.length === 0);
          if (!out.write(bytes)) await once(out, "drain");
        }
      } finally {
        resume();
      }
    },
    mask(secret) {
      for (const line of secret.split(/\r?\n/)) {
        if (line.trim() !== "") listening(() => core.setSecret(line));
      }
    },
    output: (name, value) => core.setOutput(name, value),
  };
}
