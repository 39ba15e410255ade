/** Variables that steer later steps: a result must not change which app or Rack they work on. */
const SETTINGS = ["CONVOX_APP", "CONVOX_RACK", "CONVOX_MACHINE", "CONVOX_HOST", "CONVOX_PASSWORD", "CONVOX_ACTOR"];

/** `previous-release` -> `CONVOX_PREVIOUS_RELEASE`; undefined for an output that is not handed on. */
export function variableOf(output: string): string | undefined {
  const name = `CONVOX_${output.replaceAll("-", "_").toUpperCase()}`;
  return SETTINGS.includes(name) ? undefined : name;
}

/**
 * Outputs of a command that later steps have as variables. Not the release that a process ran in: a build's would be lost
 * to the promotion after it.
 */
export function exportedOutputs(command: string, outputs: readonly string[]): readonly string[] {
  const only = ["run", "exec"].includes(command) ? ["release"] : [];
  return outputs.filter((output) => variableOf(output) !== undefined && !only.includes(output));
}
