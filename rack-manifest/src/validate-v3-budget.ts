import { at, mapAt, numberAt, textAt, textsAt } from "./access.ts";
import { goQuote } from "./go-text.ts";
import type { Loading } from "./loading.ts";
import type { Complaints } from "./rules.ts";

const ACTIONS = ["alert-only", "block-new-deploys", "auto-shutdown"] as const;
const HOUR = 3600;
const UNIT: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: HOUR,
};

/** The app's `budget`. */
export function checkBudget({ decoded, manifest }: Loading, complaints: Complaints): void {
  const budget = mapAt(decoded, "budget");
  const add = (key: string, text: string) => complaints.add(["budget", key], text);
  const action = textAt(budget, "atCapAction");
  if (action !== "" && !ACTIONS.some((known) => known === action)) {
    add("atCapAction", `budget.atCapAction must be one of ${ACTIONS.map(goQuote).join(", ")}; got ${goQuote(action)}`);
  }
  const shutsDown = action === "auto-shutdown";
  const start = 'budget.atCapAction "auto-shutdown"';
  if (shutsDown && textAt(budget, "atCapWebhookUrl").trim() === "") {
    const reason = "auto-shutdown silently killing services without notification is rejected by design";
    add("atCapWebhookUrl", `${start} requires budget.atCapWebhookUrl to be set; ${reason}`);
  }
  if (shutsDown && !(numberAt(budget, "monthlyCapUsd") > 0)) {
    add("monthlyCapUsd", `${start} requires budget.monthlyCapUsd > 0; cannot shut down on cap breach without a cap`);
  }
  const notify = numberAt(budget, "notifyBeforeMinutes");
  if (notify !== 0 && (notify < 5 || notify > 1440)) {
    add("notifyBeforeMinutes", `budget.notifyBeforeMinutes must be between 5 and 1440; got ${notify}`);
  }
  checkGracePeriod(textAt(budget, "shutdownGracePeriod"), add);
  checkChoice("shutdownOrder", ["largest-cost", "newest"], textAt(budget, "shutdownOrder"), RESERVED_ORDER, add);
  checkChoice("recoveryMode", ["auto-on-reset", "manual"], textAt(budget, "recoveryMode"), RESERVED_MODE, add);
  if (!shutsDown || !complaints.knowsAll("services")) return;
  if (manifest.services.length === 0) {
    const reason = 'timer-only apps cannot be auto-shut. Use "block-new-deploys" or remove auto-shutdown.';
    add("atCapAction", `${start} requires at least one service in the services block; ${reason}`);
    return;
  }
  const exempt = textsAt(budget, "neverAutoShutdown");
  if (at(budget, "neverAutoShutdown") === undefined) return;
  if (manifest.services.every(({ name }) => exempt.includes(name))) {
    const fix = 'either remove a service from neverAutoShutdown or use atCapAction "block-new-deploys"';
    const text = `${start} with all services listed in neverAutoShutdown leaves no services eligible; ${fix}`;
    add("neverAutoShutdown", text);
  }
}

const RESERVED_ORDER = { value: "priority-annotation", until: "a future release" };
const RESERVED_MODE = { value: "scheduled", until: "3.25.0" };

function checkChoice(
  key: string,
  allowed: readonly string[],
  value: string,
  reserved: { value: string; until: string },
  add: (key: string, text: string) => void,
): void {
  if (value === "" || allowed.includes(value)) return;
  const choices = allowed.map(goQuote);
  if (value === reserved.value) {
    add(key, `budget.${key} ${goQuote(value)} reserved for ${reserved.until}; use ${choices.join(" or ")}`);
  } else add(key, `budget.${key} must be one of ${choices.join(", ")}; got ${goQuote(value)}`);
}

function checkGracePeriod(text: string, add: (key: string, text: string) => void): void {
  if (text.trim() === "") return;
  const seconds = parseDuration(text);
  if (seconds === undefined) {
    const rule = 'must be a Go duration string (e.g. "5m", "30s")';
    add("shutdownGracePeriod", `budget.shutdownGracePeriod ${rule}; got ${goQuote(text)}`);
  } else if (seconds < 0 || seconds > HOUR) {
    add("shutdownGracePeriod", `budget.shutdownGracePeriod must be between 0s and 1h; got ${text}`);
  }
}

/** Go's time.ParseDuration, in seconds. */
function parseDuration(text: string): number | undefined {
  const match = /^([-+]?)((?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:ns|us|µs|μs|ms|s|m|h))+$/.exec(text);
  if (/^[-+]?0$/.test(text)) return 0;
  if (match === null) return undefined;
  let total = 0;
  for (const [, number, unit] of text.matchAll(/([0-9.]+)(ns|us|µs|μs|ms|s|m|h)/g)) {
    total += Number(number) * (UNIT[unit ?? ""] ?? 0);
  }
  return match[1] === "-" ? -total : total;
}
