import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { parseEnvironment } from "../src/manifest/environment.ts";
import { loadManifest } from "../src/manifest/manifest.ts";
import type { Service } from "../src/manifest/manifest-service.ts";
import type { Container, ContainerState } from "../src/model/runtime.ts";
import { waitForFailure, waitUntilHealthy } from "../src/run/health.ts";

const MANIFEST =
  "services:\n  web:\n    image: httpd\n    port: 3000\n    health: { path: /live, interval: 5, timeout: 4 }\n";

function webService() {
  const [service] = loadManifest(MANIFEST, parseEnvironment(""), "v3").services;
  if (service === undefined) throw new Error("the manifest has no service");
  return service;
}

async function listen(handler: RequestListener): Promise<string> {
  const server = createServer(handler).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function check(container: Container, service: Service, signal: AbortSignal): Promise<void> {
  return waitUntilHealthy(container, service, signal, waitForFailure(container, signal));
}

/** The part of a container that a health check uses. */
function container(address: string, end: Promise<ContainerState> = new Promise(() => undefined)): Container {
  let state: ContainerState = { status: "running" };
  void end.then((last) => {
    state = last;
  });
  return {
    address,
    state: async () => state,
    waitForEnd: (signal: AbortSignal) =>
      Promise.race([
        end,
        new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
      ]),
  } as unknown as Container;
}

test("a health check that always gets 500 reports the 500 at the deadline", async () => {
  const deadline = new AbortController();
  let requests = 0;
  const address = await listen((_, response) => {
    response.writeHead(500).end();
    // The deadline cuts off the second request, so only the first one has a result.
    if (++requests === 2) deadline.abort();
  });

  const wait = check(container(address), webService(), deadline.signal);

  await expect(wait).rejects.toThrow("GET /live answers 500");
});

test("a refused connection is reported at the deadline, not the deadline itself", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  const deadline = new AbortController();
  const refusing = container(`127.0.0.1:${port}`);
  // The state is read after each failed check.
  const state = async (): Promise<ContainerState> => {
    deadline.abort();
    return { status: "running" };
  };

  const wait = check({ ...refusing, state }, webService(), deadline.signal);

  await expect(wait).rejects.toThrow("GET /live is refused: nothing listens on PORT");
});

test("a check that the deadline cuts off before any reply is reported as having none", async () => {
  const deadline = new AbortController();
  const address = await listen(() => deadline.abort());

  const wait = check(container(address), webService(), deadline.signal);

  await expect(wait).rejects.toMatchObject({
    message: "GET /live had no answer before the deadline",
    hasObservation: false,
  });
});

test("a container that exits is reported immediately, even while a request is open", async () => {
  let end: (state: ContainerState) => void = () => undefined;
  const ended = new Promise<ContainerState>((resolve) => {
    end = resolve;
  });
  const address = await listen(() => end({ status: "exited", code: 3 }));

  const wait = check(container(address, ended), webService(), new AbortController().signal);

  await expect(wait).rejects.toThrow("ended with exit code 3");
});
