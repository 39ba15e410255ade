import { ConvoxError, HealthError, InputError, RackError } from "../../errors.ts";
import { type Probe, probe } from "../../health/http-probe.ts";
import { isDenied, proxySettings } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { formatDuration } from "../output/units.ts";

export const healthInputs = {
  "health-check-url": {
    description:
      "URL to check once the release is active. A path such as /health is resolved against the app's own URL, which the " +
      "deploy key must be allowed to read",
  },
  "health-check-status": {
    description: "Healthy status codes, as numbers and ranges, such as 200,204 or 200-299",
    default: "200-299",
  },
  "health-check-text": { description: "Text that the response body must contain" },
  "health-check-successes": {
    description: "Number of consecutive successful checks required",
    kind: "integer",
    default: "2",
  },
  "health-check-delay": { description: "Time to wait before the first check", kind: "duration" },
  "health-check-interval": { description: "Time between checks", kind: "duration", default: "5s" },
  "health-check-timeout": {
    description: "Time limit for the check to succeed, after the delay",
    kind: "duration",
    default: "2m",
  },
  "health-check-redirects": {
    description: "Follow redirects. If false, the status of the redirect itself counts",
    kind: "boolean",
    default: "false",
  },
} as const satisfies Inputs;

export type HealthValues = Values<typeof healthInputs>;

export interface HealthCheck {
  /** An absolute URL, or a path of the app. */
  readonly address: string;
  readonly accepts: (status: number) => boolean;
  readonly values: HealthValues;
}

const ONE_PROBE_MS = 10_000;
const REDIRECTS = 5;

/** The health check that the inputs describe, or undefined. @throws InputError before anything is changed */
export function parseHealthCheck(values: HealthValues): HealthCheck | undefined {
  const address = values.healthCheckUrl;
  if (address === undefined) return undefined;
  if (!isPath(address)) {
    if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
      throw new InputError(
        "input-invalid",
        `health-check-url is ${JSON.stringify(address)}: allowed is an http or https URL, or a path such as /health`,
      );
    }
    const { username, password } = new URL(address);
    if (username !== "" || password !== "")
      throw new InputError(
        "input-invalid",
        "health-check-url contains a user name or password: the check sends no credentials",
        {
          hint: "Remove them from the URL.",
        },
      );
  }
  const { healthCheckSuccesses: successes, healthCheckInterval: interval, healthCheckTimeout: timeout } = values;
  if (successes < 1) throw new InputError("input-invalid", "health-check-successes is 0: allowed is 1 or more");
  if ((successes - 1) * interval > timeout) {
    throw new InputError(
      "input-invalid",
      `health-check-timeout is ${formatDuration(timeout)}: ${successes} successes, ${formatDuration(interval)} apart, take longer`,
    );
  }
  return { address, accepts: parseStatuses(values.healthCheckStatus), values };
}

function isPath(address: string): boolean {
  return address.startsWith("/") && !address.startsWith("//");
}

function parseStatuses(text: string): (status: number) => boolean {
  const ranges = text.split(",").map((part) => {
    const [, from, to = from] = /^\s*([1-5]\d\d)(?:-([1-5]\d\d))?\s*$/.exec(part) ?? [];
    if (from === undefined || Number(to) < Number(from)) {
      throw new InputError(
        "input-invalid",
        `health-check-status is ${JSON.stringify(text)}: allowed are numbers and ranges, such as 200,204 or 200-299`,
      );
    }
    return [Number(from), Number(to)] as const;
  });
  return (status) => ranges.some(([from, to]) => from <= status && status <= to);
}

/**
 * Checks that the key may read the app's own URL, if the health check needs it. One request, before anything is changed.
 * @throws InputError if the Rack denies it
 */
export async function checkHealthAddress(
  check: HealthCheck | undefined,
  app: string,
  { rack }: Pick<Deps, "rack">,
): Promise<void> {
  if (!check || !isPath(check.address)) return;
  try {
    await rack.services.list(app);
  } catch (error) {
    if (!(error instanceof RackError)) throw error;
    // Other errors are not final: some Racks list no services before the first promotion.
    if (!isDenied(error)) return;
    throw new InputError(
      "permission-denied",
      `health-check-url is ${JSON.stringify(check.address)}: this deploy key is not allowed to read the app's URL (${error.reason})`,
      {
        cause: error,
        hint: `Set health-check-url to the full URL, or give the key a role with Read on the app ${app}.`,
      },
    );
  }
}

/**
 * Returns when the URL has answered as expected, as many times in a row as required.
 * @param appUrl reads the app's own URL; called only for a check that is a path
 * @throws HealthError with the last answer, or ConvoxError if the check itself cannot be made
 */
export async function waitUntilHealthy(check: HealthCheck, appUrl: () => Promise<string>, deps: Deps): Promise<void> {
  const { host, now, sleep, signal } = deps;
  const { healthCheckDelay, healthCheckInterval, healthCheckSuccesses, healthCheckTimeout } = check.values;
  const url = await resolveAddress(check, appUrl);
  await host.group(
    `Checking ${url.href}`,
    async () => {
      if (healthCheckDelay !== undefined) await sleep(healthCheckDelay, signal);
      const startedAt = now();
      let successes = 0;
      let printed = "";
      for (;;) {
        const result = await probeOnce(url, check, deps);
        successes = result.healthy ? successes + 1 : 0;
        const line = result.healthy ? `${result.what}: ${successes} of ${healthCheckSuccesses}` : result.what;
        if (line !== printed) host.info(line);
        printed = line;
        if (successes >= healthCheckSuccesses) return;
        if (now() - startedAt + healthCheckInterval > healthCheckTimeout) {
          throw new HealthError(
            "health-check-failed",
            `${url.href} is not healthy after ${formatDuration(now() - startedAt)}: ${result.what}`,
            {
              hint: result.isRedirect
                ? "Set health-check-redirects: true to follow redirects, or check the redirect's target."
                : "Raise health-check-timeout to wait longer. health-check-status and health-check-text define what is healthy.",
            },
          );
        }
        await sleep(healthCheckInterval, signal);
      }
    },
    "health-check",
  );
}

async function resolveAddress({ address }: HealthCheck, appUrl: () => Promise<string>): Promise<URL> {
  if (!isPath(address)) return new URL(address);
  const base = await appUrl();
  if (base !== "") return new URL(address, base);
  throw new HealthCheckError(
    "health-check-impossible",
    `health-check-url is ${JSON.stringify(address)}: the app's own URL is unknown`,
    {
      hint: "No service has a public URL, or the deploy key is not allowed to read it. Set health-check-url to the full URL.",
    },
  );
}

/** The check cannot be made. It says nothing about the health of the release, so nothing is rolled back. */
export class HealthCheckError extends ConvoxError {
  override name = "HealthCheckError";
}

interface CheckResult {
  readonly healthy: boolean;
  readonly what: string;
  readonly isRedirect?: boolean;
}

async function probeOnce(url: URL, check: HealthCheck, deps: Deps): Promise<CheckResult> {
  const { healthCheckRedirects, healthCheckStatus, healthCheckText: text } = check.values;
  const result = await probe(url, {
    timeoutMs: ONE_PROBE_MS,
    proxy: proxySettings(deps.env),
    tls: deps.rack.endpoint.tls,
    redirects: healthCheckRedirects ? REDIRECTS : 0,
    signal: deps.signal,
  });
  deps.signal.throwIfAborted();
  if (result.status === undefined) {
    if (result.isUntrusted) throw untrustedError(url, result.reason);
    return { healthy: false, what: result.reason };
  }
  const isRedirect = result.location !== undefined && !healthCheckRedirects;
  if (!check.accepts(result.status)) {
    const target = isRedirect ? ` to ${redirectTarget(url, result)}` : "";
    return { healthy: false, what: `status ${result.status}${target}, expected ${healthCheckStatus}`, isRedirect };
  }
  if (text !== undefined && !result.body.includes(text))
    return { healthy: false, what: `status ${result.status}, but the body does not contain ${JSON.stringify(text)}` };
  return { healthy: true, what: `status ${result.status}` };
}

/** Origin and path alone: a query may hold a token. */
function redirectTarget(url: URL, { location = "" }: Probe): string {
  if (!URL.canParse(location, url.href)) return "an invalid URL";
  const { origin, pathname } = new URL(location, url.href);
  return origin === "null" ? "another protocol" : `${origin}${pathname}`;
}

function untrustedError(url: URL, reason: string): HealthCheckError {
  return new HealthCheckError("health-check-impossible", `health check of ${url.href}: ${reason}`, {
    hint: "The release was not rolled back. Set ca-file to the certificate of the authority that issued it.",
  });
}
