import type { CodeTable } from "./entry.ts";

/** Failures that are found before anything is sent: inputs, flags, settings and files of the user. */
export const inputCodes = {
  "input-invalid": {
    title: "An input has a value that is not allowed",
    exit: "input",
    cause:
      "One or more inputs, flags or settings have values that the command does not accept. All of them are listed.",
    remedy: "Use one of the allowed values. `convox-ci help COMMAND` lists them.",
  },
  "input-missing": {
    title: "A required input is missing",
    exit: "input",
    cause: "The command requires an input that is not set or is empty. A secret that does not exist is empty.",
    remedy: "Set the input. In GitHub Actions, secrets are not available to pull requests from forks.",
  },
  "inputs-conflict": {
    title: "Inputs cannot be combined",
    exit: "input",
    cause: "Two or more inputs contradict each other, or one of them only works with another one.",
    remedy: "Remove one of the inputs that the message names.",
  },
  "builder-missing": {
    title: "No program can build images in the job",
    exit: "input",
    cause: "`build-on: runner` needs docker with an engine, or buildah. `registry-cache` needs buildx or buildah.",
    remedy: "Use a runner with Docker, or install buildah. Or let the Rack build, without `build-on`.",
  },
  "rack-build-missing": {
    title: "A v2 Rack has to build the app first",
    exit: "input",
    cause:
      "A v2 Rack adds a program to each image that it builds. `build-on: runner` takes it from an earlier build, and there is none.",
    remedy: "Build the app once without `build-on`.",
  },
  "command-unknown": {
    title: "The command does not exist",
    exit: "input",
    cause: "The first words of the command line name no command.",
    remedy: "Run `convox-ci help` to list the commands.",
  },
  "flag-invalid": {
    title: "A flag or argument is not allowed",
    exit: "input",
    cause:
      "The command line has a flag that the command does not have, a flag without its value, or too many arguments.",
    remedy: "Run `convox-ci help COMMAND` to list its flags. Put `--` before a command that runs on the Rack.",
  },
  "confirmation-missing": {
    title: "A destructive command is not confirmed",
    exit: "input",
    cause: "The input `confirm` is not the name of the app or resource.",
    remedy: "Set `confirm` to the name of what the command destroys or overwrites.",
  },
  "file-unreadable": {
    title: "A file cannot be read",
    exit: "input",
    cause: "An input names a file or folder that does not exist, is of another type, or is not readable.",
    remedy: "Check the path and its permissions. Paths are relative to the working directory of the job.",
  },
  "file-unwritable": {
    title: "A file cannot be written",
    exit: "input",
    cause: "An input names a file that cannot be created or written.",
    remedy: "Check the path and the permissions of its folder.",
  },
  "rack-not-set": {
    title: "No Rack is named",
    exit: "input",
    cause: "Neither the input `rack`, nor CONVOX_RACK, nor RACK_URL names a Rack.",
    remedy: "Set one of them. `--rack local` is the Rack inside this package.",
  },
  "key-not-set": {
    title: "The deploy key is not set",
    exit: "input",
    cause: "The Console requires a deploy key, and neither the input `password` nor CONVOX_PASSWORD is set.",
    remedy: "Store a deploy key as a secret of your CI system, and pass it as `password` or CONVOX_PASSWORD.",
  },
  "rack-feature-missing": {
    title: "The Rack does not support this",
    exit: "input",
    cause: "The input or command requires another generation or a later version of the Rack.",
    remedy: "Remove the input, or update the Rack. docs/compatibility.md lists the first version of each feature.",
  },
  "manifest-invalid": {
    title: "convox.yml is invalid",
    exit: "input",
    cause: "The manifest has mistakes that a Rack rejects. Each one is listed with its line.",
    remedy: "Fix the lines that the message names.",
  },
  "manifest-missing": {
    title: "convox.yml cannot be read",
    exit: "input",
    cause: "The source has no manifest of this name, it cannot be read, or it is outside of the source.",
    remedy: "Set `working-directory` to the folder that contains it, or `manifest` to its name.",
  },
  "dockerignore-invalid": {
    title: ".dockerignore is invalid",
    exit: "input",
    cause: ".dockerignore has a pattern that Docker rejects, or it is not a text file in UTF-8.",
    remedy: "Fix the line that the message names.",
  },
  "source-empty": {
    title: "There is nothing to upload",
    exit: "input",
    cause: "The source has no file, or .dockerignore excludes all of them.",
    remedy: "Set `working-directory` to the folder that contains convox.yml, and check .dockerignore.",
  },
  "source-too-large": {
    title: "The source is too large",
    exit: "input",
    cause: "The source is larger than `max-context-size`, or than a proxy in front of the Rack accepts.",
    remedy:
      "Exclude files with .dockerignore. The hint names what is largest. `convox-ci build --dry-run` lists all files.",
  },
  "source-invalid": {
    title: "The source cannot be packed",
    exit: "input",
    cause:
      "The source has entries that no archive can hold, such as links to files outside, unreadable files or sockets.",
    remedy: "Remove them, or list them in .dockerignore.",
  },
  "source-changed": {
    title: "The source changed during the upload",
    exit: "other",
    cause: "Another program changed a file while it was read.",
    remedy: "Wait until other programs finish, or list the file in .dockerignore.",
  },
  "archive-invalid": {
    title: "The archive of a build is invalid",
    exit: "other",
    cause: "The archive is damaged or incomplete, or its format is not the one of the target Rack.",
    remedy: "Export the build again. Racks of different generations cannot exchange builds.",
  },
} as const satisfies CodeTable;
