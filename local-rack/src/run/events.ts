import { goJson } from "../go/go-text.ts";
import { wireTime } from "../go/go-time.ts";
import type { Rack } from "../model/rack.ts";
import { messageOf } from "../profile/errors.ts";
import { rackResources } from "../store/rack-store.ts";

/** How long a webhook may take to answer. */
const PATIENCE_MS = 10_000;

/**
 * Tells the Rack's webhooks of something that has happened. It goes out in the background; a webhook that does not
 * answer is a notice and nothing else.
 */
export async function sendEvent(
  rack: Rack,
  action: string,
  data: Record<string, string>,
  options: { status?: string | undefined; error?: string | undefined } = {},
): Promise<void> {
  const urls = (await rackResources(rack)).flatMap(({ type, parameters }) =>
    type === "webhook" && parameters["Url"] !== undefined ? [parameters["Url"]] : [],
  );
  if (urls.length === 0) return;
  const { error } = options;
  const body = goJson(
    {
      action,
      data: sorted({ ...data, ...(error === undefined ? {} : { message: error }), rack: rack.name }),
      status: error === undefined ? (options.status ?? "success") : "error",
      timestamp: wireTime(rack.clock.stamp()),
    },
    0,
  ).trimEnd();
  for (const url of urls) rack.background(post(rack, url, body));
}

async function post(rack: Rack, url: string, body: string): Promise<void> {
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(PATIENCE_MS), rack.closing]);
    const headers = { "Content-Type": "application/json", "User-Agent": "Go-http-client/1.1" };
    const reply = await fetch(url, { method: "POST", headers, body, signal });
    await reply.body?.cancel();
  } catch (error) {
    rack.notice(`the webhook of this local Rack was not told: ${messageOf(error)}`);
  }
}

// Go prints maps in order of their keys.
function sorted(data: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)));
}
