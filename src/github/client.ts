import { CancelledError, ConvoxError } from "../errors.ts";
import { VERSION } from "../version.ts";

type Environment = Readonly<Record<string, string | undefined>>;

export interface GithubOptions {
  readonly token: string | undefined;
  readonly env: Environment;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly onNotice: (line: string) => void;
  /** Sends each request (default: Node's own). */
  readonly fetch?: ((url: string, options?: object) => Promise<Response>) | undefined;
}

/** GitHub's API for one repository. */
export interface Github {
  readonly owner: string;
  readonly repo: string;
  /** Result of a request such as `GET /repos/{owner}/{repo}/deployments`; the repository and its owner are filled in. */
  request(route: string, parameters?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** All items of a list. */
  list(route: string, parameters?: Readonly<Record<string, unknown>>): Promise<readonly unknown[]>;
}

/** Requests are repeated this often; each wait for a rate limit is at most MAX_WAIT_MS. */
const ATTEMPTS = 4;
const MAX_WAIT_MS = 5 * 60_000;
const FIRST_DELAY_MS = 1_000;
/** GitHub asks for a minute where a secondary rate limit names no time. */
const SECONDARY_LIMIT_MS = 60_000;

/**
 * GitHub's API by its toolkit. GITHUB_API_URL names the API of a GitHub Enterprise Server. Rate limits are waited for.
 * @throws ConvoxError if the token or the repository is missing
 */
export async function connectGithub({ token, env, fetch, ...timing }: GithubOptions): Promise<Github> {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(env["GITHUB_REPOSITORY"] ?? "") ?? [];
  if (owner === undefined || repo === undefined) {
    throw new ConvoxError("github-settings", "GITHUB_REPOSITORY is not set to OWNER/REPOSITORY", {
      hint: "Outside of GitHub Actions, set GITHUB_REPOSITORY to the repository on GitHub.",
    });
  }
  if (!token) {
    throw new ConvoxError("github-settings", "github-token is empty", {
      hint: "Set the input github-token, or GITHUB_TOKEN, to a token of GitHub.",
    });
  }
  const { getOctokit } = await import("@actions/github");
  const baseUrl = (env["GITHUB_API_URL"] || "https://api.github.com").replace(/\/+$/, "");
  const log = { debug() {}, info() {}, warn: timing.onNotice, error() {} };
  const octokit = getOctokit(token, {
    baseUrl,
    userAgent: `convox-ci/${VERSION}`,
    log,
    ...(fetch && { request: { fetch } }),
  });
  octokit.hook.wrap("request", (request, options) => retry(async () => await request(options), options.method, timing));
  // What no placeholder of the route takes would become part of the body.
  const fill = (route: string, parameters: Readonly<Record<string, unknown>>) => ({
    ...Object.fromEntries(Object.entries({ owner, repo, org: owner }).filter(([name]) => route.includes(`{${name}}`))),
    ...parameters,
    request: { signal: timing.signal },
  });
  const request = async (route: string, parameters: Readonly<Record<string, unknown>> = {}) => {
    try {
      return (await octokit.request(route, fill(route, parameters))).data;
    } catch (error) {
      throw describeError(route, error);
    }
  };
  return {
    owner,
    repo,
    request,
    async list(route, parameters = {}) {
      try {
        return await octokit.paginate(route, fill(route, { per_page: 100, ...parameters }));
      } catch (error) {
        throw describeError(route, error);
      }
    },
  };
}

type Timing = Pick<GithubOptions, "sleep" | "now" | "signal" | "onNotice">;

/** Repeats a request that a rate limit rejected, and a GET that failed on the way. */
async function retry<T>(send: () => Promise<T>, method: string, timing: Timing): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      const waitMs = findDelay(error, method, attempt, timing);
      if (waitMs === undefined || attempt === ATTEMPTS || timing.signal.aborted) throw error;
      if (waitMs > MAX_WAIT_MS) throw error;
      if (waitMs > 10_000) timing.onNotice(`GitHub's rate limit is reached. Waiting ${Math.ceil(waitMs / 1000)} s`);
      await timing.sleep(waitMs, timing.signal);
    }
  }
}

/** Milliseconds to wait before the next attempt; undefined if the request is not to be repeated. */
function findDelay(error: unknown, method: string, attempt: number, { now }: Timing): number | undefined {
  const { status, response } = Object(error) as { status?: number; response?: { headers?: object; data?: unknown } };
  const headers: Record<string, unknown> = { ...response?.headers };
  if (status === 403 || status === 429) {
    const seconds = Number(headers["retry-after"]);
    if (seconds >= 0 && headers["retry-after"] !== undefined) return seconds * 1000;
    if (String(headers["x-ratelimit-remaining"]) === "0") {
      return Math.max(0, Number(headers["x-ratelimit-reset"]) * 1000 - now()) + FIRST_DELAY_MS;
    }
    return /secondary rate limit/i.test(String(Object(response?.data).message)) ? SECONDARY_LIMIT_MS : undefined;
  }
  const isLost = status === undefined || status >= 500;
  return isLost && method === "GET" ? FIRST_DELAY_MS * 2 ** (attempt - 1) : undefined;
}

/** An error without the request, which holds the token. */
function describeError(route: string, error: unknown): ConvoxError {
  const { status, message, response, cause } = Object(error) as {
    status?: number;
    message?: string;
    response?: { data?: unknown };
    cause?: unknown;
  };
  if (cause instanceof CancelledError) return cause;
  // The toolkit gives a request that was not answered the status 500.
  if (cause instanceof ConvoxError) return new GithubError(`${route}: ${cause.message}`, undefined, cause.hint);
  const reason = Object(response?.data).message ?? message ?? String(error);
  const hint =
    status === 401
      ? "GitHub does not accept the input github-token, or GITHUB_TOKEN."
      : status === 403 || status === 404
        ? "Check that the job's permissions allow this, such as deployments: write or pull-requests: write."
        : undefined;
  return new GithubError(`${route}: ${[status, reason].filter((part) => part !== undefined).join(" ")}`, status, hint);
}

/** GitHub answered with an error status, or not at all. */
export class GithubError extends ConvoxError {
  override name = "GithubError";
  readonly status: number | undefined;

  constructor(message: string, status: number | undefined, hint: string | undefined) {
    super("github-refused", message, { hint });
    this.status = status;
  }
}
