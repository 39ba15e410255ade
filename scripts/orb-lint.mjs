// usage: orb-lint.mjs [DIR]   Checks an unpacked orb: what CircleCI would refuse, what its review asks for (RC...), and what
// makes an orb unsafe. Prints a line for each finding; DIR is the orb's folder (default: orb).
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { checkCall, checkParameters, referencesIn } from "./orb-lint-parameters.mjs";
import { checkExample, JOB_KEYS, stepsOf } from "./orb-lint-workflows.mjs";
import { packedText, packOrb } from "./orb-pack.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Linux takes at most 131,071 bytes in one argument and in one variable; the rest is for what a user gives. */
const MAX_TEXT = 100_000;
/** CircleCI allows 8 MB for a compiled configuration. Certified orbs have 20 to 145 kB, with fewer commands. */
const MAX_ORB = 215_000;
const NAME = /^[a-z][a-z0-9_-]*$/;
/** Steps of CircleCI. `deploy` is one too, but long deprecated. */
const STEPS = [
  "run",
  "checkout",
  "setup_remote_docker",
  "save_cache",
  "restore_cache",
  "store_artifacts",
  "store_test_results",
  "persist_to_workspace",
  "attach_workspace",
  "add_ssh_keys",
  "when",
  "unless",
  "steps",
];
const KINDS = ["commands", "jobs", "executors"];

/**
 * Findings, each `{ rule, where, message }`, none for an orb that is as it should be.
 * @param dir the orb's folder, with src/ in it
 * @param version version that is about to be published: its major must be the examples' (RC011)
 */
export function lintOrb(dir, { version, name = "convox" } = {}) {
  const findings = [];
  const add = (rule, where, message) => findings.push({ rule, where, message });
  let orb;
  try {
    orb = packOrb(join(dir, "src"));
  } catch (error) {
    return [{ rule: "pack", where: "src", message: error.message }];
  }
  about(orb, add);
  for (const kind of KINDS) {
    for (const [key, element] of Object.entries(orb[kind] ?? {})) {
      component(kind, key, element, orb, add);
    }
  }
  sources(join(dir, "src"), add);
  for (const [key, example] of Object.entries(orb.examples ?? {})) checkExample(key, example, orb, name, version, add);
  const size = Buffer.byteLength(packedText(orb));
  if (size > MAX_ORB) add("size", "orb.yml", `the packed orb has ${size} bytes, more than ${MAX_ORB}`);
  return findings;
}

function about(orb, add) {
  const { description = "", display, examples = {} } = orb;
  if (!/^https:\/\/./.test(display?.source_url ?? ""))
    add("RC001", "@orb.yml", "display.source_url is not an https address");
  if (display?.home_url !== undefined && !/^https:\/\/./.test(display.home_url)) {
    add("RC007", "@orb.yml", "display.home_url is not an https address");
  }
  if (Object.keys(examples).length === 0) add("RC003", "examples", "there is no example");
  for (const key of Object.keys(examples)) {
    if (/example/i.test(key))
      add("RC004", `examples/${key}`, "the name of an example says what it shows, not that it is one");
  }
  if (description.length < 64) add("RC005", "@orb.yml", "the description has fewer than 64 characters");
  for (const [key, { description: text }] of Object.entries(examples)) {
    if (!text) add("RC002", `examples/${key}`, "it has no description");
  }
}

function component(kind, key, element, orb, add) {
  const where = `${kind}/${key}`;
  const report = (rule, message) => add(rule, where, message);
  if (!element.description) report("RC002", "it has no description");
  if (!NAME.test(key)) report("name", "names have lower-case letters, digits and _, and begin with a letter");
  if (key.includes("-")) report("RC010", "names are in snake_case");
  if (kind === "commands" && STEPS.includes(key))
    report("name", `it hides CircleCI's own step ${key} from the whole orb`);
  checkParameters(kind, element, report, kind === "commands" && key === "core");
  if (kind !== "executors" && !Array.isArray(element.steps)) report("step", "it has no list of steps");
  if (kind === "jobs") place(element, orb, report);
  for (const condition of conditionsOf(element.steps ?? [])) {
    if (condition?.condition === undefined) report("step", "a when or unless has no condition");
    if (!Array.isArray(condition?.steps)) report("step", "a when or unless has no list of steps");
  }
  for (const name of Object.keys(element.parameters ?? {})) {
    if (name.includes("-")) report("RC010", `parameter ${name} is not in snake_case`);
    if (kind === "jobs" && JOB_KEYS.includes(name)) report("name", `parameter ${name} is a key of jobs in workflows`);
  }
  for (const step of stepsOf(element.steps ?? [])) {
    const [name, given] = typeof step === "string" ? [step, {}] : (Object.entries(step)[0] ?? []);
    const called = orb.commands?.[name];
    if (called) checkCall(`step ${name}`, called, given ?? {}, element.parameters ?? {}, report);
    else if (!STEPS.includes(name) && !isImported(orb, name)) report("step", `there is no step ${name}`);
    if (name === "run") runStep(given, report);
    if (/_cache$/.test(name ?? "")) cacheKey(given, element, report);
  }
}

const isImported = (orb, name) => Object.keys(orb.orbs ?? {}).some((prefix) => name?.startsWith(`${prefix}/`));

/** Where a job runs: an executor that there is, with the arguments it takes, or a place of the job's own. */
function place({ executor, parameters = {}, ...own }, orb, report) {
  if (executor === undefined) {
    if (!["docker", "machine", "macos"].some((key) => key in own)) report("executor", "it names no executor");
    return;
  }
  const [parameter] = referencesIn(executor);
  const value = parameter === undefined ? executor : parameters[parameter]?.default;
  if (value === undefined) return;
  const { name, ...given } = typeof value === "string" ? { name: value } : value;
  const found = orb.executors?.[name];
  if (found) checkCall(`executor ${name}`, found, given, parameters, report);
  else if (!isImported(orb, name)) report("executor", `there is no executor ${name}`);
}

/** What stands under `when` and `unless` in a list of steps. */
function conditionsOf(list) {
  if (!Array.isArray(list)) return [];
  return list
    .filter((step) => Object.hasOwn(Object(step), "when") || Object.hasOwn(Object(step), "unless"))
    .flatMap((step) => {
      const inner = step.when ?? step.unless;
      return [inner, ...conditionsOf(inner?.steps ?? [])];
    });
}

function runStep(given, report) {
  if (typeof given === "string" || !given.name) report("RC008", "a run step has no name");
  if (typeof given === "string") return;
  if (/<<\s*parameters\./.test((given.command ?? "").replaceAll("\\<<", ""))) {
    report("command", "a parameter in a command is read by the shell: hand it over by environment");
  }
  for (const [name, text] of [["command", given.command], ...Object.entries(given.environment ?? {})]) {
    if (Buffer.byteLength(String(text ?? "")) > MAX_TEXT) report("size", `${name} has more than ${MAX_TEXT} bytes`);
  }
}

function cacheKey(given, element, report) {
  for (const name of referencesIn([given.key, given.keys])) {
    if (/\$/.test(String(element.parameters?.[name]?.default ?? ""))) {
      report("RC012", `parameter ${name} holds a variable by default, which a cache key would take literally`);
    }
  }
}

/** What only the sources show: how commands come in, and what is in the scripts. */
function sources(src, add) {
  for (const kind of ["commands", "jobs"]) {
    for (const file of existsSync(join(src, kind)) ? readdirSync(join(src, kind)) : []) {
      const { steps } = parse(readFileSync(join(src, kind, file), "utf8"), { merge: true }) ?? {};
      for (const step of stepsOf(steps)) {
        const command = step?.run?.command ?? step?.run;
        if (typeof command === "string" && command.length > 64 && !command.startsWith("<<include(")) {
          add("RC009", `${kind}/${file}`, "a command of more than 64 characters is a file that is included");
        }
      }
    }
  }
  const scripts = join(src, "scripts");
  for (const file of existsSync(scripts) ? readdirSync(scripts) : []) {
    const text = readFileSync(join(scripts, file), "utf8");
    if (text.includes("<<")) add("script", `scripts/${file}`, "it has <<, which CircleCI reads as its own");
    if (/\beval\b/.test(text.replaceAll("--eval", ""))) add("script", `scripts/${file}`, "it has eval");
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const findings = lintOrb(process.argv[2] ?? join(root, "orb"), { version });
  for (const { rule, where, message } of findings) console.log(`${where}: ${message} (${rule})`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
