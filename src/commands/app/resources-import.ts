import type { FileHandle } from "node:fs/promises";
import { InputError } from "../../errors.ts";
import { dumpError } from "../../rack/index.ts";
import { command, type Deps } from "../declaration/command.ts";
import { openInputFile } from "../declaration/input-file.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { heartbeat } from "../output/heartbeat.ts";
import { byteSize, formatDuration } from "../output/units.ts";
import { describeOtherFormat, findIncompleteDump } from "./dump-end.ts";
import { readResource, resourceInputs } from "./resources.ts";

const inputs = {
  ...resourceInputs,
  file: { description: "File with SQL, such as resources export writes", required: true, short: "f" },
  confirm: {
    description: "Name of the resource again, as the SQL may drop or overwrite data",
    required: true,
  },
  "allow-incomplete": {
    description: "Import a dump without its end mark, which is probably truncated",
    kind: "boolean",
    default: "false",
  },
} as const satisfies Inputs;

export const resourcesImport = command({
  name: "resources import",
  action: "import",
  summary: "Run the SQL of a file in a database",
  details:
    "Requires a v3 Rack. A dump without its end mark is rejected. Success does not mean that every statement succeeded: " +
    "psql continues after an error, which only the log of the Rack shows. Never retried. A deploy key without a role cannot import.",
  icon: "upload",
  inputs,
  outputs: {
    file: "The file",
    size: "Size of the file in bytes",
    resource: "Name of the resource",
    app: "Name of the app",
    rack: "Name of the Rack",
  },
  run: importResource,
});

const EDGE_BYTES = 8 * 1024;

async function importResource(values: Values<typeof inputs>, deps: Deps) {
  const { app, resource, file, confirm } = values;
  const { host, now, rack } = deps;
  if (confirm !== resource) {
    throw new InputError(
      "confirmation-missing",
      `confirm is ${JSON.stringify(confirm)}, not the name of the resource. Nothing was imported`,
      {
        hint: `Set confirm: ${resource} to import into it`,
      },
    );
  }
  const handle = await openInputFile("file", file, deps.cwd);
  try {
    const { size } = await handle.stat();
    await checkDump(values, handle, size);
    await readResource(app, resource, deps);
    const startedAt = now();
    const beat = heartbeat(deps);
    async function* chunks(): AsyncIterable<Uint8Array> {
      let sent = 0;
      for await (const chunk of handle.createReadStream({ autoClose: false, start: 0 })) {
        yield chunk;
        sent += chunk.length;
        beat(`${byteSize(sent)} of ${byteSize(size)} sent, after ${formatDuration(now() - startedAt)}`);
      }
    }
    host.info(`Importing ${byteSize(size)} into ${resource} of ${app} on ${rack.name}`);
    const need = { to: "import into resources", access: "Write", app } as const;
    await withPermissionHint(rack, need, rack.resources.import(app, resource, chunks(), size));
    host.info(
      `Imported in ${formatDuration(now() - startedAt)}. The Rack does not report whether each statement succeeded`,
    );
    return { file, size, resource, app, rack: rack.name };
  } finally {
    await handle.close();
  }
}

/**
 * Reads both ends of the file. @throws InputError if it is not SQL text, or a dump that is truncated or ends with an error
 */
async function checkDump(
  { file, allowIncomplete }: Values<typeof inputs>,
  handle: FileHandle,
  size: number,
): Promise<void> {
  const wrong = (what: string, hint?: string) =>
    new InputError("input-invalid", `file is ${JSON.stringify(file)}: ${what}`, { hint });
  if (!(await handle.stat()).isFile()) throw wrong("it is not a file");
  if (size === 0) throw wrong("it is empty");
  const at = async (position: number) =>
    (await handle.read(Buffer.alloc(Math.min(EDGE_BYTES, size)), 0, Math.min(EDGE_BYTES, size), position)).buffer;
  const head = await at(0);
  const other = describeOtherFormat(head.toString("latin1"));
  if (other !== undefined) throw wrong(other.what, other.hint);
  const tail = (await at(Math.max(0, size - EDGE_BYTES))).toString("latin1");
  const error = dumpError(tail);
  if (error !== undefined) throw wrong(`it is the result of a failed export: ${error}`);
  const program = findIncompleteDump(head.toString("latin1"), tail);
  if (program !== undefined && !allowIncomplete) {
    throw wrong(
      `the end mark of ${program} is missing, so the dump is incomplete. Nothing was imported`,
      "Create the dump again, or set allow-incomplete: true to import it as it is",
    );
  }
}
