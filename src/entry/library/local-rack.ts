import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadLocalRack, readFaults, startRack } from "../../session/embedded-rack.ts";

/** How a local Rack behaves. docs/local-rack.md describes it. */
export interface LocalRackOptions {
  /** Folder of its apps and builds (default: a temporary folder that `close` removes). */
  readonly data?: string | undefined;
  /** Generation of Racks whose API it speaks (default: v3). */
  readonly generation?: "v2" | "v3" | undefined;
  /** Version that it reports, which decides about its features. */
  readonly version?: string | undefined;
  /** Port on the loopback address (default: any free port). */
  readonly port?: number | undefined;
  /** What makes images and runs apps (default: plan, which makes and runs nothing). */
  readonly builder?: "auto" | "docker" | "buildah" | "plan" | undefined;
  /** Faults, such as `rollback` or `http=502:3`; docs/local-rack.md lists them. */
  readonly faults?: string | undefined;
  /** Duration of a rollout in milliseconds (default: 1500). With containers, they decide. */
  readonly rolloutMs?: number | undefined;
  /** Records the requests that it receives, for `requests` (default: false). */
  readonly record?: boolean | undefined;
  /** Receives what it reports. */
  readonly onNotice?: ((line: string) => void) | undefined;
}

/** One request that a local Rack has received. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  /** Fields of its form. */
  readonly form: Readonly<Record<string, string>>;
  /** Status of the reply; 0 if there was none. */
  readonly status: number;
}

/** A local Rack that runs in this process. */
export interface LocalRack {
  /** Its address with credentials: a value for RACK_URL, and for `directEndpoint`. */
  readonly url: string;
  /** What makes images and runs apps. */
  readonly builder: "docker" | "buildah" | "plan";
  /** The last 10,000 requests, oldest first; empty without `record`. */
  requests(): readonly ReceivedRequest[];
  /** Adds faults, in the text form of the option `faults`. */
  addFaults(text: string): void;
  /** Removes all faults. */
  clearFaults(): void;
  /** Ends running builds and closes every connection. */
  close(): Promise<void>;
}

/**
 * Starts a local Rack, which speaks the API of Racks on a loopback port. Its code is loaded by the first call.
 * @throws InputError for a folder, a port, a version or faults that cannot be used
 */
export async function startLocalRack(options: LocalRackOptions = {}): Promise<LocalRack> {
  const { parseFaults } = await loadLocalRack();
  const { faults = "", rolloutMs, record = false, builder = "plan" } = options;
  const specs = readFaults(() => parseFaults(faults));
  const temporary = options.data === undefined ? await mkdtemp(join(tmpdir(), "convox-ci-rack-")) : undefined;
  const removeTemporary = async () => {
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
  };
  const data = options.data ?? join(temporary ?? "", "rack");
  try {
    const rack = await startRack({
      data,
      builder,
      transcript: record,
      faults: specs,
      ...(options.generation === undefined ? {} : { generation: options.generation }),
      ...(options.version === undefined ? {} : { version: options.version }),
      ...(options.port === undefined ? {} : { port: options.port }),
      ...(rolloutMs === undefined ? {} : { promotion: { updatingMs: rolloutMs } }),
      ...(options.onNotice === undefined ? {} : { onNotice: options.onNotice }),
    });
    return {
      url: rack.url,
      builder: rack.builder,
      requests: () => rack.requests.map(({ method, path, form = {}, status }) => ({ method, path, form, status })),
      addFaults: (text) => readFaults(() => rack.faults.add(text)),
      clearFaults: () => rack.faults.clear(),
      async close() {
        await rack.close();
        await removeTemporary();
      },
    };
  } catch (error) {
    await removeTemporary();
    throw error;
  }
}
