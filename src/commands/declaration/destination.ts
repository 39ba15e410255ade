import type { Inputs } from "./inputs.ts";

/** A second Rack. As with the first, the door makes the connection. */
export const destinationInputs = {
  "to-rack": {
    description: "Name of the Rack that gets the build",
    aliases: ["destination-rack", "destinationRack", "destination"],
    env: ["CONVOX_DESTINATION_RACK"],
    fallback: "CONVOX_DESTINATION_RACK, or the Rack that CONVOX_DESTINATION_RACK_URL names, else the same Rack",
  },
  "to-host": {
    description: "Host name of that Rack's Console",
    env: ["CONVOX_DESTINATION_HOST"],
    fallback: "CONVOX_DESTINATION_HOST, else the same Console",
  },
  "to-password": {
    description: "Deploy key for that Rack, where it is of another organization",
    env: ["CONVOX_DESTINATION_PASSWORD"],
    fallback: "CONVOX_DESTINATION_PASSWORD, else the same key",
    secret: true,
  },
} as const satisfies Inputs;
