// Every run of the program and of an action in the end-to-end tests is searched for the secrets that it was given: what it
// printed, the files that it wrote for its CI system, and the arguments of the programs that it started.
import { appendFileSync, chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Variables whose value is a secret, and those that hold an address with a password. */
const SECRET_NAME = /(?:PASSWORD|TOKEN|SECRET|_KEY)$/;
const ADDRESS_NAME = /(?:RACK_URL|PROXY|REGISTRY)$/i;
/** Shorter values, and ordinary words, appear in other texts too. */
const SEARCHABLE = /^(?=.*[^a-z]).{8,}$/s;

type Environment = Readonly<Record<string, string | undefined>>;

/** The secrets in an environment, as they are and as they travel. */
export function secretsIn(env: Environment): readonly string[] {
  const found = Object.entries(env).flatMap(([name, value = ""]) => {
    if (SECRET_NAME.test(name)) return [value];
    return ADDRESS_NAME.test(name) && URL.canParse(value) ? [decodeURIComponent(new URL(value).password)] : [];
  });
  return [...new Set(found)]
    .filter((secret) => SEARCHABLE.test(secret))
    .flatMap((secret) => [...new Set([secret, encodeURIComponent(secret), btoa(`convox:${secret}`)])]);
}

/**
 * Searches what a run of the end-to-end tests wrote.
 * @param written texts by where they were written
 * @throws Error with the place of a secret, and without the secret
 */
export function searchSecrets(
  run: string,
  secrets: readonly string[],
  written: Readonly<Record<string, string>>,
): void {
  const folder = process.env["CONVOX_TEST_CANARY"];
  if (folder === undefined) return;
  for (const [place, text] of Object.entries(written)) {
    if (secrets.some((secret) => text.includes(secret))) throw new Error(`${run}: a secret is in its ${place}`);
  }
  const bytes = Object.values(written).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  appendFileSync(join(folder, `${process.pid}.count`), `${secrets.length > 0 ? bytes : 0}\n`);
}

/** Searches what a step of an action wrote. GITHUB_ENV may hold a key: the action setup hands it to later steps. */
export function searchAction(
  action: string,
  env: Environment,
  { stdout, stderr, children, ...files }: Record<"stdout" | "stderr" | "children", string> & Record<string, unknown>,
): void {
  // The masks themselves are the secrets.
  const log = (stdout + stderr).replace(/^::add-mask::.*$/gm, "");
  const { outputs, state, path, summary } = files;
  searchSecrets(action, secretsIn(env), {
    log,
    children,
    files: JSON.stringify({ outputs, state, path }),
    summary: String(summary),
  });
}

/** Arguments for Node that record the arguments of all programs that it starts, and a function that reads the record. */
export function recordChildren(): { nodeArguments: readonly string[]; read: () => string } {
  const parent = process.env["CONVOX_TEST_CANARY"];
  if (parent === undefined) return { nodeArguments: [], read: () => "" };
  const folder = mkdtempSync(join(parent, "run-"));
  chmodSync(folder, 0o755);
  const [record, hook] = [join(folder, "children.txt"), join(folder, "record.cjs")];
  writeFileSync(record, "");
  chmodSync(record, 0o666);
  writeFileSync(
    hook,
    `const { ChildProcess } = require("node:child_process");
const { appendFileSync } = require("node:fs");
const { spawn } = ChildProcess.prototype;
ChildProcess.prototype.spawn = function (options) {
  try { appendFileSync(${JSON.stringify(record)}, JSON.stringify([options.file, ...options.args ?? []]) + "\\n"); } catch {}
  return spawn.call(this, options);
};
`,
  );
  return {
    nodeArguments: ["--require", hook],
    read() {
      const text = readFileSync(record, "utf8");
      rmSync(folder, { recursive: true, force: true });
      return text;
    },
  };
}

/** Vitest's global setup: counts what all tests of the project have searched, and prints it. */
export default function countSearchedBytes(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "canary-"));
  chmodSync(folder, 0o755); // some tests run the program as another user
  process.env["CONVOX_TEST_CANARY"] = folder;
  return () => {
    const counts = readdirSync(folder)
      .filter((name) => name.endsWith(".count"))
      .flatMap((name) => readFileSync(join(folder, name), "utf8").trim().split("\n").map(Number));
    const searched = counts.filter((bytes) => bytes > 0);
    const sum = searched.reduce((total, bytes) => total + bytes, 0);
    console.log(
      `Canary: ${counts.length} runs, ${searched.length} of them with a secret: searched ${sum} bytes, found none`,
    );
    rmSync(folder, { recursive: true, force: true });
  };
}
