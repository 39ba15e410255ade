import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";
import {
  bound,
  ConfigError,
  type Fields,
  fields,
  holds,
  Resolved,
  substitute,
  unescapeOrb,
  type Value,
} from "./circleci-parameters.ts";
import {
  isJobSelected,
  isWorkflowSelected,
  type PipelineOptions,
  pipelineValues,
  withPipelineValues,
} from "./circleci-pipeline.ts";

/** A job as it would be sent to an executor: no parameter, no condition and no command of an orb is left in it. */
export interface Job {
  name: string;
  /** In the form of a job in a config: docker or machine, environment, working_directory, steps. */
  config: Fields & { steps: Value[] };
  requires: string[];
  approval: boolean;
  /** For a job of the type release: the deploy that it completes, and how it is validated. */
  release?: { plan: string; validation: Fields };
}

const BUILT_IN = new Set([
  "run",
  "checkout",
  "setup_remote_docker",
  "store_artifacts",
  "store_test_results",
  "persist_to_workspace",
  "attach_workspace",
]);

/** Elements that a name can mean, and the arguments of the element that is being worked on. */
interface Scope {
  elements: Fields;
  orbs: Record<string, Fields>;
  args: Fields;
}

/**
 * Works a config out as CircleCI's compiler does, for what orbs use of it: pipeline values, filters, parameters,
 * conditions, commands of commands, executors, jobs in workflows.
 * @param orbs packed orbs as text, by the name under which the config imports them
 * @throws ConfigError in CircleCI's words
 */
export function jobsOf(
  text: string,
  workflow: string,
  orbs: Record<string, string>,
  options: PipelineOptions = {},
): Job[] {
  const declared = Object.entries(fields(fields(parse(text, { merge: true }) as Value)["parameters"]));
  const defaults = declared.map(([name, parameter]) => [
    `pipeline.parameters.${name}`,
    fields(parameter)["default"] ?? null,
  ]);
  const values = { ...Object.fromEntries(defaults), ...pipelineValues(options) };
  const read = (document: string) => fields(withPipelineValues(parse(document, { merge: true }) as Value, values));
  const config = read(text);
  const imported = Object.entries(fields(config["orbs"])).map(([name]) => {
    const orb = orbs[name];
    if (orb === undefined) throw new ConfigError(`there is no orb ${name}`);
    return [name, read(orb)] as const;
  });
  const scope: Scope = { elements: config, orbs: Object.fromEntries(imported), args: {} };
  for (const document of [config, ...Object.values(scope.orbs)]) {
    if (Number(document["version"]) !== 2.1)
      throw new ConfigError("a config with orbs, and an orb, are of version 2.1");
  }
  const { jobs: entries, ...conditions } = fields(fields(config["workflows"])[workflow]);
  if (!Array.isArray(entries)) throw new ConfigError(`there is no workflow ${workflow}`);
  if (!isWorkflowSelected(conditions, values)) return [];
  const calls = entries.flatMap((entry) => matrixOf(...single(entry)));
  const jobs = calls.map(({ called, options }) => jobOf(called, options, scope));
  const skipped = new Set(
    calls.flatMap(({ options: call }, at) =>
      isJobSelected(jobs[at]?.name ?? "", call["filters"], values, options.warn) ? [] : [jobs[at]?.name],
    ),
  );
  const resolveAlias = (alias: string) => jobs.filter((_, at) => calls[at]?.alias === alias).map(({ name }) => name);
  for (const job of jobs) {
    if (jobs.filter(({ name }) => name === job.name).length > 1)
      throw new ConfigError(`two jobs are named ${job.name}`);
    job.requires = job.requires.flatMap((name) => {
      const found = jobs.some((other) => other.name === name) ? [name] : resolveAlias(name);
      if (found.length === 0) throw new ConfigError(`${job.name} requires ${name}, which is the name of no other job`);
      return found;
    });
  }
  // A job whose required job does not run does not run either.
  for (const _ of jobs) {
    for (const job of jobs) if (job.requires.some((name) => skipped.has(name))) skipped.add(job.name);
  }
  return jobs.filter(({ name }) => !skipped.has(name));
}

/** The calls that an entry of a workflow stands for; those of a matrix are required by its alias, too. */
function matrixOf(called: string, options: Fields): { called: string; alias: string; options: Fields }[] {
  const { matrix, ...rest } = options;
  const name = String(rest["name"] ?? called);
  if (matrix === undefined) return [{ called, alias: name, options: rest }];
  const { parameters, exclude = [], alias = called } = fields(matrix);
  const combined = Object.entries(fields(parameters)).reduce<Fields[]>(
    (rows, [key, values]) => {
      if (!Array.isArray(values)) throw new ConfigError(`matrix: ${key} is no list`);
      return rows.flatMap((row) => values.map((value) => ({ ...row, [key]: value })));
    },
    [{}],
  );
  const rows = combined.filter((row) => !(exclude as Value[]).some((other) => isDeepStrictEqual(other, row)));
  return rows.map((row) => {
    const full = /<<\s*matrix\./.test(name)
      ? name.replace(/<<\s*matrix\.([\w-]+)\s*>>/g, (_, key) => String(row[key]))
      : [name, ...Object.values(row)].join("-");
    return { called, alias: String(alias), options: { ...rest, ...row, name: full } };
  });
}

/** Every job of an orb by itself, with the arguments that it needs. */
export function orbJob(orb: string, name: string, given: Fields = {}): Job {
  const usage = { version: 2.1, orbs: { orb: "x/y@1" }, workflows: { w: { jobs: [{ [`orb/${name}`]: given }] } } };
  const [job] = jobsOf(JSON.stringify(usage), "w", { orb });
  if (!job) throw new ConfigError(`there is no job ${name}`);
  return job;
}

function single(entry: Value): [string, Fields] {
  if (typeof entry === "string") return [entry, {}];
  const [[name, options] = [undefined, null], ...more] = Object.entries(fields(entry));
  if (name === undefined || more.length > 0) throw new ConfigError("an entry is one name with its options");
  return [name, fields(options)];
}

function jobOf(called: string, options: Fields, scope: Scope): Job {
  const {
    name,
    requires = [],
    context: _,
    filters: __,
    type,
    "serial-group": ___,
    "pre-steps": pre = [],
    "post-steps": post = [],
    ...raw
  } = options;
  const given = fields(substitute(raw, {}));
  const about = { name: String(name ?? called), requires: requires as string[] };
  if (type === "approval") return { ...about, approval: true, config: { steps: [] } };
  const [found, inner] = element("jobs", called, scope);
  if (!found) throw new ConfigError(`Cannot find a definition for job named ${called}`);
  if (found["type"] === "release") {
    const plan = found["plan_name"];
    if (typeof plan !== "string") throw new ConfigError(`job ${called}: a release job has a plan_name`);
    return {
      ...about,
      approval: false,
      config: { steps: [] },
      release: { plan, validation: fields(found["validation"]) },
    };
  }
  const { parameters = {}, description: ____, executor, steps, ...own } = found;
  const args = argumentsFor(`job ${called}`, parameters, given, scope, inner);
  const working = { ...inner, args };
  if (executor === undefined && !["docker", "machine", "macos"].some((key) => key in own)) {
    throw new ConfigError(`job ${called}: it has no executor`);
  }
  const runsOn = executor === undefined ? {} : executorOf(substitute(executor, args), working);
  const body = fields(unescapeOrb(substitute(own, args)));
  const environment = { ...fields(runsOn["environment"]), ...fields(body["environment"]) };
  const all = [
    ...expandedSteps(pre as Value[], scope),
    ...expandedSteps((steps ?? []) as Value[], working),
    ...expandedSteps(post as Value[], scope),
  ];
  return { ...about, approval: false, config: { ...runsOn, ...body, environment, steps: all } };
}

function argumentsFor(what: string, parameters: Value, given: Fields, caller: Scope, declarer: Scope): Fields {
  return bound(what, fields(parameters), given, (type, value, isDefault) => {
    const scope = isDefault ? declarer : caller;
    return new Resolved(type === "steps" ? expandedSteps(value as Value[], scope) : executorOf(value, scope));
  });
}

/** An element by the name that is used for it, and the scope that its own names have. */
function element(kind: string, name: string, scope: Scope): [Fields | undefined, Scope] {
  const own = fields(scope.elements[kind])[name];
  if (own !== undefined) return [fields(own), { ...scope, args: {} }];
  const [orbName = "", rest] = name.split("/");
  const orb = scope.orbs[orbName];
  const found = rest === undefined || orb === undefined ? undefined : fields(orb[kind])[rest];
  return found === undefined || orb === undefined
    ? [undefined, scope]
    : [fields(found), { elements: orb, orbs: {}, args: {} }];
}

function executorOf(value: Value, scope: Scope): Fields {
  if (value instanceof Resolved) return value.value as Fields;
  const { name, ...given } = typeof value === "string" ? { name: value } : fields(value);
  const [found, inner] = element("executors", String(name), scope);
  if (!found) throw new ConfigError(`Cannot find a definition for executor named ${String(name)}`);
  const { parameters = {}, description: _, ...body } = found;
  return fields(
    unescapeOrb(substitute(body, argumentsFor(`executor ${String(name)}`, parameters, given, scope, inner))),
  );
}

function expandedSteps(steps: Value[], scope: Scope): Value[] {
  return steps.flatMap((raw) => {
    const step = substitute(raw, scope.args);
    const [name, given] = typeof step === "string" ? [step, {} as Value] : anyOf(step);
    if (name === "steps")
      return listSteps(given instanceof Resolved ? given.value : given, scope, given instanceof Resolved);
    const [command, inner] = element("commands", name, scope);
    if (command) {
      const args = argumentsFor(`step ${name}`, command["parameters"] ?? {}, fields(given as Value), scope, inner);
      return expandedSteps(command["steps"] as Value[], { ...inner, args });
    }
    if (name === "when" || name === "unless") {
      const { condition, steps: inside } = fields(given as Value);
      if (condition === undefined) throw new ConfigError(`${name} has no condition`);
      if (!Array.isArray(inside)) throw new ConfigError(`${name} has no list of steps`);
      // References in the steps are filled in already, and theirs is the same scope.
      return holds(condition) === (name === "when") ? expandedSteps(inside, scope) : [];
    }
    if (!BUILT_IN.has(name)) throw new ConfigError(`Cannot find a definition for command named ${name}`);
    if (name === "run" && typeof given === "string") return [{ run: unescapeOrb({ command: given, name: given }) }];
    if (name === "run") checkRun(fields(given));
    return [typeof step === "string" ? step : { [name]: unescapeOrb(given as Value) }];
  });
}

function anyOf(step: Value): [string, Value] {
  const [[name, given] = ["", null], ...more] = Object.entries(fields(step));
  if (name === "" || more.length > 0) throw new ConfigError("a step is one name with its arguments");
  return [name, given ?? {}];
}

function listSteps(steps: Value | Fields | Value[], scope: Scope, done: boolean): Value[] {
  if (!Array.isArray(steps)) throw new ConfigError("steps is no list of steps");
  return done ? steps : expandedSteps(steps, scope);
}

const RUN_KEYS = [
  ...["command", "name", "shell", "environment", "background", "working_directory", "no_output_timeout", "when"],
  ...["max_auto_reruns", "auto_rerun_delay"],
];

function checkRun(run: Fields): void {
  const odd = Object.keys(run).find((key) => !RUN_KEYS.includes(key));
  if (odd !== undefined) throw new ConfigError(`run: there is no key ${odd}`);
  const { command, when = "on_success", no_output_timeout: silence = "10m", name = "" } = run;
  if (typeof command !== "string" || command === "") throw new ConfigError("run: it has no command");
  if (typeof name !== "string") throw new ConfigError("run: name is no text");
  if (!["on_success", "on_fail", "always"].includes(String(when)))
    throw new ConfigError(`run: when is ${String(when)}`);
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(String(silence))) {
    throw new ConfigError(`run: no_output_timeout is ${String(silence)}`);
  }
}
