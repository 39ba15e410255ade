import { InputError, RackError } from "../errors.ts";
import type { Endpoint, Machine } from "./endpoint.ts";
import { formatNames } from "./racks.ts";
import { fields, listOf, type Read } from "./reply-fields.ts";
import { type ClientOptions, openTransport, type Transport } from "./transport.ts";

/** A Convox Cloud machine as a Console lists it. */
export interface CloudMachine extends Machine {
  /** Size as the Console writes it, such as `1` and `2`; "" if it does not say. */
  readonly vcpu: string;
  readonly memory: string;
  readonly age: string;
}

// Go reads the names in any case, so the wire may have `ID` or `id`. Source: convox/convox pkg/structs/cloud.go
const machine: Read<CloudMachine> = (value) => {
  const f = fields(value);
  const inner = (name: string) => {
    const found = f.value(name);
    return typeof found === "object" && found !== null ? fields(found) : fields({});
  };
  const owner = inner("organization_info").text("name", "");
  const name = f.text("name");
  const size = inner("dimensions");
  return {
    id: f.text("id"),
    name: owner ? `${owner}/${name}` : name,
    vcpu: size.text("vcpu", ""),
    memory: size.text("mem", ""),
    age: f.text("age", ""),
  };
};

/** Source: convox/convox sdk/sdk.go */
export const machineCalls = (http: Transport) => ({
  list: (): Promise<CloudMachine[]> => http.json("GET", "/machines", { read: listOf(machine) }),
});

/**
 * The machine that a user means by `text`: the one whose full name it is, else the only one of that name, else the only
 * one whose full name contains it. The official client decides by the order of the list, and keeps an old list; here the
 * Console is always asked. Source: convox/convox pkg/rack/console.go
 * @throws InputError when no machine, or more than one, is meant
 */
export async function findMachine(endpoint: Endpoint, text: string, options: ClientOptions = {}): Promise<Machine> {
  const { rack: _, machine: __, ...console } = endpoint;
  const http = openTransport(console, options);
  try {
    const list = await explainRefusal(machineCalls(http).list());
    const rules = [
      (full: string) => full === text,
      (full: string) => full.slice(full.indexOf("/") + 1) === text,
      (full: string) => text !== "" && full.includes(text),
    ];
    const meant = rules.map((rule) => list.filter(({ name }) => rule(name))).find((found) => found.length > 0) ?? [];
    const [only] = meant;
    if (only !== undefined && meant.length === 1) return { id: only.id, name: only.name };
    if (meant.length > 1) {
      throw new InputError("machine-ambiguous", `multiple machines match for ${JSON.stringify(text)}`, {
        hint: `It may mean ${formatNames(namesOf(meant))}. Give the full name: organization/machine.`,
      });
    }
    throw new InputError("machine-not-found", `no machine found matching ${JSON.stringify(text)}`, {
      hint:
        list.length > 0
          ? `This key may see ${formatNames(namesOf(list))}.`
          : "This key may see no machine. Check that it belongs to the organization of the machine.",
    });
  } finally {
    http.close();
  }
}

function namesOf(list: readonly CloudMachine[]): string[] {
  return list.map(({ name }) => name).sort();
}

/** No source says whether a deploy key may list machines. */
async function explainRefusal<T>(request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (error) {
    const isRefused = error instanceof RackError && [401, 403, 404].includes(error.status ?? 0);
    throw isRefused ? error.withHint(...error.hints, KEY_HINT) : error;
  }
}

const KEY_HINT =
  "Convox does not document whether a deploy key covers Convox Cloud machines. If this one does not, use a key or token that does.";
