import { ConfigError, type Fields, fields, holds, Resolved, type Value } from "./circleci-parameters.ts";
import {
  ExpressionError,
  evaluateExpression,
  holdsExpression,
  holdsFilterMap,
  type PipelineValues,
} from "./expressions.ts";

export interface PipelineOptions {
  /** Values of the pipeline, such as `{ "pipeline.git.branch": "main" }`. null: it is not defined. */
  pipeline?: PipelineValues;
  /** Takes warnings about deprecated forms. */
  warn?: (line: string) => void;
}

const DEFAULTS: PipelineValues = {
  "pipeline.id": "00000000-0000-4000-8000-000000000000",
  "pipeline.number": 1,
  "pipeline.git.branch": "main",
  "pipeline.git.tag": null,
  "pipeline.git.revision": "0123456789abcdef0123456789abcdef01234567",
  "pipeline.project.slug": "gh/acme/web",
  "pipeline.project.type": "github",
  "pipeline.trigger_source": "webhook",
  "pipeline.schedule.name": null,
  "pipeline.event.name": "push",
  "pipeline.event.action": "push",
  "pipeline.event.github.pull_request.number": null,
  "pipeline.deploy.component_name": null,
  "pipeline.deploy.environment_name": null,
  "pipeline.deploy.target_environment_name": null,
  "pipeline.deploy.target_version": null,
  "pipeline.deploy.current_version": null,
  "pipeline.deploy.namespace": null,
  "pipeline.deploy.reason": null,
};

/** All values of a pipeline: those of a push to main, except for the given ones. */
export function pipelineValues({ pipeline = {} }: PipelineOptions): PipelineValues {
  return { ...DEFAULTS, ...pipeline };
}

const REFERENCE = /(?<!\\)<<\s*([^<>]*\bpipeline\.[^<>]*?)\s*>>/g;

/**
 * A document with its pipeline values filled in. A text that is one reference takes the value's type.
 * @throws ConfigError for an unknown value
 */
export function withPipelineValues(value: Value, values: PipelineValues): Value {
  const read = (expression: string): Value =>
    attempt(() => (evaluateExpression(expression, values) ?? "") as Value, expression);
  if (typeof value === "string") {
    const [whole, expression] = new RegExp(REFERENCE).exec(value) ?? [];
    if (whole !== undefined && whole === value.trim() && expression !== undefined) return read(expression);
    return value.replace(REFERENCE, (_, inner: string) => String(read(inner)));
  }
  if (value instanceof Resolved || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withPipelineValues(item, values));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withPipelineValues(inner, values)]));
}

/** Whether a workflow with these keys runs. */
export function isWorkflowSelected(workflow: Fields, values: PipelineValues): boolean {
  const isTrue = (condition: Value) =>
    typeof condition === "string" ? attempt(() => holdsExpression(condition, values), condition) : holds(condition);
  const { when, unless } = workflow;
  return (when === undefined || isTrue(when)) && (unless === undefined || !isTrue(unless));
}

/**
 * Whether a job with these filters runs. Without filters it runs for branches only.
 * Maps of branches and tags are deprecated since 2026-07-17, which is a warning.
 */
export function isJobSelected(
  job: string,
  filters: Value | undefined,
  values: PipelineValues,
  warn: (line: string) => void = () => undefined,
): boolean {
  if (typeof filters === "string") return attempt(() => holdsExpression(filters, values), filters);
  const name = (value: PipelineValues[string] | undefined) => (typeof value === "string" ? value : undefined);
  const ref = { branch: name(values["pipeline.git.branch"]), tag: name(values["pipeline.git.tag"]) };
  if (filters !== undefined) warn(`${job}: filters by branches and tags are deprecated. Use an expression`);
  return holdsFilterMap(fields(filters) as Record<"branches" | "tags", unknown>, ref);
}

function attempt<T>(read: () => T, expression: string): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ExpressionError) throw new ConfigError(`${expression}: ${error.message}`);
    throw error;
  }
}
