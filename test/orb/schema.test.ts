import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { jobsOf, orbJob } from "../support/circleci-config.ts";
import { linter } from "../support/orb.ts";
import { root } from "../support/program.ts";

type Json = null | string | number | boolean | Json[] | { [key: string]: Json };
type Parameters = Record<string, { type: string; default?: Json; enum?: string[] }>;

/** CircleCI's JSON schema of a config, which CircleCI publishes. */
const path = process.env["CIRCLECI_SCHEMA"] ?? "";
const text = await readFile(join(root, "orb/orb.yml"), "utf8");
const orb = parse(text);

/** What is wrong with a document, by CircleCI's own schema; "" for nothing. Its alternatives make long lists. */
async function wrong(document: unknown): Promise<string> {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const validate = ajv.compile(JSON.parse(await readFile(path, "utf8")));
  if (validate(document)) return "";
  const deepest = [...(validate.errors ?? [])].sort((a, b) => b.instancePath.length - a.instancePath.length);
  return deepest
    .slice(0, 3)
    .map(({ instancePath, message }) => `${instancePath} ${message}`)
    .join("\n");
}

const sample = ({ type, default: given, enum: values }: Parameters[string]): Json =>
  given ?? (type === "enum" ? (values?.[0] ?? "") : type === "integer" ? 1 : type === "boolean" ? true : "sample");

/** Each whole reference replaced by a value of its type; the schema knows them only where any text may stand. */
function replaceExpressions(value: Json, parameters: Parameters): Json {
  if (typeof value === "string") {
    const declared = parameters[/^<<\s*parameters\.(\w+)\s*>>$/.exec(value)?.[1] ?? ""];
    return declared === undefined || declared.type === "steps" ? value : sample(declared);
  }
  if (Array.isArray(value)) return value.map((item) => replaceExpressions(item, parameters));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaceExpressions(inner, parameters)]));
}

const maskedAll = (elements: Record<string, { parameters?: Parameters }>) =>
  Object.fromEntries(
    Object.entries(elements).map(([name, { parameters = {}, ...rest }]) => [
      name,
      { ...(replaceExpressions(rest as Json, parameters) as object), parameters },
    ]),
  );

const pullRequest = { "pipeline.event.name": "pull_request", "pipeline.event.github.pull_request.number": 7 };
/** A push, two events of a pull request, and a schedule. */
const pipelines = [
  {},
  { ...pullRequest, "pipeline.event.action": "opened" },
  { ...pullRequest, "pipeline.event.action": "closed" },
  { "pipeline.event.name": "schedule", "pipeline.schedule.name": "review-sweep" },
];

test.each(Object.keys(orb.examples))("the example %s is a config that CircleCI's compiler takes", (name) => {
  const { usage } = orb.examples[name];
  for (const workflow of Object.keys(usage.workflows)) {
    const jobs = pipelines.flatMap((pipeline) =>
      jobsOf(JSON.stringify(usage), workflow, { convox: text }, { pipeline }),
    );
    expect(jobs).not.toEqual([]);
  }
});

describe.skipIf(!existsSync(path))("CircleCI's schema (skipped unless CIRCLECI_SCHEMA names the file)", () => {
  test("accepts the packed orb, and it has no key that the schema does not know", async () => {
    const { commands, jobs, executors, ...rest } = orb;
    expect(Object.keys(orb)).toEqual([
      "version",
      "description",
      "display",
      "commands",
      "executors",
      "jobs",
      "examples",
    ]);
    expect(
      await wrong({ ...rest, commands: maskedAll(commands), jobs: maskedAll(jobs), executors: maskedAll(executors) }),
    ).toBe("");
  });

  test("refuses an orb with a step that is none", async () => {
    expect(await wrong({ version: 2.1, commands: { x: { steps: [{ run: 5 }] } } })).not.toBe("");
  });

  test.each(Object.keys(orb.examples))("accepts the example %s", async (name) => {
    expect(await wrong(orb.examples[name].usage)).toBe("");
  });

  test.each(Object.keys(orb.jobs))("accepts the job %s, with everything filled in", async (name) => {
    const parameters: Parameters = orb.jobs[name].parameters;
    const required = Object.entries(parameters).filter(([, { default: given }]) => given === undefined);
    const job = orbJob(
      text,
      name,
      Object.fromEntries(required.map(([key, declared]) => [key, sample(declared) as string])),
    );
    expect(await wrong({ version: 2.1, jobs: { job: job.config }, workflows: { w: { jobs: ["job"] } } })).toBe("");
  });
});

test.each(["../../.circleci/config.yml", "../../.circleci/test-deploy.yml"])(
  "%s is a config with filters as expressions",
  async (file) => {
    const config = parse(await readFile(resolve(import.meta.dirname, file), "utf8"));
    expect(Object.keys(config.workflows)).not.toEqual([]);
    expect(linter.workflowFindings(config)).toEqual([]);
    if (existsSync(path))
      expect(
        await wrong({ ...config, orbs: { ...config.orbs, ...(config.orbs.convox ? { convox: "convox/orb@1" } : {}) } }),
      ).toBe("");
  },
);
