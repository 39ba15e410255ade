import { randomUUID } from "node:crypto";
import { ConvoxError, type SourcePlace } from "../../errors.ts";
import { painterFor, type Tone } from "../../host/colors.ts";
import { printable, withoutControlSequences } from "../../host/control-sequences.ts";
import { applyFilters } from "../../host/filter.ts";
import type { Host } from "../../host/host.ts";
import { Masker, secretParts } from "../../host/mask.ts";
import { type Headings, type Piece, sections } from "../../host/sections.ts";
import { writeChunk } from "../../host/write-chunk.ts";
import { lastBytes } from "../../rack/index.ts";
import { describeSystemError } from "../../system-error.ts";
import { addPath, exportVariable, issueCommand, saveState, setOutput } from "./workflow-commands.ts";

/**
 * A line that the runner may read as a command: `::x::` at its start, or the older `##[x]` anywhere in it. A lone CR ends a
 * line too. The runner trims and compares as .NET does: U+0085 is white space, and characters such as U+200D do not count.
 */
const LOOKS_LIKE_A_COMMAND = /^[^!-~\r\n]*:[^!-~\r\n]*:|#[^!-~\r\n]*#[^!-~\r\n]*\[/m;

/** GitHub shows at most 10 warnings of a step. Further ones are lines of the log. */
const MAX_WARNINGS = 10;

/** The summary of a failed step shows so much of the end of its log. */
const TAIL_BYTES = 64 * 1024;

const none: Headings = { starts: [], titleOf: () => undefined };

export interface GithubHost extends Host {
  /** Prints an error annotation with a title, at the line that caused it where that is known. */
  error(message: string, title: string, place?: Partial<SourcePlace>): void;
  /** Lets the runner read commands again and closes the open group, for a process that ends in the middle of its work. */
  finish(): void;
  /** The end of what the last stream printed, without secrets and colors. */
  tail(): string;
  /** `text` without secrets, for what is written elsewhere than in the log. */
  hide(text: string): string;
}

/** A job of GitHub Actions, which reads workflow commands from standard output. */
export function githubHost(): GithubHost {
  const out = process.stdout;
  const masker = new Masker();
  const paint = painterFor(process.env, out);
  let token: string | undefined;
  let atLineStart = true;
  /** Groups of the command. Only one is open at a time: the command's group or a section's. */
  let groups = 0;
  let isOpen = false;
  /** Streams that print at the moment. They share one token, since the runner knows only one. */
  let streams = 0;
  /** The stream that printed last: another one starts on a new line. */
  let lastStream: object | undefined;
  let canSave = true;
  let warnings = 0;
  let tail = lastBytes(TAIL_BYTES);

  // While commands are stopped the runner prints every line unchanged. Only the token starts them again, and no app can
  // guess it (actions/runner src/Runner.Worker/ActionCommandManager.cs).
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
  /** Runs `command` while the runner reads commands, also in the middle of a stream. */
  function whileListening(command: () => void): void {
    const wasStopped = token !== undefined;
    resume();
    command();
    if (wasStopped) stop();
  }
  /** Groups do not nest on GitHub, and while commands are stopped there are none. "" starts none. */
  function startGroup(title: string): void {
    if (title === "" && !isOpen) return;
    whileListening(() => {
      if (isOpen) issueCommand("endgroup", "");
      isOpen = title !== "";
      if (isOpen) issueCommand("group", toLine(title));
    });
  }
  function print(text: string, tone?: Tone): void {
    const line = toLine(text);
    const guard = token === undefined && LOOKS_LIKE_A_COMMAND.test(line);
    if (guard) stop();
    out.write(`${atLineStart ? "" : "\n"}${tone === undefined ? line : paint(tone, line)}\n`);
    atLineStart = true;
    if (guard) resume();
  }
  function warn(line: string): void {
    warnings++;
    if (warnings > MAX_WARNINGS) print(`Warning: ${line}`);
    else whileListening(() => issueCommand("warning", toLine(line)));
  }
  const toLine = (text: string) => masker.text(printable(text));

  return {
    info: print,
    warn,
    error(message, title, { file, line } = {}) {
      whileListening(() => issueCommand("error", toLine(message), { title: toLine(title), file, line }));
    },
    async group(title, body) {
      startGroup(title);
      groups++;
      try {
        return await body();
      } finally {
        groups--;
        startGroup("");
      }
    },
    async stream(chunks, headings = none) {
      const cutter = sections(headings);
      const self = {};
      const show = async (pieces: readonly Piece[]) => {
        for (const { title, bytes } of pieces) {
          if (title !== undefined && groups > 0) startGroup(title);
          if (lastStream !== self && !atLineStart) out.write("\n");
          lastStream = self;
          atLineStart = bytes.at(-1) === 10;
          await writeChunk(out, bytes);
        }
      };
      if (streams === 0) tail = lastBytes(TAIL_BYTES);
      streams++;
      if (token === undefined) stop();
      try {
        // The runner masks line by line, and a warning splits a line in two: a secret may be on both sides.
        for await (const bytes of applyFilters(chunks, withoutControlSequences(), masker.filter())) {
          tail.add(bytes);
          await show(cutter.push(bytes));
        }
        await show(cutter.end());
      } finally {
        streams--;
        if (streams === 0) resume();
      }
    },
    mask(secret) {
      masker.add(secret);
      for (const part of secretParts(secret)) whileListening(() => issueCommand("add-mask", part));
    },
    masking: () => masker.filter(),
    tail: () => withoutColors(tail.bytes().toString("utf8")),
    hide: (text) => masker.text(text),
    output: (name, value) => record("GITHUB_OUTPUT", () => whileListening(() => setOutput(name, masker.text(value)))),
    addPath: (dir) => record("GITHUB_PATH", () => whileListening(() => addPath(dir))),
    setEnvironment: (name, value) => record("GITHUB_ENV", () => whileListening(() => exportVariable(name, value))),
    save(name, value) {
      if (!canSave) return;
      try {
        record("GITHUB_STATE", () => whileListening(() => saveState(name, masker.text(value))));
      } catch (error) {
        canSave = false;
        warn(`The post step cannot clean up after this step: ${Object(error).message}`);
      }
    },
    finish() {
      resume();
      startGroup("");
      const more = warnings - MAX_WARNINGS;
      if (more > 0)
        issueCommand("notice", `The log of this step has ${more} more ${more === 1 ? "warning" : "warnings"}`);
      warnings = 0;
    },
  };
}

/** Runs what writes to the file that `variable` names. @throws ConvoxError when the file cannot be written */
function record(variable: string, write: () => void): void {
  try {
    write();
  } catch (cause) {
    const missing = Object(cause).code === "ENOENT" ? "the file does not exist" : undefined;
    const reason = missing ?? describeSystemError(cause) ?? Object(cause).message;
    throw new ConvoxError("outputs-not-recorded", `${variable} cannot be written: ${reason}`, { cause });
  }
}

function withoutColors(text: string): string {
  return text.replace(/\x1b\[[0-9;:]*m/g, "");
}
