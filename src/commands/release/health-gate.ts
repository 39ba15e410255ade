import { HealthError, InputError } from "../../errors.ts";
import { probe } from "../../health/http-probe.ts";
import { proxySettings } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { elapsed } from "../output/units.ts";

export const healthInputs = {
  "health-check-url": {
    description:
      "Address that must answer once the release is active; a path such as /health is taken at the app's own address",
  },
  "health-check-status": {
    description: "Statuses that count as healthy: numbers and ranges, such as 200,204 or 200-299",
    default: "200-299",
  },
  "health-check-text": { description: "Text that the answer's body must contain" },
  "health-check-successes": {
    description: "How often in a row the check must succeed",
    kind: "integer",
    default: "2",
  },
  "health-check-delay": { description: "How long to wait before the first check", kind: "duration" },
  "health-check-interval": { description: "Time between two checks", kind: "duration", default: "5s" },
  "health-check-timeout": {
    description: "How long the check may take to succeed, after the delay",
    kind: "duration",
    default: "2m",
  },
  "health-check-redirects": {
    description: "Follow redirects; otherwise a redirect's own status counts",
    kind: "boolean",
    default: "false",
  },
} as const satisfies Inputs;

export type HealthValues = Values<typeof healthInputs>;

/** What must hold; undefined when no check is wanted. */
export interface HealthCheck {
  /** Resolved against the app's address when it is only a path. */
  readonly address: string;
  readonly accepts: (status: number) => boolean;
  readonly values: HealthValues;
}

const ONE_PROBE_MS = 10_000;
const REDIRECTS = 5;

/** The check that the inputs describe. @throws InputError before anything has been done */
export function parseHealthCheck(values: HealthValues): HealthCheck | undefined {
  const address = values.healthCheckUrl;
  if (address === undefined) return undefined;
  if (!address.startsWith("/") || address.startsWith("//")) {
    if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
      throw new InputError(
        `health-check-url is ${JSON.stringify(address)}: allowed is an http or https address, or a path`,
      );
    }
    const { username, password } = new URL(address);
    if (username !== "" || password !== "")
      throw new InputError("health-check-url holds a user or password, which the check would not send: leave it out");
  }
  const { healthCheckSuccesses: successes, healthCheckInterval: interval, healthCheckTimeout: timeout } = values;
  if (successes < 1) throw new InputError("health-check-successes is 0: allowed is 1 or more");
  if ((successes - 1) * interval > timeout) {
    throw new InputError(
      `health-check-timeout is ${elapsed(timeout)}: ${successes} successes, ${elapsed(interval)} apart, take longer`,
    );
  }
  return { address, accepts: parseStatuses(values.healthCheckStatus), values };
}

function parseStatuses(text: string): (status: number) => boolean {
  const ranges = text.split(",").map((part) => {
    const [, from, to = from] = /^\s*([1-5]\d\d)(?:-([1-5]\d\d))?\s*$/.exec(part) ?? [];
    if (from === undefined || Number(to) < Number(from)) {
      throw new InputError(
        `health-check-status is ${JSON.stringify(text)}: allowed are numbers and ranges such as 200,204 or 200-299`,
      );
    }
    return [Number(from), Number(to)] as const;
  });
  return (status) => ranges.some(([from, to]) => from <= status && status <= to);
}

/**
 * Returns when the address has answered as it should, so often in a row as wanted.
 * @param appUrl the app's own address, for a check that is only a path; asked for when it is needed
 * @throws HealthError with the last answer
 */
export async function waitUntilHealthy(check: HealthCheck, appUrl: () => Promise<string>, deps: Deps): Promise<void> {
  const { host, now, sleep, signal } = deps;
  const { healthCheckDelay, healthCheckInterval, healthCheckSuccesses, healthCheckTimeout } = check.values;
  const url = await addressOf(check, appUrl);
  await host.group(`Checking ${url.href}`, async () => {
    if (healthCheckDelay !== undefined) await sleep(healthCheckDelay, signal);
    const began = now();
    let successes = 0;
    let told = "";
    for (;;) {
      const seen = await probeOnce(url, check, deps);
      successes = seen.well ? successes + 1 : 0;
      const line = seen.well ? `${seen.what}: ${successes} of ${healthCheckSuccesses}` : seen.what;
      if (line !== told) host.info(line);
      told = line;
      if (successes >= healthCheckSuccesses) return;
      if (now() - began + healthCheckInterval > healthCheckTimeout) {
        throw new HealthError(`${url.href} is not healthy after ${elapsed(now() - began)}: ${seen.what}`, {
          hint: "health-check-timeout waits longer; health-check-status and health-check-text say what counts as healthy",
        });
      }
      await sleep(healthCheckInterval, signal);
    }
  });
}

async function addressOf({ address }: HealthCheck, appUrl: () => Promise<string>): Promise<URL> {
  if (!address.startsWith("/")) return new URL(address);
  const base = await appUrl();
  if (base !== "") return new URL(address, base);
  throw new HealthError(`health-check-url is ${JSON.stringify(address)}, and the app's own address is not known`, {
    hint: "no service has an address, or the deploy key may not read them: give the whole address",
  });
}

async function probeOnce(url: URL, check: HealthCheck, deps: Deps): Promise<{ well: boolean; what: string }> {
  const { healthCheckRedirects, healthCheckStatus, healthCheckText: text } = check.values;
  const seen = await probe(url, {
    timeoutMs: ONE_PROBE_MS,
    proxy: proxySettings(deps.env),
    tls: deps.rack.endpoint.tls,
    redirects: healthCheckRedirects ? REDIRECTS : 0,
    signal: deps.signal,
  });
  deps.signal.throwIfAborted();
  if (seen.status === undefined && seen.isUntrusted) {
    throw new InputError(`health-check-url: ${url.href} cannot be checked: ${seen.reason}`, {
      hint: "Pass the certificate authority with input ca-file. The release stays active: the check says nothing about it",
    });
  }
  if (seen.status === undefined) return { well: false, what: seen.reason };
  if (!check.accepts(seen.status)) return { well: false, what: `status ${seen.status}, wanted ${healthCheckStatus}` };
  if (text !== undefined && !seen.body.includes(text))
    return { well: false, what: `status ${seen.status}, but without the text ${JSON.stringify(text)}` };
  return { well: true, what: `status ${seen.status}` };
}
