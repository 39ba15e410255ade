// What of the core the orb offers, and under which name.

/** The checks of images: a change of variables brings no new image. */
const imageChecks = ["images", "scan", "scan-timeout", "fail-on", "only-fixable", "require-signature"];

/** What only a deploy to an app that people use needs. */
const productionSettings = [
  ...imageChecks,
  ...["development", "wildcard-domain", "compression", "reuse", "max-context-size", "env-drop", "log-file"],
  ...["force", "min", "max", "wait", "queue-timeout", "on-cancel", "allow-older", "diff", "rollback"],
  ...["health-check-status", "health-check-text", "health-check-successes", "health-check-delay"],
  ...["health-check-interval", "health-check-redirects"],
];

/**
 * Commands of the orb. `core`: the command's name in the core.
 * - release: parameter default, where the core wants the release named
 * - releaseFile: it takes the release from what an earlier build has left, too
 * - marker: it can mark the deploy on CircleCI's deploys page; "promotion" if it deploys or rolls back
 * - without: inputs of the core that make no sense here
 * - offers: inputs that the other commands leave out
 * - key: what else than a plain deploy key it takes
 */
export const orbCommands = {
  deploy: { core: "deploy", marker: true },
  build: { core: "build" },
  promote: { core: "promote", marker: "promotion", releaseFile: true, release: "$CONVOX_RELEASE" },
  rollback: { core: "rollback", marker: true },
  review: { core: "review", without: productionSettings, offers: ["github-token"], key: "apps create and apps delete" },
  run_command: { core: "run", releaseFile: true },
  exec_command: { core: "exec", key: "exec" },
  set_env: { core: "env set", without: imageChecks },
  unset_env: { core: "env unset", without: imageChecks },
  scale: { core: "scale", key: "scale" },
  restart: { core: "restart", key: "restart" },
  create_app: { core: "create", key: "apps create" },
  delete_app: { core: "destroy", key: "apps delete" },
  export_resource: { core: "resources export", key: "resources export" },
  import_resource: { core: "resources import", key: "resources import" },
  export_build: { core: "builds export" },
  import_build: { core: "builds import" },
  copy_build: { core: "builds copy" },
  find_build: { core: "builds find" },
  find_release: { core: "releases find", key: "releases" },
  diagnose: { core: "diagnose", key: "ps" },
  doctor: { core: "doctor" },
};

/**
 * Jobs of the orb, each around one command.
 * - checkout: it works on the source
 * - attach: it may take something from an earlier job; the text is whether it does when nothing is said
 * - persists: it hands its result to later jobs
 */
export const orbJobs = {
  deploy: { command: "deploy", checkout: true, attach: false },
  build: { command: "build", checkout: true, attach: false, persists: true },
  promote: { command: "promote", attach: true },
  run: { command: "run_command", attach: false },
  review: { command: "review", checkout: true, attach: false },
};

/**
 * Inputs that the orb does not offer: the opposite of another one, what is for GitHub only, and what a variable names, as
 * CONVOX_REGISTRY_CACHE.
 */
export const leftOut = [
  ...["no-cache", "registry-cache", "github-deployment", "github-environment", "deployment-record"],
  ...["provenance", "github-token", "to-machine"],
];

/** Defaults that only make sense on CircleCI. */
export const circleciDefaults = {
  app: "$CIRCLE_PROJECT_REPONAME",
  rack: "$CONVOX_RACK",
  host: "${CONVOX_HOST:-console.convox.com}",
  "pull-request": "$CIRCLE_PULL_REQUEST",
};

/** Names that differ from the input's, with the variable that a secret is in when nothing is said. */
export const secrets = {
  password: { name: "deploy_key", variable: "CONVOX_PASSWORD", description: "Variable with the deploy key" },
  "github-token": {
    name: "github_token",
    variable: "GITHUB_TOKEN",
    description: "Variable with a token for GitHub's API",
  },
};

/** Shorter descriptions of inputs that many commands have: each byte counts up to 28 times. */
export const shortTexts = {
  image: "Ready image to release instead of building (v3)",
  "build-on": "Where to build",
  rack: "organization/rack, or a unique part of it",
  machine: "Convox Cloud machine, in place of rack",
  "tls-verify": "Verify the TLS certificate",
  "ca-file": "PEM file with more certificate authorities",
  "on-cancel": "What to do with a promotion in progress when the job is canceled: leave it to the Rack, or rollback",
  images:
    "verify: check in Amazon ECR that each image exists with the digest of the build. Requires AWS credentials in the job",
  scan: "wait: wait for the scan of each image in Amazon ECR, and fail on findings. Requires AWS credentials in the job",
  "require-signature": "Fail on an image that Amazon ECR's managed signing does not sign",
  reuse:
    "What to use again if the source is unchanged: its upload; build: also its complete build; none. auto is upload from 1 MB",
  rollback: "Roll back once if the health check or an after-promote command fails. Migrations are not reverted",
  diff: "Print what changes before promoting: commits, manifest, scale, and names of variables",
  "before-promote": "Commands to run on the new release before it is promoted. One per line: service: command",
  "build-args-json": "Build arguments as a JSON object of strings; overrides build-args",
  "log-file": "File to also save the whole log to",
  "build-args": "Build arguments as KEY=VALUE, one per line; a bare KEY takes its value from the job",
  "health-check-url":
    "URL to check once the release is active. For a path such as /health, the key must be able to read the app",
};

/** Where a job of the orb keeps what it stores, and finds what an earlier job has left. */
export const places = { results: "/tmp/convox-results", workspace: "/tmp/convox-workspace" };
