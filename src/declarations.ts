// What `npm run generate` writes files from. The published library does not export it.
export { connectionInputs } from "./commands/declaration/connection.ts";
export { commands } from "./commands/index.ts";
export { RESULTS } from "./commands/results/index.ts";
export { exportedOutputs } from "./entry/circleci/variables.ts";
export { EXIT_CODES, EXIT_MEANINGS } from "./error-codes/entry.ts";
export { ERROR_CODES } from "./error-codes/index.ts";
export { BUILD_CAUSES } from "./explain/build-causes.ts";
export { FEATURES } from "./rack/features.ts";
