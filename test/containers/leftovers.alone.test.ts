import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { program } from "../support/program.ts";
import { APP, type Place, sourceTree, withBuilders } from "./support.ts";

interface Stock {
  containers: string[];
  mounts: number;
  images: string[];
}

/** What the engine of a place holds, without the cached steps of builds. Mounts are those of overlay file systems in buildah's store. */
async function takeStock(here: Place): Promise<Stock> {
  const lines = (text: string) =>
    [...new Set(text.split("\n").filter((line) => line !== "" && !line.startsWith("<none>")))].sort();
  const mounts = (await readFile("/proc/mounts", "utf8")).split("\n");
  if (here.builder === "docker") {
    return {
      containers: lines(await here.tool("docker", "ps", "--all", "--quiet")),
      mounts: 0,
      images: lines(await here.tool("docker", "image", "ls", "--format", "{{.Repository}}:{{.Tag}}")),
    };
  }
  const store = JSON.parse(await here.tool("buildah", "info")).store.GraphRoot;
  return {
    containers: lines(await here.tool("buildah", "containers", "--quiet")),
    mounts: mounts.filter((line) => line.startsWith(`overlay ${store}/`)).length,
    images: lines(await here.tool("buildah", "images", "--format", "{{.Name}}:{{.Tag}}")),
  };
}

/** Images without a name in buildah's store: it keeps them as a cache of steps. */
async function listSteps(here: Place): Promise<string[]> {
  if (here.builder === "docker") return [];
  return (await here.tool("buildah", "images", "--all", "--format", "{{.ID}} {{.Name}}"))
    .split("\n")
    .filter((line) => line.endsWith("<none>"));
}

describe("cleanup of the local Rack", () => {
  withBuilders("a failed build leaves no container, no mount and no named image", async (here) => {
    const before = await takeStock(here);
    const copy = "COPY --from=one /x /y\nRUN exit 7\n";
    const stages = `${APP["worker/Dockerfile"].replace("\n", " AS one\n")}RUN echo x > /x\n${APP["worker/Dockerfile"]}${copy}`;
    const dir = await sourceTree({ ...APP, "worker/Dockerfile": stages });

    const { code } = await program(["build", dir, "--rack", "local", "--app", "shop"], { env: here.env });

    expect(code).toBe(5);
    expect(await takeStock(here)).toEqual(before);
  });

  withBuilders("stop ends containers, and prune removes images, uploads and cached steps", async (here) => {
    const [before, steps] = [await takeStock(here), await listSteps(here)];
    const dir = await sourceTree(APP);
    const deployed = await program(["deploy", dir, "--rack", "local", "--app", "shop"], { env: here.env });
    expect(deployed.code).toBe(0);
    await program(["local-rack", "stop"], { env: here.env });
    const stopped = await takeStock(here);
    expect([stopped.containers, stopped.mounts]).toEqual([before.containers, before.mounts]);
    expect(stopped.images.length).toBeGreaterThan(before.images.length);

    const kept = await program(["local-rack", "prune"], { env: here.env });
    expect(kept.stdout).toMatch(/^Removed 0 images, 0 uploads, \d+ cached steps and 0 containers\n$/);
    const pruned = await program(["local-rack", "prune", "--all"], { env: here.env });
    expect(pruned.stdout).toMatch(/^Removed 2 images, 0 uploads, \d+ cached steps and 0 containers\n$/);
    expect(await takeStock(here)).toEqual(before);
    expect((await listSteps(here)).filter((id) => !steps.includes(id))).toEqual([]);
    expect(
      await readdir(join(here.data, "registry/images/docker/registry/v2/repositories/shop/_manifests/tags")),
    ).toEqual([]);
  });

  withBuilders("destroy removes the containers and images of an app", async (here) => {
    const before = await takeStock(here);
    const dir = await sourceTree(APP);
    const deployed = await program(["deploy", dir, "--rack", "local", "--app", "shop"], { env: here.env });
    expect(deployed.code).toBe(0);

    const destroyed = await program(["destroy", "shop", "--rack", "local", "--confirm", "shop"], { env: here.env });

    expect([destroyed.code, destroyed.code === 0 ? "" : destroyed.stderr]).toEqual([0, ""]);
    expect(await takeStock(here)).toEqual(before);
    expect(await readdir(join(here.data, "apps"))).toEqual([]);
  });
});
