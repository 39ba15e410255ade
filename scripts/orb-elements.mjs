// The commands and jobs of the orb, as values, from the declarations of the core's commands.
import { exportedOutputs } from "../dist/library.js";
import { circleciDefaults, leftOut, orbCommands, orbJobs, places, secrets } from "./orb-offer.mjs";

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

/** Parameters of all commands, and the variables in which the core finds them: what `core` declares. */
let shared = { parameters: {}, environment: {} };

/** Adds a parameter to those of `core`, which hands it over in `variable`. */
function share(parameter, { type, default: text = "" }, variable) {
  const declared = {
    description: "As elsewhere",
    type: type === "enum" ? "string" : type,
    default: type === "enum" ? "" : text,
  };
  const before = shared.parameters[parameter];
  if (before && before.type !== declared.type) throw new Error(`${parameter} is ${before.type} and ${declared.type}`);
  // A command without the parameter does not look at it; the others always pass it on.
  shared.parameters[parameter] = type === "string" ? { ...declared, default: "" } : (before ?? declared);
  shared.environment[variable] = reference(parameter);
}

/** Parameters of a command; `core` learns how to hand them over. */
function surfaceOf(spec, command, connectionInputs) {
  const parameters = {};
  const own = (parameter, declaration) => {
    parameters[parameter] = declaration;
    share(parameter, declaration, `CONVOX_ORB_${parameter.toUpperCase()}`);
  };
  for (const [input, declaration] of Object.entries({
    ...command.inputs,
    ...(command.needsRack === false ? {} : connectionInputs),
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
    share(parameter, parameters[parameter], `CONVOX_PARAM_${variable(input)}`);
  }
  if (!("working_directory" in parameters)) {
    parameters.working_directory = {
      description: "Directory from which the paths in the other parameters start",
      type: "string",
      default: ".",
    };
    share("working_directory", parameters.working_directory, "CONVOX_PARAM_WORKING_DIRECTORY");
  }
  if (spec.releaseFile) {
    own("release_file", {
      description: "Where the release is taken from when release is empty: a build's results_dir, or the file in it",
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
    description: "Archive or folder on this machine with the bundle, in place of a download; without variables",
    type: "string",
    default: "",
  });
  return parameters;
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

/** A call of `core` for a command of the core's, with the parameters passed on. */
const callOf = (command, parameters) => ({
  core: {
    core_command: command,
    ...Object.fromEntries(Object.keys(parameters).map((name) => [name, reference(name)])),
  },
});

/** The one step that all commands are. It stands here once: the launcher's text would else be in each of them. */
function coreYaml() {
  const { default: _, ...step_name } = stepParameters("").step_name;
  return {
    description:
      "What all other commands of this orb are: one step that fetches the program, verifies it against the checksum in " +
      "the orb, and runs it. Call the others; this one takes every parameter of theirs.",
    parameters: {
      core_command: { description: "Name of the program's command", type: "string" },
      ...shared.parameters,
      ...stepParameters(""),
      step_name,
    },
    steps: [
      {
        run: {
          name: reference("step_name"),
          no_output_timeout: reference("no_output_timeout"),
          when: reference("when"),
          environment: {
            CONVOX_ORB_COMMAND: reference("core_command"),
            CONVOX_ORB_PIN: include("pin.txt"),
            CONVOX_ORB_LAUNCHER: include("launch.mjs"),
            ...shared.environment,
          },
          command: include("core.sh"),
        },
      },
    ],
  };
}

function describe(spec, command) {
  const handed = exportedOutputs(command.name, Object.keys(command.outputs)).map(
    (output) => `CONVOX_${variable(output)}`,
  );
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

function commandYaml(name, spec, command, connectionInputs) {
  const parameters = { ...surfaceOf(spec, command, connectionInputs), ...stepParameters(name) };
  return { description: describe(spec, command), parameters, steps: [callOf(command.name, parameters)] };
}

/** `install` makes the program and the settings of later steps; it has no declaration in the core. */
function installYaml() {
  const text = (description) => ({ description, type: "string", default: "" });
  const own = {
    bundle_path: text("Archive or folder on this machine with the bundle, in place of a download"),
    registry: text("npm registry to download from, in place of https://registry.npmjs.org"),
    mirror: text("Address of a folder with convox-ci-VERSION.tgz, in place of the release on GitHub"),
    version: text("Another version of the program than the orb's own, with its sha256"),
    sha256: text("The checksum of that version's files"),
  };
  for (const [name, declared] of Object.entries(own)) share(name, declared, `CONVOX_ORB_${name.toUpperCase()}`);
  const parameters = { ...own, ...stepParameters("install") };
  return {
    description:
      "Put the program convox-ci on the PATH of later steps of the job, for what the orb's commands do not do. The " +
      "settings given here hold for all later steps. Without it, each command gets what it needs by itself.",
    parameters,
    steps: [callOf("install", parameters)],
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
      description:
        "Folder for the outputs, the test report and the log; without variables, as CircleCI's own steps read it too",
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
      ...(spec.persists
        ? [when("results_dir", { persist_to_workspace: { root: reference("results_dir"), paths: ["*.json"] } })]
        : []),
      {
        when: {
          condition: { and: [reference("store_results"), reference("results_dir")] },
          steps: [
            { store_test_results: { path: reference("results_dir") } },
            { store_artifacts: { path: reference("results_dir"), destination: "convox" } },
          ],
        },
      },
    ],
  };
}

/** All commands and jobs of the orb. */
export function orbElements(commands, connectionInputs) {
  shared = { parameters: {}, environment: {} };
  const install = installYaml();
  const there = Object.fromEntries(
    Object.entries(orbCommands).map(([name, spec]) => {
      const command = commands.find((one) => one.name === spec.core);
      return [name, commandYaml(name, spec, command, connectionInputs)];
    }),
  );
  const jobs = Object.fromEntries(
    Object.entries(orbJobs).map(([name, spec]) => [name, jobYaml(spec, there[spec.command])]),
  );
  return { commands: { core: coreYaml(), install, ...there }, jobs };
}
