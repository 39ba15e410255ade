import { InputError } from "../../errors.ts";
import { percentDecoded, type Resource, secretForms } from "../../rack/index.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { listTable } from "../output/table.ts";
import { checkAppIfEmpty } from "./existing-app.ts";

export const resources = command({
  name: "resources",
  summary: "List the resources of an app, such as databases and caches",
  details:
    "Addresses contain passwords, so they are printed only with --reveal. A deploy key without a role cannot list resources.",
  inputs: {
    app: appInput,
    reveal: { description: "Print the addresses with their passwords", kind: "boolean", default: "false" },
  } as const satisfies Inputs,
  outputs: {},
  itemId: "resource",
  async run({ app, reveal }, deps) {
    const { rack } = deps;
    const need = { to: "list resources", access: "Read", app } as const;
    const found = await withPermissionHint(rack, need, rack.resources.list(app));
    const list = await checkAppIfEmpty(found, app, deps);
    return list.map(({ name, type, status, url }) => ({ resource: name, type, status, ...(reveal ? { url } : {}) }));
  },
  text(list) {
    const hasUrls = list.some((one) => "url" in one);
    return listTable(
      ["NAME", "TYPE", "STATUS", ...(hasUrls ? ["URL"] : [])],
      list.map(({ resource, type, status, ...rest }) => [resource, type, status, ...("url" in rest ? [rest.url] : [])]),
      "No resources",
    );
  },
});

/** Inputs of both `resources export` and `resources import`. */
export const resourceInputs = {
  resource: { description: "Name of the resource, as in convox.yml", required: true, positional: "resource" },
  app: appInput,
} as const satisfies Inputs;

/**
 * Reads a resource to export or import, and masks its address and password on the host.
 * @throws InputError for a v2 Rack, RackError with the permission that is missing
 */
export async function readResource(app: string, name: string, deps: Deps): Promise<Resource> {
  const { host, rack } = deps;
  const { generation } = await rack.generation(app);
  if (generation === "v2") {
    throw new InputError("rack-feature-missing", "resources export and resources import require a v3 Rack", {
      hint: "Run the client of the database instead, for example: convox-ci run SERVICE -- pg_dump",
    });
  }
  const need = { to: "read resources", access: "Read", app } as const;
  const found = await withPermissionHint(rack, need, rack.resources.get(app, name));
  for (const secret of secretsIn(found.url)) host.mask(secret);
  return found;
}

function secretsIn(url: string): string[] {
  if (url === "") return [];
  const password = URL.canParse(url) ? new URL(url).password : "";
  return [url, ...secretForms(percentDecoded(password))].filter((secret) => secret.length >= 4);
}
