import type { Service as LoadedService } from "@convox/rack-manifest";
import type { Generation } from "../profile/generation.ts";
import { shellSplit } from "./shell-split.ts";

/** A service as the loader of a Rack reads it, with its command as the program and arguments that a process runs. */
export interface Service extends Omit<LoadedService, "command"> {
  /** [] for the image's own. */
  command: string[];
  /** The command as v3 holds it until it promotes; "" on v2. */
  commandText: string;
  /** Why v3 cannot split the command, which it finds out only when it promotes. */
  commandFault: string | undefined;
}

export function toService(service: LoadedService, generation: Generation): Service {
  const { command } = service;
  if (generation === "v2" || typeof command !== "string") {
    return {
      ...service,
      command: typeof command === "string" ? [] : command,
      commandText: "",
      commandFault: undefined,
    };
  }
  try {
    return { ...service, command: shellSplit(command), commandText: command, commandFault: undefined };
  } catch (fault) {
    const commandFault = fault instanceof Error ? fault.message : String(fault);
    return { ...service, command: [], commandText: command, commandFault };
  }
}
