import { execFile } from "node:child_process";
import { cp, mkdir, realpath, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { temporary } from "../support/program.ts";
import { BASE } from "./setup.ts";
import type { Place } from "./support.ts";

const run = promisify(execFile);

/** The build context of an image with busybox, this machine's Node and a user `node`: no bash, no curl, no npm. */
export async function nodeContext(): Promise<string> {
  const context = join(await temporary(), "node");
  await mkdir(context);
  const node = await realpath(process.execPath);
  const { stdout } = await run("ldd", [node]);
  const libraries = [...stdout.matchAll(/(\/\S+) \(0x/g)].map(([, path = ""]) => path);
  const copies = [];
  for (const [index, path] of [node, ...libraries].entries()) {
    await cp(path, join(context, `${index}`), { dereference: true });
    copies.push(`COPY ${index} ${index === 0 ? "/usr/local/bin/node" : path}`);
  }
  const user = 'RUN mkdir -p /etc && echo "node:x:1000:1000::/tmp:/bin/sh" > /etc/passwd';
  await writeFile(join(context, "Dockerfile"), `FROM ${BASE}\n${copies.join("\n")}\n${user}\n`);
  return context;
}

/** Gives an image the name of one that only a registry has: `node` is built, others exist. */
export async function tagImage(here: Place, image: string, name: string): Promise<void> {
  if (image !== "node") await here.tool(here.builder, "tag", image, name);
  else {
    const isolation = here.builder === "buildah" ? ["--isolation", "chroot"] : [];
    await here.tool(here.builder, "build", ...isolation, "-t", name, await nodeContext());
  }
}
