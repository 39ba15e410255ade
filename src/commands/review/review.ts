import { ConvoxError, InputError } from "../../errors.ts";
import { readEvent } from "../../github/event.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Environment, Given } from "../declaration/inputs.ts";
import { type ReviewValues, reviewInputs } from "./review-inputs.ts";

export interface ReviewResult {
  readonly app: string;
  readonly rack: string;
  readonly status: string;
  readonly "pull-request": string;
  readonly release: string;
  readonly build: string;
  readonly url: string;
  readonly destroyed: string;
}

export const review = command({
  name: "review",
  summary: "Deploy an app for each pull request, and destroy it when the pull request closes",
  details:
    "In a workflow on pull_request, schedule and workflow_dispatch the event selects the operation. All review apps share one " +
    "environment on GitHub, and their deployment records are deleted with them. A pull request from a fork, which gets no " +
    "secrets, is skipped. The deploy key must be able to create and destroy apps.",
  icon: "git-pull-request",
  hasCleanup: true,
  inputs: reviewInputs,
  outputs: {
    app: "Name of the review app",
    rack: "Name of the Rack",
    status: "running, destroyed, missing, swept or skipped",
    "pull-request": "Number of the pull request",
    release: "Id of the active release, after up",
    build: "Id of the build, after up",
    url: "URL of the service web, or of the first service with a URL, after up",
    destroyed: "Names of the destroyed apps, separated by spaces",
  },
  isOffline: (_, { given, env }) => isForkWithoutKey(given, env),
  run: runReview,
});

/** A pull request from a fork gets no secrets, so there is nothing to connect with. */
function isForkWithoutKey(given: Given, env: Environment): boolean {
  if (given("password") || env["CONVOX_PASSWORD"] || env["RACK_URL"] || given("rack") === "local") return false;
  return readEvent(env).pullRequest?.isFork === true;
}

async function runReview(values: ReviewValues, deps: Deps): Promise<ReviewResult> {
  const event = readEvent(deps.env);
  if (event.name === "pull_request_target") {
    throw new InputError("review-event", "review does not run on pull_request_target", {
      hint: "Use pull_request: pull_request_target gives the secrets of the repository to code of a fork.",
    });
  }
  const { rack }: Partial<Deps> = deps;
  if (rack === undefined) {
    deps.host.info("Skipped: the pull request is from a fork, which gets no secrets");
    return emptyResult({ status: "skipped", "pull-request": String(event.pullRequest?.number ?? "") });
  }
  const { deployReviewApp, destroyReviewApp, sweepReviewApps } = await import("./review-apps.ts");
  const operation = values.operation === "auto" ? selectOperation(event) : values.operation;
  if (operation === "sweep") {
    const destroyed = await sweepReviewApps(values, deps);
    return emptyResult({ rack: rack.name, status: "swept", destroyed: destroyed.join(" ") });
  }
  const number = values.pullRequest === undefined ? event.pullRequest?.number : parsePullRequest(values.pullRequest);
  if (number === undefined) {
    throw new InputError("review-event", "pull-request is missing: the event has no pull request", {
      hint: "Set pull-request to its number.",
    });
  }
  if (operation === "down") {
    const { app, destroyed } = await destroyReviewApp(values, number, deps);
    const status = destroyed ? "destroyed" : "missing";
    return emptyResult({
      app,
      rack: rack.name,
      status,
      "pull-request": String(number),
      destroyed: destroyed ? app : "",
    });
  }
  const { app, release, build, url } = await deployReviewApp(values, number, deps);
  return emptyResult({ app, rack: rack.name, status: "running", "pull-request": String(number), release, build, url });
}

/**
 * The number in `7`, `#7` or the URL of a pull request.
 * @throws InputError for another text
 */
function parsePullRequest(text: string): number {
  const [, digits] = /^(?:#|https?:\/\/\S+\/pull\/)?([1-9]\d{0,14})$/.exec(text) ?? [];
  if (digits !== undefined) return Number(digits);
  throw new InputError(
    "input-invalid",
    `pull-request is ${JSON.stringify(text)}: allowed are a number, such as 7 or #7, and the URL of a pull request`,
  );
}

function emptyResult(facts: Partial<ReviewResult>): ReviewResult {
  const empty = { app: "", rack: "", status: "", "pull-request": "", release: "", build: "", url: "", destroyed: "" };
  return { ...empty, ...facts };
}

/** @throws ConvoxError for an event that names no operation */
function selectOperation({ name, action, pullRequest }: ReturnType<typeof readEvent>): "up" | "down" | "sweep" {
  if (pullRequest !== undefined) return action === "closed" ? "down" : "up";
  if (name === "schedule" || name === "workflow_dispatch") return "sweep";
  throw new ConvoxError(
    "review-event",
    `the event ${name === "" ? "is unknown" : name}: operation auto needs another event`,
    {
      hint: "Set the input operation to up, down or sweep.",
    },
  );
}
