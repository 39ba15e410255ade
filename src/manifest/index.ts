import { readdir, readFile } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import { decodeText, isVersionAtLeast, YamlError } from "@convox/rack-manifest";
import { ManifestError } from "../errors.ts";
import { checkBuild } from "./builds.ts";
import { composeServices, isCompose } from "./compose.ts";
import { checkConfigs } from "./configs.ts";
import { type Value, YamlFault } from "./document.ts";
import { checkEnvironment, requiredNames } from "./environment.ts";
import { checkForms, describeValue, fieldOf } from "./forms.ts";
import { checkKeys } from "./keys.ts";
import { checkLaterCombinations } from "./later-keys.ts";
import { applyLoaders } from "./loader.ts";
import { checkLabels } from "./metadata.ts";
import { type Parsed, parseManifest } from "./parse.ts";
import { type Problem, reportInto, spellOutBreaks } from "./problem.ts";
import { checkBalancers, checkManagedNames, checkResources, checkSchedules, checkTimers } from "./references.ts";
import { type RolloutKeys, rolloutKeys } from "./rollout-keys.ts";
import type { ServiceBuild } from "./service-build.ts";
import { checkServices } from "./services.ts";

export { cloudResources } from "./cloud-resources.ts";
export { loadServices } from "./load-services.ts";
export type { Problem } from "./problem.ts";
export { findNodePoolLine, largestProgressDeadline, readRolloutKeys } from "./rollout-keys.ts";
export { scalesIn } from "./scales.ts";
export { serviceNames } from "./service-names.ts";

import { describeSystemError } from "../system-error.ts";

/** The manifest as far as a build needs it, and everything in it that a Rack would refuse or ignore. */
export interface Manifest {
  /** Path relative to the root of the source, with "/". */
  file: string;
  /** Names of the services, in their order. */
  services: string[];
  builds: ServiceBuild[];
  /** In the order of the lines. */
  problems: Problem[];
  /** Path relative to the working directory of the job, with "/". */
  shownFile: string;
  /** What decides how long the rollout of each service may take without success. */
  rollout: RolloutKeys[];
  /** Names that the app's environment must hold, as no default is given for them; sorted. */
  requiredEnv: string[];
}

/** How readManifest finds and reads the manifest. */
export interface ManifestOptions {
  /** Path of the manifest relative to the root of the source. @default "convox.yml" */
  manifest?: string | undefined;
  /** Values for `${NAME}` in the manifest, beside the app's environment, which is not known here. */
  buildArgs?: Readonly<Record<string, string>> | undefined;
  /** Whether what the services are built from must exist. @default true */
  checksBuilds?: boolean | undefined;
  /** Working directory of the job: annotations name the file relative to it. @default dir */
  cwd?: string | undefined;
}

/**
 * Reads the manifest of the source in `dir`. What is wrong inside goes to `problems`; `checkManifest` judges it.
 * @throws ManifestError when the file is missing, unreadable or no YAML
 */
export async function readManifest(dir: string, options: ManifestOptions = {}): Promise<Manifest> {
  const file = fileOf(options.manifest ?? "convox.yml");
  const shownFile = relative(options.cwd ?? dir, join(dir, file))
    .split(sep)
    .join("/");
  const { text, encoding } = await readText(dir, file, shownFile);
  const parsed = parseFile(file, shownFile, text, options.buildArgs ?? {});
  if (encoding !== "utf-8") {
    const message = "the manifest is UTF-16, in which Racks replace no variables; save it as UTF-8";
    parsed.notes.push({ at: { line: 1, column: 1 }, message });
  }
  if (isCompose(file)) {
    return {
      file,
      shownFile,
      ...composeServices(parsed.root),
      problems: problemsOf(parsed),
      rollout: [],
      requiredEnv: [],
    };
  }
  return checkDocument({ file, shownFile }, options.checksBuilds === false ? undefined : dir, parsed);
}

/**
 * What a Rack of this generation makes of the manifest. Without a generation only what every Rack refuses is an error;
 * what one of them refuses is then a warning.
 * @returns the warnings
 * @throws ManifestError that lists every error with its line
 */
export function checkManifest(
  manifest: Manifest,
  generation: "v2" | "v3" | undefined,
  version?: string | undefined,
): Problem[] {
  const isOfVersion = ({ since, before }: Problem) =>
    version === undefined ||
    ((since === undefined || isVersionAtLeast(version, since)) &&
      (before === undefined || !isVersionAtLeast(version, before)));
  const concerns = (problem: Problem) =>
    (problem.racks === "both" || problem.racks === generation) && (generation === "v2" || isOfVersion(problem));
  const isCertain = ({ since }: Problem) => since === undefined || version !== undefined;
  const errors = manifest.problems.filter(
    (problem) => problem.severity === "error" && concerns(problem) && isCertain(problem),
  );
  if (errors.length > 0) {
    const lines = errors.map(({ line, column, message }) => `${location(manifest.file, line, column)}: ${message}`);
    throw new ManifestError(
      "manifest-invalid",
      lines.length === 1 ? `${lines[0]}` : `${manifest.file} has ${lines.length} mistakes:\n${lines.join("\n")}`,
      { place: { file: manifest.shownFile, line: errors[0]?.line } },
    );
  }
  return manifest.problems.flatMap((problem) => {
    if (concerns(problem) && isCertain(problem)) return [problem];
    if (concerns(problem)) {
      const racks = problem.severity === "error" ? ` (v3 Racks since ${problem.since})` : "";
      return [{ ...problem, severity: "warning" as const, message: `${problem.message}${racks}` }];
    }
    if (generation !== undefined || problem.severity === "warning") return [];
    return [{ ...problem, severity: "warning" as const, message: `${problem.message} (${problem.racks} Racks)` }];
  });
}

async function checkDocument(
  names: Pick<Manifest, "file" | "shownFile">,
  dir: string | undefined,
  parsed: Parsed,
): Promise<Manifest> {
  const problems = problemsOf(parsed);
  const manifest: Manifest = {
    ...names,
    services: [],
    builds: [],
    problems,
    rollout: rolloutKeys(parsed.root),
    requiredEnv: [],
  };
  const { root } = parsed;
  if (root.kind === "unknown") return manifest;
  // What stands in a tree that may be wrong is read, but not judged.
  const loading: Problem[] = [];
  const report = reportInto(parsed.certain ? loading : []);
  if (root.kind !== "map") {
    const report = reportInto(problems);
    if (root.kind === "null") report.warn(root.at, "the manifest is empty, so nothing will be built or run");
    else report.error(root.at, `the manifest must be a mapping, not ${describeValue(root)}`);
    return manifest;
  }
  checkForms(root, { params: "mapping" }, (key) => key, report);
  checkEnvironment("environment", fieldOf(root, "environment"), report);
  checkLabels("labels", fieldOf(root, "labels"), report);
  const services = checkServices(root, report);
  checkConfigs(root, services, report);
  checkResources(root, services, report);
  checkTimers(root, services, report);
  checkBalancers(root, services, report);
  // What a Rack finds out only when it builds or promotes.
  const later = reportInto(parsed.certain ? problems : []);
  checkSchedules(root, later);
  checkManagedNames(root, later);
  checkLaterCombinations(root, later);
  if (parsed.certain) problems.push(...applyLoaders(loading, parsed, problems));
  if (parsed.documents !== undefined) checkKeys(parsed.documents.v3, ({ at }) => parsed.place(at), later);
  for (const service of services.list) {
    const build = dir === undefined ? undefined : await checkBuild(service, dir, later);
    if (build !== undefined) manifest.builds.push(build);
  }
  manifest.services = services.list.map(({ name }) => name);
  const lists = services.list.map(({ body }) => (body === undefined ? undefined : fieldOf(body, "environment")));
  // Entries at the top hold for each service, and so for none when there is no service.
  if (services.list.length > 0) lists.push(fieldOf(root, "environment"));
  manifest.requiredEnv = [...new Set(lists.flatMap((list: Value | undefined) => requiredNames(list)))].sort();
  for (const problem of problems) problem.message = spellOutBreaks(problem.message);
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  return manifest;
}

function problemsOf(parsed: Parsed): Problem[] {
  const problems: Problem[] = [];
  const report = reportInto(problems);
  for (const { at, message } of parsed.notes) report.warn(at, message);
  return problems;
}

function parseFile(file: string, shownFile: string, text: string, buildArgs: Readonly<Record<string, string>>): Parsed {
  try {
    return parseManifest(text, buildArgs);
  } catch (error) {
    if (!(error instanceof YamlFault)) throw error;
    const message = `${location(file, error.at.line, error.at.column)}: ${error.message}`;
    const place = { file: shownFile, line: error.at.line };
    throw new ManifestError("manifest-invalid", message, { hint: error.hint, cause: error, place });
  }
}

function location(file: string, line: number | undefined, column: number | undefined): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}

function fileOf(manifest: string): string {
  const path = posix.normalize(sep === "\\" ? manifest.replaceAll("\\", "/") : manifest);
  if (/^(\/|[a-zA-Z]:\/|\.\.(\/|$))/.test(path)) {
    throw new ManifestError(
      "manifest-missing",
      `the manifest ${manifest} is outside of the source, where a Rack cannot find it`,
      {
        hint: "give its path relative to the directory that is deployed",
      },
    );
  }
  return path;
}

async function readText(dir: string, file: string, shownFile: string): Promise<ReturnType<typeof decodeText>> {
  const bytes = await readFile(join(dir, file)).catch(async (error: unknown) => {
    const isMissing = Object(error).code === "ENOENT";
    const message = isMissing
      ? `${file} does not exist in ${dir}`
      : `${file} in ${dir} cannot be read: ${describeSystemError(error) ?? Object(error).message}`;
    const hint = isMissing ? await otherManifest(dir) : undefined;
    throw new ManifestError("manifest-missing", message, { hint, cause: error });
  });
  try {
    return decodeText(bytes);
  } catch (error) {
    const line = error instanceof YamlError ? error.at.line + 1 : undefined;
    const options = { hint: "Save the file as UTF-8.", cause: error, place: { file: shownFile, line } };
    throw new ManifestError("manifest-missing", `${location(file, line, undefined)} is not text in UTF-8`, options);
  }
}

/** A hint that names a manifest which does lie there under another name. */
async function otherManifest(dir: string): Promise<string | undefined> {
  const names = await readdir(dir).catch(() => []);
  const other = names.find((name) => /^convox\.ya?ml$/i.test(name)) ?? names.find((name) => isCompose(name));
  return other === undefined ? undefined : `${other} is there; name it with the input manifest if it is the one`;
}
