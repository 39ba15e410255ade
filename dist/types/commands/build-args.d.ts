import type { Environment } from "./inputs.ts";
/**
 * Build arguments as the Rack takes them: `KEY=VALUE`, or a bare `KEY` that the Rack fills in. A bare KEY of the
 * user's takes the job's environment variable of that name.
 * @throws InputError naming the input and the key, never the value
 */
export declare function buildArgs(given: readonly string[], env: Environment): string[];
