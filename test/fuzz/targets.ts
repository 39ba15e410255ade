import { loadManifest, ManifestFault, validateManifest, YamlError } from "@convox/rack-manifest";
import { smallTar, tarEntries } from "../../local-rack/src/run/tar-stream.ts";
import { tarReader } from "../../src/archive/tar.ts";
import type { Command } from "../../src/commands/declaration/command.ts";
import { commands } from "../../src/commands/index.ts";
import { parseJsonValues, parseKeyValues, VARIABLE_NAME } from "../../src/commands/variables/key-values.ts";
import { expandVariables } from "../../src/entry/circleci/expand.ts";
import { orbParameters } from "../../src/entry/circleci/parameters.ts";
import { readCommandLine } from "../../src/entry/terminal/command-line.ts";
import { ConvoxError } from "../../src/errors.ts";
import { logLines } from "../../src/explain/app-log.ts";
import { causeIn } from "../../src/explain/build-causes.ts";
import { instructionsIn } from "../../src/explain/dockerfile.ts";
import { failedStep } from "../../src/explain/failed-step.ts";
import { printable } from "../../src/host/control-sequences.ts";
import { Masker } from "../../src/host/mask.ts";
import { serviceNames } from "../../src/manifest/index.ts";
import { parseRules } from "../../src/pack/ignore.ts";
import { logPartReader } from "../../src/rack/build-log-parts.ts";
import { demultiplex } from "../../src/rack/docker-frames.ts";
import { parseEnvironment, renderEnvironment } from "../../src/rack/environment.ts";
import { changeBytes, makeText } from "./inputs.ts";
import { ARGV, DOCKERFILE, ENV, IGNORE, LOG, SHELL, YAML } from "./words.ts";

/** One reader of text or bytes of others. `run` throws on anything but success or a refusal. */
export interface Target {
  readonly name: string;
  /** Inputs of the bounded run. */
  readonly inputs: number;
  readonly run: (random: (limit: number) => number) => unknown;
}

/** @throws what is neither success nor a refusal that a user can act on */
function refuses(work: () => unknown, ...others: readonly (new (...args: never[]) => Error)[]): void {
  try {
    work();
  } catch (error) {
    if (![ConvoxError, ...others].some((kind) => error instanceof kind)) throw error;
  }
}

function verify(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const TAR = smallTar([
  ["build.json", "{}"],
  ["dir/web.tar", Buffer.alloc(700, 1)],
]);
const FRAMES = Buffer.concat([
  Buffer.from([1, 0, 0, 0, 0, 0, 0, 3]),
  Buffer.from("abc"),
  Buffer.from([2, 0, 0, 0, 0, 0, 0, 2]),
  Buffer.from("de"),
]);
const RULES = { name: VARIABLE_NAME, allowsLineBreaks: true };
const masker = new Masker();
masker.add("secret-text");

function logText(random: (limit: number) => number): void {
  const text = makeText(random, LOG);
  failedStep(text);
  causeIn({ instruction: "RUN x", output: text });
  logLines(text);
  const parts = logPartReader();
  const bytes = Buffer.from(text);
  const size = 1 + random(20);
  let count = 0;
  for (let at = 0; at < bytes.length; at += size)
    for (const part of parts.push(bytes.subarray(at, at + size))) count += part.bytes.length;
  for (const part of parts.end()) count += part.bytes.length;
  verify(count === bytes.length, "bytes of a log were lost");
  verify(!masker.text(text).includes("secret-text"), "a secret is not masked");
  verify(!/[\x00-\x08\x0b-\x1f\x7f-\x9f]/.test(printable(text)), "a control character is left");
}

async function tarOfRack(random: (limit: number) => number): Promise<void> {
  try {
    for await (const { body } of tarEntries(chunksOf(changeBytes(random, TAR), 1 + random(700))))
      for await (const _ of body);
  } catch (error) {
    verify(
      error instanceof Error && error.constructor !== TypeError && error.constructor !== RangeError,
      String(error),
    );
  }
}

async function dockerFrames(random: (limit: number) => number): Promise<void> {
  const bytes = changeBytes(random, FRAMES);
  let size = 0;
  for await (const chunk of demultiplex(chunksOf(bytes, 1 + random(9)))) size += chunk.length;
  verify(size <= bytes.length, "more output than input");
}

function environmentText(random: (limit: number) => number): void {
  const text = makeText(random, ENV);
  const read = parseEnvironment(text);
  const again = parseEnvironment(renderEnvironment(read));
  verify([...read.keys()].every((name) => again.has(name)) && again.size === read.size, "a variable was lost");
  parseKeyValues("variables", text.split("\n"), {}, RULES, []);
  refuses(() => parseJsonValues("variables-json", text, RULES, []));
}

async function orbText(random: (limit: number) => number): Promise<void> {
  const text = makeText(random, SHELL);
  expandVariables(text, { NAME: "value" });
  if (random(8) > 0) return;
  const command = commands[random(commands.length)] as Command;
  const name = Object.keys(command.inputs)[0] ?? "app";
  const variable = `CONVOX_PARAM_${name.replaceAll("-", "_").toUpperCase()}`;
  await orbParameters(command, { [variable]: text, NAME: "value" }).catch((error) =>
    refuses(() => {
      throw error;
    }),
  );
}

export const TARGETS: readonly Target[] = [
  {
    name: "ignore rules",
    inputs: 30_000,
    run: (random) =>
      refuses(
        () => void parseRules(makeText(random, IGNORE)).verdict(makeText(random, ["a", "b.js", "/", "é"]) || "a"),
      ),
  },
  {
    name: "convox.yml",
    inputs: 10_000,
    run(random) {
      const text = makeText(random, YAML);
      serviceNames(text);
      const generation = random(2) === 0 ? "v2" : "v3";
      refuses(() => validateManifest(loadManifest(text, generation, new Map())), YamlError, ManifestFault);
    },
  },
  {
    name: "archives",
    inputs: 40_000,
    run: (random) =>
      refuses(() => {
        const reader = tarReader("the archive", () => undefined);
        reader.push(changeBytes(random, TAR));
        reader.end();
      }),
  },
  { name: "archives in the local Rack", inputs: 10_000, run: tarOfRack },
  { name: "frames of Docker", inputs: 20_000, run: dockerFrames },
  { name: "log text", inputs: 20_000, run: logText },
  { name: "Dockerfiles", inputs: 20_000, run: (random) => instructionsIn(makeText(random, DOCKERFILE)) },
  { name: "environment text", inputs: 30_000, run: environmentText },
  { name: "orb parameters", inputs: 20_000, run: orbText },
  {
    name: "command lines",
    inputs: 20_000,
    run(random) {
      const argv = Array.from({ length: random(8) }, () => makeText(random, ARGV));
      refuses(() => readCommandLine(argv, commands as Command[]));
    },
  },
];
