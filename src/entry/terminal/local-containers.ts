import { type Command, command, type Deps } from "../../commands/declaration/command.ts";
import type { Inputs } from "../../commands/declaration/inputs.ts";
import { listTable } from "../../commands/output/table.ts";
import { ago } from "../../commands/output/units.ts";
import { InputError } from "../../errors.ts";
import { type Container, loadLocalRack } from "../../session/embedded-rack.ts";

const data = {
  description: "Data folder of the local Rack",
  env: ["CONVOX_LOCAL_RACK_DATA"],
  fallback: "CONVOX_LOCAL_RACK_DATA, else a folder in the user's home",
} as const;

/** Time between SIGTERM and SIGKILL. */
const GRACE_MS = 3_000;

/** Containers of the local Rack on this machine. The Rack itself need not run. */
export const localRackPs: Command = command({
  name: "local-rack ps",
  summary: "List the containers of the local Rack on this machine",
  needsRack: false,
  inputs: {
    app: { description: "Only this app", short: "a" },
    data,
  } as const satisfies Inputs,
  outputs: {},
  itemId: "process",
  async run({ app, data }, { env }: Omit<Deps, "rack">) {
    const found = await containers({ app, data }, env);
    return Promise.all(found.map(describe));
  },
  text(list, now) {
    const head = ["ID", "APP", "SERVICE", "STATUS", "RELEASE", "STARTED", "URL"];
    const rows = list.map(({ process, app, service, status, release, started, url }) => {
      return [process, app, service, status, release, ago(started, now), url];
    });
    return listTable(head, rows, "No containers");
  },
});

export const localRackLogs: Command = command({
  name: "local-rack logs",
  summary: "Print the output of an app's containers on this machine",
  needsRack: false,
  printsLog: true,
  followsLog: true,
  inputs: {
    app: { description: "Name of the app", required: true, positional: "app", short: "a" },
    follow: { description: "Continue until the containers end (default: false)", kind: "boolean", default: "false" },
    data,
  } as const satisfies Inputs,
  outputs: {},
  async run({ app, data, follow }, { env, host, signal }: Omit<Deps, "rack">) {
    const found = await containers({ app, data }, env);
    if (found.length === 0) {
      throw new InputError("process-not-found", `${app} has no containers on this machine`, {
        hint: "List all containers with `convox-ci local-rack ps`.",
      });
    }
    if (follow) await Promise.all(found.map((container) => host.stream(lines(container, { follow, signal }))));
    else for (const container of found) await host.stream(lines(container, {}));
    return {};
  },
});

export const localRackStop: Command = command({
  name: "local-rack stop",
  summary: "Stop the containers of the local Rack, of one app or of all apps",
  needsRack: false,
  inputs: {
    app: { description: "Only this app", positional: "app", short: "a" },
    data,
  } as const satisfies Inputs,
  outputs: {},
  itemId: "process",
  async run({ app, data }, { env }: Omit<Deps, "rack">) {
    const { dataFolder, stopContainers } = await loadLocalRack();
    const found = await stopContainers(data ?? dataFolder(env), app, GRACE_MS);
    return found.map(({ id, app, service }) => ({ process: id, app, service }));
  },
  text: (list) =>
    list.length === 0
      ? "No containers are running\n"
      : list.map(({ process, app }) => `Stopped ${process} of ${app}\n`).join(""),
});

export const localRackPrune: Command = command({
  name: "local-rack prune",
  summary: "Remove images, uploads and ended containers that the local Rack no longer needs",
  needsRack: false,
  inputs: {
    app: { description: "Only this app", positional: "app", short: "a" },
    all: {
      description: "Also remove the newest build's images; running containers keep theirs (default: false)",
      kind: "boolean",
      default: "false",
    },
    data,
  } as const satisfies Inputs,
  outputs: {},
  async run({ app, all, data }, { env }: Omit<Deps, "rack">) {
    const { dataFolder, pruneData } = await loadLocalRack();
    return pruneData(data ?? dataFolder(env), app, { all });
  },
  text: ({ images, uploads, steps, containers }) =>
    `Removed ${images.length} images, ${uploads} uploads, ${steps} cached steps and ${containers} containers\n`,
});

async function containers(
  { app, data }: { app: string | undefined; data: string | undefined },
  env: Deps["env"],
): Promise<Container[]> {
  const { containersOf, dataFolder } = await loadLocalRack();
  return containersOf(data ?? dataFolder(env), app);
}

async function describe(container: Container) {
  const { id, app, service, release, started, address } = container;
  const state = await container.state();
  return {
    process: id,
    app,
    service,
    status: state.status === "running" ? "running" : `exited ${state.code}`,
    release,
    started: new Date(started).toISOString(),
    url: address === undefined ? "" : `http://${address}`,
  };
}

async function* lines(
  container: Container,
  options: { follow?: boolean; signal?: AbortSignal },
): AsyncGenerator<Uint8Array> {
  const prefix = Buffer.from(`${container.id} `);
  for await (const { bytes } of container.output(options)) yield Buffer.concat([prefix, bytes, Buffer.from("\n")]);
}
