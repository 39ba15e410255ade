import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { onTestFinished } from "vitest";
import { type SourceTree, tarball } from "../../src/pack/index.ts";

/** What a file of a test's directory is: its content, a link, an executable; a name that ends in "/" is a directory. */
export type Content = string | Uint8Array | { link: string } | { script: string };

/** A new directory outside of everything, removed after the test. */
export function temporary(): string {
  const dir = mkdtempSync(join(tmpdir(), "pack-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A new directory with these files. */
export function directory(files: Readonly<Record<string, Content>>): string {
  const dir = temporary();
  write(dir, files);
  return dir;
}

export function write(dir: string, files: Readonly<Record<string, Content>>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(dir, name);
    mkdirSync(name.endsWith("/") ? path : dirname(path), { recursive: true });
    if (name.endsWith("/")) continue;
    if (typeof content === "string" || content instanceof Uint8Array) writeFileSync(path, content);
    else if ("link" in content) symlinkSync(content.link, path);
    else {
      writeFileSync(path, content.script);
      chmodSync(path, 0o755);
    }
  }
}

/** The paths of the entries, those of directories with a slash at the end. */
export function paths(tree: SourceTree): string[] {
  return tree.entries.map(({ path, kind }) => (kind === "directory" ? `${path}/` : path));
}

/** The archive, compressed. */
export async function packTree(tree: SourceTree): Promise<Buffer> {
  return await buffer(tarball(tree));
}

/** The archive, not compressed. */
export async function archive(tree: SourceTree): Promise<Buffer> {
  return gunzipSync(await packTree(tree));
}

/** Why a command cannot serve as an oracle here, as part of a test's name; "" when it can. */
export function without(command: string): string {
  return spawnSync(command, ["--version"]).error === undefined ? "" : ` (skipped: no ${command} command)`;
}

export function isGnuTar(): boolean {
  return without("tar") === "" && execFileSync("tar", ["--version"], { encoding: "utf8" }).includes("GNU tar");
}
