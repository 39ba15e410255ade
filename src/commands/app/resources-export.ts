import { ConvoxError } from "../../errors.ts";
import { dumpError } from "../../rack/index.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { heartbeat } from "../output/heartbeat.ts";
import { isFile, writeOutput } from "../output/output-file.ts";
import { byteSize, formatDuration } from "../output/units.ts";
import { resourceInputs, resourceWithData } from "./resources.ts";

const inputs = {
  ...resourceInputs,
  file: {
    description:
      "File to write, which appears when the whole dump is there and holds no error; - is the program's standard output",
    short: "f",
    fallback: "the program's standard output",
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
    "SQL text as pg_dump and mysqldump write it; v3 Racks alone. A dump that breaks off or ends with an error fails, and " +
    "leaves no file. A deploy key without a role may not export.",
  icon: "download",
  inputs,
  outputs: {
    file: "The file, as it was given",
    size: "Its size in bytes",
    resource: "Name of the resource",
    type: "Type of the resource, such as postgres",
    app: "Name of the app",
    rack: "Name of the Rack",
  },
  printsLog: true,
  run: exportResource,
});

/** So much of the end of a dump is looked at. */
const TAIL_BYTES = 8 * 1024;

async function exportResource({ app, resource, file }: Values<typeof inputs>, deps: Deps): Promise<ExportResult> {
  const { host, now, rack } = deps;
  const { type } = await resourceWithData(app, resource, deps);
  const began = now();
  const beat = heartbeat(deps);
  let tail = Buffer.alloc(0);
  let seen = 0;
  // The Rack is asked when the file is open.
  async function* dump(): AsyncGenerator<Uint8Array> {
    const need = { to: "export resources", access: "Read", app } as const;
    for await (const chunk of await withPermissionHint(rack, need, rack.resources.export(app, resource))) {
      seen += chunk.length;
      tail = Buffer.concat([tail, chunk.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
      beat(`${byteSize(seen)} of ${resource} so far, after ${formatDuration(now() - began)}`);
      yield chunk;
    }
  }

  host.info(`Exporting ${resource} of ${app} from ${rack.name}`);
  await writeOutput(
    { file, what: "the dump", example: "dump.sql" },
    dump(),
    () => checkDump(resource, tail, seen),
    deps,
  );
  if (!isComplete(type, tail.toString("latin1"))) {
    host.warn(`The dump of ${resource} does not end as a complete one does: look at its end before you rely on it`);
  }
  host.info(`Exported ${byteSize(seen)}${isFile(file) ? ` to ${file}` : ""} in ${formatDuration(now() - began)}`);
  return { file: file ?? "", size: seen, resource, type, app, rack: rack.name };
}

/** @throws ConvoxError for a dump that is none, or that ends with the Rack's error */
function checkDump(resource: string, tail: Buffer, size: number): void {
  const error = dumpError(tail.toString());
  if (error !== undefined) {
    throw new ConvoxError(`${resource} was not exported: ${error}`, {
      hint: "nothing was saved; the Rack's log says more",
    });
  }
  if (size === 0) throw new ConvoxError(`${resource} was not exported: the Rack sent nothing`);
}

/** pg_dump and mysqldump say so in a comment at the end. Of other types nothing is known. */
function isComplete(type: string, tail: string): boolean {
  if (/postg/.test(type)) return tail.includes("PostgreSQL database dump complete");
  if (/mysql|mariadb/.test(type)) return tail.includes("-- Dump completed");
  return true;
}
