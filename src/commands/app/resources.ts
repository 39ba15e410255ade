import { InputError } from "../../errors.ts";
import { percentDecoded, type Resource, secretForms } from "../../rack/index.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { table } from "../output/table.ts";

export const resources = command({
  name: "resources",
  summary: "List an app's resources: databases, caches and the like",
  details:
    "Their addresses hold passwords and are shown with --reveal alone. A deploy key without a role may not list them.",
  inputs: {
    app: appInput,
    reveal: { description: "Show the addresses with their passwords", kind: "boolean", default: "false" },
  } as const satisfies Inputs,
  outputs: {},
  async run({ app, reveal }, { rack }) {
    const list = await withPermissionHint(
      rack,
      { to: "list resources", access: "Read", app },
      rack.resources.list(app),
    );
    return list.map(({ name, type, status, url }) => ({ name, type, status, ...(reveal ? { url } : {}) }));
  },
  text(list) {
    const reveals = list.some((one) => "url" in one);
    return table([
      ["NAME", "TYPE", "STATUS", ...(reveals ? ["URL"] : [])],
      ...list.map(({ name, type, status, ...rest }) => [name, type, status, ...("url" in rest ? [rest.url] : [])]),
    ]);
  },
});

/** What `resources export` and `resources import` share. */
export const resourceInputs = {
  resource: { description: "Name of the resource, as in convox.yml", required: true, positional: "resource" },
  app: appInput,
} as const satisfies Inputs;

/**
 * The resource, whose address is hidden on the host from now on.
 * @throws InputError for a Rack that has no such calls, RackError with the right that is missing
 */
export async function resourceWithData(app: string, name: string, deps: Deps): Promise<Resource> {
  const { host, rack } = deps;
  const { generation } = await rack.generation(app);
  if (generation === "v2") {
    throw new InputError("a v2 Rack neither exports nor imports a resource", {
      hint: "run the database's own client instead: convox-ci run SERVICE -- pg_dump, for example",
    });
  }
  const need = { to: "see resources", access: "Read", app } as const;
  const found = await withPermissionHint(rack, need, rack.resources.get(app, name));
  for (const secret of secretsIn(found.url)) host.mask(secret);
  return found;
}

function secretsIn(url: string): string[] {
  if (url === "") return [];
  const password = URL.canParse(url) ? new URL(url).password : "";
  return [url, ...secretForms(percentDecoded(password))].filter((secret) => secret.length >= 4);
}
