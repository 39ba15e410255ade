import type { CodeTable } from "./entry.ts";

/** Failures of builds, promotions, processes and apps: the Rack accepted the request, and the work failed. */
export const workCodes = {
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
    cause:
      "The processes of the release did not start or failed their health checks, so the Rack restored the previous one.",
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
    cause:
      "No earlier release exists, or none is known to have run. A v2 Rack does not show which releases ran. On v3 several releases may have the build that ran.",
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
} as const satisfies CodeTable;
