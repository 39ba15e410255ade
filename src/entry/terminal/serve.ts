import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type Command, command, type Deps } from "../../commands/declaration/command.ts";
import type { Inputs } from "../../commands/declaration/inputs.ts";
import { isLoopback } from "../../rack/index.ts";
import { BUILDERS, describeBuilder, loadLocalRack, readFaults, startRack } from "../../session/embedded-rack.ts";

const inputs = {
  port: { description: "Port to listen on; 0 selects a free port", kind: "integer", default: "0" },
  listen: { description: "Address to listen on", default: "127.0.0.1" },
  generation: { description: "Generation of the Rack", choices: ["v3", "v2"], default: "v3" },
  version: { description: "Version to report", fallback: "3.25.10, or 20260421192651 for v2" },
  name: { description: "Name of the Rack", default: "local" },
  data: {
    description: "Folder for its apps, builds and releases",
    env: ["CONVOX_LOCAL_RACK_DATA"],
    fallback: "CONVOX_LOCAL_RACK_DATA, else a folder in the user's home",
  },
  console: { description: "Also serve a Console with a deploy key", kind: "boolean", default: "false" },
  "key-policy": {
    description: "Permissions of the Console's deploy key",
    choices: ["default", "all"],
    default: "default",
  },
  builder: {
    description: "Builder of images and runner of apps; auto selects Docker, else buildah, else plan",
    choices: BUILDERS,
    default: "auto",
    env: ["CONVOX_LOCAL_RACK_BUILDER"],
    fallback: "CONVOX_LOCAL_RACK_BUILDER, else auto",
  },
  registry: {
    description: "Registry to push images to, HOST:PORT",
    env: ["CONVOX_LOCAL_RACK_REGISTRY"],
    fallback: "CONVOX_LOCAL_RACK_REGISTRY, else docker-registry, if it is installed",
  },
  faults: {
    description: "Faults to simulate; docs/local-rack.md lists them",
    env: ["CONVOX_LOCAL_RACK_FAULTS"],
    fallback: "CONVOX_LOCAL_RACK_FAULTS",
  },
} as const satisfies Inputs;

/** Serves the Rack inside this package until the program receives a signal. */
export const localRack: Command = command({
  name: "local-rack",
  summary: "Serve the local Rack, for the Convox CLI and for tests",
  details:
    "It has the API of a real Rack and the same checks. It builds and runs apps with Docker or buildah, or only plans.",
  needsRack: false,
  inputs,
  outputs: {},
  async run(values, { host, env, signal }: Omit<Deps, "rack">) {
    const { dataFolder, parseFaults } = await loadLocalRack();
    const key = values.console ? randomBytes(20).toString("hex") : undefined;
    const server = await startRack({
      builder: BUILDERS.find((name) => name === values.builder) ?? "auto",
      data: values.data ?? dataFolder(env),
      generation: values.generation === "v2" ? "v2" : "v3",
      name: values.name,
      host: values.listen,
      port: values.port,
      faults: readFaults(() => parseFaults(values.faults ?? "")),
      onNotice: (line) => host.info(line),
      ...(values.registry === undefined ? {} : { registry: values.registry }),
      ...(values.version === undefined ? {} : { version: values.version }),
      ...(env["CONVOX_LOCAL_RACK_PASSWORD"] === undefined ? {} : { password: env["CONVOX_LOCAL_RACK_PASSWORD"] }),
      ...(key === undefined
        ? {}
        : {
            console: {
              machines: [{ id: "local", name: values.name }],
              keys: [{ key, policy: values.keyPolicy === "all" ? "all" : "default" }],
            },
          }),
    });
    try {
      if (!isLoopback(values.listen))
        host.warn(`Other machines can reach ${values.listen}, and the password travels unencrypted`);
      host.info(`Local Rack ${values.name}, ${values.generation} ${describeBuilder(server.builder)}`);
      host.info(`RACK_URL=${server.url}`);
      if (server.consoleHost !== undefined) {
        const settings = [`CONVOX_HOST=${server.consoleHost}`, "X_DEV_ALLOW_HTTP=true", `CONVOX_PASSWORD=${key}`];
        host.info([...settings, `CONVOX_RACK=local/${values.name}`].join(" "));
        host.info(`As a Convox Cloud machine: CONVOX_MACHINE=local/${values.name} instead of CONVOX_RACK`);
      }
      host.info("Press Ctrl-C to stop");
      if (!signal.aborted) await once(signal, "abort");
    } finally {
      await server.close();
    }
    return {};
  },
});
