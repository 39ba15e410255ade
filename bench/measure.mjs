// What the benchmarks share: runs of shell commands, and the programs of this folder that they run against.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const memoryFile = join(tmpdir(), `convox-ci-bench-${process.pid}.memory`);
const reportMemory = `data:text/javascript,${encodeURIComponent(
  `import{writeFileSync}from"node:fs";process.on("exit",()=>writeFileSync(process.env.BENCH_MEMORY,String(process.resourceUsage().maxRSS)))`,
)}`;

/** Wall and CPU time in milliseconds of one run of a shell command. */
export function measure(command, env) {
  const start = performance.now();
  const script = `set -eo pipefail; TIMEFORMAT='%U %S'; time { ${command} ; } >/dev/null 2>&1`;
  const { status, stderr } = spawnSync("bash", ["-c", script], { encoding: "utf8", env: { ...process.env, ...env } });
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
  const [user, system] = stderr.trim().split(" ").map(Number);
  return { wall, cpu: (user + system) * 1000 };
}

export const sort = (numbers) => [...numbers].sort((a, b) => a - b);
export const median = (numbers) => sort(numbers)[numbers.length >> 1];
export const round = (number) => Math.round(number * 1000) / 1000;

const helpers = [];

/** Starts a program of this folder, and returns the port that it prints. */
export async function startHelper(name, ...args) {
  const helper = spawn(process.execPath, [join(root, "bench", name), ...args.map(String)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  helpers.push(helper);
  return await new Promise((resolve) => helper.stdout.once("data", (data) => resolve(String(data).trim())));
}

export function endHelpers() {
  for (const helper of helpers.splice(0)) helper.kill();
}

/** Milliseconds from the start of a Node program to the first byte that it sends to its Rack; it is ended then. */
export async function measureFirstByte(args, env) {
  const rack = createServer().listen(0, "127.0.0.1");
  await once(rack, "listening");
  const url = `http://convox:bench@127.0.0.1:${rack.address().port}`;
  const start = performance.now();
  const program = spawn(process.execPath, args, { stdio: "ignore", env: { ...process.env, ...env, RACK_URL: url } });
  const [socket] = await once(rack, "connection");
  await once(socket, "data");
  const ms = performance.now() - start;
  program.kill("SIGKILL");
  socket.destroy();
  rack.close();
  await once(program, "exit");
  return ms;
}

/** Peak memory in MiB of the last Node program that a command runs. */
export function measureMemory(command, env) {
  measure(command, { ...env, NODE_OPTIONS: `--import=${reportMemory}`, BENCH_MEMORY: memoryFile });
  const mebibytes = Math.round(Number(readFileSync(memoryFile, "utf8")) / 1024);
  rmSync(memoryFile);
  return mebibytes;
}

/** A path as a word of a shell command. */
export const quote = (path) => `'${path.replaceAll("'", "'\\''")}'`;
