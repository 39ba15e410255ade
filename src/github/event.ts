import { readFileSync } from "node:fs";

type Environment = Readonly<Record<string, string | undefined>>;

/** What started the workflow, as far as this package uses it. */
export interface GithubEvent {
  /** Such as `push` or `pull_request`. */
  readonly name: string;
  /** Such as `closed`; "" if the event has none. */
  readonly action: string;
  /** The commit that the workflow is about: the head of a pull request, not its merge with the base. */
  readonly sha: string;
  readonly ref: string;
  readonly pullRequest: PullRequest | undefined;
  /** The repository belongs to a user, not to an organization. false if the event does not say. */
  readonly isOwnerUser: boolean;
}

export interface PullRequest {
  readonly number: number;
  /** Its branch is in another repository. GitHub gives such a workflow no secrets. */
  readonly isFork: boolean;
}

/** Reads the event from the file that the runner writes. Without a runner every field is empty. */
export function readEvent(env: Environment): GithubEvent {
  const payload = readPayload(env["GITHUB_EVENT_PATH"]);
  const pull = toObject(payload["pull_request"]);
  const head = toObject(pull["head"]);
  const number = Number(pull["number"]);
  const repository = (side: unknown) => toObject(toObject(side)["repo"])["full_name"];
  return {
    name: env["GITHUB_EVENT_NAME"] ?? "",
    action: typeof payload["action"] === "string" ? payload["action"] : "",
    sha: typeof head["sha"] === "string" ? head["sha"] : (env["GITHUB_SHA"] ?? ""),
    ref: env["GITHUB_HEAD_REF"] || (env["GITHUB_REF_NAME"] ?? ""),
    pullRequest: Number.isSafeInteger(number)
      ? { number, isFork: repository(head) !== repository(pull["base"]) }
      : undefined,
    isOwnerUser: toObject(toObject(payload["repository"])["owner"])["type"] === "User",
  };
}

function readPayload(path: string | undefined): Readonly<Record<string, unknown>> {
  if (!path) return {};
  try {
    return toObject(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return {};
  }
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
