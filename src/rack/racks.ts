import { InputError } from "../errors.ts";
import type { Endpoint } from "./endpoint.ts";
import { path } from "./path.ts";
import { fields, listOf, type Read } from "./reply-fields.ts";
import { type ClientOptions, openTransport, type Transport } from "./transport.ts";

/** A Rack as a Console lists it. */
export interface ConsoleRack {
  /** `organization/rack` */
  readonly name: string;
  readonly provider: string;
  readonly status: string;
}

const rack: Read<ConsoleRack> = (value) => {
  const f = fields(value);
  const organization = f.value("organization");
  const owner =
    typeof organization === "object" && organization !== null
      ? fields(organization).text("name", "")
      : f.text("organization", "");
  const name = f.text("name");
  return { name: owner ? `${owner}/${name}` : name, provider: f.text("provider", ""), status: f.text("status", "") };
};

/** Parameters and version of a Rack as its Console keeps them. */
export interface ConsoleRackDetails extends ConsoleRack {
  readonly version: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const details: Read<ConsoleRackDetails> = (value) => {
  const f = fields(value);
  return { ...rack(value), version: f.text("version", ""), parameters: f.map("parameters") };
};

/** Source: convox/convox pkg/console/rack.go */
export const rackCalls = (http: Transport) => ({
  list: (): Promise<ConsoleRack[]> => http.json("GET", "/racks", { read: listOf(rack) }),
  /** `name` is `organization/rack`. */
  get: (name: string): Promise<ConsoleRackDetails> => {
    const [organization = "", ...rest] = name.split("/");
    return http.json("GET", path`/racks/${organization}/${rest.join("/")}`, { read: details });
  },
});

const namesShown = 20;

/**
 * The full name, `organization/rack`, of the Rack that a user means by `name`: the one of exactly that name, else the
 * only one whose name contains it, as the official client does (convox/convox pkg/rack/rack.go Match). An error of the
 * Console is shown as it is.
 * @throws InputError when no Rack, or more than one, is meant
 */
export async function findRack(endpoint: Endpoint, name: string, options: ClientOptions = {}): Promise<string> {
  const { rack: _, ...console } = endpoint;
  const http = openTransport(console, options);
  try {
    const names = (await rackCalls(http).list()).map((found) => found.name).sort();
    if (names.includes(name)) return name;
    const meant = names.filter((found) => name !== "" && found.includes(name));
    const [only] = meant;
    if (only !== undefined && meant.length === 1) return only;
    if (meant.length > 1) {
      throw new InputError("rack-ambiguous", `ambiguous rack name: ${name}`, {
        hint: `it may mean ${formatNames(meant)}: give the full name`,
      });
    }
    throw new InputError("rack-not-found", `could not find rack: ${name}`, {
      hint:
        names.length > 0
          ? `this deploy key may see ${formatNames(names)}`
          : "this deploy key may see no Rack at all: is it a key of the right organization?",
    });
  } finally {
    http.close();
  }
}

/** Some names in a sentence. */
export function formatNames(names: readonly string[]): string {
  const more = names.length - namesShown;
  return names.slice(0, namesShown).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
