// The commands and jobs of the orb, as values, from the declarations of the core's commands.
import { loadDeclarations } from "../dist/index.js";
import { markerParameters } from "./orb-marker-parameters.mjs";
import { circleciDefaults, leftOut, orbCommands, orbJobs, places, secrets, shortTexts } from "./orb-offer.mjs";

const { exportedOutputs } = await loadDeclarations();

const snake = (name) => name.replaceAll("-", "_");
const variable = (name) => snake(name).toUpperCase();
const reference = (parameter) => `<< parameters.${parameter} >>`;
const include = (file) => `<<include(scripts/${file})>>`;

/** The declaration of a parameter. A CircleCI integer always has a value, so an optional number is a string. */
function parameterOf(name, input, spec) {
  const given = name === "release" && spec.release ? spec.release : circleciDefaults[name];
  const text = given ?? input.default;
  const unset =
    given === undefined && input.fallback && input.kind !== "boolean" ? ` (default: ${input.fallback})` : "";
  const isList = input.kind === "pairs" || input.kind === "lines";
  const lines = isList && !/\bone per line\b/i.test(input.description) ? ", one per line" : "";
  const description = `${(shortTexts[name] ?? input.description).replaceAll("`", "")}${lines}${unset}`;
  if (input.kind === "boolean") {
    return { description, type: "boolean", default: (input.default ?? input.fallback) === "true" };
  }
  if (input.choices && text !== undefined)
    return { description, type: "enum", enum: [...input.choices], default: text };
  if (input.kind === "integer" && text !== undefined) return { description, type: "integer", default: Number(text) };
  if (input.required && text === undefined) return { description, type: "string" };
  return { description, type: "string", default: text ?? "" };
}

/** Parameters of all commands, and the variables in which the program reads them. `core` declares them. */
let shared = { parameters: {}, environment: {} };

/** Adds a parameter to those of `core`, which passes it in `variable`. */
function share(parameter, { type, default: text = "" }, variable) {
  const declared = {
    type: type === "enum" ? "string" : type,
    default: type === "enum" ? "" : text,
  };
  const before = shared.parameters[parameter];
  if (before && before.type !== declared.type) throw new Error(`${parameter} is ${before.type} and ${declared.type}`);
  // A command without the parameter ignores it; the others always pass it.
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
    const isLeftOut = leftOut.includes(input) && !spec.offers?.includes(input);
    if (isLeftOut || spec.without?.includes(input) || declaration.terminalOnly) continue;
    const secret = declaration.secret
      ? (secrets[input] ?? { name: snake(input), variable: `CONVOX_${variable(input)}` })
      : undefined;
    const parameter = secret?.name ?? snake(input);
    parameters[parameter] = secret
      ? {
          description: secret.description ?? `Variable with: ${declaration.description}`,
          type: "env_var_name",
          default: secret.variable,
        }
      : parameterOf(input, declaration, spec);
    share(parameter, parameters[parameter], `CONVOX_PARAM_${variable(input)}`);
  }
  if (!("working_directory" in parameters)) {
    parameters.working_directory = {
      description: "Directory where relative paths start",
      type: "string",
      default: ".",
    };
    share("working_directory", parameters.working_directory, "CONVOX_PARAM_WORKING_DIRECTORY");
  }
  if (spec.releaseFile) {
    own("release_file", {
      description: "File with the release, if release is empty: the results_dir of a build, or the JSON file in it",
      type: "string",
      default: "",
    });
  }
  if (spec.marker) {
    for (const [name, declared] of Object.entries(markerParameters(spec))) own(name, declared);
  }
  own("results_dir", {
    description: "Folder for outputs, test report, timeline and log",
    type: "string",
    default: "",
  });
  own("bundle_path", {
    description: "Archive or folder of the bundle to use instead of a download",
    type: "string",
    default: "",
  });
  return parameters;
}

const stepParameters = (name) => ({
  step_name: {
    description: "Name of the step",
    type: "string",
    default: `Convox - ${name.replaceAll("_", " ")}`,
  },
  no_output_timeout: { description: "Time that the step may be silent", type: "string", default: "30m" },
  when: {
    description: "When to run the step",
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

/** The step of all commands. It is a separate command so that the orb contains the launcher once. */
function coreYaml() {
  const { default: _, ...step_name } = stepParameters("").step_name;
  return {
    description:
      "The step behind all other commands of this orb: fetches the program, verifies it against the checksum in the orb, " +
      "and runs it. Call the other commands instead; this one has the parameters of all of them.",
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
  const exported = exportedOutputs(command.name, Object.keys(command.outputs)).map(
    (output) => `CONVOX_${variable(output)}`,
  );
  return [
    `${command.summary}.`,
    command.details,
    exported.length > 0 ? `Later steps can read ${exported.join(", ")}.` : undefined,
    spec.key ? `A default deploy key is not allowed to do this. Use a key with a role for ${spec.key}.` : undefined,
  ]
    .filter(Boolean)
    .join(" ")
    .replaceAll("`", "");
}

function commandYaml(name, spec, command, connectionInputs) {
  const parameters = { ...surfaceOf(spec, command, connectionInputs), ...stepParameters(name) };
  return { description: describe(spec, command), parameters, steps: [callOf(command.name, parameters)] };
}

/** `install` has no declaration in the core: it sets up later steps. */
function installYaml() {
  const text = (description) => ({ description, type: "string", default: "" });
  const own = {
    bundle_path: text("Archive or folder on this machine with the bundle, instead of a download"),
    registry: text("npm registry to download from (default: https://registry.npmjs.org)"),
    mirror: text("Address of a folder with convox-ci-VERSION.tgz (default: the release on GitHub)"),
    version: text("Version of the program, if not that of the orb; requires sha256"),
    sha256: text("Checksum of the files of that version"),
  };
  for (const [name, declared] of Object.entries(own)) share(name, declared, `CONVOX_ORB_${name.toUpperCase()}`);
  const parameters = { ...own, ...stepParameters("install") };
  return {
    description:
      "Put the program convox-ci on the PATH of later steps, for commands that the orb does not have. The settings " +
      "apply to all later steps of the job. The other commands of the orb do not need it.",
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
      description: "Folder for outputs, test report, timeline and log; variables are not expanded",
      default: places.results,
    },
    ...(spec.attach && passed.release_file
      ? { release_file: { ...passed.release_file, default: places.workspace } }
      : {}),
    executor: {
      description: "Executor with Node",
      type: "executor",
      default: "default",
    },
    ...(spec.checkout ? { checkout: boolean("Check out the source", true) } : {}),
    attach_workspace: boolean("Attach the workspace of earlier jobs", spec.attach),
    workspace_root: {
      description: "Folder for the workspace; variables are not expanded",
      type: "string",
      default: places.workspace,
    },
    steps_before: steps("Steps to run after the checkout and before the command"),
    steps_after: steps("Steps to run after the command succeeds"),
    store_results: boolean("Store the test report, the outputs and the log with the job", true),
  };
  return {
    description: command.description.replace(/ Later steps can read [^.]*\./, ""),
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
  const byName = Object.fromEntries(
    Object.entries(orbCommands).map(([name, spec]) => {
      const command = commands.find((one) => one.name === spec.core);
      return [name, commandYaml(name, spec, command, connectionInputs)];
    }),
  );
  const jobs = Object.fromEntries(
    Object.entries(orbJobs).map(([name, spec]) => [name, jobYaml(spec, byName[spec.command])]),
  );
  return { commands: { core: coreYaml(), install, ...byName }, jobs };
}
