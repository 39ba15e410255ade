import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { type Manifest, type ManifestOptions, readManifest } from "../../src/manifest/index.ts";

/** A source tree with these files, deleted after the test. */
export async function project(files: Record<string, string>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "manifest-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
  return dir;
}

/** The manifest `text` in a source tree that has a Dockerfile at its root. */
export async function read(text: string, options: ManifestOptions = {}): Promise<Manifest> {
  return readManifest(await project({ Dockerfile: "FROM scratch\n", "convox.yml": text }), options);
}

/** Each problem as "line severity racks message", without the severity and racks that most have. */
export function listProblems({ problems }: Manifest): string[] {
  return problems.map(({ line, severity, racks, message }) => {
    const marks = [severity === "warning" ? "warning" : "", racks === "both" ? "" : racks].filter(
      (mark) => mark !== "",
    );
    return [`${line}:`, ...marks, message].join(" ");
  });
}
