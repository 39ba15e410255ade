import type { App } from "../../rack/index.ts";
import { appInput } from "../declaration/app-input.ts";
import { command } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { table } from "../output/table.ts";

/** An app as it is shown: names as on the wire. */
const shown = ({ name, status, generation, release, locked, router, parameters }: App) => ({
  name,
  status,
  generation,
  release,
  locked,
  router,
  parameters,
});

export const apps = command({
  name: "apps",
  summary: "List the Rack's apps",
  details: "A deploy key without a role may not list apps; apps info works with any.",
  inputs: {},
  outputs: {},
  async run(_, { rack }) {
    return (await withPermissionHint(rack, { to: "list apps", access: "Read" }, rack.apps.list())).map(shown);
  },
  text: (list) =>
    table([["APP", "STATUS", "RELEASE"], ...list.map(({ name, status, release }) => [name, status, release])]),
});

export const appsInfo = command({
  name: "apps info",
  summary: "Show one app",
  inputs: { app: { ...appInput, positional: "app" } } as const satisfies Inputs,
  outputs: {},
  async run({ app }, { rack }) {
    return shown(await withPermissionHint(rack, { to: "see this app", access: "Read", app }, rack.apps.get(app)));
  },
  text: ({ name, status, generation, release, locked, router }) =>
    table(
      [
        ["Name", name],
        ["Status", status],
        ["Generation", generation],
        ["Release", release],
        ["Locked", locked ? "yes: it cannot be destroyed" : "no"],
        ["Router", router],
      ].filter(([, value]) => value !== ""),
    ),
});
