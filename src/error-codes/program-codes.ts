import type { CodeTable } from "./entry.ts";

/** Failures of the job, of the machine and of the program itself. */
export const programCodes = {
  canceled: {
    title: "The job was canceled",
    exit: "canceled",
    cause: "The program received a signal, such as Ctrl-C or the cancellation of the job. It cleaned up on the Rack.",
    remedy: "The message says what was stopped and what may continue.",
  },
  "checks-failed": {
    title: "Checks of the doctor failed",
    exit: "other",
    cause:
      "A check found something wrong without an error. Otherwise the doctor has the code of the first failed check.",
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
} as const satisfies CodeTable;
