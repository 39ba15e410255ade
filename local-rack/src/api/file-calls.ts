import { type Call, variable } from "../http/call.ts";
import { download } from "../http/download.ts";
import { ok, type Reply } from "../http/reply.ts";
import type { Container, HostContainer } from "../model/runtime.ts";
import { RackFailure } from "../profile/errors.ts";
import { findProcess } from "../run/process-list.ts";
import { containerFor, findTarget } from "./exec-calls.ts";
import { ONLY_PLANS } from "./process-calls.ts";

/** A tar of a file or a folder. v3 runs `tar` in the process, so entries have the whole path; v2 copies. */
export async function filesDownload(call: Call): Promise<Reply> {
  const container = await containerOf(call);
  const file = call.options.value("file");
  return download(runsTar(call, container) ? output(container, ["tar", "-cf", "-", file]) : container.copyOut(file));
}

/** A tar that is unpacked at `/`. */
export async function filesUpload(call: Call): Promise<Reply> {
  const container = await containerOf(call);
  if (!runsTar(call, container)) {
    await container.copyIn(call.body);
    return ok();
  }
  const session = container.exec({ argv: ["tar", "-C", "/", "-xf", "-"], stdin: call.body });
  await waitForExit(session);
  return ok();
}

/** Removes files; a folder stays, and no error reports it. */
export async function filesDelete(call: Call): Promise<Reply> {
  const container = await containerOf(call);
  const files = call.options.value("files").split(",");
  if (isHost(container)) await container.remove(files);
  else await waitForExit(container.exec({ argv: ["rm", "-f", ...files] }));
  return ok();
}

async function containerOf(call: Call): Promise<Container> {
  const { rack } = call;
  const [app, pid] = [variable(call, "app"), variable(call, "pid")];
  // v3 runs `tar` through an exec, which also takes the name of a service.
  const process =
    rack.profile.generation === "v3" ? await findTarget(rack, app, pid) : await findProcess(rack, app, pid);
  if (process.container === undefined && rack.hostRuntime === undefined) throw new RackFailure(501, ONLY_PLANS);
  return containerFor(rack, process);
}

// On the machine itself nothing may be read or written outside of the process's own folder.
function isHost(container: Container): container is HostContainer {
  return "remove" in container;
}

function runsTar({ rack }: Call, container: Container): boolean {
  return rack.profile.generation === "v3" && !isHost(container);
}

// v3 does not look at how the command ends: what it wrote is the reply.
async function* output(container: Container, argv: readonly string[]): AsyncGenerator<Uint8Array> {
  const session = container.exec({ argv });
  for await (const { stream: from, bytes } of session.output) if (from === "out") yield bytes;
}

async function waitForExit(session: ReturnType<Container["exec"]>): Promise<void> {
  for await (const _ of session.output);
  const code = await session.exit;
  if (code !== 0) throw new Error(`command terminated with exit code ${code}`);
}
