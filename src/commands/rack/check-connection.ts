import {
  type Endpoint,
  type Greeting,
  greetEndpoint,
  isLoopback,
  measureConnect,
  type Peer,
  peerOf,
  resolveAddresses,
} from "../../rack/index.ts";
import type { Deps, Target } from "../declaration/command.ts";
import type { CheckOutcome, CheckReport } from "./check-report.ts";

/** A Console or Rack that has answered. */
export interface CheckedTarget {
  readonly target: Target;
  /** Whether the key may be sent to it. */
  readonly trusted: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Enough time to renew a certificate. */
const EXPIRES_SOON_DAYS = 14;
/** Longer than any network delay, and shorter than what tokens and certificates tolerate. */
const CLOCK_SKEW_MS = 60_000;

/** Checks the settings and the connection to the Console or Rack; undefined if there is no connection. */
export async function checkConnection(report: CheckReport, deps: Deps): Promise<CheckedTarget | undefined> {
  const target = await report.run("settings", () => checkSettings(deps));
  if (!target) {
    report.skip(["proxy", "name", "connection", "certificate", "clock"], "no Rack or Console is configured");
    return undefined;
  }
  const { endpoint } = target;
  const answered = await checkAnswer(report, endpoint, deps);
  if (!answered) {
    await target.close();
    return undefined;
  }
  const trusted = await report.run("certificate", async () => checkCertificate(endpoint, answered, deps.now()));
  await report.run("clock", async () => checkClock(answered, deps.now()));
  return { target, trusted: trusted === true };
}

async function checkSettings({ target }: Deps): Promise<CheckOutcome<Target>> {
  if (!target) throw new Error("the entry point gives this command no target");
  const value = await target();
  const { host } = new URL(value.endpoint.url);
  switch (value.kind) {
    case "local":
      return { value, detail: "the local Rack inside this package" };
    case "direct":
      return { value, detail: `RACK_URL names the Rack at ${host}` };
    case "console":
      return value.rack === undefined
        ? value.machine !== undefined
          ? { value, detail: `the Convox Cloud machine ${JSON.stringify(value.machine)} of the Console at ${host}` }
          : { value, result: "warn", detail: `the Console at ${host}; no Rack is named: set rack or CONVOX_RACK` }
        : { value, detail: `the Rack ${JSON.stringify(value.rack)} of the Console at ${host}` };
  }
}

/** The first answer of the host. A step is checked only if the previous one succeeded. */
async function checkAnswer(report: CheckReport, endpoint: Endpoint, deps: Deps): Promise<Greeting | undefined> {
  const steps: [string, () => Promise<CheckOutcome<unknown>>][] = [];
  let peer: Peer | undefined;
  let greeting: Greeting | undefined;
  const getPeer = () => {
    peer ??= peerOf(endpoint);
    return peer;
  };
  steps.push(
    [
      "proxy",
      async () => {
        const { proxy } = getPeer();
        return { value: true, detail: proxy ? `${proxy.label} uses ${proxy.url.host}` : "none" };
      },
    ],
    [
      "name",
      async () => {
        const { host } = getPeer();
        const addresses = (await resolveAddresses(getPeer(), endpoint)).slice(0, 3).join(", ");
        return { value: true, detail: addresses === host ? `none: ${host} is an address` : `${host} is ${addresses}` };
      },
    ],
    [
      "connection",
      async () => {
        const ms = await measureConnect(getPeer(), endpoint, deps.now);
        greeting = await greetEndpoint(endpoint, deps.signal);
        return {
          value: true,
          detail: `${getPeer().host} port ${getPeer().port} answers; connected in ${Math.round(ms)} ms`,
        };
      },
    ],
  );
  for (const [at, [name, look]] of steps.entries()) {
    if ((await report.run(name, look)) !== undefined) continue;
    const rest = [...steps.slice(at + 1).map(([later]) => later), "certificate", "clock"];
    report.skip(rest, `${name} failed`);
    return undefined;
  }
  return greeting;
}

function checkCertificate(endpoint: Endpoint, { tls }: Greeting, nowMs: number): CheckOutcome<boolean> {
  const { hostname } = new URL(endpoint.url);
  if (!tls) {
    return isLoopback(hostname)
      ? { value: true, detail: "none: the Rack is on this machine" }
      : {
          value: true,
          result: "warn",
          detail: "none: the password is sent unencrypted; start RACK_URL with https://",
        };
  }
  const what = `${tls.protocol}, certificate issued by ${tls.issuer}`;
  if (tls.distrust !== undefined) {
    const why = `${what}: not trusted (${tls.distrust})`;
    return endpoint.tls.verify
      ? { value: false, result: "fail", detail: `${why}; ${certificateFix(tls.distrust)}` }
      : {
          value: true,
          result: "warn",
          detail: `${why}, and tls-verify is false: the network between can read the key`,
        };
  }
  const days = tls.expires ? Math.floor((tls.expires.getTime() - nowMs) / DAY_MS) : undefined;
  const until = tls.expires ? `, valid until ${tls.expires.toISOString().slice(0, 10)}` : "";
  return days !== undefined && days < EXPIRES_SOON_DAYS
    ? {
        value: true,
        result: "warn",
        detail: `${what}${until}: it expires in ${days} days and every command fails then; renew it`,
      }
    : { value: true, detail: `${what}${until}` };
}

function certificateFix(distrust: string): string {
  if (distrust === "CERT_HAS_EXPIRED") return "ask the operator of the host to renew it";
  if (distrust === "ERR_TLS_CERT_ALTNAME_INVALID")
    return "it was issued for another name; check the spelling of the host";
  return "if a private authority or a TLS-inspecting proxy issued it, set ca-file to its certificate";
}

function checkClock({ dateMs }: Greeting, nowMs: number): CheckOutcome<true> {
  if (dateMs === undefined) return { value: true, result: "skip", detail: "the response has no date" };
  const skewMs = nowMs - dateMs;
  if (Math.abs(skewMs) <= CLOCK_SKEW_MS) return { value: true, detail: "correct to the minute" };
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  const way = skewMs > 0 ? "ahead of" : "behind";
  return { value: true, result: "warn", detail: `this machine is ${seconds} s ${way} the host; correct its clock` };
}
