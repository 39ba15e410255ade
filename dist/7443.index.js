export const id = 7443;
export const ids = [7443];
export const modules = {

/***/ 6586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ EXIT_MEANINGS),
/* harmony export */   a: () => (/* binding */ EXIT_CODES)
/* harmony export */ });
const EXIT_CODES = {
    success: 0,
    other: 1,
    input: 2,
    permission: 3,
    missing: 4,
    build: 5,
    rollout: 6,
    timeout: 7,
    network: 8,
    canceled: 130,
};
const EXIT_MEANINGS = [
    [EXIT_CODES.success, "Done"],
    [EXIT_CODES.other, "Any other failure"],
    [EXIT_CODES.input, "An input, a flag, a setting or a file of the user is wrong"],
    [EXIT_CODES.permission, "The deploy key is rejected, or it is not allowed to do this"],
    [EXIT_CODES.missing, "The Rack, app, build, release, service, process or variable does not exist"],
    [EXIT_CODES.build, "The build failed"],
    [EXIT_CODES.rollout, "The release was rolled back, or the app is not healthy"],
    [EXIT_CODES.timeout, "A timeout of the command was reached"],
    [EXIT_CODES.network, "The Rack, the Console or the network cannot be reached, or the connection was lost"],
    [EXIT_CODES.canceled, "The job was canceled"],
];


/***/ }),

/***/ 9590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ ERROR_CODES)
});

;// CONCATENATED MODULE: ./src/error-codes/image-codes.js
const imageCodes = {
    "images-unknown": {
        title: "The images of the build are unknown",
        exit: "other",
        cause: "The log of the build does not name its images, or the deploy key is not allowed to read it.",
        remedy: "Give the deploy key a role that reads builds, and set AWS_REGION. See docs/images.md.",
    },
    "images-elsewhere": {
        title: "The images are not in Amazon ECR",
        exit: "input",
        cause: "The Rack pushes its images to another registry, so `images: verify` and `scan: wait` cannot check them.",
        remedy: "Remove these inputs for this Rack.",
    },
    "images-invalid": {
        title: "An image cannot be deployed",
        exit: "other",
        cause: "An image does not exist in the registry, is archived, or has another digest than the build reported.",
        remedy: "Build again, or restore the image from the archive.",
    },
    "images-vulnerable": {
        title: "An image has vulnerabilities",
        exit: "other",
        cause: "The scan of an image found vulnerabilities of the severity `fail-on` or higher.",
        remedy: "Update the packages that the message names. `only-fixable: true` ignores those without a fix.",
    },
    "images-not-scanned": {
        title: "An image is not scanned",
        exit: "other",
        cause: "Amazon ECR has no scan of an image, the scan failed, or it did not finish within `scan-timeout`.",
        remedy: "Turn on scanning on push or enhanced scanning for the repository, and raise `scan-timeout`.",
    },
    "images-not-signed": {
        title: "An image is not signed",
        exit: "other",
        cause: "Managed signing of Amazon ECR has not signed an image within `scan-timeout`, or the region does not offer it.",
        remedy: "Add a signing rule for the repository to the registry, or remove `require-signature`.",
    },
    "aws-credentials-invalid": {
        title: "AWS credentials are missing or invalid",
        exit: "permission",
        cause: "The job has no AWS credentials, or AWS rejects them.",
        remedy: "Configure credentials in an earlier step, for example with aws-actions/configure-aws-credentials.",
    },
    "aws-access-denied": {
        title: "AWS denied access",
        exit: "permission",
        cause: "The policy of the AWS credentials does not allow the request.",
        remedy: "Allow the action that the message names. docs/images.md has a policy with read-only permissions.",
    },
    "aws-failed": {
        title: "AWS reported an error",
        exit: "other",
        cause: "Amazon ECR answered a request with an error, for example because the repository does not exist.",
        remedy: "Check the region and the account of the credentials.",
    },
    "aws-unreachable": {
        title: "AWS cannot be reached",
        exit: "network",
        cause: "Amazon ECR did not answer.",
        remedy: "Check the network of the runner and the region.",
    },
};

;// CONCATENATED MODULE: ./src/error-codes/input-codes.js
const inputCodes = {
    "input-invalid": {
        title: "An input has a value that is not allowed",
        exit: "input",
        cause: "One or more inputs, flags or settings have values that the command does not accept. All of them are listed.",
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
        cause: "A v2 Rack adds a program to each image that it builds. `build-on: runner` takes it from an earlier build, and there is none.",
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
        cause: "The command line has a flag that the command does not have, a flag without its value, or too many arguments.",
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
        remedy: "Exclude files with .dockerignore. The hint names what is largest. `convox-ci build --dry-run` lists all files.",
    },
    "source-invalid": {
        title: "The source cannot be packed",
        exit: "input",
        cause: "The source has entries that no archive can hold, such as links to files outside, unreadable files or sockets.",
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
};

;// CONCATENATED MODULE: ./src/error-codes/program-codes.js
const programCodes = {
    canceled: {
        title: "The job was canceled",
        exit: "canceled",
        cause: "The program received a signal, such as Ctrl-C or the cancellation of the job. It cleaned up on the Rack.",
        remedy: "The message says what was stopped and what may continue.",
    },
    "checks-failed": {
        title: "Checks of the doctor failed",
        exit: "other",
        cause: "A check found something wrong without an error. Otherwise the doctor has the code of the first failed check.",
        remedy: "Fix the first failed check: later ones may depend on it.",
    },
    "download-failed": {
        title: "A program cannot be downloaded",
        exit: "network",
        cause: "The version does not exist, or the address cannot be reached.",
        remedy: "Check the version. `mirror` sets another address.",
    },
    "checksum-mismatch": {
        title: "A downloaded file has the wrong checksum",
        exit: "other",
        cause: "The file differs from the one that the checksum belongs to. It is not installed.",
        remedy: "Find out why the file differs before you change the checksum.",
    },
    "input-stream-failed": {
        title: "Standard input cannot be read",
        exit: "other",
        cause: "The data for the command could not be read to its end.",
        remedy: "Check the effects of the command, and what writes to standard input.",
    },
    "github-settings": {
        title: "GitHub's repository or token is missing",
        exit: "input",
        cause: "A request to GitHub's API needs GITHUB_REPOSITORY and a token.",
        remedy: "Set GITHUB_REPOSITORY outside of GitHub Actions, and `github-token` or GITHUB_TOKEN.",
    },
    "review-event": {
        title: "The event has no operation for a review app",
        exit: "input",
        cause: "The event of the workflow is not a pull request, a schedule or a manual run, or it is not safe.",
        remedy: "Run `review` on pull_request and schedule, or set `operation` and `pull-request`.",
    },
    "github-refused": {
        title: "GitHub's API rejected a request",
        exit: "other",
        cause: "The token has no permission for it, a rate limit is reached, or GitHub did not answer.",
        remedy: "Add the permission to the job, such as `deployments: write`.",
    },
    "output-failed": {
        title: "The result cannot be written",
        exit: "other",
        cause: "Standard output was closed or is full, so the result is incomplete.",
        remedy: "Free space, or read the output to its end. The message says how the command ended.",
    },
    "outputs-not-recorded": {
        title: "The outputs of the step are not recorded",
        exit: "other",
        cause: "The command succeeded, but a file of the CI system cannot be written.",
        remedy: "Check the disk of the runner. Later steps cannot read the outputs of this step.",
    },
    "machine-fault": {
        title: "The machine cannot do this",
        exit: "other",
        cause: "The operating system reports an error, such as a full disk or too many open files.",
        remedy: "The message names the file and the reason.",
    },
    "internal-error": {
        title: "This is a bug in convox-ci",
        exit: "other",
        cause: "The program failed in a way that it does not expect.",
        remedy: "Please report it with the stack that is printed.",
    },
};

;// CONCATENATED MODULE: ./src/error-codes/rack-codes.js
const rackCodes = {
    "rack-unreachable": {
        title: "The Rack or Console cannot be reached",
        exit: "network",
        cause: "The name does not exist, the connection is refused, lost or too slow, or the host does not speak the protocol.",
        remedy: "Check the host and the network. `convox-ci doctor` tests each step of the connection.",
    },
    "certificate-rejected": {
        title: "The TLS certificate is not trusted",
        exit: "network",
        cause: "The certificate has expired, was issued for another name, or its authority is unknown.",
        remedy: "Set `ca-file` to the certificate of the authority.",
    },
    "proxy-refused": {
        title: "The proxy refused the connection",
        exit: "network",
        cause: "The proxy of HTTPS_PROXY rejects the credentials or does not connect to the host.",
        remedy: "Check HTTPS_PROXY and NO_PROXY.",
    },
    "gateway-error": {
        title: "A gateway answered instead of the Rack",
        exit: "network",
        cause: "A load balancer, CDN or proxy in front of the Rack answered with an error or an HTML page.",
        remedy: "Try again. If it persists, check the Rack and what is in front of it.",
    },
    "request-result-unknown": {
        title: "The result of a request is unknown",
        exit: "network",
        cause: "The connection was lost after the request was sent, so the Rack may have acted on it. It is not sent twice.",
        remedy: "Check on the Rack what happened before you try again. The hint names the command.",
    },
    "key-rejected": {
        title: "The deploy key or password is rejected",
        exit: "permission",
        cause: "The key is wrong, has expired, or belongs to another organization or Console.",
        remedy: "Create a deploy key in the Console of the organization, and update the secret.",
    },
    "permission-denied": {
        title: "The key is not allowed to do this",
        exit: "permission",
        cause: "The key is valid, but its role, or the list of commands of a key without a role, does not include this.",
        remedy: "Give the deploy key a role with the permission that the hint names.",
    },
    "rack-not-found": {
        title: "The Rack does not exist",
        exit: "missing",
        cause: "The organization of the deploy key has no Rack of this name.",
        remedy: "Run `convox-ci racks` to list the Racks. The name is organization/rack, or a unique part of it.",
    },
    "rack-ambiguous": {
        title: "The name of the Rack is ambiguous",
        exit: "input",
        cause: "More than one Rack has this text in its name.",
        remedy: "Use the full name: organization/rack.",
    },
    "machine-not-found": {
        title: "The Convox Cloud machine does not exist",
        exit: "missing",
        cause: "The key can see no machine of this name.",
        remedy: "Run `convox-ci machines` to list the machines. The name is organization/machine, or a unique part of it.",
    },
    "machine-ambiguous": {
        title: "The name of the Convox Cloud machine is ambiguous",
        exit: "input",
        cause: "More than one machine has this name, or this text in its name.",
        remedy: "Use the full name: organization/machine.",
    },
    "machine-unsupported": {
        title: "A Convox Cloud machine does not support this",
        exit: "input",
        cause: "The command, or one of its inputs, requires a call that only Racks have.",
        remedy: "Use a Rack, or what the hint names. docs/compatibility.md lists what machines support.",
    },
    "app-not-found": {
        title: "The app does not exist",
        exit: "missing",
        cause: "The Rack has no app of this name.",
        remedy: "Check the names of the app and the Rack, or create the app with `convox-ci create APP`.",
    },
    "build-not-found": {
        title: "The build does not exist",
        exit: "missing",
        cause: "The app has no build with this id, or no build matches the search.",
        remedy: "Run `convox-ci builds` to list the builds of the app.",
    },
    "release-not-found": {
        title: "The release does not exist",
        exit: "missing",
        cause: "The app has no release with this id, or no release matches the search.",
        remedy: "Run `convox-ci releases` to list the releases of the app.",
    },
    "service-not-found": {
        title: "The service does not exist",
        exit: "missing",
        cause: "The active release of the app has no service of this name. An app has no services before its first promotion.",
        remedy: "Run `convox-ci services` to list the services of the app.",
    },
    "process-not-found": {
        title: "The process does not exist",
        exit: "missing",
        cause: "The app has no running process with this id, or the process has ended.",
        remedy: "Run `convox-ci ps` to list the processes of the app.",
    },
    "variable-not-found": {
        title: "The variable does not exist",
        exit: "missing",
        cause: "The environment of the app has no variable of this name.",
        remedy: "Run `convox-ci env` to list the names.",
    },
    "parameter-not-found": {
        title: "The parameter is not available",
        exit: "missing",
        cause: "The Rack has no parameter of this name, or does not report its parameters.",
        remedy: "Run `convox-ci rack params` to list them.",
    },
    "not-found": {
        title: "The Rack does not have this",
        exit: "missing",
        cause: "The Rack or the Console answered 404: the object does not exist, or the Rack is too old for the request.",
        remedy: "Check the name. `convox-ci doctor` shows the version of the Rack.",
    },
    "app-busy": {
        title: "The app is being updated",
        exit: "other",
        cause: "Another promotion or change of the app is in progress, and the Rack accepts one at a time.",
        remedy: "Wait until it has finished. `queue-timeout` lets a promotion wait.",
    },
    "rack-refused": {
        title: "The Rack rejects the request",
        exit: "other",
        cause: "The Rack or the Console answered with an error. The message contains its reason.",
        remedy: "Read the reason. Each request is listed in docs/rack-protocol.md.",
    },
    "rack-failed": {
        title: "The Rack failed to process the request",
        exit: "other",
        cause: "The Rack or the Console reports an internal error. The message contains its reason.",
        remedy: "Check the log of the Rack with `convox rack logs`, and try again.",
    },
    "reply-invalid": {
        title: "The reply does not come from a Rack",
        exit: "other",
        cause: "The reply is not what a Rack or Console sends, or it redirects to another host.",
        remedy: "Check that `host` or RACK_URL names a Console or a Rack.",
    },
};

;// CONCATENATED MODULE: ./src/error-codes/work-codes.js
const workCodes = {
    "build-failed": {
        title: "The build failed",
        exit: "build",
        cause: "The Rack ran the build and it failed. A known cause has its own code, such as `build-failed/oom`.",
        remedy: "Read the last output of the step in the message, or the whole log with `convox-ci builds logs BUILD`.",
    },
    "build-not-canceled": {
        title: "The build was not canceled",
        exit: "other",
        cause: "The build has ended already, or the Rack did not stop it.",
        remedy: "Run `convox-ci builds info BUILD` to see its status.",
    },
    "build-incomplete": {
        title: "The build has no release",
        exit: "build",
        cause: "The Rack reports that the build is complete, but it has created no release.",
        remedy: "Build again. If it persists, check the log of the Rack.",
    },
    "build-timeout": {
        title: "The build takes too long",
        exit: "timeout",
        cause: "The build did not end within `build-timeout`. It continues on the Rack.",
        remedy: "Raise `build-timeout`, or look up the result later with `convox-ci builds info BUILD`.",
    },
    "rollout-rolled-back": {
        title: "The Rack rolled back the release",
        exit: "rollout",
        cause: "The processes of the release did not start or failed their health checks, so the Rack restored the previous one.",
        remedy: "Read the reason and the last output of the process in the message. `convox-ci diagnose` shows more.",
    },
    "rollout-failed": {
        title: "The rollout failed",
        exit: "rollout",
        cause: "The rollout failed and the app has not returned to the previous release, or its rollback failed too.",
        remedy: "Look up the reason in the log of the app and in the cloud provider of the Rack.",
    },
    "health-check-failed": {
        title: "The app is not healthy",
        exit: "rollout",
        cause: "The app runs the release, but its health check did not succeed within `health-check-timeout`.",
        remedy: "Check the log of the app. `on-unhealthy: rollback` restores the previous release.",
    },
    "health-check-impossible": {
        title: "The health check cannot be made",
        exit: "other",
        cause: "The address of the app is unknown, or its certificate is not trusted.",
        remedy: "Set `health-check-url` to the full URL of the app, and `ca-file` to the certificate of the authority.",
    },
    "promotion-timeout": {
        title: "The promotion takes too long",
        exit: "timeout",
        cause: "The app did not settle within `promote-timeout`. The rollout continues on the Rack.",
        remedy: "Raise `promote-timeout`, or set `timeout` so that a v3 Rack rolls back sooner.",
    },
    "queue-timeout": {
        title: "Other promotions did not finish in time",
        exit: "timeout",
        cause: "Another promotion of the app was in progress for longer than `queue-timeout`. Nothing was promoted.",
        remedy: "Raise `queue-timeout`.",
    },
    "wait-timeout": {
        title: "The change takes too long",
        exit: "timeout",
        cause: "The Rack did not finish within the timeout of the command. It continues.",
        remedy: "Raise the timeout that the message names, or check the state later.",
    },
    "release-outdated": {
        title: "A newer release is active",
        exit: "other",
        cause: "The release is older than the active one, so promoting it would undo a later deploy.",
        remedy: "Use `convox-ci rollback` to do so on purpose, or set `allow-older: true`.",
    },
    "release-replaced": {
        title: "Another job promoted another release",
        exit: "other",
        cause: "The app no longer runs the release that the command expects, because another job promoted one.",
        remedy: "Check which release should run, and run the command again.",
    },
    "promotion-impossible": {
        title: "The app cannot be promoted",
        exit: "other",
        cause: "The status of the app does not allow a promotion.",
        remedy: "Wait for the app to settle, or repair it in the cloud provider of the Rack.",
    },
    "promotion-not-canceled": {
        title: "The promotion cannot be canceled",
        exit: "other",
        cause: "No promotion is in progress, it has ended or is rolling back, or the Rack cannot cancel it at this point.",
        remedy: "Run `convox-ci apps info` to see the status of the app.",
    },
    "rollback-target-unknown": {
        title: "No release to roll back to is known",
        exit: "missing",
        cause: "No earlier release exists, or none is known to have run. A v2 Rack does not show which releases ran. On v3 several releases may have the build that ran.",
        remedy: "Set `release` to the release to roll back to.",
    },
    "environment-dropped": {
        title: "The release drops environment variables",
        exit: "other",
        cause: "The active release has variables that the new release does not have, and `env-drop` is `fail`.",
        remedy: "Set the variables again, or set `env-drop: ignore` to drop them on purpose.",
    },
    "environment-conflict": {
        title: "Two jobs changed the environment at the same time",
        exit: "other",
        cause: "Another release was created at the same time, and neither contains the changes of the other.",
        remedy: "Set the variables again. Let only one job at a time change the environment of an app.",
    },
    "hook-failed": {
        title: "A command before the promotion failed",
        exit: "other",
        cause: "A command of `before-promote` failed. The message contains its exit code. Nothing was promoted.",
        remedy: "Fix the command, and promote again.",
    },
    "verification-failed": {
        title: "A command after the promotion failed",
        exit: "rollout",
        cause: "A command of `after-promote` failed. The message contains its exit code. The app runs the new release.",
        remedy: "Fix the command or the app. `rollback: true` restores the previous release.",
    },
    "command-failed": {
        title: "The command failed on the Rack",
        exit: "command",
        cause: "The command that `run` or `exec` ran ended with an exit code other than 0. The program passes it on.",
        remedy: "Read the output of the command. In JSON, `exit-code-of` is `command`.",
    },
    "command-timeout": {
        title: "The command takes too long",
        exit: "timeout",
        cause: "The command did not end within `timeout`. Its process is stopped.",
        remedy: "Check the effects of the command, and raise `timeout`.",
    },
    "command-result-unknown": {
        title: "The result of the command is unknown",
        exit: "network",
        cause: "The connection was lost before the exit code arrived. The command may have run, in part or completely.",
        remedy: "Check the effects of the command before you run it again.",
    },
    "command-not-started": {
        title: "The command did not start",
        exit: "other",
        cause: "The process ended before the command ran, or the Rack cannot run commands this way.",
        remedy: "Nothing was run. The hint says what the image or the Rack requires.",
    },
    "app-exists": {
        title: "The app already exists",
        exit: "other",
        cause: "The Rack has an app of this name.",
        remedy: "Set `if-exists: skip` to use it unchanged.",
    },
    "app-protected": {
        title: "The app is protected",
        exit: "other",
        cause: "Termination protection is on, or a resource of the Rack is linked to the app.",
        remedy: "Unlock or unlink the app first. The hint names the command.",
    },
    "app-change-failed": {
        title: "The app could not be created or destroyed",
        exit: "other",
        cause: "The Rack started the change, and it failed.",
        remedy: "Read the reason in the log of the Rack.",
    },
    "export-failed": {
        title: "The data of a resource was not exported",
        exit: "other",
        cause: "The Rack sent no data, or an error instead of the end of the data. Nothing was saved.",
        remedy: "Read the details in the log of the Rack.",
    },
};

;// CONCATENATED MODULE: ./src/error-codes/index.js





const ERROR_CODES = { ...inputCodes, ...rackCodes, ...workCodes, ...imageCodes, ...programCodes };


/***/ })

};
