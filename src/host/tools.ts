import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { ConvoxError, UnreachableError } from "../errors.ts";
import { isFileError } from "../system-error.ts";

/** A program that is one file. */
export interface Tool {
  /** File name of the installed program. */
  readonly name: string;
  /** `1.2.3` */
  readonly version: string;
  readonly url: string;
  /** Hexadecimal digest that the file must have; undefined to accept any file. */
  readonly sha256: string | undefined;
}

export interface Installed {
  /** Folder with the program in it. */
  readonly dir: string;
  /** The tool cache already held it. */
  readonly cached: boolean;
  readonly sha256: string;
}

/**
 * Downloads a program into the runner's tool cache, unless the cache holds it. A cached file must have the digest too: on a
 * self-hosted runner other jobs write to the cache. Outside of GitHub the cache is a folder in the user's home.
 * @throws ConvoxError if the digest differs; nothing is installed then
 */
export async function installTool(tool: Tool): Promise<Installed> {
  process.env["RUNNER_TOOL_CACHE"] ||= join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "convox-ci");
  process.env["RUNNER_TEMP"] ||= tmpdir();
  const tools = await import("@actions/tool-cache");
  return await quietly(async () => {
    const found = tools.find(tool.name, tool.version);
    if (found !== "") {
      const sha256 = await digest(join(found, tool.name)).catch(() => "");
      if (sha256 !== "" && sha256 === (tool.sha256 ?? sha256)) return { dir: found, cached: true, sha256 };
    }
    const file = await tools.downloadTool(tool.url).catch((cause: unknown) => {
      // A full disk is no fault of the address.
      if (isFileError(cause)) throw cause;
      throw new UnreachableError(
        "download-failed",
        `${withoutCredentials(tool.url)}: ${cause instanceof Error ? cause.message : cause}`,
        {
          cause,
          hint: "Check that the version exists and that this machine can reach the address. The input mirror sets another address.",
        },
      );
    });
    try {
      const sha256 = await digest(file);
      if (sha256 !== (tool.sha256 ?? sha256)) {
        throw new ConvoxError(
          "checksum-mismatch",
          `${withoutCredentials(tool.url)} has the SHA-256 ${sha256}, not ${tool.sha256}: it is not installed`,
          {
            hint: "Find out why the file differs before you change the input sha256.",
          },
        );
      }
      await chmod(file, 0o755);
      return { dir: await tools.cacheFile(file, tool.name, tool.name, tool.version), cached: false, sha256 };
    } finally {
      await rm(file, { force: true });
    }
  });
}

async function digest(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest("hex");
}

/** Without user and query, which may hold secrets. */
function withoutCredentials(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

/** The toolkit writes workflow commands to standard output, where only GitHub's runner reads them. */
async function quietly<T>(body: () => Promise<T>): Promise<T> {
  if (process.env["GITHUB_ACTIONS"] === "true") return body();
  const { write } = process.stdout;
  process.stdout.write = () => true;
  try {
    return await body();
  } finally {
    process.stdout.write = write;
  }
}
