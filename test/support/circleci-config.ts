import { parse } from "yaml";
import {
  bound,
  ConfigError,
  type Fields,
  fields,
  holds,
  Resolved,
  substituted,
  unescaped,
  type Value,
} from "./circleci-parameters.ts";

/** A job as it would be sent to an executor: no parameter, no condition and no command of an orb is left in it. */
export interface Job {
  name: string;
  /** In the form of a job in a config: docker or machine, environment, working_directory, steps. */
  config: Fields & { steps: Value[] };
  requires: string[];
  approval: boolean;
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
 * Works a config out as CircleCI's compiler does, for what orbs use of it: parameters, conditions, commands of
 * commands, executors, jobs in workflows.
 * @param orbs packed orbs as text, by the name under which the config imports them
 * @throws ConfigError in CircleCI's words
 */
export function jobsOf(text: string, workflow: string, orbs: Record<string, string>): Job[] {
  const config = fields(parse(text, { merge: true }) as Value);
  const imported = Object.entries(fields(config["orbs"])).map(([name]) => {
    const orb = orbs[name];
    if (orb === undefined) throw new ConfigError(`there is no orb ${name}`);
    return [name, fields(parse(orb, { merge: true }) as Value)] as const;
  });
  const scope: Scope = { elements: config, orbs: Object.fromEntries(imported), args: {} };
  const entries = fields(fields(config["workflows"])[workflow])["jobs"];
  if (!Array.isArray(entries)) throw new ConfigError(`there is no workflow ${workflow}`);
  return entries.map((entry) => {
    const [called, options] = single(entry);
    return jobOf(called, options, scope);
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
  const [name, options] = Object.entries(fields(entry))[0] ?? [];
  if (name === undefined) throw new ConfigError("an entry is empty");
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
    ...given
  } = options;
  const about = { name: String(name ?? called), requires: requires as string[] };
  if (type === "approval") return { ...about, approval: true, config: { steps: [] } };
  const [found, inner] = element("jobs", called, scope);
  if (!found) throw new ConfigError(`Cannot find a definition for job named ${called}`);
  const { parameters = {}, description: ____, executor, steps, ...own } = found;
  const args = argumentsFor(`job ${called}`, parameters, given, scope, inner);
  const working = { ...inner, args };
  const runsOn = executor === undefined ? {} : executorOf(substituted(executor, args), working);
  const body = fields(substituted(own, args));
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
    unescaped(substituted(body, argumentsFor(`executor ${String(name)}`, parameters, given, scope, inner))),
  );
}

function expandedSteps(steps: Value[], scope: Scope): Value[] {
  return steps.flatMap((raw) => {
    const step = substituted(raw, scope.args);
    const [name, given] = typeof step === "string" ? [step, {}] : (Object.entries(fields(step))[0] ?? ["", {}]);
    if (name === "steps")
      return given instanceof Resolved ? (given.value as Value[]) : expandedSteps(given as Value[], scope);
    const [command, inner] = element("commands", name, scope);
    if (command) {
      const args = argumentsFor(`step ${name}`, command["parameters"] ?? {}, fields(given as Value), scope, inner);
      return expandedSteps(command["steps"] as Value[], { ...inner, args });
    }
    if (name === "when" || name === "unless") {
      const { condition, steps: inside } = fields(given as Value);
      // References in the steps are filled in already, and theirs is the same scope.
      return holds(condition ?? null) === (name === "when") ? expandedSteps(inside as Value[], scope) : [];
    }
    if (!BUILT_IN.has(name)) throw new ConfigError(`Cannot find a definition for command named ${name}`);
    if (name === "run" && typeof given === "string") return [{ run: unescaped({ command: given, name: given }) }];
    return [typeof step === "string" ? step : { [name]: unescaped(given as Value) }];
  });
}
