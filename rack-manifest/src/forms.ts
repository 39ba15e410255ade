import { listAt, mapAt, numberAt, textAt } from "./access.ts";
import { type Decoded, Decoder } from "./decode.ts";
import { fail, ManifestFault, type Path } from "./fault.ts";
import { atoi, goText, goTypeOf, goVerb } from "./go-text.ts";
import { readCooldown, readCount, readScale } from "./scale-forms.ts";
import type { Type } from "./type.ts";
import type { Generation, Item } from "./yaml/item.ts";
import { reprint } from "./yaml/print.ts";
import { toValue, type Value } from "./yaml/value.ts";

/** What a form is read from, and where. */
export interface FormContext {
  value: Value;
  item: Item;
  type: Type & { is: "form" };
  path: Path;
  generation: Generation;
  /** What an earlier entry of the same key has set. */
  previous: Decoded;
}

/** Reads a field for which the loader has a function. @throws ManifestFault with the loader's text */
export function readForm(
  item: Item,
  type: Type & { is: "form" },
  place: Pick<FormContext, "path" | "generation" | "previous">,
): Decoded {
  const { path, generation } = place;
  if (type.form === "annotations" && item.kind !== "list") return refuseAnnotations(item, path, generation);
  if (type.form === "metrics") {
    const of = { is: "struct", go: "manifest.ServiceScaleMetric", fields: type.fields ?? {} } as const;
    return Decoder.decode(item, { is: "map", go: "map[string]manifest.ServiceScaleMetric", of }, path, generation);
  }
  const value = toValue(item, "unordered", generation);
  return READERS[type.form]({ value, item, type, ...place });
}

type Reader = (context: FormContext) => Decoded;

const READERS: Readonly<Record<Exclude<(Type & { is: "form" })["form"], "metrics">, Reader>> = {
  "agent-v2": (context) => readAgent(context, true),
  "agent-v3": (context) => readAgent(context, false),
  "agent-port": (context) => readPortProtocol(context),
  annotations: readAnnotations,
  "balancer-port": readBalancerPort,
  build: readBuild,
  command: readCommand,
  cooldown: readCooldown,
  count: readCount,
  domains: readDomains,
  environment: readEnvironment,
  gpu: readGpu,
  health: readHealth,
  port: readPort,
  "port-protocol": readPortProtocol,
  scale: readScale,
  whitelist: readWhitelist,
};

/** The value of a key in a mapping; undefined when it is missing. */
export function fieldOf(value: Value, key: string): Value | undefined {
  if (value.kind !== "map") return undefined;
  return value.entries.find((entry) => entry.key.kind === "string" && entry.key.value === key)?.value;
}

/** Decodes a part of a form as the Rack does: printed and read again. */
export function decodePart(value: Value, type: Type, path: Path, generation: Generation): Decoded {
  return Decoder.decode(reprint(value, "unordered", generation), type, path, generation);
}

export function refuse(context: FormContext, text: string, expected: string, at: Value = context.value): ManifestFault {
  return fail(text, { at: at.at, path: context.path, expected, found: context.item });
}

export function parseWhole(context: FormContext, text: string, expected: string, at: Value = context.value): number {
  const found = atoi(text);
  if ("error" in found) throw refuse(context, found.error, expected, at);
  return found.value;
}

function readAgent(context: FormContext, takesPorts: boolean): Decoded {
  const { value, path, generation } = context;
  if (value.kind === "bool") return value.value;
  if (value.kind !== "map") throw refuse(context, `could not parse agent: ${goText(value)}`, "true or false");
  if (!takesPorts) {
    const expected = "true or false; its ports belong under ports";
    throw refuse(context, "agent ports are now specified at the service level", expected);
  }
  const ports = fieldOf(value, "ports");
  if (ports?.kind === "list") {
    const type = { is: "form", form: "agent-port", go: "manifest.ServiceAgentPort" } as const;
    for (const [index, port] of ports.items.entries()) decodePart(port, type, [...path, "ports", index], generation);
  }
  return true;
}

function refuseAnnotations(item: Item, path: Path, generation: Generation): Decoded {
  try {
    Decoder.decode(item, { is: "list", of: { is: "any" }, go: "[]interface {}" }, path, generation);
  } catch (fault) {
    if (!(fault instanceof ManifestFault)) throw fault;
    const expected = 'a list such as "- NAME=VALUE"';
    throw fail(`failed to unmarshal annotations: ${fault.message}`, { at: item.at, path, expected, found: item });
  }
  return [];
}

function readAnnotations(context: FormContext): Decoded {
  const items = context.value.kind === "list" ? context.value.items : [];
  const names: string[] = [];
  items.forEach((item, index) => {
    const inner = { ...context, path: [...context.path, index] };
    if (item.kind === "unknown") return;
    if (item.kind === "string") {
      if (!item.value.includes("=")) {
        throw refuse(inner, `invalid annotation format: ${item.value}`, "NAME=VALUE", item);
      }
      names.push(item.value.slice(0, item.value.indexOf("=")));
      return;
    }
    if (item.kind !== "map") throw refuse(inner, `unsupported annotation type: ${goTypeOf(item)}`, "NAME=VALUE", item);
    for (const { key, value } of item.entries) {
      if (key.kind !== "string") {
        throw refuse(inner, `annotation key is not a string: ${goText(key)}`, "a mapping with text as its key", item);
      }
      if (value.kind !== "string" && value.kind !== "unknown") {
        throw refuse(inner, `annotation value is not a string: ${key.value}`, "text as its value, in quotes", value);
      }
      names.push(key.value);
    }
  });
  return names;
}

function readBalancerPort({ value, path, generation }: FormContext): Decoded {
  if (value.kind === "int") return { protocol: "TCP", port: Number(value.value) };
  if (value.kind !== "map") return { protocol: "", port: 0 };
  const fields = { protocol: { is: "string" }, port: { is: "int" } } as const;
  return decodePart(value, { is: "struct", go: "manifest.balancerPort", fields }, path, generation);
}

function readBuild(context: FormContext): Decoded {
  const { value, type, path, generation, previous } = context;
  if (value.kind === "string") return { ...mapAt(previous), path: value.value };
  if (value.kind !== "map") {
    throw refuse(context, `unknown type for service build: ${goTypeOf(value)}`, "a path or a mapping");
  }
  return decodePart(value, { is: "struct", go: "manifest.serviceBuild", fields: type.fields ?? {} }, path, generation);
}

function readCommand(context: FormContext): Decoded {
  const { value } = context;
  if (value.kind === "string") return ["sh", "-c", value.value];
  const refusal = (found: Value, expected: string) =>
    refuse(context, `unknown type for service command: ${goTypeOf(found)}`, expected, found);
  if (value.kind !== "list") throw refusal(value, "text or a list of text");
  const texts = value.items.map((item) => {
    if (item.kind === "unknown") return undefined;
    if (item.kind !== "string") throw refusal(item, "a list of text");
    return item.value;
  });
  return [...listAt(context.previous), ...texts];
}

function readDomains(context: FormContext): Decoded {
  const { value } = context;
  const refusal = (found: Value) =>
    refuse(context, `unknown type for service domain: ${goTypeOf(found)}`, "text or a list of text", found);
  const texts: string[] = [];
  if (value.kind === "string") texts.push(...value.value.split(","));
  else if (value.kind === "list") {
    for (const item of value.items) {
      if (item.kind === "unknown") continue;
      if (item.kind !== "string") throw refusal(item);
      texts.push(item.value);
    }
  } else throw refusal(value);
  return [...listAt(context.previous), ...texts.map((text) => text.trim()).filter((text) => text !== "")];
}

function readEnvironment(context: FormContext): Decoded {
  const { value } = context;
  if (value.kind !== "list") {
    const expected = 'a list such as "- NAME=default"';
    throw refuse(context, `unknown type for service environment: ${goTypeOf(value)}`, expected);
  }
  const items = value.items.flatMap((item) => (item.kind === "list" ? item.items : [item]));
  return [...listAt(context.previous), ...items.flatMap((item) => (item.kind === "string" ? [item.value] : []))];
}

function readGpu(context: FormContext): Decoded {
  const { value } = context;
  if (value.kind === "int") return { count: Number(value.value) };
  if (value.kind !== "map") {
    throw refuse(context, `unknown type for service scale gpu: ${goTypeOf(value)}`, "a number or a mapping");
  }
  return { count: wholeOf(value, "count") ?? 0, vendor: textOf(value, "vendor") };
}

function readHealth(context: FormContext): Decoded {
  const { value, type, path, generation } = context;
  const previous = mapAt(context.previous);
  if (value.kind === "string") return { ...previous, path: value.value };
  if (value.kind !== "map") {
    throw refuse(context, `unknown type for service health: ${goTypeOf(value)}`, "a path or a mapping");
  }
  const disable = fieldOf(value, "disable");
  const port = fieldOf(value, "port");
  const portType = type.fields?.["port"];
  const isPort = port !== undefined && port.kind !== "null" && portType !== undefined;
  const found = {
    grace: wholeOf(value, "grace"),
    interval: wholeOf(value, "interval"),
    timeout: wholeOf(value, "timeout"),
    path: textOf(value, "path"),
    grpcService: textOf(value, "grpcService"),
    disable: disable?.kind === "bool" ? disable.value : undefined,
    port: isPort ? decodePart(port, portType, [...path, "port"], generation) : undefined,
  };
  return { ...previous, ...Object.fromEntries(Object.entries(found).filter(([, part]) => part !== undefined)) };
}

/** A value that the loader reads only when it is a whole number. */
export function wholeOf(value: Value, key: string): number | undefined {
  const found = fieldOf(value, key);
  return found?.kind === "int" ? Number(found.value) : undefined;
}

function textOf(value: Value, key: string): string | undefined {
  const found = fieldOf(value, key);
  return found?.kind === "string" ? found.value : undefined;
}

const PORT = 'a number such as 3000, "https:3000", or a mapping of port and scheme';

function readPort(context: FormContext): Decoded {
  const { value, path, generation } = context;
  const found = { port: numberAt(context.previous, "port"), scheme: textAt(context.previous, "scheme") };
  const parsePortText = (text: string, at: Value, inner: FormContext, expected: string) => {
    const [first = "", second] = text.split(":");
    found.port = parseWhole(inner, second ?? first, expected, at);
    if (second !== undefined) found.scheme = first;
  };
  if (value.kind === "int") found.port = Number(value.value);
  else if (value.kind === "string") parsePortText(value.value, value, context, PORT);
  else if (value.kind !== "map") throw refuse(context, `invalid port: ${goVerb(value)}`, PORT);
  else {
    const port = fieldOf(value, "port");
    const inner = { ...context, path: [...path, "port"] };
    if (port?.kind === "int") found.port = Number(port.value);
    else if (port?.kind === "string") parsePortText(port.value, port, inner, "a number");
    else if (port?.kind === "unknown") return undefined;
    else if (port !== undefined && port.kind !== "null") {
      throw refuse(inner, `could not parse port: ${goVerb(value)}`, "a number", port);
    }
    const named = fieldOf(value, "scheme");
    if (named?.kind === "string") found.scheme = named.value;
    else if (named !== undefined && named.kind !== "null" && named.kind !== "unknown") {
      const text = `interface conversion: interface {} is ${goTypeOf(named)}, not string`;
      throw refuse({ ...context, path: [...path, "scheme"] }, text, "text such as https", named);
    }
    if (found.port === 0) {
      throw refuse(context, `could not parse port: ${goText(value)}`, "a mapping that names its port");
    }
  }
  return { ...found, scheme: generation === "v3" && found.scheme === "grpc" ? "GRPC" : found.scheme };
}

function readPortProtocol(context: FormContext): Decoded {
  const { value } = context;
  const expected = 'a number, or text such as "5000/udp"';
  if (value.kind === "int") return { port: Number(value.value), protocol: "tcp" };
  // Later Racks are documented to take a mapping: it is not refused, as no source says which do not.
  if (context.type.form === "port-protocol" && fieldOf(value, "port")?.kind === "int") {
    return { port: wholeOf(value, "port"), protocol: textOf(value, "protocol") };
  }
  if (value.kind !== "string") throw refuse(context, `invalid port: ${goVerb(value)}`, expected);
  const [port = "", protocol = ""] = value.value.split("/");
  return { port: parseWhole(context, port, expected), protocol };
}

function readWhitelist(context: FormContext): Decoded {
  const { value } = context;
  const expected = 'a range such as "10.0.0.0/8", or a list of them';
  if (value.kind === "string") return [value.value];
  if (value.kind !== "list") throw refuse(context, `unknown type for balancer whitelist: ${goTypeOf(value)}`, expected);
  return value.items.map((item) => {
    if (item.kind === "unknown") return undefined;
    if (item.kind !== "string") {
      throw refuse(context, `unknown type for balancer whitelist: ${goTypeOf(value)}`, expected, item);
    }
    return item.value;
  });
}
