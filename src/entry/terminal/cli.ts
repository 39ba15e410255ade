import { fstatSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Writable } from "node:stream";
import { text as textOf } from "node:stream/consumers";
import type { Command } from "../../commands/declaration/command.ts";
import { type Environment, parseInputs } from "../../commands/declaration/inputs.ts";
import { commands } from "../../commands/index.ts";
import { ConvoxError } from "../../errors.ts";
import { type CommandEscaper, commandEscaperFor } from "../../host/command-escaper.ts";
import { printable } from "../../host/control-sequences.ts";
import { foldingIn } from "../../host/folding.ts";
import { Masker } from "../../host/mask.ts";
import { terminalHost } from "../../host/stream-host.ts";
import { runCommand } from "../../session/run-command.ts";
import { VERSION } from "../../version.ts";
import { exitCode, failureText } from "../failure.ts";
import { findCommand, programFlags, readCommandLine } from "./command-line.ts";
import { completion } from "./completion.ts";
import { commandHelp, overview } from "./help.ts";
import { localRackLogs, localRackPs, localRackStop } from "./local-containers.ts";
import { localRack } from "./serve.ts";

const working: readonly Command[] = [...commands, localRack, localRackPs, localRackLogs, localRackStop];
const all: readonly Command[] = [...working, completion(working)];

/**
 * The program `convox-ci`. `argv` is what was typed after its name. Sets the exit code and leaves the process to end by
 * itself: 0 done, 1 failed, 2 wrong input, 130 cancelled, or the code of the process that a command ran.
 */
export async function runCli(argv: readonly string[]): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreClosed);
  const masker = new Masker();
  const printer = printerFor(process.env, masker);
  try {
    await obey(argv, masker, printer);
  } catch (error) {
    report(error, ownWords(argv).includes("--json"), printer, masker);
  }
}

async function obey(argv: readonly string[], masker: Masker, { text, json: asJson }: Printer): Promise<void> {
  const typed = ownWords(argv);
  const words = typed.filter((word, at) => !(word === "help" && at === 0) && word !== "--help" && word !== "-h");
  if (words.length < typed.length || argv.length === 0) {
    const { columns } = process.stdout;
    return print(words.length === 0 ? overview(all, columns) : commandHelp(findCommand(words, all).command, columns));
  }
  if (argv[0] === "--version" || argv[0] === "version") return print(`${VERSION}\n`);

  const { command, given } = readCommandLine(argv, all);
  const { json, id, quiet, passwordStdin } = parseInputs(programFlags, given);
  // Where the result goes to standard output, nothing else may.
  const resultOnly = json === true || id === true || command.text !== undefined;
  const usual = resultOnly ? process.stderr : process.stdout;
  const story = quiet ? silence() : command.printsLog ? process.stderr : usual;
  // Of a command that is there for its log, that is the result.
  const log = quiet && !command.printsLog ? silence() : usual;
  const password = passwordStdin ? (await textOf(process.stdin)).trim() : undefined;

  const result = await runCommand(command, {
    given: (name) => (name === "password" ? password : given(name)),
    env: await withDefaults(process.env, process.cwd()),
    host: terminalHost({ story, log, warnings: process.stderr }, masker, {
      escaper: log === process.stdout && isFile() ? undefined : commandEscaperFor(process.env),
      folding: story === log ? foldingIn(process.env) : undefined,
    }),
    cwd: process.cwd(),
    stdin: () => process.stdin,
    ...(resultOnly || process.stdout.isTTY ? {} : { stdout: written }),
  });

  if (json) print(asJson(result));
  else if (id && command.id !== undefined) print(text(String(Object(result)[command.id])));
  else if (command.text) print(text(command.text(result, Date.now())));
}

/** How results and errors are written, so that they do no harm in the log of a job. */
interface Printer {
  text(text: string): string;
  json(value: unknown): string;
  error(text: string): string;
}

function printerFor(env: Environment, masker: Masker): Printer {
  const guard = (text: string, escaper: CommandEscaper | undefined) => escaper?.text(text) ?? text;
  return {
    text: (text) => guard(text, isFile() ? undefined : commandEscaperFor(env)),
    // In JSON a character may be written in another way, so that the value stays what it is.
    json: (value) => `${JSON.stringify(value, null, 2).replace(/#(?=\[|vso\[|teamcity\[)/g, "\\u0023")}\n`,
    error: (text) => guard(masker.text(printable(text)), commandEscaperFor(env)),
  };
}

/** Standard output is a file: no log of a job's. */
function isFile(): boolean {
  try {
    return fstatSync(process.stdout.fd).isFile();
  } catch {
    return false;
  }
}

/**
 * The environment with what a terminal's user has set down elsewhere: `.convox/rack` and `.convox/app` in the working
 * directory, and its name as the app's, as the Convox CLI has it (convox/convox pkg/cli/helpers.go).
 */
async function withDefaults(env: Environment, cwd: string): Promise<Environment> {
  const setting = async (name: string) => (await readFile(join(cwd, ".convox", name), "utf8").catch(() => "")).trim();
  return {
    ...env,
    CONVOX_RACK: env["CONVOX_RACK"] || (await setting("rack")),
    CONVOX_APP: env["CONVOX_APP"] || (await setting("app")) || basename(cwd),
  };
}

function report(error: unknown, json: boolean, printer: Printer, masker: Masker): void {
  process.exitCode = exitCode(error);
  process.stderr.write(printer.error(failureText(error)));
  if (!json || !(error instanceof ConvoxError)) return;
  const { name, message, hint, place, outputs } = error;
  print(masker.text(printer.json({ ...outputs, error: { name, message, hint, ...place } })));
}

/** What comes before `--`: the rest is for a command on the Rack. */
function ownWords(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf("--");
  return end < 0 ? argv : argv.slice(0, end);
}

function print(text: string): void {
  process.stdout.write(text);
}

/** Writes data to standard output, as fast as it is read there. @throws ConvoxError when it is not read to its end */
async function written(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of chunks) {
    await new Promise<void>((done, failed) => {
      process.stdout.write(chunk, (cause) => {
        if (!cause) done();
        else failed(new ConvoxError("standard output was closed before all of the data was written", { cause }));
      });
    });
  }
}

function silence(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

/** `convox-ci builds | head -1` is no failure, and a deploy goes on when nobody looks any more, a closed terminal say. */
function ignoreClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE" && error.code !== "EIO") throw error;
}
