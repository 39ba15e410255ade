import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import * as tar from "tar";

/** What `docker build` would send: the paths, directories with "/" at the end, or its complaint about .dockerignore. */
export type DockerContext = { paths: string[] } | { error: string };

export interface Docker {
  version: string;
  context(dir: string): Promise<DockerContext>;
  close(): Promise<void>;
}

/** Why the docker command here cannot show how .dockerignore rules work, or undefined when it can: 23 and later do. */
export function dockerMissing(): string | undefined {
  const version = dockerVersion();
  if (version === undefined) return "no docker command";
  return Number.parseInt(version, 10) >= 23 ? undefined : `docker ${version} is older than 23`;
}

function dockerVersion(): string | undefined {
  try {
    return /version ([\d.]+)/.exec(execFileSync("docker", ["--version"], { encoding: "utf8" }))?.[1];
  } catch {
    return undefined;
  }
}

/**
 * The docker command as an oracle: an engine of our own on a Unix socket takes the build context that
 * `docker build` (the classic builder) posts to it. No daemon is needed. One call at a time.
 *
 * The command itself adds a Dockerfile and .dockerignore that rules drop; those two say nothing about the rules.
 */
export async function docker(): Promise<Docker> {
  const home = await mkdtemp(join(tmpdir(), "docker-"));
  const socket = join(home, "engine.sock");
  let posted: Buffer | undefined;
  const server = createServer(async (request, response) => {
    response.setHeader("Api-Version", "1.44").setHeader("Ostype", "linux").setHeader("Builder-Version", "1");
    const body = await buffer(request);
    if (request.method === "POST" && /\/build\?/.test(request.url ?? "")) {
      posted = body;
      response.setHeader("Content-Type", "application/json").end('{"stream":"Successfully built 0123456789ab\\n"}\n');
    } else response.end(/_ping/.test(request.url ?? "") ? "OK" : "{}");
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));

  return {
    version: dockerVersion() ?? "",
    async context(dir) {
      posted = undefined;
      const env = { ...process.env, DOCKER_BUILDKIT: "0", DOCKER_HOST: `unix://${socket}`, DOCKER_CONFIG: home };
      const stderr = await new Promise<string>((resolve) => {
        execFile("docker", ["build", dir], { env }, (_, __, text) => resolve(text));
      });
      if (posted === undefined) return { error: stderr.trim().split("\n").at(-1) ?? "" };
      return { paths: await pathsOf(posted) };
    },
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await rm(home, { recursive: true });
    },
  };
}

async function pathsOf(archive: Buffer): Promise<string[]> {
  const paths: string[] = [];
  const parser = new tar.Parser({ onReadEntry: (entry) => entry.on("end", () => paths.push(entry.path)).resume() });
  await new Promise<void>((resolve, reject) => {
    parser.on("end", resolve).on("error", reject);
    parser.end(archive);
  });
  return paths;
}
