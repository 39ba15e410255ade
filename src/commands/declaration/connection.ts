import type { Inputs, Values } from "./inputs.ts";

/** Inputs of every command that talks to a Rack. The entry point connects; a command never sees the key. */
export const connectionInputs = {
  rack: {
    description:
      "Name of the Rack in the Console: organization/rack, or a unique part of it. local is the local Rack inside this package",
    short: "r",
    fallback: "CONVOX_RACK, or the Rack that RACK_URL names",
  },
  machine: {
    description:
      "Name of a Convox Cloud machine to use instead of a Rack: organization/machine, or a unique part of it",
    short: "i",
    fallback: "CONVOX_MACHINE",
  },
  host: {
    description: "Host name of the Console",
    fallback: "CONVOX_HOST, else console.convox.com",
  },
  password: {
    description: "Deploy key of the organization",
    fallback: "CONVOX_PASSWORD",
    secret: true,
  },
  "tls-verify": {
    description:
      "Verify the TLS certificate of the Console or Rack. Set to false only for a Rack with a self-signed certificate",
    kind: "boolean",
    default: "true",
  },
  "ca-file": {
    description: "PEM file with additional certificate authorities to trust",
  },
} as const satisfies Inputs;

export type Connection = Values<typeof connectionInputs>;
