/**
 * What a field of the manifest holds, as the loader of one generation declares it. `go` is the name of its Go type, which
 * the loader's messages contain.
 */
export type Type =
  | { is: "bool" | "string" | "float" | "any" }
  | { is: "int"; go?: "int32" | "int64" }
  | { is: "list"; of: Type; go: string }
  | { is: "map"; of: Type; go: string }
  | StructType
  /** Read by a function in forms.ts; `fields` are the keys that it looks at in a mapping. */
  | { is: "form"; form: FormName; go: string; fields?: Fields | undefined }
  /** A mapping of names, such as services, whose order is kept. */
  | { is: "section"; of: Type; keys: "names" | "ports" }
  /**
   * Read as JSON: wrong types have other messages, and names of fields match without their case. Errors name a field of a
   * struct that has no names for JSON as Go writes it.
   */
  | { is: "json"; fields: Fields; go: string; isUntagged?: boolean };

export interface StructType {
  is: "struct";
  go: string;
  fields: Fields;
  /** Whether Racks may read more keys than the sources name. */
  isOpen?: boolean;
}

export type Fields = Readonly<Record<string, Field>>;

/** A type, and what only later versions of a Rack know: such a key is never refused. */
export type Field = Type & {
  /** First version that reads the key, such as "3.25.5". */
  since?: string;
  range?: { least: number; most?: number; zero?: boolean };
  values?: readonly string[];
};

export type FormName =
  | "agent-v2"
  | "agent-v3"
  | "agent-port"
  | "annotations"
  | "balancer-port"
  | "build"
  | "command"
  | "cooldown"
  | "count"
  | "domains"
  | "environment"
  | "gpu"
  | "health"
  | "metrics"
  | "port"
  | "port-protocol"
  | "scale"
  | "whitelist";

export const INT = { is: "int" } as const;
export const INT32 = { is: "int", go: "int32" } as const;
export const INT64 = { is: "int", go: "int64" } as const;
export const BOOL = { is: "bool" } as const;
export const STRING = { is: "string" } as const;
export const FLOAT = { is: "float" } as const;
export const ANY = { is: "any" } as const;

export const STRINGS = { is: "list", of: STRING, go: "[]string" } as const;
export const STRING_MAP = { is: "map", of: STRING, go: "map[string]string" } as const;

export function struct(name: string, fields: Fields): StructType {
  return { is: "struct", go: `manifest.${name}`, fields };
}

export function form(name: FormName, go: string, fields?: Fields): Type & { is: "form" } {
  return { is: "form", form: name, go: `manifest.${go}`, fields };
}

export function listOf(type: Type, go?: string): Type & { is: "list" } {
  return { is: "list", of: type, go: go === undefined ? `[]${goNameOf(type)}` : `manifest.${go}` };
}

/** The name of a type in Go's messages. */
export function goNameOf(type: Type): string {
  if ("go" in type && type.go !== undefined) return type.go;
  if (type.is === "section") return "yaml.MapSlice";
  return type.is === "float" ? "float64" : type.is;
}
