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

/** Where the settings lead, once there was an answer from there. */
export interface CheckedTarget {
  readonly target: Target;
  /** Whether the key may be sent there. */
  readonly trusted: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Enough to renew a certificate. */
const EXPIRES_SOON_DAYS = 14;
/** More than what the way to the Rack can be, and less than what tokens and certificates stand. */
const CLOCK_SKEW_MS = 60_000;

/** Looks at the settings and at the way to the Console or Rack; undefined when there is none. */
export async function checkConnection(report: CheckReport, deps: Deps): Promise<CheckedTarget | undefined> {
  const target = await report.run("settings", () => checkSettings(deps));
  if (!target) {
    report.skip(["proxy", "name", "connection", "certificate", "clock"], "the settings say not where to go");
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
  if (!target) throw new Error("the door gives this command no target");
  const value = await target();
  const { host } = new URL(value.endpoint.url);
  switch (value.kind) {
    case "local":
      return { value, detail: "the Rack inside this package" };
    case "direct":
      return { value, detail: `RACK_URL leads to the Rack at ${host}` };
    case "console":
      return value.rack === undefined
        ? { value, result: "warn", detail: `the Console at ${host}; no Rack is named: give rack, or set CONVOX_RACK` }
        : { value, detail: `the Rack ${JSON.stringify(value.rack)} of the Console at ${host}` };
  }
}

/** The first answer of the other end; each step is looked at only when the one before it worked. */
async function checkAnswer(report: CheckReport, endpoint: Endpoint, deps: Deps): Promise<Greeting | undefined> {
  const steps: [string, () => Promise<CheckOutcome<unknown>>][] = [];
  let peer: Peer | undefined;
  let greeting: Greeting | undefined;
  const known = () => {
    peer ??= peerOf(endpoint);
    return peer;
  };
  steps.push(
    [
      "proxy",
      async () => {
        const { proxy } = known();
        return { value: true, detail: proxy ? `${proxy.label} leads through ${proxy.url.host}` : "none" };
      },
    ],
    [
      "name",
      async () => {
        const { host } = known();
        const addresses = (await resolveAddresses(known(), endpoint)).slice(0, 3).join(", ");
        return { value: true, detail: addresses === host ? `none: ${host} is an address` : `${host} is ${addresses}` };
      },
    ],
    [
      "connection",
      async () => {
        const ms = await measureConnect(known(), endpoint, deps.now);
        greeting = await greetEndpoint(endpoint, deps.signal);
        return {
          value: true,
          detail: `${known().host} port ${known().port} answers; connected in ${Math.round(ms)} ms`,
        };
      },
    ],
  );
  for (const [at, [name, look]] of steps.entries()) {
    if ((await report.run(name, look)) !== undefined) continue;
    const rest = [...steps.slice(at + 1).map(([later]) => later), "certificate", "clock"];
    report.skip(rest, `${name} comes first`);
    return undefined;
  }
  return greeting;
}

function checkCertificate(endpoint: Endpoint, { tls }: Greeting, nowMs: number): CheckOutcome<boolean> {
  const { hostname } = new URL(endpoint.url);
  if (!tls) {
    return isLoopback(hostname)
      ? { value: true, detail: "none: it is on this machine" }
      : {
          value: true,
          result: "warn",
          detail: "none: the password travels unencrypted; make RACK_URL begin with https://",
        };
  }
  const what = `${tls.protocol}, certificate issued by ${tls.issuer}`;
  if (tls.distrust !== undefined) {
    const why = `${what}: not trusted (${tls.distrust})`;
    return endpoint.tls.verify
      ? { value: false, result: "fail", detail: `${why}; ${certificateFix(tls.distrust)}` }
      : { value: true, result: "warn", detail: `${why}, and tls-verify is false: anybody in between can read the key` };
  }
  const days = tls.expires ? Math.floor((tls.expires.getTime() - nowMs) / DAY_MS) : undefined;
  const until = tls.expires ? `, valid until ${tls.expires.toISOString().slice(0, 10)}` : "";
  return days !== undefined && days < EXPIRES_SOON_DAYS
    ? { value: true, result: "warn", detail: `${what}${until}: in ${days} days every command will fail; renew it` }
    : { value: true, detail: `${what}${until}` };
}

function certificateFix(distrust: string): string {
  if (distrust === "CERT_HAS_EXPIRED") return "whoever runs it must renew it";
  if (distrust === "ERR_TLS_CERT_ALTNAME_INVALID") return "it was issued for another name: check the host's spelling";
  return "if it is your own authority, or a proxy's that looks into TLS, give its certificate with ca-file";
}

function checkClock({ dateMs }: Greeting, nowMs: number): CheckOutcome<true> {
  if (dateMs === undefined) return { value: true, result: "skip", detail: "the answer has no date" };
  const skewMs = nowMs - dateMs;
  if (Math.abs(skewMs) <= CLOCK_SKEW_MS) return { value: true, detail: "right to the minute" };
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  const way = skewMs > 0 ? "ahead of" : "behind";
  return { value: true, result: "warn", detail: `this machine is ${seconds} s ${way} the other end; set its clock` };
}
