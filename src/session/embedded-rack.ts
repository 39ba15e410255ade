import type { LocalRack, LocalRackOptions } from "@convox/local-rack";
import type { Target } from "../commands/declaration/command.ts";
import type { Environment } from "../commands/declaration/inputs.ts";
import { InputError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { directEndpoint } from "../rack/index.ts";

export type { Container } from "@convox/local-rack";

/** The package of the local Rack, loaded when it is first used. */
export const loadLocalRack = () => import("@convox/local-rack");

/**
 * Starts the local Rack inside this process. It ends with the process; its apps and builds stay in its data folder.
 * With `createsApp` it creates the app that the command names, if it does not exist.
 */
export async function startEmbeddedRack(
  env: Environment,
  host: Host,
  { createsApp }: { readonly createsApp: boolean },
): Promise<Target> {
  const { dataFolder, parseFaults } = await loadLocalRack();
  const data = env["CONVOX_LOCAL_RACK_DATA"] || dataFolder(env);
  const builder = builderOf(env["CONVOX_LOCAL_RACK_BUILDER"]);
  const registry = env["CONVOX_LOCAL_RACK_REGISTRY"];
  const server = await startRack({
    data,
    builder,
    ...(registry ? { registry } : {}),
    generation: generationOf(env["CONVOX_LOCAL_RACK_GENERATION"]),
    createApps: createsApp,
    onNotice: (line) => host.info(line),
    faults: readFaults(() => parseFaults(env["CONVOX_LOCAL_RACK_FAULTS"] ?? "")),
  });
  host.info(`Local Rack ${describeBuilder(server.builder)} Data: ${data}`);
  const endpoint = directEndpoint(server.url, { tls: { verify: true }, proxy: {} });
  return { kind: "local", endpoint, rack: undefined, close: () => server.close() };
}

/** What a local Rack does with an app, for the first line of its output. */
export function describeBuilder(builder: "docker" | "buildah" | "plan"): string {
  return builder === "plan"
    ? "(plan only): no images are built and nothing runs."
    : `(${builder}): images are built and the app runs on this machine.`;
}

/**
 * Starts the Rack inside this package.
 * @throws InputError when the builder, the data folder, the version or the address cannot be used
 */
export async function startRack(options: LocalRackOptions): Promise<LocalRack> {
  const { BuilderUnavailable, StartFailure, startLocalRack } = await loadLocalRack();
  try {
    return await startLocalRack(options);
  } catch (error) {
    if (error instanceof StartFailure) {
      const isData = error.message.startsWith("data folder ");
      throw new InputError("input-invalid", `local Rack: ${error.message}`, {
        cause: error,
        hint: isData ? "Set CONVOX_LOCAL_RACK_DATA to a folder that can be written." : undefined,
      });
    }
    if (!(error instanceof BuilderUnavailable)) throw error;
    throw new InputError("input-invalid", error.message, {
      hint: "Set CONVOX_LOCAL_RACK_BUILDER=auto, which takes Docker or buildah, and otherwise only plans.",
    });
  }
}

export const BUILDERS = ["auto", "docker", "buildah", "plan"] as const;

function builderOf(text: string | undefined): (typeof BUILDERS)[number] {
  if (text === undefined || text === "") return "auto";
  const builder = BUILDERS.find((name) => name === text);
  if (builder !== undefined) return builder;
  throw new InputError(
    "input-invalid",
    `CONVOX_LOCAL_RACK_BUILDER is ${JSON.stringify(text)}: allowed are ${BUILDERS.join(", ")}`,
  );
}

function generationOf(text: string | undefined): "v2" | "v3" {
  if (text === undefined || text === "" || text === "v3") return "v3";
  if (text === "v2") return "v2";
  throw new InputError(
    "input-invalid",
    `CONVOX_LOCAL_RACK_GENERATION is ${JSON.stringify(text)}: allowed are v2 and v3`,
  );
}

/** A mistake in the faults' text is the user's. */
export function readFaults<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new InputError("input-invalid", `faults: ${error instanceof Error ? error.message : String(error)}`);
  }
}
