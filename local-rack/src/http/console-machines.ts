import type { ConsoleKey, ConsoleMachine } from "./console-options.ts";
import { failure, type Reply } from "./reply.ts";

/**
 * The Console's side of Convox Cloud machines: the list, and requests below `/machines/ID`. Paths and names of fields are
 * those that the official client uses (convox/convox sdk/sdk.go, pkg/structs/cloud.go, pkg/rack/console.go at 3.24.9); the
 * refusals are invented.
 */
export function consoleMachines(machines: readonly ConsoleMachine[], organization: string) {
  const [served] = machines;
  const partsOf = (path: string) => {
    const [, id, rest] = /^\/machines\/([^/]+)(\/.*)?$/.exec(path) ?? [];
    return id === undefined ? undefined : { id, rest: rest ?? "/" };
  };
  return {
    list: () =>
      machines.map((machine) => ({
        ID: machine.id,
        Name: machine.name,
        organization_info: { name: machine.organization ?? organization },
        Dimensions: { vcpu: "1", mem: "2" },
        Age: "3 days",
        created_at_rfc3339: "2026-01-02T03:04:05Z",
      })),
    isMachinePath: (path: string) => partsOf(path) !== undefined,
    /** Only the client's `/app...` belongs to a machine. */
    toRackPath(path: string): string {
      const parts = partsOf(path);
      return parts?.rest.startsWith("/app") ? parts.rest : path;
    },
    /** Why a request to a machine is refused; undefined if it goes to the Rack. */
    refuse(path: string, key: ConsoleKey): Reply | undefined {
      if (key.machines === false) return failure(403, "permission denied", false);
      const parts = partsOf(path);
      const machine = machines.find(({ id }) => id === parts?.id);
      if (!parts || !machine) return failure(404, "machine not found", false);
      if (!parts.rest.startsWith("/app")) return failure(404, "not found", false);
      return machine === served ? undefined : failure(502, `machine is not reachable: ${machine.name}`, false);
    },
  };
}
