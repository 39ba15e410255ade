import { buildInputs } from "../builds/build-inputs.ts";
import { appInput } from "../declaration/app-input.ts";
import { githubTokenInput } from "../declaration/github.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { promoteInputs } from "../release/promote.ts";

const { "dry-run": _, ...sourceInputs } = buildInputs;

export const reviewInputs = {
  operation: {
    description:
      "up deploys the review app, down destroys it, sweep destroys those of closed or old pull requests; auto follows the event",
    positional: "operation",
    choices: ["auto", "up", "down", "sweep"],
    default: "auto",
  },
  ...sourceInputs,
  app: { ...appInput, description: "App that review apps are named after: APP-pr-NUMBER" },
  "pull-request": {
    description: "Number or URL of the pull request",
    fallback: "the pull request of the event",
  },
  template: {
    description: "App whose environment variables the review app gets. The key must be able to read releases",
  },
  variables: {
    description: "Variables of the review app as KEY=VALUE, one per line. They override those of template",
    kind: "pairs",
  },
  "max-age": {
    description: "sweep also destroys review apps of pull requests without a change for this long",
    kind: "duration",
    default: "168h",
  },
  ...promoteInputs,
  comment: {
    description: "Write the address into one comment of the pull request (permission pull-requests: write)",
    kind: "boolean",
    default: "false",
  },
  "github-deployment": {
    description: "Record the review app as a deployment on GitHub (permission deployments: write)",
    kind: "boolean",
    fallback: "true in GitHub Actions, else false",
  },
  "github-environment": {
    description: "Environment of the deployments on GitHub, shared by all review apps",
    default: "review",
  },
  "deployment-record": {
    description:
      "Record on GitHub which image each service of the review app runs, until it is destroyed (permission artifact-metadata: write)",
    kind: "boolean",
    default: "false",
  },
  ...githubTokenInput,
} as const satisfies Inputs;

export type ReviewValues = Values<typeof reviewInputs>;
