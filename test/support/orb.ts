import { execFile } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "./program.ts";

export interface Finding {
  rule: string;
  where: string;
  message: string;
}

const workflows = (await import(join(root, "scripts/orb-lint-workflows.mjs"))) as {
  checkWorkflows(config: object, report: (rule: string, message: string) => void): void;
};
/** The project's own tools, which are programs: their types are here. */
export const packer = (await import(join(root, "scripts/orb-pack.mjs"))) as {
  packOrb(dir: string): Record<string, unknown>;
  packedText(orb: Record<string, unknown>): string;
};
export const linter = {
  ...((await import(join(root, "scripts/orb-lint.mjs"))) as {
    lintOrb(dir: string, options?: { version?: string }): Finding[];
  }),
  /** What is wrong in the workflows of a config. */
  workflowFindings(config: object): string[] {
    const found: string[] = [];
    workflows.checkWorkflows(config, (rule, message) => found.push(`${rule}: ${message}`));
    return found;
  },
};
export const bundler = (await import(join(root, "scripts/orb-bundle.mjs"))) as {
  bundleFiles(dist?: string): { name: string; bytes: Buffer }[];
  pinOf(files: { name: string; bytes: Buffer }[]): string;
  bundleArchive(files?: { name: string; bytes: Buffer }[]): Buffer;
};

/** The packed orb for the bundle that is in dist/ now, generated in `dir`. */
export async function freshOrb(dir: string): Promise<string> {
  const orb = join(dir, "orb");
  await mkdir(orb, { recursive: true });
  await promisify(execFile)(process.execPath, [join(root, "scripts/orb-generate.mjs"), orb]);
  return await readFile(join(orb, "orb.yml"), "utf8");
}
