import { CancelledError, ConvoxError } from "../../errors.ts";
import type { DeploymentState } from "../../github/deployments.ts";
import type { Deps } from "../declaration/command.ts";
import type { DeploymentValues } from "../declaration/github.ts";

/** What is recorded, and where. */
export interface RecordedDeployment {
  readonly task: string;
  readonly description: string;
  readonly environment: string;
  readonly isTransient: boolean;
}

/** Runs `body`. With the input github-deployment its states are recorded as a deployment on GitHub. */
export async function withGithubDeployment<T extends { readonly url: string }>(
  values: DeploymentValues & { readonly app: string },
  command: string,
  deps: Deps,
  body: () => Promise<T>,
): Promise<T> {
  if (!values.githubDeployment) return await body();
  const deployment = {
    task: command,
    description: `convox ${command} of ${values.app}`,
    environment: values.githubEnvironment ?? values.app,
    isTransient: false,
  };
  return await recordDeployment(deployment, values.githubToken, deps, body);
}

/**
 * Runs `body` and records it on GitHub: queued, in progress, then success, failure or error. A request to GitHub that fails
 * is a warning, because a deployment does not depend on its record.
 */
export async function recordDeployment<T extends { readonly url: string }>(
  deployment: RecordedDeployment,
  token: string | undefined,
  deps: Deps,
  body: () => Promise<T>,
): Promise<T> {
  const { env, host } = deps;
  const { createDeployment, runUrl, setDeploymentState } = await import("../../github/deployments.ts");
  const { readEvent } = await import("../../github/event.ts");
  const { connectGithub } = await import("../../github/client.ts");
  const attempt = async <R>(request: () => Promise<R>): Promise<R | undefined> => {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof ConvoxError)) throw error;
      host.warn(`The deployment is not recorded on GitHub: ${[error.message, error.hint ?? []].flat().join(". ")}`);
      return undefined;
    }
  };
  // The last state is sent also after the job is canceled.
  const { signal } = new AbortController();
  const { environment, isTransient } = deployment;
  const record = await attempt(async () => {
    const github = await connectGithub({ ...deps, signal, token, onNotice: host.info });
    return { github, id: await createDeployment(github, { ...deployment, event: readEvent(env) }) };
  });
  const setState = async (state: DeploymentState, url?: string) => {
    if (record === undefined) return;
    const status = { environment, url, logUrl: runUrl(env), replacesOthers: !isTransient };
    await attempt(() => setDeploymentState(record.github, record.id, state, status));
  };
  await setState("queued");
  await setState("in_progress");
  try {
    const result = await body();
    await setState("success", result.url);
    return result;
  } catch (error) {
    await setState(error instanceof ConvoxError && !(error instanceof CancelledError) ? "failure" : "error");
    throw error;
  }
}
