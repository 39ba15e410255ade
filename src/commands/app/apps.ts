import type { App } from "../../rack/index.ts";
import { appInput } from "../declaration/app-input.ts";
import { command } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { listTable, table } from "../output/table.ts";

/** An app in the output. */
const toOutput = ({ name, status, generation, release, locked, router, parameters }: App) => ({
  app: name,
  status,
  generation,
  release,
  locked,
  router,
  parameters,
});

export const apps = command({
  name: "apps",
  summary: "List the apps on the Rack",
  details: "A deploy key without a role cannot list apps, but can use apps info.",
  inputs: {},
  outputs: {},
  itemId: "app",
  async run(_, { rack }) {
    return (await withPermissionHint(rack, { to: "list apps", access: "Read" }, rack.apps.list())).map(toOutput);
  },
  text: (list) =>
    listTable(
      ["APP", "STATUS", "RELEASE"],
      list.map(({ app, status, release }) => [app, status, release]),
      "No apps",
    ),
});

export const appsInfo = command({
  name: "apps info",
  summary: "Print the details of an app",
  inputs: { app: { ...appInput, positional: "app" } } as const satisfies Inputs,
  outputs: {},
  async run({ app }, { rack }) {
    return toOutput(await withPermissionHint(rack, { to: "see this app", access: "Read", app }, rack.apps.get(app)));
  },
  text: ({ app, status, generation, release, locked, router }) =>
    table(
      [
        ["Name", app],
        ["Status", status],
        ["Generation", generation],
        ["Release", release],
        ["Locked", locked ? "yes, it cannot be destroyed" : "no"],
        ["Router", router],
      ].filter(([, value]) => value !== ""),
    ),
});
