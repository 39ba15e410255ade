import type { Inputs } from "./inputs.ts";

/** Inputs of the second Rack of a command that has two. The entry point connects to it. */
export const destinationInputs = {
  "to-rack": {
    description: "Name of the target Rack",
    aliases: ["destination-rack", "destinationRack", "destination"],
    env: ["CONVOX_DESTINATION_RACK"],
    fallback: "CONVOX_DESTINATION_RACK, or the Rack that CONVOX_DESTINATION_RACK_URL names, else the same Rack",
  },
  "to-machine": {
    description: "Name of the target Convox Cloud machine, instead of to-rack",
    env: ["CONVOX_DESTINATION_MACHINE"],
    fallback: "CONVOX_DESTINATION_MACHINE",
  },
  "to-host": {
    description: "Host name of the target Rack's Console",
    env: ["CONVOX_DESTINATION_HOST"],
    fallback: "CONVOX_DESTINATION_HOST, else the same Console",
  },
  "to-password": {
    description: "Deploy key of the target Rack, if it belongs to another organization or Console",
    env: ["CONVOX_DESTINATION_PASSWORD"],
    fallback: "CONVOX_DESTINATION_PASSWORD, else the same key if to-host is the same Console",
    secret: true,
  },
} as const satisfies Inputs;
