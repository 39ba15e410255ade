import type { Service } from "../manifest/manifest-service.ts";
import type { Container } from "../model/runtime.ts";
import { messageOf } from "../profile/errors.ts";
import type { AppRoutes } from "./app-routes.ts";
import { Unhealthy, waitForFailure, waitUntilHealthy } from "./health.ts";

/** A container of a rollout. */
export interface Started {
  service: Service;
  container: Container;
}

/** A service that could not be started, or did not become healthy. */
export class ServiceFailure extends Error {
  override name = "ServiceFailure";
  readonly service: string;
  /** The process's id. */
  readonly id: string;
  /** Kubernetes' word for the state of its process. */
  readonly state: string;
  /** Undefined if it was not started. */
  readonly container: Container | undefined;

  constructor(subject: { service: string; id: string }, message: string, state: string, container?: Container) {
    super(message);
    this.service = subject.service;
    this.id = subject.id;
    this.state = state;
    this.container = container;
  }
}

/** The containers of a rollout, watched from their start until all of them are healthy. */
export interface RolloutWatch {
  /** Aborted by the first failure, and when the rollout is over. */
  readonly signal: AbortSignal;
  add(one: Started): void;
  /** Waits until all are healthy at the same time. @throws ServiceFailure the first one */
  waitForAll(): Promise<void>;
  /** @throws ServiceFailure the first one, or `error` if none came before it */
  throwFirst(error: unknown): never;
  end(): void;
}

/**
 * Watches containers from their start, so that the first failure is the one that is reported: not a later one, and not
 * the end of a container that was stopped because of it. Each container gets traffic as soon as it is healthy. One that
 * ends while others still start has failed too.
 */
export function watchContainers(routes: Pick<AppRoutes, "add">, outer: AbortSignal): RolloutWatch {
  const cutShort = new AbortController();
  const signal = AbortSignal.any([outer, cutShort.signal]);
  const failures: { failure: ServiceFailure; hasObservation: boolean }[] = [];
  const waits: Promise<void>[] = [];
  const findFirst = () => (failures.find(({ hasObservation }) => hasObservation) ?? failures[0])?.failure;
  const fail = ({ container }: Started, error: unknown) => {
    // What is stopped because of an earlier failure has not failed itself.
    if (cutShort.signal.aborted) return;
    const failure = toFailure(container, error);
    failures.push({ failure, hasObservation: !(error instanceof Unhealthy) || error.hasObservation });
    if (!outer.aborted) cutShort.abort(failure);
  };
  return {
    signal,
    add(one) {
      const ended = waitForFailure(one.container, signal);
      void ended.catch((error: unknown) => error instanceof Unhealthy && fail(one, error));
      const healthy = waitUntilHealthy(one.container, one.service, signal, ended).then(async () => {
        one.container = await routes.add(one.container);
      });
      waits.push(healthy.catch((error: unknown) => fail(one, error)));
    },
    async waitForAll() {
      await Promise.all(waits);
      const first = findFirst();
      if (first !== undefined) throw first;
    },
    throwFirst(error) {
      throw findFirst() ?? error;
    },
    end: () => cutShort.abort(),
  };
}

function toFailure(container: Container, error: unknown): ServiceFailure {
  const state = error instanceof Unhealthy ? error.state : "ContainersNotReady";
  return new ServiceFailure({ service: container.service, id: container.id }, messageOf(error), state, container);
}
