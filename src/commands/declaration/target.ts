import { type ClientOptions, connect, type Endpoint, type Rack } from "../../rack/index.ts";
import type { Deps, Target } from "./command.ts";

/** Runs `body` of a command that connects by itself, and closes the target afterward. */
export async function withTarget<T>(deps: Deps, body: (target: Target) => Promise<T>): Promise<T> {
  if (!deps.target) throw new Error("the entry point gives this command no target");
  const target = await deps.target();
  try {
    return await body(target);
  } finally {
    await target.close();
  }
}

/** Runs `body` with a client of `endpoint`, and closes the client afterward. */
export async function withClient<T>(endpoint: Endpoint, deps: Deps, body: (rack: Rack) => Promise<T>): Promise<T> {
  const rack = connect(endpoint, clientOptions(deps));
  try {
    return await body(rack);
  } finally {
    rack.close();
  }
}

export function clientOptions({ host, signal, sleep }: Deps): ClientOptions {
  return { signal, sleep, onNotice: (line) => host.info(line) };
}
