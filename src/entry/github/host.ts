import { randomUUID } from "node:crypto";
import { once } from "node:events";
import * as core from "@actions/core";
import { printable, withoutControlSequences } from "../../host/control-sequences.ts";
import { applyFilters } from "../../host/filter.ts";
import type { Host } from "../../host/host.ts";
import { Masker } from "../../host/mask.ts";
import { type Headings, type Piece, sections } from "../../host/sections.ts";

/**
 * A line that the runner would take for a command: `::x::` at its start, or the older `##[x]` anywhere in it. A line ends
 * at a lone CR too, and to .NET U+0085 is white space, which it is not to JavaScript.
 */
const LOOKS_LIKE_A_COMMAND = /^[\s\x85]*::|##\[/m;

const none: Headings = { starts: [], titleOf: () => undefined };

/** A job of GitHub Actions, told what to do by workflow commands on standard output. */
export function githubHost(): Host {
  const out = process.stdout;
  const masker = new Masker();
  let token: string | undefined;
  let atLineStart = true;
  /** Groups of the command's; only one is open at a time, its own or that of a section. */
  let groups = 0;
  let isOpen = false;

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
  /** Groups do not nest on GitHub, and while commands are stopped there are none. "" begins none. */
  function begin(title: string): void {
    listening(() => {
      if (isOpen) core.endGroup();
      isOpen = title !== "";
      if (isOpen) core.startGroup(title);
    });
  }
  function print(text: string): void {
    const line = printable(text);
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
      begin(title);
      groups++;
      try {
        return await body();
      } finally {
        groups--;
        begin("");
      }
    },
    async stream(chunks, headings = none) {
      const cutter = sections(headings);
      const show = async (pieces: readonly Piece[]) => {
        for (const { title, bytes } of pieces) {
          if (title !== undefined && groups > 0) begin(title);
          atLineStart = bytes.at(-1) === 10;
          if (!out.write(bytes)) await once(out, "drain");
        }
      };
      stop();
      try {
        // The runner masks line by line, and a warning in between cuts a line in two: a secret may be on both sides.
        for await (const bytes of applyFilters(chunks, withoutControlSequences(), masker.filter())) {
          await show(cutter.push(bytes));
        }
        await show(cutter.end());
      } finally {
        resume();
      }
    },
    mask(secret) {
      masker.add(secret);
      for (const line of secret.split(/\r?\n/)) {
        if (line.trim() !== "") listening(() => core.setSecret(line));
      }
    },
    masking: () => masker.filter(),
    output: (name, value) => core.setOutput(name, value),
    addPath: (dir) => core.addPath(dir),
    setEnvironment: (name, value) => core.exportVariable(name, value),
    save: (name, value) => core.saveState(name, value),
  };
}
