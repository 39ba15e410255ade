import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import type { Annotation } from "./github-commands.ts";

/** What the expression github.token gives in the small runner. */
const JOB_TOKEN = "ghs_token-of-the-small-runner";

/** What the runner needs of an action.yml. */
export interface ActionFile {
  inputs: Record<string, { default: string | undefined; deprecationMessage: string | undefined }>;
  main: string;
  post: string | undefined;
  postIf: string;
}

/** The INPUT_* variables that an action gets, and what the runner warns of. */
export function inputsOf(action: ActionFile, given: Record<string, string>) {
  const warnings: Annotation[] = [];
  const warn = (message: string) =>
    warnings.push({ level: "warning", title: undefined, file: undefined, line: undefined, message });
  const declared = Object.keys(action.inputs);
  const unexpected = Object.keys(given).filter((name) => !declared.includes(name));
  if (unexpected.length > 0) {
    const quote = (names: string[]) => names.map((name) => `'${name}'`).join(", ");
    warn(`Unexpected input(s) ${quote(unexpected)}, valid inputs are [${quote(declared)}]`);
  }
  for (const [name, { deprecationMessage }] of Object.entries(action.inputs)) {
    if (deprecationMessage === undefined || given[name] === undefined) continue;
    warn(`Input '${name}' has been deprecated with message: ${deprecationMessage}`);
  }
  const values = {
    ...Object.fromEntries(declared.map((name) => [name, action.inputs[name]?.default ?? ""])),
    ...given,
  };
  const inputs = Object.entries(values).map(([name, value]) => [
    `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`,
    value,
  ]);
  return { inputs: Object.fromEntries(inputs) as Record<string, string>, warnings };
}

/** Reads the action.yml of a JavaScript action. */
export async function actionFile(folder: string): Promise<ActionFile> {
  const file = record(parse(await readFile(join(folder, "action.yml"), "utf8")));
  const runs = record(file["runs"]);
  const main = text(runs["main"]);
  if (main === undefined || !/^node\d+$/.test(text(runs["using"]) ?? "")) {
    throw new Error(`${folder}/action.yml is not a JavaScript action`);
  }
  const inputs = Object.entries(record(file["inputs"] ?? {})).map(([name, value]) => {
    const input = record(value ?? {});
    const given = text(input["default"]);
    const fallback = given === "${{ github.token }}" ? JOB_TOKEN : given;
    return [name, { default: fallback, deprecationMessage: text(input["deprecationMessage"]) }] as const;
  });
  return {
    inputs: Object.fromEntries(inputs),
    main,
    post: text(runs["post"]),
    postIf: text(runs["post-if"]) ?? "always()",
  };
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw new Error("action.yml does not have the form of an action");
  return value as Record<string, unknown>;
}

function text(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}
