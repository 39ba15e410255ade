import type { Inputs, Values } from "./inputs.ts";

/** Inputs of every command that talks to a Rack. The door makes the connection; a command never sees the key. */
export const connectionInputs = {
  rack: {
    description:
      "Name of the Rack as the Console shows it: organization/rack, or a part of it that only one Rack has; " +
      "local is the Rack inside this package",
    short: "r",
    fallback: "CONVOX_RACK, or the Rack that RACK_URL names",
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
    description: "Verify the certificate of the Console or Rack; false only for a Rack with a self-signed certificate",
    kind: "boolean",
    default: "true",
  },
  "ca-file": {
    description: "PEM file with certificates of authorities to trust besides the usual ones",
  },
} as const satisfies Inputs;

export type Connection = Values<typeof connectionInputs>;
