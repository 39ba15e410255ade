import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { InputError } from "../../errors.ts";
import { dumpError } from "../../rack/index.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { heartbeat } from "../output/heartbeat.ts";
import { byteSize, elapsed } from "../output/units.ts";
import { resourceInputs, resourceWithData } from "./resources.ts";

const inputs = {
  ...resourceInputs,
  file: { description: "File with SQL text, as resources export saves it", required: true, short: "f" },
  confirm: {
    description: "The name of the resource once more: what the file's statements drop or overwrite is lost",
    required: true,
  },
} as const satisfies Inputs;

export const resourcesImport = command({
  name: "resources import",
  action: "import",
  summary: "Run the SQL of a file in a database",
  details:
    "v3 Racks alone. That the Rack reports success does not prove every statement: psql goes on after one that fails, and " +
    "what it said is in the Rack's own log. It is never sent twice. A deploy key without a role may not import.",
  icon: "upload",
  inputs,
  outputs: {
    file: "The file, as it was given",
    size: "Its size in bytes",
    resource: "Name of the resource",
    app: "Name of the app",
    rack: "Name of the Rack",
  },
  run: importResource,
});

const EDGE_BYTES = 8 * 1024;

async function importResource({ app, resource, file, confirm }: Values<typeof inputs>, deps: Deps) {
  const { host, now, rack } = deps;
  if (confirm !== resource) {
    throw new InputError(
      `confirm is ${JSON.stringify(confirm)}, which is not the resource's name: nothing was imported`,
      {
        hint: `confirm: ${resource} says that you mean it`,
      },
    );
  }
  const handle = await opened(file, deps);
  try {
    const { size } = await handle.stat();
    await checkDump(file, handle, size);
    await resourceWithData(app, resource, deps);
    const began = now();
    const beat = heartbeat(deps);
    async function* chunks(): AsyncIterable<Uint8Array> {
      let sent = 0;
      for await (const chunk of handle.createReadStream({ autoClose: false, start: 0 })) {
        yield chunk;
        sent += chunk.length;
        beat(`${byteSize(sent)} of ${byteSize(size)} sent, after ${elapsed(now() - began)}`);
      }
    }
    host.info(`Importing ${byteSize(size)} into ${resource} of ${app} on ${rack.name}`);
    const need = { to: "import into resources", access: "Write", app } as const;
    await withPermissionHint(rack, need, rack.resources.import(app, resource, chunks(), size));
    host.info(`Imported in ${elapsed(now() - began)}; whether each statement worked, the Rack does not tell`);
    return { file, size, resource, app, rack: rack.name };
  } finally {
    await handle.close();
  }
}

type Handle = Awaited<ReturnType<typeof open>>;

async function opened(file: string, { cwd }: Deps): Promise<Handle> {
  try {
    return await open(resolve(cwd, file));
  } catch (cause) {
    throw new InputError(`file is ${JSON.stringify(file)}: it cannot be read`, { cause });
  }
}

/** @throws InputError for what is no SQL text, or a dump with an error in the place of its end */
async function checkDump(file: string, handle: Handle, size: number): Promise<void> {
  const wrong = (what: string, hint?: string) => new InputError(`file is ${JSON.stringify(file)}: ${what}`, { hint });
  if (!(await handle.stat()).isFile()) throw wrong("it is not a file");
  if (size === 0) throw wrong("it is empty");
  const at = async (position: number) =>
    (await handle.read(Buffer.alloc(Math.min(EDGE_BYTES, size)), 0, Math.min(EDGE_BYTES, size), position)).buffer;
  const head = await at(0);
  if (head[0] === 0x1f && head[1] === 0x8b)
    throw wrong("it is compressed", "the Rack wants plain SQL: gunzip it first");
  if (head.subarray(0, 5).toString("latin1") === "PGDMP") {
    throw wrong("it is in pg_dump's own format", "the Rack wants plain SQL: pg_restore -f dump.sql makes it");
  }
  const error = dumpError((await at(Math.max(0, size - EDGE_BYTES))).toString("latin1"));
  if (error !== undefined) throw wrong(`it is what is left of an export that failed: ${error}`);
}
