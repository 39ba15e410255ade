import { appendFile, chmod, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { quoted } from "./circleci-results.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Puts `convox-ci` on the PATH of later steps. It is the launcher (orb/launcher/launch.mjs) again, so that every start
 * verifies the bundle.
 * @returns path of the program
 * @throws Error when it was not the orb that started this
 */
export async function installProgram(env: Environment): Promise<string> {
  const launcher = env["CONVOX_ORB_LAUNCHER"];
  if (!launcher) throw new Error("CONVOX_ORB_LAUNCHER is not set: install works from the orb alone");
  const folder = await programFolder(env);
  await writeFile(join(folder, "launch.mjs"), launcher);
  const bundle = env["CONVOX_ORB_BUNDLE_PATH"] || env["CONVOX_CI_BUNDLE"];
  const settings = Object.entries({
    CONVOX_ORB_COMMAND: "cli",
    CONVOX_ORB_PIN: env["CONVOX_ORB_PIN"] ?? "",
    CONVOX_ORB_BUNDLE_PATH: bundle ? resolve(bundle) : "",
  });
  const program = join(folder, "convox-ci");
  const start = `exec ${quoted(process.execPath)} ${quoted(join(folder, "launch.mjs"))} "$@"`;
  await writeFile(
    program,
    `#!/bin/sh\nexport ${settings.map(([name, value]) => `${name}=${quoted(value)}`).join(" ")}\n${start}\n`,
  );
  await chmod(program, 0o755);

  const bashEnv = env["BASH_ENV"];
  if (bashEnv) {
    await mkdir(dirname(bashEnv), { recursive: true });
    await appendFile(bashEnv, `export PATH=${quoted(folder)}:"$PATH"\n`);
  }
  return program;
}

/** A folder of the user's that a later job on the same machine finds again, or a temporary one. */
async function programFolder(env: Environment): Promise<string> {
  const home = env["HOME"];
  try {
    if (!home) throw new Error("no HOME");
    const folder = join(home, ".local", "share", "convox-ci");
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "launch.mjs"), "");
    return folder;
  } catch {
    return await mkdtemp(join(tmpdir(), "convox-ci-"));
  }
}
