// What the configs of examples do with an orb, and the parts of workflows that its elements cannot show.
import { ExpressionError, namesIn, parseExpression } from "./circleci-expression.mjs";
import { checkCall } from "./orb-lint-parameters.mjs";

/** Keys of a job in a workflow, which a parameter of that name would hide. */
export const JOB_KEYS = [
  "name",
  "requires",
  "context",
  "type",
  "filters",
  "matrix",
  "pre-steps",
  "post-steps",
  "serial-group",
];

/** All steps of a list, those under conditions too. */
export function stepsOf(list) {
  if (!Array.isArray(list)) return [];
  return list.flatMap((step) => {
    const inner = step?.when ?? step?.unless;
    if (inner) return stepsOf(inner.steps);
    if (typeof step?.steps === "string") return [];
    return [step];
  });
}

/** Checks an example: its config uses what the orb has, with arguments that fit. */
export function checkExample(key, { usage: config }, orb, name, version, add) {
  const report = (rule, message) => add(rule, `examples/${key}`, message);
  const reference = config?.orbs?.[name];
  if (typeof reference !== "string") return report("example", `it does not use the orb under the name ${name}`);
  const major = /@(\d+)/.exec(reference)?.[1];
  if (version !== undefined && major !== version.split(".")[0]) {
    report("RC011", `it uses ${reference}, not major version ${version.split(".")[0]}`);
  }
  const local = (text) => (text.startsWith(`${name}/`) ? text.slice(name.length + 1) : undefined);
  const call = (kind, text, given) => {
    const own = local(text);
    if (own === undefined) return;
    if (orb[kind]?.[own]) checkCall(text, orb[kind][own], given, {}, report);
    else report("example", `${text}: the orb has no ${kind.slice(0, -1)} of this name`);
  };
  for (const [jobName, job] of Object.entries(config.jobs ?? {})) {
    if (typeof job.executor === "string") call("executors", job.executor, {});
    else if (job.executor) call("executors", job.executor.name, without(job.executor, ["name"]));
    for (const step of stepsOf(job.steps)) {
      if (typeof step === "string") call("commands", step, {});
      else for (const [called, given] of Object.entries(step)) call("commands", called, given ?? {});
    }
    if (local(jobName) !== undefined) report("example", `${jobName} is a name in the orb`);
  }
  for (const workflow of Object.values(config.workflows ?? {})) {
    for (const [called, given] of entriesOf(workflow)) {
      if (local(called) !== undefined) call("jobs", called, without(given, JOB_KEYS));
      else if (!config.jobs?.[called] && given.type !== "approval") report("example", `there is no job ${called}`);
    }
  }
  checkWorkflows(config, report);
}

const without = (object, keys) => Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));

/** The jobs that a workflow calls, each as `[name, options]`. */
const entriesOf = (workflow) =>
  (workflow?.jobs ?? []).map((entry) =>
    typeof entry === "string" ? [entry, {}] : [Object.keys(entry)[0], Object.values(entry)[0] ?? {}],
  );

/**
 * Checks the workflows of a config: conditions and filters, and the deploys that release jobs name.
 * @param report takes a rule and a message
 */
export function checkWorkflows(config, report) {
  for (const [name, workflow] of Object.entries(config.workflows ?? {})) {
    for (const key of ["when", "unless"]) {
      if (typeof workflow?.[key] === "string") expression(workflow[key], `${name}: ${key}`, report);
    }
    for (const [called, given] of entriesOf(workflow)) {
      if (typeof given.filters === "string") expression(given.filters, `${called}: filters`, report);
      else if (given.filters !== undefined) {
        report(
          "filters",
          `${called}: maps of branches and tags in filters are deprecated. Use an expression, such as pipeline.git.branch == "main"`,
        );
      }
      if (config.jobs?.[called]?.type === "release") checkRelease(called, config, workflow, report);
    }
  }
}

function expression(text, where, report) {
  try {
    const unknown = namesIn(parseExpression(text)).filter((name) => !name.startsWith("pipeline."));
    if (unknown.length > 0) report("expression", `${where}: ${unknown.join(", ")} is not a pipeline value`);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    report("expression", `${where}: ${error.message}`);
  }
}

/** A release job completes a deploy of its workflow that an earlier job has left at `running`. */
function checkRelease(called, config, workflow, report) {
  const { plan_name: plan } = config.jobs[called];
  if (typeof plan !== "string") return report("release", `${called}: a release job needs plan_name`);
  const calls = entriesOf(workflow).flatMap(([name, given]) => [
    given,
    ...stepsOf(config.jobs?.[name]?.steps).flatMap((step) => (typeof step === "string" ? [] : Object.values(step))),
  ]);
  const deploys = calls.filter((given) => given?.deploy_marker);
  const found = deploys.find((given) => (given.deploy_name || `convox-${given.app}`) === plan);
  if (!found) report("release", `${called}: no job of the workflow makes the deploy ${plan}`);
  else if (found.deploy_marker_end !== "running") {
    report("release", `${called}: the deploy ${plan} is finished before. Set deploy_marker_end: running`);
  }
}
