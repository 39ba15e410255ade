import { request as httpRequest, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import type { Service } from "../manifest/manifest-service.ts";
import type { Container, ContainerState } from "../model/runtime.ts";

/** A container without a health check counts as healthy after it has run for this long. */
const MINIMUM_UPTIME_MS = 1500;
/** First pause between two checks. It grows up to the interval of convox.yml. */
const FIRST_PAUSE_MS = 100;

/** A container that ended, or did not become healthy before the deadline. The message states the last observation. */
export class Unhealthy extends Error {
  override name = "Unhealthy";
  /** False when the wait was cut short before any check had a result. */
  readonly hasObservation: boolean;
  /** Kubernetes' word for the state of the process. */
  readonly state: string;

  constructor(message: string, { hasObservation = true, state = "ContainersNotReady" } = {}) {
    super(message);
    this.hasObservation = hasObservation;
    this.state = state;
  }
}

/**
 * Watches a container that must not end. Never resolves.
 * @throws Unhealthy when the container ends, and the reason of `signal` when it is aborted
 */
export async function waitForFailure(container: Container, signal: AbortSignal): Promise<never> {
  throw toUnhealthy(await container.waitForEnd(signal));
}

function toUnhealthy(end: ContainerState): Unhealthy {
  if (end.status === "running" || end.code < 0) return new Unhealthy("was removed by another program");
  const memory = end.isOutOfMemory === true ? ": it used more memory than scale.memory allows" : "";
  return new Unhealthy(`ended with exit code ${end.code}${memory}`, { state: wordForEnd(end) });
}

/** Kubernetes' word for the state of a service's process that has ended. */
export function wordForEnd(end: ContainerState | undefined): string {
  if (end?.status !== "exited") return "CrashLoopBackOff";
  if (end.isOutOfMemory === true) return "Terminated:OOMKilled";
  return end.code === 0 ? "Terminated:Completed" : "CrashLoopBackOff";
}

/**
 * Waits until a container is healthy: its health path answers with a status from 200 to 399. A container without a
 * port, or with the check disabled, must stay up for a moment instead. Failed checks are repeated.
 * @param ended rejects with Unhealthy when the container ends
 * @throws Unhealthy when the container ends, or when `signal` is aborted first
 */
export async function waitUntilHealthy(
  container: Container,
  service: Service,
  signal: AbortSignal,
  ended: Promise<never>,
): Promise<void> {
  // A container that ends is reported at once, not after the next check.
  await Promise.race([checkUntilHealthy(container, service, signal), ended.catch(onlyUnhealthy)]);
}

/** Passes an end of the container on. Any other failure of the watch leaves the decision to the checks. */
async function onlyUnhealthy(error: unknown): Promise<never> {
  if (error instanceof Unhealthy) throw error;
  return new Promise<never>(() => undefined);
}

async function checkUntilHealthy(container: Container, service: Service, signal: AbortSignal): Promise<void> {
  const address = container.healthAddress ?? container.address;
  const hasCheck = !service.health.disable && service.scheme !== "GRPC";
  if (address === undefined || !hasCheck) return requireUptime(container, signal);
  const check = `GET ${service.health.path}`;
  let last: string | undefined;
  let pause = FIRST_PAUSE_MS;
  for (;;) {
    const problem = await findProblem(service, address, signal);
    if (problem === undefined) return;
    // A request that the deadline cut off says nothing about the service.
    if (!signal.aborted) last = problem;
    await requireRunning(container);
    if (signal.aborted) {
      const hasObservation = last !== undefined;
      throw new Unhealthy(`${check} ${last ?? "had no answer before the deadline"}`, { hasObservation });
    }
    await sleep(pause, undefined, { signal }).catch(() => undefined);
    pause = Math.min(pause * 1.5, service.health.interval * 1000);
  }
}

async function requireUptime(container: Container, signal: AbortSignal): Promise<void> {
  await sleep(MINIMUM_UPTIME_MS, undefined, { signal }).catch(() => undefined);
  await requireRunning(container);
  if (signal.aborted) throw new Unhealthy("was stopped before it had run long enough", { hasObservation: false });
}

async function requireRunning(container: Container): Promise<void> {
  const state = await container.state();
  if (state.status === "exited") throw toUnhealthy(state);
}

/** Runs one health check. @returns what is wrong, or undefined for a good answer */
async function findProblem(service: Service, address: string, signal: AbortSignal): Promise<string | undefined> {
  const [host = "", port] = address.split(":");
  // Kubernetes takes a timeout of 0 for one second, and a path without its slash for one with it.
  const seconds = Math.max(1, service.health.timeout);
  const timeout = AbortSignal.timeout(seconds * 1000);
  const options: RequestOptions = {
    host,
    port,
    path: service.health.path.startsWith("/") ? service.health.path : `/${service.health.path}`,
    agent: false,
    headers: { "User-Agent": "convox-health-check" },
    signal: AbortSignal.any([signal, timeout]),
  };
  return new Promise((resolve) => {
    const sent =
      service.scheme === "https" ? httpsRequest({ ...options, rejectUnauthorized: false }) : httpRequest(options);
    sent.on("response", (reply) => {
      reply.on("error", () => undefined);
      reply.destroy();
      const status = reply.statusCode ?? 0;
      resolve(status >= 200 && status < 400 ? undefined : `answers ${status}`);
    });
    sent.on("error", (error) => {
      if (timeout.aborted) resolve(`has no answer after ${seconds} s`);
      else if ("code" in error && error.code === "ECONNREFUSED") resolve("is refused: nothing listens on PORT");
      else resolve(`failed: ${error.message}`);
    });
    sent.end();
  });
}
