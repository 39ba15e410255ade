import type { Inputs, Values } from "./inputs.ts";

export const githubTokenInput = {
  "github-token": {
    description: "Token for GitHub's API",
    secret: true,
    env: ["GITHUB_TOKEN"],
    actionDefault: "${{ github.token }}",
    fallback: "GITHUB_TOKEN; in an action the job's token",
  },
} as const satisfies Inputs;

/** Inputs of every command that can record what it does as a deployment on GitHub. */
export const deploymentInputs = {
  "github-deployment": {
    description:
      "Record this as a deployment on GitHub (permission deployments: write). Not for a job with environment, which records one itself",
    kind: "boolean",
    default: "false",
  },
  "github-environment": {
    description: "Environment of the deployment on GitHub",
    fallback: "the name of the app",
  },
  "deployment-record": {
    description:
      "Record on GitHub which image each service runs (permission artifact-metadata: write, in a repository of an organization)",
    kind: "boolean",
    default: "false",
  },
  ...githubTokenInput,
} as const satisfies Inputs;

/** Inputs of a command that destroys an app. */
export const decommissionInputs = {
  "deployment-record": {
    description: "Record on GitHub that the images of the app are decommissioned (permission artifact-metadata: write)",
    kind: "boolean",
    default: "false",
  },
  "github-environment": {
    description: "Environment of the deployment records on GitHub, as in the step that deployed the app",
    fallback: "the name of the app",
  },
  ...githubTokenInput,
} as const satisfies Inputs;

export type DeploymentValues = Values<typeof deploymentInputs>;
