import { expect, test } from "vitest";
import { parseEnvironment } from "../src/manifest/environment.ts";
import { loadManifest } from "../src/manifest/manifest.ts";
import { onAbort } from "../src/model/on-abort.ts";
import type { Container, ContainerState } from "../src/model/runtime.ts";
import { lastLine } from "../src/run/child.ts";
import { isNoContainer } from "../src/run/docker-states.ts";
import { ServiceFailure, watchContainers } from "../src/run/rollout-watch.ts";

const ROUTES = { add: async (container: Container) => container };

/** A container without a port: the part that a rollout uses, and what ends it. */
function startContainer(name: string) {
  let state: ContainerState = { status: "running" };
  let endContainer = (_: ContainerState) => {};
  const ended = new Promise<ContainerState>((resolve) => {
    endContainer = (last) => {
      state = last;
      resolve(last);
    };
  });
  const container = {
    id: `${name}-1`,
    service: name,
    state: async () => state,
    waitForEnd: (signal: AbortSignal) =>
      Promise.race([
        ended,
        new Promise<never>((_, reject) => {
          onAbort(signal, () => reject(signal.reason));
        }),
      ]),
  } as unknown as Container;
  const [service] = loadManifest(`services: {${name}: {image: a}}\n`, parseEnvironment(""), "v3").services;
  if (service === undefined) throw new Error("the manifest has no service");
  return {
    one: { service, container },
    exit: (code: number) => endContainer({ status: "exited", code }),
    endContainer,
  };
}

test("a container that ends once it was healthy, while another still starts, fails the rollout", async () => {
  let isHealthy = () => {};
  const healthy = new Promise<void>((resolve) => {
    isHealthy = resolve;
  });
  const add = async (container: Container) => {
    isHealthy();
    return container;
  };
  const watch = watchContainers({ add }, new AbortController().signal);
  const web = startContainer("web");
  watch.add(web.one);
  await healthy;
  watch.add(startContainer("slow").one);

  web.exit(4);

  await expect(watch.waitForAll()).rejects.toMatchObject({ service: "web", message: "ended with exit code 4" });
});

test("a container that cannot be started does not hide the one that failed before it", async () => {
  const watch = watchContainers(ROUTES, new AbortController().signal);
  const first = startContainer("first");
  watch.add(first.one);
  first.exit(9);
  await new Promise((resolve) => watch.signal.addEventListener("abort", resolve));
  const later = new ServiceFailure({ service: "later", id: "later-1" }, "cannot be started: no", "RunContainerError");

  expect(() => watch.throwFirst(later)).toThrow("ended with exit code 9");
  const other = watchContainers(ROUTES, new AbortController().signal);
  expect(() => other.throwFirst(later)).toThrow("cannot be started: no");
});

test.each([
  [{ status: "exited", code: 0 }, "Terminated:Completed", "ended with exit code 0"],
  [{ status: "exited", code: 3 }, "CrashLoopBackOff", "ended with exit code 3"],
  [
    { status: "exited", code: 137, isOutOfMemory: true },
    "Terminated:OOMKilled",
    "ended with exit code 137: it used more memory than scale.memory allows",
  ],
  [{ status: "exited", code: -1 }, "ContainersNotReady", "was removed by another program"],
] as const)("a container that ends as %j is %s", async (end, state, message) => {
  const watch = watchContainers(ROUTES, new AbortController().signal);
  const web = startContainer("web");
  watch.add(web.one);

  web.endContainer(end);

  await expect(watch.waitForAll()).rejects.toMatchObject({ state, message });
});

// Output of docker 28.2.2.
const NOT_FOUND =
  'docker: Error response from daemon: failed to create shim task: exec: "nosuch": executable file not found in $PATH: unknown\n\n';

test.each(["Run 'docker run --help' for more information", "See 'docker run --help'."])(
  "the reason of docker is its error, not its last line: %s",
  (help) => {
    expect(lastLine(`${NOT_FOUND}${help}\n`)).toBe(
      'failed to create shim task: exec: "nosuch": executable file not found in $PATH: unknown',
    );
  },
);

test("an engine that does not answer is no container that has ended", () => {
  expect(isNoContainer("Error: No such container: a\nError: No such object: b\n")).toBe(true);
  expect(isNoContainer("Cannot connect to the Docker daemon at unix:///nope. Is the docker daemon running?\n")).toBe(
    false,
  );
  expect(isNoContainer("")).toBe(false);
});
