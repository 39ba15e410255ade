import { type ClientOptions, connect, type Endpoint, type Rack } from "../../rack/index.ts";
import type { Deps, Target } from "./command.ts";

/** Result of `body`, for a command that connects by itself; what the target holds is let go afterwards. */
export async function withTarget<T>(deps: Deps, body: (target: Target) => Promise<T>): Promise<T> {
  if (!deps.target) throw new Error("the door gives this command no target");
  const target = await deps.target();
  try {
    return await body(target);
  } finally {
    await target.close();
  }
}

/** Result of `body`, which gets a client of `endpoint`. */
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
