import type { Values } from "./inputs.ts";
/** Inputs of every command that talks to a Rack. The door makes the connection; a command never sees the key. */
export declare const connectionInputs: {
    readonly rack: {
        readonly description: string;
        readonly short: "r";
        readonly fallback: "CONVOX_RACK, or the Rack that RACK_URL names";
    };
    readonly host: {
        readonly description: "Host name of the Console";
        readonly fallback: "CONVOX_HOST, else console.convox.com";
    };
    readonly password: {
        readonly description: "Deploy key of the organization";
        readonly fallback: "CONVOX_PASSWORD";
        readonly secret: true;
    };
    readonly "tls-verify": {
        readonly description: "Verify the certificate of the Console or Rack; false only for a Rack with a self-signed certificate";
        readonly kind: "boolean";
        readonly default: "true";
    };
    readonly "ca-file": {
        readonly description: "PEM file with certificates of authorities to trust besides the usual ones";
    };
};
export type Connection = Values<typeof connectionInputs>;
