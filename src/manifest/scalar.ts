import type { Item } from "@convox/rack-manifest";

/** A scalar as a Rack's YAML reader understands it. "unknown" holds a variable whose value only the Rack knows. */
export type ScalarValue =
  | { kind: "null" }
  | { kind: "bool"; value: boolean }
  | { kind: "int"; value: number }
  | { kind: "float"; value: number }
  | { kind: "string"; value: string }
  | { kind: "unknown" };

/** The meaning of a scalar. A Rack prints each service and parses it again, after which 3000.0 has become 3000. */
export function toScalarValue({ scalar, text }: Item & { kind: "scalar" }): ScalarValue {
  switch (scalar.kind) {
    case "int":
      return { kind: "int", value: Number(scalar.value) };
    case "float":
      return Number.isSafeInteger(scalar.value) ? { kind: "int", value: scalar.value } : scalar;
    case "merge":
      return { kind: "string", value: text };
    default:
      return scalar;
  }
}
