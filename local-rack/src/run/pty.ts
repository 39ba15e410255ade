import { shellWord } from "./child.ts";

/**
 * A command line that runs `argv` in a pseudo-terminal: `script` of util-linux. It passes bytes both ways, echoes input
 * as a terminal does, treats the end of its input as Ctrl-D, and ends with the command's exit code. A height and a
 * width of 0 keep the default size.
 */
export function terminalCommand(argv: readonly string[], size: { height: number; width: number }): string[] {
  const resize = size.height > 0 && size.width > 0 ? `stty rows ${size.height} cols ${size.width}; ` : "";
  const line = `${resize}exec ${argv.map(shellWord).join(" ")}`;
  return ["script", "--quiet", "--return", "--flush", "--echo", "always", "--command", line, "/dev/null"];
}
