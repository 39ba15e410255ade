import { InputError } from "../../errors.ts";
import type { SourceTree } from "../../pack/index.ts";
import type { Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { byteSize } from "../output/units.ts";

/** Inputs about what is sent to the Rack. */
export const contextInputs = {
  "dry-run": {
    description: "List the files that would be sent to the Rack, and stop. Nothing is sent, and no Rack is needed",
    kind: "boolean",
    default: "false",
  },
  "max-context-size": {
    description: "Maximum size of the source before compression, such as 200MB. A larger source is not sent",
    kind: "size",
  },
} as const satisfies Inputs;

/** Paths in a message about a large source. */
const LARGEST = 5;
/** Size of a piece of the list of files. */
const PIECE_BYTES = 64 * 1024;

/** The folders and files at the top of the source that hold the most, largest first. */
function findLargest({ entries }: Pick<SourceTree, "entries">): { path: string; bytes: number }[] {
  const sizes = new Map<string, number>();
  for (const { path, kind, size } of entries) {
    if (kind === "directory") continue;
    const end = path.indexOf("/");
    const top = end < 0 ? path : path.slice(0, end + 1);
    sizes.set(top, (sizes.get(top) ?? 0) + size);
  }
  return [...sizes]
    .sort(([, a], [, b]) => b - a)
    .slice(0, LARGEST)
    .map(([path, bytes]) => ({ path, bytes }));
}

/** `node_modules/ 512 MB, data.bin 3.0 MB` */
export function describeLargest(tree: Pick<SourceTree, "entries">): string {
  return findLargest(tree)
    .map(({ path, bytes }) => `${path} ${byteSize(bytes)}`)
    .join(", ");
}

/** The output `context`, as JSON: what is sent, before compression. */
export function contextOutput(tree: SourceTree): string {
  const { files, bytes, ignored } = tree;
  return JSON.stringify({ files, bytes, ignored, largest: findLargest(tree) });
}

/** What to do about a source that is too large. */
export function excludeHint(tree: Pick<SourceTree, "entries">): string {
  return `List in .dockerignore what the build does not need. Largest: ${describeLargest(tree)}`;
}

/** @throws InputError if the source is larger than the input allows */
export function checkContextSize({ maxContextSize: max }: Values<typeof contextInputs>, tree: SourceTree): void {
  if (max === undefined || tree.bytes <= max) return;
  const { bytes, files } = tree;
  throw new InputError(
    "source-too-large",
    `max-context-size is ${byteSize(max)}: the source has ${byteSize(bytes)} in ${files} ${files === 1 ? "file" : "files"}`,
    { hint: `${excludeHint(tree)}. Or raise max-context-size.` },
  );
}

/** Lists every file with its size, in the order of the archive. */
export async function listContext(tree: SourceTree, host: Deps["host"]): Promise<void> {
  const { printable } = await import("../../pack/index.ts");
  async function* lines(): AsyncGenerator<Uint8Array> {
    let text = "";
    for (const { path, kind, size } of tree.entries) {
      if (kind === "directory") continue;
      text += `${byteSize(size).padStart(8)}  ${printable(path)}\n`;
      if (text.length < PIECE_BYTES) continue;
      yield Buffer.from(text);
      text = "";
    }
    yield Buffer.from(text);
  }
  await host.stream(lines());
}
