import { ConvoxError } from "../../errors.ts";
import type { Deps } from "../declaration/command.ts";
import { serviceUrls } from "./service-urls.ts";

/** Outputs of every command that promotes. */
export const promoteOutputs = {
  release: "Id of the release that was promoted; set on failure too",
  app: "Name of the app",
  rack: "Name of the Rack",
  status:
    "running; promoting when wait is false; after a failure what became of the app: rolled-back, unhealthy, failed, updating, rollback",
  duration: "How long it took, in seconds",
  "previous-release": "Release that was active before, when the app had one; set on failure too",
  "rolled-back": "true when the app went back to the release before, else false; set on failure too",
  url: "Address of the service web, or of the first service that has one",
  urls: "Addresses of all services, as JSON: name of the service to address",
} as const;

export interface PromoteResult {
  release: string;
  app: string;
  rack: string;
  status: string;
  duration: number;
  "previous-release": string;
  "rolled-back": boolean;
  url: string;
  urls: string;
}

/** What comes to be known while a promotion goes on. */
export interface PromotionFacts {
  /** A copy of the release that was asked for, where the Rack did not take that one. */
  release: string;
  /** "" until it is known, and for none. */
  previous: string;
}

/**
 * Runs `body`, which fills the facts in, and gives the outputs. What fails carries those that hold by then. Without
 * `wait` the body has only begun the promotion: then nothing is said of how it ends.
 */
export async function promotionResult(
  { app, release, wait }: { readonly app: string; readonly release: string; readonly wait: boolean },
  deps: Deps,
  body: (facts: PromotionFacts) => Promise<void>,
): Promise<PromoteResult> {
  const { host, rack, now } = deps;
  const started = now();
  const facts: PromotionFacts = { release, previous: "" };
  const outputs = () => ({
    release: facts.release,
    app,
    rack: rack.name,
    duration: Math.round((now() - started) / 1000),
    "rolled-back": false,
  });
  try {
    await body(facts);
  } catch (error) {
    if (!(error instanceof ConvoxError)) throw error;
    throw error.addOutputs({ ...outputs(), ...(facts.previous === "" ? {} : { "previous-release": facts.previous }) });
  }
  if (!wait) {
    host.warn(`${rack.name} promotes ${facts.release} of ${app}; how it ends is not looked at, as wait is false`);
    return { ...outputs(), status: "promoting", "previous-release": facts.previous, url: "", urls: "{}" };
  }
  host.info(`Promoted ${facts.release}: ${app} runs it`);
  return {
    ...outputs(),
    status: "running",
    "previous-release": facts.previous,
    ...(await serviceUrls(app, deps)),
  };
}
