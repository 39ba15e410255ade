import { fstatSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Writable } from "node:stream";
import { text as textOf } from "node:stream/consumers";
import type { Command } from "../../commands/declaration/command.ts";
import { type Environment, parseInputs } from "../../commands/declaration/inputs.ts";
import { CancelledError, ConvoxError } from "../../errors.ts";
import { isWatched } from "../../host/colors.ts";
import { type CommandEscaper, commandEscaperFor } from "../../host/command-escaper.ts";
import { printable } from "../../host/control-sequences.ts";
import { foldingIn } from "../../host/folding.ts";
import { createLiveLine } from "../../host/live-line.ts";
import { Masker } from "../../host/mask.ts";
import { terminalHost } from "../../host/stream-host.ts";
import { runCommand } from "../../session/run-command.ts";
import { VERSION } from "../../version.ts";
import { trimText } from "../../white-space.ts";
import { adaptHint, type HintContext, readTarget } from "../hints.ts";
import { describeOutcome } from "../outcome.ts";
import { reserveStandardOutput, surviveStreamErrors } from "../standard-streams.ts";
import { findCommand, programFlags, readCommandLine } from "./command-line.ts";
import { loadCandidates, loadTerminalCommands } from "./commands.ts";

/**
 * The program `convox-ci`. `argv` holds the arguments after its name. Sets the exit code and lets the process end by
 * itself: 0 success, 1 failure, 2 invalid input, 130 canceled, or the code of the process that a command ran.
 */
export async function runCli(argv: readonly string[]): Promise<void> {
  const streams = surviveStreamErrors();
  const out = reserveStandardOutput();
  const masker = new Masker();
  const printer = printerFor(process.env, masker, out);
  let ran: Ran | undefined;
  try {
    ran = await runArguments(argv, masker, printer, out);
  } catch (error) {
    await report(error, argv, printer);
  }
  const problem = await streams.outputProblem();
  if (problem !== undefined) reportOutputProblem(problem, ran, printer);
}

/** A command that has succeeded. */
interface Ran {
  readonly command: Command;
  readonly result: object;
  /** Standard output holds its result, not only its messages. */
  readonly printsResult: boolean;
}

async function runArguments(
  argv: readonly string[],
  masker: Masker,
  printer: Printer,
  out: NodeJS.WriteStream,
): Promise<Ran | undefined> {
  const typed = ownWords(argv);
  const isHelp = typed[0] === "help" || typed.includes("--help") || typed.includes("-h");
  if (isHelp || argv.length === 0) {
    printer.print(await helpText(typed, out.columns));
    return undefined;
  }
  if (argv[0] === "--version" || argv[0] === "version") {
    printer.print(`${VERSION}\n`);
    return undefined;
  }

  if (argv[0] === "__complete") return await printValues(out);

  const { command, given } = readCommandLine(argv, await loadCandidates(argv));
  const { json, id, quiet, passwordStdin } = parseInputs(programFlags, given);
  // Where standard output holds the result, it holds nothing else.
  const resultOnly = json === true || id === true || command.text !== undefined;
  const usual = resultOnly ? process.stderr : out;
  const story = quiet ? discard() : command.printsLog ? process.stderr : usual;
  // The log is the result of a command that prints one.
  const log = quiet && !command.printsLog ? discard() : usual;
  const password = passwordStdin ? await textOf(process.stdin) : undefined;
  const cwd = process.cwd();
  const live = !quiet && isWatched(process.env, usual) ? createLiveLine(usual) : undefined;

  const result = await runCommand(command, {
    given: (name) => (name === "password" ? password : given(name)),
    env: await withDefaults(process.env, cwd),
    host: terminalHost({ story, log, warnings: process.stderr }, masker, {
      escaperOf: (stream) => (stream === out && isFile() ? undefined : commandEscaperFor(process.env)),
      folding: story === log ? foldingIn(process.env) : undefined,
      live,
    }),
    advise: async (text) => adaptHint(text, "terminal", await contextOf(argv)),
    cwd,
    stdin: () => process.stdin,
    ...(resultOnly || out.isTTY ? {} : { stdout: (chunks) => writeToOutput(out, chunks) }),
  }).finally(() => live?.show(""));

  const name = command.id;
  if (json) printer.print(printer.json(await toJson(command, result)));
  else if (quiet && command.itemId !== undefined) printer.print(printer.text(itemIds(result, command.itemId)));
  else if (command.text && !id) {
    const isData = command.printsData === true && out.isTTY !== true;
    printer.print(printer.text(command.text(result, Date.now()), isData));
  } else if ((id || quiet) && name !== undefined) {
    printer.print(printer.text(`${Object(result)[name]}${id ? "" : "\n"}`));
  }
  return { command, result, printsResult: resultOnly || quiet === true || command.printsLog === true };
}

/** The ids of a list, one a line, as `docker ps --quiet` prints them. */
function itemIds(result: object, field: string): string {
  return (Array.isArray(result) ? result : []).map((item) => `${Object(item)[field]}\n`).join("");
}

/** Prints values for the command line on standard input, for the completion of a shell. */
async function printValues(out: NodeJS.WriteStream): Promise<never> {
  const words = (await textOf(process.stdin)).split("\0").slice(0, -1);
  const { completeValues } = await import("./completion/complete-values.ts");
  const values = await completeValues(words, await withDefaults(process.env, process.cwd()));
  await new Promise<void>((resolve) => void out.write(values, () => resolve()));
  // What is still open, such as a question to a name server, does not keep the shell waiting.
  process.exit(0);
}

/** The page that `words`, with or without `help`, ask for. */
async function helpText(words: readonly string[], columns: number | undefined): Promise<string> {
  const { commandHelp, overview, topicHelp } = await import("./help.ts");
  const names = words.filter((word, at) => !(word === "help" && at === 0) && !["--help", "-h", "--all"].includes(word));
  if (names.length === 0) return overview(await loadTerminalCommands(), columns);
  const { TOPICS } = await import("./help-topics.ts");
  const topic = TOPICS[names[0] ?? ""];
  if (topic !== undefined) return topicHelp(topic, columns);
  const { command } = findCommand(names, await loadCandidates(names));
  return commandHelp(command, columns, { all: words[0] === "help" && words.includes("--all") });
}

/**
 * Prints results and errors without secrets, and so that neither a terminal nor the log of a CI system runs them as
 * commands.
 */
interface Printer {
  print(text: string): void;
  /** Data keep their control characters. */
  text(text: string, isData?: boolean): string;
  json(value: unknown): string;
  error(text: string): string;
}

function printerFor(env: Environment, masker: Masker, out: NodeJS.WriteStream): Printer {
  const guard = (text: string, escaper: CommandEscaper | undefined) => escaper?.text(text) ?? text;
  return {
    print: (text) => void out.write(text),
    text: (text, isData = false) =>
      guard(masker.text(isData ? text : printable(text)), isFile() ? undefined : commandEscaperFor(env)),
    json: (value) => `${escapeJson(masker.value(JSON.parse(JSON.stringify(value))))}\n`,
    error: (text) => guard(masker.text(printable(text)), commandEscaperFor(env)),
  };
}

/** In JSON a character can be escaped, so that a log or a terminal obeys nothing in it and the value stays the same. */
function escapeJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /#(?=\[|vso\[|teamcity\[)|[\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Standard output is a file, not the log of a job. */
function isFile(): boolean {
  try {
    return fstatSync(process.stdout.fd).isFile();
  } catch {
    return false;
  }
}

/**
 * The environment with the settings of the working directory: `.convox/rack`, `.convox/app`, and its name as the name of
 * the app, as in the Convox CLI (convox/convox pkg/cli/helpers.go).
 */
async function withDefaults(env: Environment, cwd: string): Promise<Environment> {
  const setting = async (name: string) => trimText(await readFile(join(cwd, ".convox", name), "utf8").catch(() => ""));
  return {
    ...env,
    CONVOX_RACK: env["CONVOX_RACK"] || (env["CONVOX_MACHINE"] ? "" : await setting("rack")),
    CONVOX_APP: env["CONVOX_APP"] || (await setting("app")) || basename(cwd),
  };
}

/** Prints an error once as text, and as JSON too where the result is JSON. */
async function report(error: unknown, argv: readonly string[], printer: Printer): Promise<void> {
  const { describeFailure, failureText, paintFailure } = await import("../failure.ts");
  const context = await contextOf(argv);
  const failure = describeFailure(error, (hint) => adaptHint(hint, "terminal", context));
  process.exitCode = failure["exit-code"];
  if (context.command?.followsLog === true && isInterrupted(error)) return;
  process.stderr.write(paintFailure(printer.error(failureText(failure)), process.stderr));
  if (!ownWords(argv).includes("--json")) return;
  const outputs = await toJson(context.command, error instanceof ConvoxError ? error.outputs : {});
  printer.print(printer.json({ ...Object(outputs), error: failure }));
}

/** Ctrl-C, and no other signal. */
function isInterrupted(error: unknown): boolean {
  return error instanceof CancelledError && error.message === "canceled by SIGINT";
}

/** A result, or the outputs of a failure, with lists and objects where an action's outputs are text. */
async function toJson(command: Command | undefined, result: object): Promise<unknown> {
  const { jsonResult } = await import("../../commands/results/index.ts");
  return jsonResult(command?.name, result);
}

/** The command of a failure, with the Rack and the app that were given as flags. */
async function contextOf(argv: readonly string[]): Promise<HintContext> {
  const all = await loadTerminalCommands();
  try {
    const { command, given } = readCommandLine(argv, all);
    const read = (name: string) => [given(name) ?? []].flat().at(-1);
    return { command, commands: all, target: readTarget(read), app: read("app") };
  } catch {
    // The command line itself is wrong.
    return { command: undefined, commands: all, target: {}, app: undefined };
  }
}

/** Says how the command ended before it says that standard output lost a part of it. */
function reportOutputProblem(problem: string, ran: Ran | undefined, printer: Printer): void {
  const say = (text: string) => void process.stderr.write(printer.error(text));
  if (ran !== undefined) say(`${describeOutcome(ran.command, ran.result)}\n`);
  if (ran === undefined || ran.printsResult) {
    process.exitCode ||= 1;
    say(`ERROR: standard output cannot be written (${problem}), so the result is incomplete\n`);
  } else say(`WARNING: standard output cannot be written (${problem}), so the log is incomplete\n`);
}

/** The arguments before `--`: the rest is a command on the Rack. */
function ownWords(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf("--");
  return end < 0 ? argv : argv.slice(0, end);
}

/** Writes data to standard output, as fast as it is read there. @throws ConvoxError when it is not read to its end */
async function writeToOutput(out: NodeJS.WriteStream, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of chunks) {
    await new Promise<void>((resolve, reject) => {
      out.write(chunk, (cause) => {
        if (!cause) resolve();
        else
          reject(
            new ConvoxError("output-failed", "standard output was closed before all of the data was written", {
              cause,
            }),
          );
      });
    });
  }
}

function discard(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
