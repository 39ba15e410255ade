import { CancelledError, ConvoxError } from "../../errors.ts";
import type { DeploymentState } from "../../github/deployments.ts";
import type { Deps } from "../declaration/command.ts";
import type { DeploymentValues } from "../declaration/github.ts";
import { openGithub } from "../declaration/open-github.ts";

/** What is recorded, and where. */
export interface RecordedDeployment {
  readonly task: string;
  readonly description: string;
  readonly environment: string;
  readonly isTransient: boolean;
}

/** What a command has deployed. */
export interface DeployedRelease extends Outcome {
  readonly rack: string;
  /** Text of the output `images`. */
  readonly images: string;
}

interface Outcome {
  readonly url: string;
  /** `promoting` if the command did not wait for the rollout. */
  readonly status: string;
}

/**
 * Runs `body`. With the input github-deployment its states are recorded as a deployment on GitHub, and with deployment-record the
 * images that the app runs after it.
 */
export async function withGithubDeployment<T extends DeployedRelease>(
  values: DeploymentValues & { readonly app: string },
  command: string,
  deps: Deps,
  body: () => Promise<T>,
): Promise<T> {
  const { app, githubEnvironment: environment, githubToken: token } = values;
  const run = async () => {
    const result = await body();
    if (values.deploymentRecord) {
      const { recordImages } = await import("./deployment-record.ts");
      await recordImages("deployed", { ...result, app, environment, token }, deps);
    }
    return result;
  };
  if (!values.githubDeployment) return await run();
  const deployment = {
    task: command,
    description: `convox ${command} of ${app}`,
    environment: environment ?? app,
    isTransient: false,
  };
  return await recordDeployment(deployment, token, deps, run);
}

/**
 * Runs `body` and records it on GitHub: queued, in progress, then success, failure or error. Without `wait` the outcome is not
 * known, so it stays in progress. A request to GitHub that fails is a warning, because a deployment does not depend on its record.
 */
export async function recordDeployment<T extends Outcome>(
  deployment: RecordedDeployment,
  token: string | undefined,
  deps: Deps,
  body: () => Promise<T>,
): Promise<T> {
  const { env, host, advise } = deps;
  const { createDeployment, runUrl, setDeploymentState } = await import("../../github/deployments.ts");
  const { readEvent } = await import("../../github/event.ts");
  const attempt = async <R>(request: () => Promise<R>): Promise<R | undefined> => {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof ConvoxError)) throw error;
      const hints = await Promise.all(error.hints.map(advise));
      host.warn(`The deployment is not recorded on GitHub: ${[error.message, ...hints].join(". ")}`);
      return undefined;
    }
  };
  // The last state is sent also after the job is canceled.
  const { signal } = new AbortController();
  const { environment, isTransient } = deployment;
  const record = await attempt(async () => {
    const github = await openGithub(token, { ...deps, signal });
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
    if (result.status !== "promoting") await setState("success", result.url);
    return result;
  } catch (error) {
    await setState(error instanceof ConvoxError && !(error instanceof CancelledError) ? "failure" : "error");
    throw error;
  }
}
