import { chmod, mkdtemp, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createFolder } from "../../commands/output/create-folder.ts";
import { ConvoxError } from "../../errors.ts";
import { describeSystemError } from "../../system-error.ts";
import { appendText } from "../append-text.ts";
import { quoteWord } from "./results.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Settings of the launcher, by the variables that later steps have them in; a path is made absolute. */
const SETTINGS = {
  BUNDLE_PATH: "CONVOX_CI_BUNDLE",
  REGISTRY: "CONVOX_CI_REGISTRY",
  MIRROR: "CONVOX_CI_MIRROR",
  VERSION: "CONVOX_CI_VERSION",
  SHA256: "CONVOX_CI_SHA256",
} as const;

/**
 * Adds `convox-ci` to the PATH of later steps, and exports the settings of its source to them. The program is the launcher
 * (orb/launcher/launch.mjs) again, so that every start verifies the bundle.
 * @returns path of the program
 * @throws ConvoxError if BASH_ENV cannot be written, Error if the orb did not start this process
 */
export async function installProgram(env: Environment): Promise<string> {
  const launcher = env["CONVOX_ORB_LAUNCHER"];
  if (!launcher) throw new Error("CONVOX_ORB_LAUNCHER is not set: install runs only in the orb");
  const folder = await programFolder(env);
  await writeFile(join(folder, "launch.mjs"), launcher);
  const given = Object.entries(SETTINGS).flatMap(([name, variable]) => {
    const value = env[`CONVOX_ORB_${name}`] || env[variable];
    return value ? [[variable, name === "BUNDLE_PATH" ? absolute(value) : value] as const] : [];
  });
  const exported = given.map(([name, value]) => `export ${name}=${quoteWord(value)}\n`).join("");
  const program = join(folder, "convox-ci");
  await writeFile(
    program,
    `#!/bin/sh
export CONVOX_ORB_COMMAND=cli CONVOX_ORB_PIN=${quoteWord((env["CONVOX_ORB_PIN"] ?? "").trim())}
unset ${Object.keys(SETTINGS)
      .map((name) => `CONVOX_ORB_${name}`)
      .join(" ")}
${exported}exec ${quoteWord(process.execPath)} ${quoteWord(join(folder, "launch.mjs"))} "$@"
`,
  );
  await chmod(program, 0o755);

  const bashEnv = env["BASH_ENV"];
  if (bashEnv) {
    try {
      await createFolder(dirname(bashEnv));
      appendText(bashEnv, `${exported}export PATH=${quoteWord(folder)}:"$PATH"\n`, { creates: true });
    } catch (cause) {
      const reason = describeSystemError(cause) ?? Object(cause).message;
      throw new ConvoxError("outputs-not-recorded", `BASH_ENV (${bashEnv}) cannot be written: ${reason}`, {
        hint: `Run ${program}, which is installed: later steps do not find it in PATH.`,
        cause,
      });
    }
  }
  return program;
}

function absolute(path: string): string {
  return resolve(path.replace(/^~(?=\/|$)/, () => homedir()));
}

/** A folder of the user that later jobs on the machine find again, or a temporary folder. */
async function programFolder(env: Environment): Promise<string> {
  const home = env["HOME"];
  try {
    if (!home) throw new Error("no HOME");
    const folder = join(home, ".local", "share", "convox-ci");
    await createFolder(folder);
    await writeFile(join(folder, "launch.mjs"), "");
    return folder;
  } catch {
    return await mkdtemp(join(tmpdir(), "convox-ci-"));
  }
}
