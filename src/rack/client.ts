import { appCalls } from "./apps.ts";
import { buildCalls } from "./builds.ts";
import { costCalls } from "./costs.ts";
import { diagnoseCalls } from "./diagnosis.ts";
import { type Endpoint, endpointName } from "./endpoint.ts";
import { type Generation, generationOf, MACHINE_GENERATION } from "./generation.ts";
import { logCalls } from "./logs.ts";
import { type CloudMachine, machineCalls } from "./machines.ts";
import { objectCalls } from "./objects.ts";
import { processCalls } from "./processes.ts";
import { type ConsoleRack, type ConsoleRackDetails, rackCalls } from "./racks.ts";
import { releaseCalls } from "./releases.ts";
import { resourceCalls } from "./resources.ts";
import { serviceCalls } from "./services.ts";
import { systemCalls } from "./system.ts";
import { type ClientOptions, openTransport } from "./transport.ts";

/**
 * The calls of a Rack's API. Any of them throws RackError when the Rack answers with an error, UnreachableError when
 * there is no answer, and CancelledError when the signal ends it.
 */
export interface Rack {
  readonly endpoint: Endpoint;
  /** For messages: the full name `acme/staging` of the Rack or machine, or the host. */
  readonly name: string;
  readonly system: ReturnType<typeof systemCalls>;
  readonly apps: ReturnType<typeof appCalls>;
  readonly objects: ReturnType<typeof objectCalls>;
  readonly builds: ReturnType<typeof buildCalls>;
  readonly releases: ReturnType<typeof releaseCalls>;
  readonly processes: ReturnType<typeof processCalls>;
  readonly costs: ReturnType<typeof costCalls>;
  readonly diagnose: ReturnType<typeof diagnoseCalls>;
  readonly services: ReturnType<typeof serviceCalls>;
  readonly resources: ReturnType<typeof resourceCalls>;
  readonly logs: ReturnType<typeof logCalls>;
  /** What kind of Rack it is; asked once. `app` helps if the key cannot read the Rack's version, or if the version is unclear. */
  generation(app?: string): Promise<Generation>;
  /** The Racks that the deploy key may see. Console only: a Rack answers 404. */
  racks(): Promise<ConsoleRack[]>;
  /** The Convox Cloud machines that the deploy key may see. Console only. */
  machines(): Promise<CloudMachine[]>;
  /** A Rack by its full name, with what its Console knows of it. Console only. */
  rackDetails(name: string): Promise<ConsoleRackDetails>;
  /**
   * The same Rack for the last words of a job: its calls end with `signal`, not with the job's. Little is tried again.
   * To be closed by itself.
   */
  withSignal(signal: AbortSignal): Rack;
  /** Ends every call that is in progress and closes kept connections, so that the process can end by itself. */
  close(): void;
}

/** The client of one Rack. Nothing is sent before the first call. */
export function connect(endpoint: Endpoint, options: ClientOptions = {}): Rack {
  const http = openTransport(endpoint, options);
  const system = systemCalls(http);
  const apps = appCalls(http);
  let known: Generation | undefined;
  return {
    endpoint,
    name: endpointName(endpoint),
    system,
    apps,
    objects: objectCalls(http),
    builds: buildCalls(http),
    releases: releaseCalls(http),
    processes: processCalls(http),
    costs: costCalls(http),
    diagnose: diagnoseCalls(http),
    services: serviceCalls(http),
    resources: resourceCalls(http),
    logs: logCalls(http),
    async generation(app) {
      if (endpoint.machine) return MACHINE_GENERATION;
      known ??= toDefinite(await generationOf(system.get, app === undefined ? undefined : () => apps.get(app)));
      return known ?? { generation: undefined, version: undefined };
    },
    racks: () => rackCalls(http).list(),
    machines: () => machineCalls(http).list(),
    rackDetails: (name) => rackCalls(http).get(name),
    withSignal: (signal) => ({ ...connect(endpoint, { ...options, signal, attempts: 2 }) }),
    close: http.close,
  };
}

/** What is still unknown is asked again, as the next caller may name an app. */
function toDefinite(found: Generation): Generation | undefined {
  return found.generation === undefined ? undefined : found;
}
