import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { property, words } from "./docker-images.ts";

/** How an image's program is started. */
export interface ImageConfig {
  entrypoint: string[];
  command: string[];
  env: Record<string, string>;
  workdir: string;
  user: string;
}

/** Reads the OCI configuration from the output of `buildah inspect`. */
export function configOf(image: unknown): ImageConfig {
  const config = property(property(image, "OCIv1"), "config");
  const text = (name: string) => {
    const value = property(config, name);
    return typeof value === "string" ? value : "";
  };
  const pairs = words(property(config, "Env")).map((item) => [
    item.split("=")[0] ?? "",
    item.slice(item.indexOf("=") + 1),
  ]);
  return {
    entrypoint: words(property(config, "Entrypoint")),
    command: words(property(config, "Cmd")),
    env: { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", ...Object.fromEntries(pairs) },
    workdir: text("WorkingDir") || "/",
    user: text("User"),
  };
}

/** USER of an image: a name or a number, with or without a group. @throws Error if the image has no such user or group */
export async function userIn(root: string, user: string): Promise<{ uid: number; gid: number; home: string }> {
  const [name = "", group] = user.split(":");
  const table = async (path: string) =>
    (await readFile(join(root, path), "utf8").catch(() => "")).split("\n").map((line) => line.split(":"));
  const entry = (await table("etc/passwd")).find(([login, , uid]) => login === (name || "root") || uid === name);
  const uid = /^\d+$/.test(name) ? Number(name) : name === "" ? 0 : Number(entry?.[2] ?? Number.NaN);
  if (Number.isNaN(uid)) throw new Error(`unable to find user ${name}: no matching entries in passwd file`);
  let gid = Number(entry?.[3] ?? 0);
  if (group !== undefined) {
    const found = (await table("etc/group")).find(([title, , id]) => title === group || id === group);
    gid = /^\d+$/.test(group) ? Number(group) : Number(found?.[2] ?? Number.NaN);
    if (Number.isNaN(gid)) throw new Error(`unable to find group ${group}: no matching entries in group file`);
  }
  return { uid, gid, home: entry?.[5] || "/" };
}
