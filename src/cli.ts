import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Writable } from "node:stream";
import { text as textOf } from "node:stream/consumers";
import { Masker } from "./ci/mask.ts";
import { terminalHost } from "./ci/terminal.ts";
import { findCommand, programFlags, readCommandLine } from "./command-line.ts";
import type { Command } from "./commands/command.ts";
import { commands } from "./commands/index.ts";
import { type Environment, parseInputs } from "./commands/inputs.ts";
import { completion } from "./completion.ts";
import { CancelledError, ConvoxError, ExitError, InputError } from "./errors.ts";
import { commandHelp, overview } from "./help.ts";
import { localRackLogs, localRackPs, localRackStop } from "./local-containers.ts";
import { runCommand } from "./run-command.ts";
import { localRack } from "./serve.ts";
import { VERSION } from "./version.ts";

const working: readonly Command[] = [...commands, localRack, localRackPs, localRackLogs, localRackStop];
const all: readonly Command[] = [...working, completion(working)];

/**
 * The program `convox-ci`. `argv` is what was typed after its name. Sets the exit code and leaves the process to end by
 * itself: 0 done, 1 failed, 2 wrong input, 130 cancelled, or the code of the process that a command ran.
 */
export async function runCli(argv: readonly string[]): Promise<void> {
  process.stdout.on("error", ignoreClosedPipe);
  const masker = new Masker();
  try {
    await obey(argv, masker);
  } catch (error) {
    report(error, ownWords(argv).includes("--json"), masker);
  }
}

async function obey(argv: readonly string[], masker: Masker): Promise<void> {
  const typed = ownWords(argv);
  const words = typed.filter((word, at) => !(word === "help" && at === 0) && word !== "--help" && word !== "-h");
  if (words.length < typed.length || argv.length === 0) {
    return print(words.length === 0 ? overview(all) : commandHelp(findCommand(words, all).command));
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
    host: terminalHost({ story, log, warnings: process.stderr }, masker),
    cwd: process.cwd(),
    stdin: () => process.stdin,
    ...(resultOnly || process.stdout.isTTY ? {} : { stdout: written }),
  });

  if (json) print(`${JSON.stringify(result, null, 2)}\n`);
  else if (id && command.id !== undefined) print(String(Object(result)[command.id]));
  else if (command.text) print(command.text(result, Date.now()));
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

function report(error: unknown, json: boolean, masker: Masker): void {
  const tell = (text: string) => process.stderr.write(masker.text(text));
  process.exitCode = exitCode(error);
  if (!(error instanceof ConvoxError)) {
    tell(`This is a mistake in convox-ci: ${error instanceof Error ? error.stack : String(error)}\n`);
    return;
  }
  const { name, message, hint, place, outputs } = error;
  const where = place === undefined ? "" : `${[place.file, place.line ?? []].flat().join(":")}: `;
  tell(`ERROR: ${where}${message}\n${hint === undefined ? "" : `${hint}\n`}`);
  if (json)
    print(masker.text(`${JSON.stringify({ ...outputs, error: { name, message, hint, ...place } }, null, 2)}\n`));
}

/** What comes before `--`: the rest is for a command on the Rack. */
function ownWords(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf("--");
  return end < 0 ? argv : argv.slice(0, end);
}

/** The exit code for an error, as help has it. */
export function exitCode(error: unknown): number {
  // A shell knows 8 bits of it, and what is 0 in those is no success all the same.
  if (error instanceof ExitError) return error.code & 255 || 255;
  if (error instanceof InputError) return 2;
  return error instanceof CancelledError ? 130 : 1;
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

/** `convox-ci builds | head -1` is no failure. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
