import { EXIT_MEANINGS } from "../../error-codes/entry.ts";
import { HOMEPAGE_URL } from "../../version.ts";

const DOCS = `${HOMEPAGE_URL}/blob/main/docs`;

/** Rows of a topic of `convox-ci help TOPIC`, and what follows them. */
export interface Topic {
  readonly title: string;
  readonly rows: readonly (readonly [name: string, text: string])[];
  readonly end: string;
}

export const TOPICS: Readonly<Record<string, Topic>> = {
  "exit-codes": {
    title: "Exit codes of convox-ci",
    rows: EXIT_MEANINGS.map(([code, text]) => [`  ${code}`, text]),
    end: `run and exec end with the exit code of their command. With --json, error.exit-code-of says whose it is. ${DOCS}/errors.md lists all errors.`,
  },
  environment: {
    title: "Environment variables that convox-ci reads",
    rows: [
      ["  CONVOX_PASSWORD", "Deploy key of the organization"],
      ["  CONVOX_RACK", "Name of the Rack: organization/rack, or a unique part of it"],
      ["  CONVOX_MACHINE", "Name of a Convox Cloud machine to use instead of a Rack"],
      ["  CONVOX_HOST", "Host name of the Console (default: console.convox.com)"],
      ["  CONVOX_APP", "Name of the app"],
      ["  RACK_URL", "Address of a Rack with its password, to connect without a Console"],
      ["  HTTPS_PROXY, HTTP_PROXY, NO_PROXY", "Proxy for all connections, and hosts to reach without it"],
      ["  NO_COLOR", "Set to any value to print no colors"],
      ["  FORCE_COLOR", "Set to any value to print colors to a pipe or a file; 0 prints none"],
      ["  TERM", "dumb prints no colors and no line of progress"],
      ["  CONVOX_LOCAL_RACK_DATA", "Data folder of the local Rack"],
      ["  CONVOX_LOCAL_RACK_BUILDER", "Builder of the local Rack: auto, docker, buildah or plan"],
      ["  TMPDIR", "Folder for temporary files"],
    ],
    end: "A flag takes precedence over its variable. In a terminal, .convox/rack and .convox/app set the Rack and the app of a directory.",
  },
  json: {
    title: "JSON output",
    rows: [
      ["  --json", "Print the result as JSON on standard output, everything else on standard error"],
      ["  times", "ISO 8601 in UTC, or null where the time is not known"],
      ["  sizes, durations", "Bytes, seconds"],
      ["  error", "The failure: code, title, message, hints, place, docs, exit-code, exit-code-of"],
    ],
    end: `The package has a JSON Schema of each command. ${DOCS}/json.md describes the values.`,
  },
};
