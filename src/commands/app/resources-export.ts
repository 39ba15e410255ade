import { ConvoxError } from "../../errors.ts";
import { dumpError } from "../../rack/index.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { heartbeat } from "../output/heartbeat.ts";
import { isFile, writeOutput } from "../output/output-file.ts";
import { byteSize, formatDuration } from "../output/units.ts";
import { findIncompleteDump } from "./dump-end.ts";
import { readResource, resourceInputs } from "./resources.ts";

const inputs = {
  ...resourceInputs,
  file: {
    description: "File to write, created only if the dump is complete; - writes to standard output",
    short: "f",
    fallback: "standard output of the program",
    aliases: ["filename"],
  },
} as const satisfies Inputs;

export interface ExportResult {
  file: string;
  size: number;
  resource: string;
  type: string;
  app: string;
  rack: string;
}

export const resourcesExport = command({
  name: "resources export",
  action: "export",
  summary: "Save a dump of a database to a file",
  details:
    "Writes plain SQL, as pg_dump and mysqldump do. Requires a v3 Rack. A dump that breaks off or ends with an error fails " +
    "the step and leaves no file. A deploy key without a role cannot export.",
  icon: "download",
  inputs,
  outputs: {
    file: "The file, as given",
    size: "Size of the file in bytes",
    resource: "Name of the resource",
    type: "Type of the resource, such as postgres",
    app: "Name of the app",
    rack: "Name of the Rack",
  },
  printsLog: true,
  run: exportResource,
});

/** The parts at the start and at the end of a dump that are checked. */
const EDGE_BYTES = 8 * 1024;

async function exportResource({ app, resource, file }: Values<typeof inputs>, deps: Deps): Promise<ExportResult> {
  const { host, now, rack } = deps;
  const { type } = await readResource(app, resource, deps);
  const startedAt = now();
  const beat = heartbeat(deps);
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  let size = 0;
  // The request is sent after the file was opened.
  async function* dump(): AsyncGenerator<Uint8Array> {
    const need = { to: "export resources", access: "Read", app } as const;
    for await (const chunk of await withPermissionHint(rack, need, rack.resources.export(app, resource))) {
      size += chunk.length;
      if (head.length < EDGE_BYTES) head = Buffer.concat([head, chunk.subarray(0, EDGE_BYTES - head.length)]);
      tail = Buffer.concat([tail, chunk.subarray(-EDGE_BYTES)]).subarray(-EDGE_BYTES);
      beat(`${byteSize(size)} of ${resource} so far, after ${formatDuration(now() - startedAt)}`);
      yield chunk;
    }
  }

  host.info(`Exporting ${resource} of ${app} from ${rack.name}`);
  await writeOutput(
    { file, what: "the dump", example: "dump.sql" },
    dump(),
    () => checkDump(resource, head, tail, size),
    deps,
  );
  if (!isComplete(type, tail.toString("latin1"))) {
    host.warn(`The dump of ${resource} has no end mark. Check its end before you rely on it`);
  }
  host.info(`Exported ${byteSize(size)}${isFile(file) ? ` to ${file}` : ""} in ${formatDuration(now() - startedAt)}`);
  return { file: file ?? "", size, resource, type, app, rack: rack.name };
}

/** @throws ConvoxError for an empty dump, a truncated one, and one that ends with an error of the Rack */
function checkDump(resource: string, head: Buffer, tail: Buffer, size: number): void {
  const error = dumpError(tail.toString());
  if (error !== undefined) {
    throw new ConvoxError("export-failed", `${resource} was not exported: ${error}`, {
      hint: "Nothing was saved. The log of the Rack has the details",
    });
  }
  if (size === 0) throw new ConvoxError("export-failed", `${resource} was not exported: the Rack sent no data`);
  const program = findIncompleteDump(head.toString("latin1"), tail.toString("latin1"));
  if (program !== undefined) {
    throw new ConvoxError(
      "export-failed",
      `${resource} was not exported: the end mark of ${program} is missing, so the dump is incomplete`,
      { hint: "Nothing was saved. Export it again. The log of the Rack may have the details" },
    );
  }
}

/** pg_dump and mysqldump write a comment at the end. Dumps of other types have no known end. */
function isComplete(type: string, tail: string): boolean {
  if (/postg/.test(type)) return tail.includes("PostgreSQL database dump complete");
  if (/mysql|mariadb/.test(type)) return tail.includes("-- Dump completed");
  return true;
}
