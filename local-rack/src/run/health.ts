import { request as httpRequest, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import type { Service } from "../manifest/manifest-service.ts";
import type { Container } from "../model/runtime.ts";

/** How long a container without a port must stay up to count as healthy. */
const STAYS_UP_MS = 1500;
/** First pause between two looks; it grows to the interval of convox.yml. */
const FIRST_PAUSE_MS = 100;

/** A container that ended, or did not become healthy in time. The message says why. */
class Unhealthy extends Error {
  override name = "Unhealthy";
}

/**
 * Resolves when the container is healthy: its health path answers with a status from 200 to 399, or, without a port or
 * with the check disabled, it has stayed up for a moment. A check that fails is repeated.
 * @throws Unhealthy when the container ends, or `signal` is aborted before
 */
export async function healthy(container: Container, service: Service, signal: AbortSignal): Promise<void> {
  const address = container.healthAddress ?? container.address;
  if (address === undefined || service.health.disabled) return staysUp(container, signal);
  let pause = FIRST_PAUSE_MS;
  for (;;) {
    const answer = await look(service, address, signal);
    if (answer === undefined) return;
    await requireRunning(container);
    if (signal.aborted) throw new Unhealthy(`GET ${service.health.path} ${answer}`);
    await sleep(pause, undefined, { signal }).catch(() => undefined);
    pause = Math.min(pause * 1.5, service.health.interval * 1000);
  }
}

async function staysUp(container: Container, signal: AbortSignal): Promise<void> {
  const until = performance.now() + STAYS_UP_MS;
  while (performance.now() < until) {
    await requireRunning(container);
    if (signal.aborted) throw new Unhealthy("was stopped before it had been up for a moment");
    await sleep(FIRST_PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
  await requireRunning(container);
}

async function requireRunning(container: Container): Promise<void> {
  const state = await container.state();
  if (state.status === "exited") throw new Unhealthy(`ended with exit code ${state.code}`);
}

/** Undefined when the answer is good, else what came instead. */
async function look(service: Service, address: string, signal: AbortSignal): Promise<string | undefined> {
  const [host = "", port] = address.split(":");
  const timeout = AbortSignal.timeout(service.health.timeout * 1000);
  const options: RequestOptions = {
    host,
    port,
    path: service.health.path,
    agent: false,
    headers: { "User-Agent": "convox-health-check" },
    signal: AbortSignal.any([signal, timeout]),
  };
  return new Promise((done) => {
    const sent =
      service.scheme === "https" ? httpsRequest({ ...options, rejectUnauthorized: false }) : httpRequest(options);
    sent.on("response", (reply) => {
      reply.on("error", () => undefined);
      reply.destroy();
      const status = reply.statusCode ?? 0;
      done(status >= 200 && status < 400 ? undefined : `answers ${status}`);
    });
    sent.on("error", (error) => {
      if (timeout.aborted) done(`has no answer after ${service.health.timeout} s`);
      else
        done("code" in error && error.code === "ECONNREFUSED" ? "is refused: nothing listens on PORT" : error.message);
    });
    sent.end();
  });
}
