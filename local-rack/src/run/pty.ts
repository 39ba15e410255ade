import { shellWord } from "./child.ts";

/**
 * A command line that gives `argv` a pseudo-terminal of its own: `script` of util-linux (Debian, Ubuntu, Fedora, ...). It passes
 * bytes both ways, echoes input as a terminal does, takes the end of its input for Ctrl-D, and ends with the command's
 * exit code. A height and a width of 0 leave the size alone.
 */
export function terminalCommand(argv: readonly string[], size: { height: number; width: number }): string[] {
  const resize = size.height > 0 && size.width > 0 ? `stty rows ${size.height} cols ${size.width}; ` : "";
  const line = `${resize}exec ${argv.map(shellWord).join(" ")}`;
  return ["script", "--quiet", "--return", "--flush", "--echo", "always", "--command", line, "/dev/null"];
}
