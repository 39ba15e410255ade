import { homedir } from "node:os";
import { resolve } from "node:path";
import type { Command } from "../../commands/declaration/command.ts";
import { connectionInputs } from "../../commands/declaration/connection.ts";
import type { Environment, Given, Input } from "../../commands/declaration/inputs.ts";
import { InputError } from "../../errors.ts";
import { checkDirectory, toFileError } from "../../system-error.ts";
import { expandVariables, isReference } from "./expand.ts";
import { readResults } from "./results.ts";

/** Where the orb's older releases and the documentation until 2020 kept the deploy key. */
const OLD_KEY = "CONVOX_DEPLOY_KEY";
const KEY = "CONVOX_PASSWORD";

/** A command's inputs as the orb sets them, and the environment to run it with. */
export interface OrbParameters {
  readonly given: Given;
  readonly env: Environment;
  /** Name of the app; "" if it is unknown before the command runs. */
  readonly app: string;
  /** Lines to print before the command runs. */
  readonly notices: readonly string[];
}

/** `build-args` -> `CONVOX_PARAM_BUILD_ARGS`: the variable in which the orb passes the input. */
function parameterVariable(input: string): string {
  return `CONVOX_PARAM_${input.replaceAll("-", "_").toUpperCase()}`;
}

/** Inputs that are paths on this machine. */
const PATHS = ["working-directory", "file", "log-file", "ca-file", "stdin"];

/** A path with its variables filled in; `~` at its start is the home folder, as in all paths of a CircleCI config. */
function pathOf(text: string, env: Environment): string {
  const [, rest] = /^~(\/.*)?$/s.exec(text) ?? [];
  const home = rest !== undefined || text === "~";
  return home ? `${env["HOME"] || homedir()}${expandVariables(rest ?? "", env)}` : expandVariables(text, env);
}

/** A setting of the orb itself, as text with its variables filled in. */
export function orbSetting(env: Environment, name: string): string {
  return expandVariables(env[`CONVOX_ORB_${name}`] ?? "", env);
}

/** The same for a path; "" if it is not set. */
export function orbPath(env: Environment, name: string): string {
  const text = pathOf(env[`CONVOX_ORB_${name}`] ?? "", env);
  return text === "" ? "" : resolve(text);
}

/**
 * The directory that a command works in, which the build's inputs name themselves.
 * @throws InputError if it does not exist
 */
export async function workingDirectory(command: Command, env: Environment): Promise<string> {
  const text = env[parameterVariable("working-directory")] ?? "";
  if ("working-directory" in command.inputs || text === "") return process.cwd();
  const directory = resolve(pathOf(text, env));
  await checkDirectory("working_directory", text, directory);
  return directory;
}

/**
 * Reads the parameters of a step. Variables are filled in here, so that no shell ever reads a parameter's text; booleans
 * are 1 and 0 in CircleCI's environment; a secret comes as the name of the variable that holds it.
 * @throws InputError when that variable is not set, or the release file is not of this app
 */
export async function orbParameters(command: Command, env: Environment): Promise<OrbParameters> {
  const inputs: Readonly<Record<string, Input>> = {
    ...command.inputs,
    ...(command.needsRack === false ? {} : connectionInputs),
  };
  const notices: string[] = [];
  const read = (name: string) => {
    const input = inputs[name];
    return input === undefined
      ? undefined
      : textOf(input, env[parameterVariable(name)] ?? "", env, PATHS.includes(name));
  };
  const app = String(read("app") || env["CONVOX_APP"] || "");
  const values = new Map<string, string>();
  const key = "password" in inputs ? deployKey(String(read("rack") ?? ""), env) : undefined;
  if (key?.value) values.set("password", key.value);
  if (key?.notice) notices.push(key.notice);

  const file = orbPath(env, "RELEASE_FILE");
  if ("release" in inputs && !read("release") && file !== "") {
    const release = await releaseIn(file, app);
    values.set("release", release.id);
    notices.push(`Release ${release.id}, from ${release.file}`);
  }
  return {
    given: (name) => values.get(name) ?? (isDefaultRack(name, env) ? undefined : read(name)),
    env: {
      ...env,
      ...(app === "" ? {} : { CONVOX_APP: app }),
      ...(key?.hides ? { [KEY]: undefined } : {}),
      ...("pull-request" in inputs ? githubRepository(env) : {}),
    },
    app,
    notices,
  };
}

/** The default of the parameter `rack` is the variable that counts anyway: it is not a Rack that the user named. */
function isDefaultRack(name: string, env: Environment): boolean {
  return name === "rack" && env[parameterVariable("rack")] === "$CONVOX_RACK";
}

/** The repository on GitHub whose pull requests the project builds, in GitHub's own variables. */
function githubRepository(env: Environment): Environment {
  const { CIRCLE_PROJECT_USERNAME: owner, CIRCLE_PROJECT_REPONAME: repository } = env;
  return env["GITHUB_REPOSITORY"] || !owner || !repository ? {} : { GITHUB_REPOSITORY: `${owner}/${repository}` };
}

function textOf(input: Input, text: string, env: Environment, path: boolean): string | readonly string[] | undefined {
  if (text === "") return undefined;
  if (input.secret) return env[text];
  switch (input.kind) {
    case "boolean":
      return text === "1" ? "true" : text === "0" ? "false" : text;
    case "lines":
    case "pairs":
      return items(text, input.kind, env);
    default:
      return path ? pathOf(text, env) : expandVariables(text, env);
  }
}

/** An item is a line. A variable's line breaks stay inside the item, but for a line that is nothing but the variable. */
function items(text: string, kind: "lines" | "pairs", env: Environment): readonly string[] {
  const rowsOf = (all: string) => {
    const rows = all.split(/\r?\n/);
    if (kind === "pairs") return rows;
    return rows.map((row) => row.trim()).filter((row) => row !== "" && !row.startsWith("#"));
  };
  return rowsOf(text).flatMap((row) => {
    const whole = row.trim();
    return isReference(whole) ? rowsOf(expandVariables(whole, env)) : [expandVariables(row, env)];
  });
}

/** The deploy key: `hides` if CONVOX_PASSWORD holds another key, which must not be used instead. */
function deployKey(rack: string, env: Environment): { value?: string; notice?: string; hides?: boolean } {
  const name = env[parameterVariable("password")] || KEY;
  const value = env[name];
  if (value) return { value, hides: name !== KEY };
  if (name === KEY && env[OLD_KEY]) {
    return { value: env[OLD_KEY], notice: `The deploy key is in ${OLD_KEY}. Rename the variable to ${KEY}.` };
  }
  const needsNone = rack === "local" || Boolean(env["RACK_URL"]);
  if (name === KEY || needsNone) return { hides: name !== KEY };
  throw new InputError("key-not-set", `deploy_key names ${name}, and the job has no such variable`, {
    hint: `Add ${name} to the project's environment variables, or to a context of the job.`,
  });
}

async function releaseIn(path: string, app: string): Promise<{ id: string; file: string }> {
  const found = await readResults(path, app).catch((cause) => {
    throw toFileError("release_file", path, "read", cause).withHint(
      "A build with results_dir writes it, and a workspace passes it to other jobs. Or set the parameter release.",
    );
  });
  const { release, app: of } = found.results;
  if (typeof release !== "string" || release === "") {
    throw new InputError("input-invalid", `${found.file} names no release`);
  }
  if (app !== "" && typeof of === "string" && of !== app) {
    throw new InputError("input-invalid", `${found.file} holds a release of ${of}, not of ${app}`);
  }
  return { id: release, file: found.file };
}
