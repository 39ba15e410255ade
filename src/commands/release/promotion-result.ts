import { ConvoxError } from "../../errors.ts";
import type { Deps } from "../declaration/command.ts";
import { serviceUrls } from "./service-urls.ts";

/** Outputs of every command that promotes. */
export const promoteOutputs = {
  release: "Id of the promoted release; also set on failure",
  app: "Name of the app",
  rack: "Name of the Rack",
  status:
    "running, or promoting if wait is false. After a failure: rolled-back, unhealthy, unverified, failed, updating, or rollback",
  duration: "Duration in seconds",
  "previous-release": "Id of the previously active release, if there was one; also set on failure",
  "rolled-back": "true if the app was rolled back to the previous release, else false; also set on failure",
  url: "URL of the service web, or of the first service with a URL; empty if the deploy key is not allowed to list services",
  urls: "JSON object of service names and URLs; empty if the deploy key is not allowed to list services",
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

/** Facts that are learned during a promotion. */
export interface PromotionFacts {
  /** The release, or its copy if the Rack rejected the release as older. */
  release: string;
  /** "" if it is unknown or there is none. */
  previous: string;
}

/**
 * Runs `body`, which fills in the facts, and returns the outputs. An error carries the outputs that are known by then.
 * Without `wait`, `body` only starts the promotion, so its outcome is not reported.
 */
export async function promotionResult(
  { app, release, wait }: { readonly app: string; readonly release: string; readonly wait: boolean },
  deps: Deps,
  body: (facts: PromotionFacts) => Promise<void>,
): Promise<PromoteResult> {
  const { host, rack, now } = deps;
  const startedAt = now();
  const facts: PromotionFacts = { release, previous: "" };
  const outputs = () => ({
    release: facts.release,
    app,
    rack: rack.name,
    duration: Math.round((now() - startedAt) / 1000),
    "rolled-back": false,
  });
  try {
    await body(facts);
  } catch (error) {
    if (!(error instanceof ConvoxError)) throw error;
    throw error.addOutputs({ ...outputs(), ...(facts.previous === "" ? {} : { "previous-release": facts.previous }) });
  }
  if (!wait) {
    host.info(
      `The promotion of ${facts.release} of ${app} on ${rack.name} has started. Its outcome is not reported, because wait is false`,
    );
    return { ...outputs(), status: "promoting", "previous-release": facts.previous, url: "", urls: "{}" };
  }
  return {
    ...outputs(),
    status: "running",
    "previous-release": facts.previous,
    ...(await serviceUrls(app, deps)),
  };
}

/** The last line of a promotion: what the app runs now, and its address. A promotion that only started has printed its own. */
export function reportPromotion(
  { release, app, rack, status, url }: PromoteResult,
  build: string,
  { host }: Deps,
): void {
  if (status !== "running") return;
  const facts = [build === "" ? [] : `build ${build}`, url === "" ? [] : url].flat();
  host.info(`Promoted ${release} of ${app} on ${rack}${facts.length > 0 ? `: ${facts.join(", ")}` : ""}`, "success");
}
