import type { Inputs, Values } from "../declaration/inputs.ts";

/** Input of every command that builds. */
export const provenanceInput = {
  provenance: {
    description:
      "File to write an in-toto statement about the images to, such as provenance.json. Its predicate and its list of images, which " +
      "actions/attest reads, are written beside it",
  },
} as const satisfies Inputs;

export type ProvenanceValues = Partial<Values<typeof provenanceInput>>;

export const provenanceOutputs = {
  provenance: "Path of the in-toto statement, if provenance is set",
  "provenance-predicate": "Path of the predicate of the statement, for predicate-path of actions/attest",
  "provenance-subjects": "Path of the list of digests and images, for subject-checksums of actions/attest",
} as const;

/** Paths of files about the images of a build. */
export type ArtifactFiles = Readonly<Record<keyof typeof provenanceOutputs, string>>;

export const noArtifactFiles: ArtifactFiles = {
  provenance: "",
  "provenance-predicate": "",
  "provenance-subjects": "",
};
