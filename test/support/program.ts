import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { recordChildren, searchSecrets, secretsIn } from "./canary.ts";
import { validateJson } from "./json-schemas.ts";

export const root = resolve(import.meta.dirname, "../..");

/** Node 24, on which the actions run; the tests' own Node where NODE24 does not name one. */
export const node24 = process.env["NODE24"] || process.execPath;

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A directory that goes with the test. */
export async function temporary(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "convox-ci-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

export interface Running {
  ended: Promise<Ended>;
  /** Resolves with the first match in standard output; rejects when the program ends before. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  kill(signal: NodeJS.Signals): void;
}

export interface StartOptions {
  env?: Record<string, string>;
  cwd?: string;
  /** Standard input. */
  input?: string;
  /** The Node to run on; the tests' own when not given. */
  node?: string;
  /** User to run as. */
  uid?: number;
}

/** Starts `convox-ci` from dist/ in a clean environment. It is ended with the test. Its JSON must match its schema. */
export function start(argv: string[], options: StartOptions = {}): Running {
  const children = recordChildren();
  const child = spawn(
    options.node ?? process.execPath,
    [...children.nodeArguments, join(root, "bin/convox-ci.js"), ...argv],
    {
      cwd: options.cwd ?? root,
      // Real builds are for the tests of containers; everywhere else the local Rack plans, even if the machine has an engine.
      env: { PATH: process.env["PATH"], HOME: process.env["HOME"], CONVOX_LOCAL_RACK_BUILDER: "plan", ...options.env },
      stdio: "pipe",
      ...(options.uid === undefined ? {} : { uid: options.uid }),
    },
  );
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin.on("error", () => {}); // it may end without reading
  child.stdin.end(options.input ?? "");
  const ended = new Promise<Ended>((done, failed) => {
    child.on("error", failed);
    child.on("close", (code, signal) => {
      try {
        const given = argv.includes("--reveal") ? [] : secretsIn(options.env ?? {});
        const written = { "standard output": stdout, "standard error": stderr, children: children.read() };
        searchSecrets(`convox-ci ${argv.slice(0, 2).join(" ")}`, given, written);
        checkJson(argv, stdout);
        done({ code, signal, stdout, stderr });
      } catch (error) {
        failed(error);
      }
    });
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return {
    ended,
    kill: (signal) => void child.kill(signal),
    printed: (pattern) =>
      new Promise((found, missed) => {
        const look = () => {
          const match = pattern.exec(stdout);
          if (match) found(match);
        };
        look();
        child.stdout.on("data", look);
        child.on("close", () => missed(new Error(`ended without printing ${pattern}: ${stdout}${stderr}`)));
      }),
  };
}

/** Runs `convox-ci` to its end. */
export async function program(argv: string[], options: StartOptions = {}): Promise<Ended> {
  return await start(argv, options).ended;
}

/** What the program prints with --json must match the schema of the command. */
function checkJson(argv: readonly string[], stdout: string): void {
  const own = argv.indexOf("--") < 0 ? argv : argv.slice(0, argv.indexOf("--"));
  if (own.includes("--json") && stdout !== "") validateJson(own, stdout);
}
