import type { Github } from "./client.ts";
import type { GithubEvent } from "./event.ts";

/** States that this package sets, in their order; see docs.github.com/rest/deployments/statuses. */
export type DeploymentState = "queued" | "in_progress" | "success" | "failure" | "error" | "inactive";

export interface DeploymentOptions {
  readonly environment: string;
  readonly description: string;
  /** Such as `deploy`, or `preview-pr-7` for a review app. */
  readonly task: string;
  /** The environment goes away some day, such as that of a review app. */
  readonly isTransient: boolean;
  readonly event: Pick<GithubEvent, "sha" | "ref">;
}

/** Address of the run of the workflow; undefined outside of GitHub Actions. */
export function runUrl(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } = env;
  if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY || !GITHUB_RUN_ID) return undefined;
  const attempt = GITHUB_RUN_ATTEMPT ? `/attempts/${GITHUB_RUN_ATTEMPT}` : "";
  return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}${attempt}`;
}

/** Creates a deployment. It merges nothing and waits for no check: the workflow has decided to deploy. */
export async function createDeployment(github: Github, options: DeploymentOptions): Promise<number> {
  const { environment, description, task, isTransient, event } = options;
  const created = await github.request("POST /repos/{owner}/{repo}/deployments", {
    ref: event.sha || event.ref,
    task,
    auto_merge: false,
    required_contexts: [],
    environment,
    description: description.slice(0, 140),
    transient_environment: isTransient,
    production_environment: !isTransient && /^prod(?:uction)?$/i.test(environment),
  });
  return Number(Object(created).id);
}

export interface StatusOptions {
  readonly environment: string;
  /** Address of the deployed app. */
  readonly url?: string | undefined;
  readonly logUrl?: string | undefined;
  /** Sets the earlier deployments of the environment to inactive. */
  readonly replacesOthers: boolean;
}

export async function setDeploymentState(
  github: Github,
  id: number,
  state: DeploymentState,
  { environment, url, logUrl, replacesOthers }: StatusOptions,
): Promise<void> {
  await github.request("POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", {
    deployment_id: id,
    state,
    environment,
    auto_inactive: replacesOthers,
    ...(url === undefined || !/^https?:\/\//.test(url) ? {} : { environment_url: url }),
    ...(logUrl === undefined ? {} : { log_url: logUrl }),
  });
}

/** Deletes the records of all deployments with this task. GitHub only deletes inactive ones. @returns their number */
export async function deleteDeployments(github: Github, environment: string, task: string): Promise<number> {
  const found = await github.list("GET /repos/{owner}/{repo}/deployments", { environment, task });
  for (const deployment of found) {
    const id = Number(Object(deployment).id);
    await setDeploymentState(github, id, "inactive", { environment, replacesOthers: false });
    await github.request("DELETE /repos/{owner}/{repo}/deployments/{deployment_id}", { deployment_id: id });
  }
  return found.length;
}
