// usage: orb-generate.mjs [DIR]   Writes what follows from the commands' declarations and from dist/: the orb's commands,
// jobs and pin, the packed orb, the tables in its README. DIR is the orb's folder (default: orb). Run it after a build.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { stringify } from "yaml";
import { bundleFiles, pinOf } from "./orb-bundle.mjs";
import { packedText, packOrb } from "./orb-pack.mjs";
import { circleciDefaults, leftOut, orbCommands, orbJobs, places, secrets } from "./orb-surface.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const { commands, connectionInputs } = await import(pathToFileURL(join(root, "dist/index.js")));
const out = resolve(process.argv[2] ?? join(root, "orb"));
if (out !== join(root, "orb")) cpSync(join(root, "orb"), out, { recursive: true });

const snake = (name) => name.replaceAll("-", "_");
const variable = (name) => snake(name).toUpperCase();
const reference = (parameter) => `<< parameters.${parameter} >>`;
const include = (file) => `<<include(scripts/${file})>>`;

/** A parameter as it is declared; CircleCI's integers have no "not given", so a number that may be left out is text. */
function parameterOf(name, input, spec) {
  const given = name === "release" && spec.release ? spec.release : circleciDefaults[name];
  const text = given ?? input.default;
  const unset =
    given === undefined && input.fallback && input.kind !== "boolean" ? ` (default: ${input.fallback})` : "";
  const lines = input.kind === "pairs" || input.kind === "lines" ? ", one for each line" : "";
  const description = `${input.description.replaceAll("`", "")}${lines}${unset}`;
  if (input.kind === "boolean") {
    return { description, type: "boolean", default: (input.default ?? input.fallback) === "true" };
  }
  if (input.choices && text !== undefined)
    return { description, type: "enum", enum: [...input.choices], default: text };
  if (input.kind === "integer" && text !== undefined) return { description, type: "integer", default: Number(text) };
  if (input.required && text === undefined) return { description, type: "string" };
  return { description, type: "string", default: text ?? "" };
}

/** Parameters of a command, and the variables by which it hands them to the core. */
function surfaceOf(name, spec, command) {
  const parameters = {};
  const environment = {
    CONVOX_ORB_COMMAND: command.name,
    CONVOX_ORB_PIN: include("pin.txt"),
    CONVOX_ORB_LAUNCHER: include("launch.mjs"),
  };
  const own = (parameter, declaration) => {
    parameters[parameter] = declaration;
    environment[`CONVOX_ORB_${parameter.toUpperCase()}`] = reference(parameter);
  };
  for (const [input, declaration] of Object.entries({
    ...command.inputs,
    ...(command.rackless ? {} : connectionInputs),
  })) {
    if (leftOut.includes(input) || declaration.terminalOnly) continue;
    const secret = declaration.secret
      ? (secrets[input] ?? { name: snake(input), variable: `CONVOX_${variable(input)}` })
      : undefined;
    const parameter = secret?.name ?? snake(input);
    parameters[parameter] = secret
      ? {
          description: `Name of the variable with: ${declaration.description}`,
          type: "env_var_name",
          default: secret.variable,
        }
      : parameterOf(input, declaration, spec);
    environment[`CONVOX_PARAM_${variable(input)}`] = reference(parameter);
  }
  if (spec.releaseFile) {
    own("release_file", {
      description:
        "Where the release is taken from when release is empty: what a build has left in its results_dir, as the file or the folder",
      type: "string",
      default: "",
    });
  }
  if (spec.marker) {
    own("deploy_marker", {
      description: "Name of the environment under which CircleCI's deploys page shows this deploy; empty: it does not",
      type: "string",
      default: "",
    });
  }
  own("results_dir", {
    description: "Folder for the outputs as JSON, a test report (JUnit) and the log; empty: none is written",
    type: "string",
    default: "",
  });
  own("bundle_path", {
    description:
      "The core's bundle on this machine, archive or folder, in place of a download; the text is taken as it is",
    type: "string",
    default: "",
  });
  return { name, parameters, environment };
}

const stepParameters = (name) => ({
  step_name: {
    description: "Name of the step in the job's log",
    type: "string",
    default: `Convox - ${name.replaceAll("_", " ")}`,
  },
  no_output_timeout: { description: "How long the step may be silent", type: "string", default: "30m" },
  when: {
    description: "When the step runs, by what the steps before it did",
    type: "enum",
    enum: ["on_success", "on_fail", "always"],
    default: "on_success",
  },
});

const stepOf = (environment) => ({
  run: {
    name: reference("step_name"),
    no_output_timeout: reference("no_output_timeout"),
    when: reference("when"),
    environment,
    command: include("core.sh"),
  },
});

function describe(spec, command) {
  const outputs = Object.keys(command.outputs).map((output) => `CONVOX_${variable(output)}`);
  const handed = outputs.filter((name) => name !== "CONVOX_APP" && name !== "CONVOX_RACK");
  return [
    `${command.summary}.`,
    command.details,
    handed.length > 0 ? `Later steps have ${handed.join(", ")}.` : undefined,
    spec.key
      ? `A deploy key as the Console makes it may not do this: it takes one with a role for ${spec.key}.`
      : undefined,
  ]
    .filter(Boolean)
    .join(" ")
    .replaceAll("`", "");
}

function commandYaml(name, spec, command) {
  const { parameters, environment } = surfaceOf(name, spec, command);
  return {
    description: describe(spec, command),
    parameters: { ...parameters, ...stepParameters(name) },
    steps: [stepOf(environment)],
  };
}

/** `install` makes the program of later steps; it has no declaration in the core. */
function installYaml() {
  return {
    description:
      "Put the program convox-ci on the PATH of later steps of the job, for what the orb's commands do not do. " +
      "They install what they need by themselves.",
    parameters: {
      bundle_path: {
        description: "The core's bundle on this machine, archive or folder, in place of a download",
        type: "string",
        default: "",
      },
      ...stepParameters("install"),
    },
    steps: [
      stepOf({
        CONVOX_ORB_COMMAND: "install",
        CONVOX_ORB_PIN: include("pin.txt"),
        CONVOX_ORB_LAUNCHER: include("launch.mjs"),
        CONVOX_ORB_BUNDLE_PATH: reference("bundle_path"),
      }),
    ],
  };
}

const boolean = (description, value) => ({ description, type: "boolean", default: value });
const steps = (description) => ({ description, type: "steps", default: [] });
const when = (condition, ...list) => ({ when: { condition: reference(condition), steps: list } });

function jobYaml(spec, command) {
  const { step_name: _, when: __, ...passed } = command.parameters;
  const parameters = {
    ...passed,
    results_dir: {
      ...passed.results_dir,
      description: "Folder for the outputs, the test report and the log",
      default: places.results,
    },
    ...(spec.attach && passed.release_file
      ? { release_file: { ...passed.release_file, default: places.workspace } }
      : {}),
    executor: {
      description: "Where the job runs: it needs Node, and nothing else",
      type: "executor",
      default: "default",
    },
    ...(spec.checkout ? { checkout: boolean("Check the source out", true) } : {}),
    attach_workspace: boolean("Attach what earlier jobs have persisted", spec.attach),
    workspace_root: { description: "Where it is attached", type: "string", default: places.workspace },
    steps_before: steps("Steps to run before, after the checkout"),
    steps_after: steps("Steps to run after, when it went well"),
    store_results: boolean("Store the test report, the outputs and the log with the job", true),
  };
  return {
    description: command.description,
    parameters,
    executor: reference("executor"),
    steps: [
      ...(spec.checkout ? [when("checkout", "checkout")] : []),
      when("attach_workspace", { attach_workspace: { at: reference("workspace_root") } }),
      { steps: reference("steps_before") },
      { [spec.command]: Object.fromEntries(Object.keys(passed).map((name) => [name, reference(name)])) },
      { steps: reference("steps_after") },
      ...(spec.persists ? [{ persist_to_workspace: { root: reference("results_dir"), paths: ["*.json"] } }] : []),
      when(
        "store_results",
        { store_test_results: { path: reference("results_dir") } },
        { store_artifacts: { path: reference("results_dir"), destination: "convox" } },
      ),
    ],
  };
}

function write(path, text) {
  const file = join(out, path);
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}

const yaml = (value) =>
  `# Generated by npm run generate\n${stringify(value, { version: "1.1", lineWidth: 120, blockQuote: "folded", aliasDuplicateObjects: false })}`;

function writeAll(folder, files) {
  const names = new Set(Object.keys(files).map((name) => `${name}.yml`));
  mkdirSync(join(out, "src", folder), { recursive: true });
  for (const old of readdirSync(join(out, "src", folder))) if (!names.has(old)) rmSync(join(out, "src", folder, old));
  for (const [name, value] of Object.entries(files)) write(`src/${folder}/${name}.yml`, yaml(value));
}

const there = Object.fromEntries(
  Object.entries(orbCommands).flatMap(([name, spec]) => {
    const command = spec.core.map((core) => commands.find((one) => one.name === core)).find(Boolean);
    return command ? [[name, commandYaml(name, spec, command)]] : [];
  }),
);
const jobs = Object.fromEntries(
  Object.entries(orbJobs).flatMap(([name, spec]) =>
    there[spec.command] ? [[name, jobYaml(spec, there[spec.command])]] : [],
  ),
);

write("src/scripts/core.sh", compact("core.sh", "#"));
write("src/scripts/launch.mjs", compact("launch.mjs", "//"));
write("src/scripts/pin.txt", `${version} ${pinOf(bundleFiles())}\n`);
writeAll("commands", { install: installYaml(), ...there });
writeAll("jobs", jobs);
const minor = version.split(".").slice(0, 2).join(".");
for (const file of ["README.md", ...readdirSync(join(out, "src/examples")).map((name) => `src/examples/${name}`)]) {
  const path = join(out, file);
  if (existsSync(path))
    write(file, readFileSync(path, "utf8").replaceAll(/convox\/orb@\d+\.\d+\b/g, `convox/orb@${minor}`));
}
fillTables();
write("orb.yml", packedText(packOrb(join(out, "src"))));

/** A script without comments and indentation: the orb holds it once for each command. */
function compact(file, comment) {
  const lines = readFileSync(join(root, "orb/launcher", file), "utf8").split("\n");
  const first = lines[0].startsWith("#!") ? `${lines.shift()}\n` : "";
  const from = `${comment} Generated by npm run generate from orb/launcher/${file}, which explains it\n`;
  const kept = lines.map((line) => line.trim()).filter((line) => line !== "" && !/^(\/\/|\/\*\*|\*|#)( |$)/.test(line));
  return `${first}${from}${kept.join("\n")}\n`;
}

/** The README's tables of commands and jobs. */
function fillTables() {
  const file = join(out, "README.md");
  if (!existsSync(file)) return;
  const first = (text) => text.split(". ", 1)[0].replace(/\.$/, "");
  const rows = (entries) =>
    entries.map(([name, { description }]) => `| \`${name}\` | ${first(description)} |`).join("\n");
  let text = readFileSync(file, "utf8");
  for (const [name, table] of [
    [
      "commands",
      `| command | what it does |\n| --- | --- |\n${rows(Object.entries({ install: installYaml(), ...there }))}`,
    ],
    ["jobs", `| job | what it does |\n| --- | --- |\n${rows(Object.entries(jobs))}`],
  ]) {
    const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [head, tail] = [text.split(begin)[0], text.split(end)[1]];
    if (tail === undefined) throw new Error(`orb/README.md has no ${begin} ... ${end}`);
    text = `${head}${begin}\n${table}\n${end}${tail}`;
  }
  write("README.md", text);
}
