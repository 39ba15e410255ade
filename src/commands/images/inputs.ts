import type { Inputs, Values } from "../declaration/inputs.ts";

/** Input of every command that promotes an image or makes one. */
export const verifyInput = {
  images: {
    description:
      "verify: check in Amazon ECR that each image exists, is not archived, and has the digest that the build reported. " +
      "Requires AWS credentials in the job",
    choices: ["off", "verify"],
    default: "off",
  },
} as const satisfies Inputs;

/** Inputs of every command that makes an image or promotes a new one. */
export const imageCheckInputs = {
  ...verifyInput,
  scan: {
    description:
      "wait: wait for the vulnerability scan of each image in Amazon ECR, and fail on findings and on images that are not " +
      "scanned. Requires AWS credentials in the job",
    choices: ["off", "wait"],
    default: "off",
  },
  "fail-on": {
    description: "Lowest severity of findings that fail the scan",
    choices: ["critical", "high", "medium"],
    default: "critical",
  },
  "only-fixable": {
    description: "Ignore findings of enhanced scanning for which no fix is available",
    kind: "boolean",
    default: "false",
  },
  "require-signature": {
    description:
      "Wait until Amazon ECR's managed signing has signed each image, and fail on an image that is not signed",
    kind: "boolean",
    default: "false",
  },
  "scan-timeout": {
    description: "Time limit for the scans and the signatures to finish",
    kind: "duration",
    default: "10m",
  },
} as const satisfies Inputs;

export type ImageCheckValues = Values<typeof imageCheckInputs>;

export const scanOutput = {
  scan: "JSON array of scan results: service, status, the number of findings by severity, and the blocking ones. Empty without scan",
} as const;
