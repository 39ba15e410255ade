import { parseDockerfile } from "./dockerfile.ts";

/**
 * Finds a COPY or ADD with several sources and a destination that is no folder. Docker rejects it; buildah 1.28 makes a
 * folder of the destination. @returns Docker's message, or undefined
 */
export function findCopyError(dockerfile: string): string | undefined {
  let instructions: ReturnType<typeof parseDockerfile>;
  try {
    instructions = parseDockerfile(dockerfile);
  } catch {
    // The builder reports what it cannot read.
    return undefined;
  }
  for (const { word, text, heredoc } of instructions) {
    if ((word !== "COPY" && word !== "ADD") || heredoc) continue;
    const words = text.split(/\s+/).slice(1);
    const list = words.filter((item) => item !== "" && !item.startsWith("--"));
    const paths =
      list[0]?.startsWith("[") === true
        ? list
            .join("")
            .replace(/[[\]"]/g, "")
            .split(",")
        : list;
    const target = paths.at(-1) ?? "";
    // A variable may end in a slash.
    if (paths.length <= 2 || /\/$|^\.\.?$|\$/.test(target)) continue;
    return `When using ${word} with more than one source file, the destination must be a directory and end with a /`;
  }
  return undefined;
}
