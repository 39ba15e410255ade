import type { Command } from "../../../commands/declaration/command.ts";
import type { Input } from "../../../commands/declaration/inputs.ts";

/** Values that a Rack lists. */
export type ListedKind =
  | "apps"
  | "builds"
  | "exec-targets"
  | "processes"
  | "racks"
  | "releases"
  | "resources"
  | "services"
  | "variables";

/** What the value of an input names, for completion. "text" is a value that nothing lists. */
export type ValueKind = ListedKind | "file" | "folder" | "text";

const KINDS: Readonly<Record<string, ValueKind>> = {
  app: "apps",
  "to-app": "apps",
  template: "apps",
  build: "builds",
  process: "processes",
  rack: "racks",
  "to-rack": "racks",
  release: "releases",
  resource: "resources",
  service: "services",
  names: "variables",
  "ca-file": "file",
  file: "file",
  "log-file": "file",
  manifest: "file",
  provenance: "file",
  stdin: "file",
  data: "folder",
  "working-directory": "folder",
};

/** Inputs whose meaning depends on the command. */
const KINDS_OF_COMMANDS: Readonly<Record<string, Readonly<Record<string, ValueKind>>>> = {
  create: { app: "text" },
  destroy: { confirm: "apps" },
  "env get": { name: "variables" },
  exec: { service: "exec-targets" },
  "resources import": { confirm: "resources" },
};

export function valueKind(command: Command, name: string, input: Input): ValueKind {
  if (input.choices !== undefined || input.kind === "boolean") return "text";
  const kind = KINDS_OF_COMMANDS[command.name]?.[name] ?? KINDS[name] ?? "text";
  // The local Rack of this machine is not connected to.
  return command.needsRack === false && isListed(kind) ? "text" : kind;
}

export function isListed(kind: ValueKind): kind is ListedKind {
  return kind !== "file" && kind !== "folder" && kind !== "text";
}
