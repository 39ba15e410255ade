import { CancelledError, ConvoxError } from "../../errors.ts";
import type { Github } from "../../github/client.ts";
import { deleteDeployments } from "../../github/deployments.ts";
import { setStickyComment } from "../../github/sticky-comment.ts";
import { parseEnvironment } from "../../rack/index.ts";
import { create } from "../app/create.ts";
import { destroy } from "../app/destroy.ts";
import { changeEnvironment, readNewestRelease } from "../app/environment-change.ts";
import { readVariables } from "../app/variables.ts";
import type { Deps } from "../declaration/command.ts";
import { openGithub } from "../declaration/open-github.ts";
import { deploySource } from "../deploy.ts";
import { recordDeployment } from "../release/github-deployment.ts";
import { maskValues } from "../variables/secret-values.ts";
import type { ReviewValues } from "./review-inputs.ts";

/** Time to create or destroy an app. */
const APP_MS = 30 * 60_000;

interface DeployedApp {
  readonly app: string;
  readonly release: string;
  readonly build: string;
  readonly url: string;
  readonly status: string;
}

/** Creates the review app of a pull request if it does not exist, sets its environment, and deploys the source to it. */
export async function deployReviewApp(values: ReviewValues, number: number, deps: Deps): Promise<DeployedApp> {
  const app = nameReviewApp(values, number);
  const deployApp = async (): Promise<DeployedApp> => {
    await create.run({ app, ifExists: "skip", timeout: APP_MS }, deps);
    await setEnvironment(app, values, deps);
    const deployed = await deploySource({ ...values, app, dryRun: false }, deps);
    if (values.deploymentRecord) {
      const { recordImages } = await import("../release/deployment-record.ts");
      await recordImages(
        "deployed",
        { ...deployed, environment: values.githubEnvironment, token: values.githubToken },
        deps,
      );
    }
    const { release, build, url, status } = deployed;
    return { app, release, build, url, status };
  };
  const deployment = {
    task: taskOf(number),
    description: `convox review app ${app}`,
    environment: values.githubEnvironment,
    isTransient: true,
  };
  const deployed = recordsDeployments(values, deps)
    ? await recordDeployment(deployment, values.githubToken, deps, deployApp)
    : await deployApp();
  const address = /^https?:\/\/[\w.:/-]+$/.test(deployed.url) ? `<${deployed.url}>` : "without an address";
  await comment(values, number, `Review app \`${app}\`: ${address}, release \`${deployed.release}\``, deps);
  return deployed;
}

async function setEnvironment(app: string, values: ReviewValues, deps: Deps): Promise<void> {
  const { stdin: _, ...rest } = deps;
  const given = { variables: values.variables, variablesJson: undefined, file: undefined, mask: "secret" } as const;
  const variables = await readVariables(given, rest);
  const template = values.template === undefined ? undefined : await readNewestRelease(values.template, deps);
  const copied = parseEnvironment(template?.env ?? "");
  maskValues(copied, "secret", deps);
  if (copied.size + variables.size === 0) return;
  const { release, isNew } = await changeEnvironment(
    app,
    (before) => new Map([...copied, ...before, ...variables]),
    deps,
  );
  if (isNew) deps.host.info(`Created ${release} of ${app} with the environment of the review app`);
}

/** Destroys the review app of a pull request, and deletes the records of its deployments on GitHub. */
export async function destroyReviewApp(
  values: ReviewValues,
  number: number,
  deps: Deps,
): Promise<{ app: string; destroyed: boolean }> {
  const app = nameReviewApp(values, number);
  const { deploymentRecord, githubEnvironment, githubToken } = values;
  const record = { deploymentRecord, githubEnvironment, githubToken };
  const { destroyed } = await destroy.run({ app, confirm: app, ifMissing: "skip", timeout: APP_MS, ...record }, deps);
  if (recordsDeployments(values, deps)) {
    await useGithub(values, "The deployments are not deleted on GitHub", deps, (github) =>
      deleteDeployments(github, values.githubEnvironment, taskOf(number)),
    );
  }
  if (destroyed) await comment(values, number, `Review app \`${app}\` is destroyed`, deps);
  return { app, destroyed };
}

/**
 * Destroys the review apps whose pull request is closed, or has not changed for `max-age`. An app whose pull request cannot
 * be read is kept.
 * @returns the names of the destroyed apps
 */
export async function sweepReviewApps(values: ReviewValues, deps: Deps): Promise<string[]> {
  const { host, now, rack } = deps;
  const github = await openGithub(values.githubToken, deps);
  const destroyed: string[] = [];
  let failure: unknown;
  for (const { name } of await rack.apps.list()) {
    const number = numberOf(name, values);
    if (number === undefined) continue;
    try {
      const pull = Object(
        await github.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", { pull_number: number }),
      ) as { state?: unknown; updated_at?: unknown };
      const age = now() - Date.parse(String(pull.updated_at));
      const isOld = age > values.maxAge;
      if (pull.state !== "closed" && !isOld) continue;
      host.info(`${name}: its pull request ${pull.state === "closed" ? "is closed" : "has not changed for max-age"}`);
      const { destroyed: done } = await destroyReviewApp(values, number, deps);
      if (done) destroyed.push(name);
    } catch (error) {
      if (!(error instanceof ConvoxError) || error instanceof CancelledError) throw error;
      host.warn(`${name} is kept: ${error.message}`);
      failure ??= error;
    }
  }
  host.info(`Destroyed ${destroyed.length} review apps of ${values.app}`);
  if (failure instanceof ConvoxError) throw failure.addOutputs({ destroyed: destroyed.join(" "), status: "swept" });
  return destroyed;
}

/** Other CI systems have no deployments on GitHub unless they are requested. */
function recordsDeployments({ githubDeployment }: ReviewValues, { env }: Deps): boolean {
  return githubDeployment ?? env["GITHUB_ACTIONS"] === "true";
}

function nameReviewApp({ app }: ReviewValues, number: number): string {
  return `${app}-pr-${number}`;
}

/** Number in the name of a review app of this app; undefined for other apps. */
function numberOf(name: string, { app }: ReviewValues): number | undefined {
  const digits = name.startsWith(`${app}-pr-`) ? name.slice(app.length + 4) : "";
  return /^[1-9]\d{0,14}$/.test(digits) ? Number(digits) : undefined;
}

/** All review apps share an environment: their deployments differ by task. */
function taskOf(number: number): string {
  return `preview-pr-${number}`;
}

async function comment(values: ReviewValues, number: number, text: string, deps: Deps): Promise<void> {
  if (!values.comment) return;
  await useGithub(values, "The comment is not written", deps, (github) =>
    setStickyComment(github, number, values.app, text),
  );
}

/** Runs requests to GitHub. A failure is a warning: the app on the Rack is what counts. */
async function useGithub(
  { githubToken }: ReviewValues,
  what: string,
  deps: Deps,
  use: (github: Github) => Promise<unknown>,
): Promise<void> {
  try {
    await use(await openGithub(githubToken, deps));
  } catch (error) {
    if (!(error instanceof ConvoxError) || error instanceof CancelledError) throw error;
    const hints = await Promise.all(error.hints.map(deps.advise));
    deps.host.warn(`${what}: ${[error.message, ...hints].join(". ")}`);
  }
}
