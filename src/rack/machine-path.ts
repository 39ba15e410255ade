import { ConvoxError } from "../errors.ts";
import type { Endpoint } from "./endpoint.ts";
import { path } from "./path.ts";

/**
 * Path of a request. To a machine, what begins with `/app` belongs to it. Everything else would reach the Console itself,
 * which does not know for which machine.
 * @throws ConvoxError for a call that a machine does not have
 */
export function requestPath({ machine }: Endpoint, request: string): string {
  if (machine === undefined) return request;
  if (request.startsWith("/app")) return `${path`/machines/${machine.id}`}${request}`;
  if (request === "/machines") return request;
  throw new ConvoxError(
    "machine-unsupported",
    `${machine.name} is a Convox Cloud machine, which has no ${request.split("?")[0]}`,
    {
      hint: "Use a Rack for this command. docs/compatibility.md lists what machines support.",
    },
  );
}
