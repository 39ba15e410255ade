import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const root = resolve(import.meta.dirname, "../..");
/** Stages of a deploy by the line that starts them. A kill comes at a random moment after one of these lines. */
const STAGES = [
  ["start", /^Local Rack/m],
  ["pack", /^Packing and uploading/m],
  ["upload", /excluded by/m],
  ["build", /^Uploaded /m],
  ["release", /^Release: /m],
  ["promote", /^Promoting /m],
];
/** A stage takes about this long on a busy machine. */
const LONGEST_MS = 150;

/**
 * Kills `kills` deploys to a local Rack in each stage in turn, and looks after each one whether a release is lost. Then
 * one deploy must succeed, and nothing of the killed ones may be left.
 * @param {number} kills
 * @returns {Promise<{ killed: number, ended: number, lost: number, releases: number, running: number, leftovers: string[],
 *   stages: Record<string, number> }>} `stages`: how many were killed in each
 */
export async function killDeploys(kills) {
  const data = await mkdtemp(join(tmpdir(), "convox-chaos-"));
  const env = { PATH: process.env.PATH, CONVOX_LOCAL_RACK_DATA: data, CONVOX_LOCAL_RACK_BUILDER: "plan" };
  const known = new Set();
  const result = { killed: 0, ended: 0, lost: 0, releases: 0, running: 0, leftovers: [], stages: {} };
  const deploy = ["deploy", join(root, "examples/hello"), "--app", "web", "--rack", "local"];
  try {
    await run(deploy, env);
    for (let i = 0; i < kills; i++) {
      const [stage, line] = STAGES[i % STAGES.length];
      if (await killAt(start(deploy, env), line, Math.random() * LONGEST_MS)) {
        result.killed++;
        result.stages[stage] = (result.stages[stage] ?? 0) + 1;
      } else result.ended++;
      const ids = await list("releases", env);
      result.lost += [...known].filter((id) => !ids.includes(id)).length;
      for (const id of ids) known.add(id);
    }
    await run(deploy, env);
    result.releases = (await list("releases", env)).length;
    const builds = JSON.parse(await run(["builds", "--limit=1000", "--app", "web", "--rack", "local", "--json"], env));
    result.running = builds.filter(({ status }) => status !== "complete" && status !== "failed").length;
    const files = await readdir(data, { recursive: true });
    result.leftovers = files.filter((name) => name.endsWith(".tmp"));
    return result;
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

function start(argv, env) {
  const child = spawn(process.execPath, [join(root, "bin/convox-ci.js"), ...argv], { env, cwd: root });
  child.stdout.setEncoding("utf8");
  child.stderr.setEncoding("utf8");
  return child;
}

/** Kills `child` `ms` after it has printed `line`. @returns whether it was still running then */
async function killAt(child, line, ms) {
  let text = "";
  const printed = new Promise((resolve) => {
    child.stdout.on("data", (chunk) => {
      text += chunk;
      if (line.test(text)) resolve(false);
    });
  });
  const exit = once(child, "exit").then(() => true);
  if (await Promise.race([printed, exit])) return false;
  if (await Promise.race([exit, delay(ms, false)])) return false;
  child.kill("SIGKILL");
  await exit;
  return child.signalCode === "SIGKILL";
}

/** @returns {Promise<string>} standard output */
async function run(argv, env) {
  const child = start(argv, env);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (text) => {
    stdout += text;
  });
  child.stderr.on("data", (text) => {
    stderr += text;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`convox-ci ${argv.join(" ")} ended with ${code}: ${stderr}`);
  return stdout;
}

async function list(what, env) {
  const text = await run([what, "--limit=1000", "--app", "web", "--rack", "local", "--json"], env);
  return JSON.parse(text).map(({ release }) => release);
}
