import { mkdtemp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { places } from "../../local-rack/src/store/places.ts";
import type { PushedImage } from "../../src/images/pushed-images.ts";
import { program, start } from "../support/program.ts";
import { APP, fetchText, type Place, sourceTree, webUrl, withBuilders } from "./support.ts";

/** Types of manifest that the tests accept. */
const MANIFESTS = "application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json";

/** Starts a Rack in a place. Returns its URL and a function that calls it. */
async function serveRack(here: Place) {
  const running = start(["local-rack", "--builder", here.builder], { env: here.env });
  const [, url = ""] = await running.printed(/^RACK_URL=(.*)$/m);
  const { origin, password } = new URL(url);
  const Authorization = `Basic ${Buffer.from(`convox:${password}`).toString("base64")}`;
  const call = (method: string, path: string, form?: Record<string, string>) =>
    fetch(`${origin}${path}`, {
      ...{ method, headers: { Authorization, Accept: MANIFESTS } },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
  return { url, call };
}

describe("the registry behind a local Rack", () => {
  withBuilders("the Rack serves its registry, and a build can be created from an image in it", async (here) => {
    const dir = await sourceTree(APP);
    const { url, call } = await serveRack(here);
    await call("POST", "/apps", { name: "shop" });
    await call("POST", "/apps", { name: "other" });
    const env = { ...here.env, RACK_URL: url };
    const built = await program(["build", dir, "--app", "shop", "--json", "--build-args", "GREETING=hi"], { env });
    expect([built.code, built.code === 0 ? "" : built.stderr]).toEqual([0, ""]);
    const { build, images } = JSON.parse(built.stdout);

    const manifest = await call("GET", `/v2/shop/manifests/web.${build}`);
    const head = await call("HEAD", `/v2/shop/manifests/web.${build}`);
    expect([manifest.status, manifest.headers.get("docker-content-digest")]).toEqual([
      200,
      images.find(({ service }: PushedImage) => service === "web").digest,
    ]);
    expect(head.headers.get("content-length")).toBe(String((await manifest.arrayBuffer()).byteLength));
    expect((await call("GET", "/v2/unknown/tags/list")).status).toBe(403);

    const registry = JSON.parse(await readFile(join(places.registry(here.data), "registry.json"), "utf8")).address;
    const { id } = (await (await call("POST", "/apps/other/builds", { external: "true", url: "" })).json()) as {
      id: string;
    };
    const manifestText = "services:\n  web:\n    port: 3000\n    health: /health\n";
    await call("PUT", `/apps/other/builds/${id}`, { manifest: manifestText });
    const image = `${registry}/shop:web.${build}`;
    expect((await call("POST", `/apps/other/builds/${id}/image`, { image })).status).toBe(202);
    await expect
      .poll(async () => (await (await call("GET", `/apps/other/builds/${id}`)).json()) as object, { timeout: 60_000 })
      .toMatchObject({ status: "complete", reason: "" });
    const release = (await (await call("POST", "/apps/other/releases", { build: id })).json()) as { id: string };

    const promoted = await program(["promote", release.id, "--app", "other"], { env });
    expect([promoted.code, promoted.code === 0 ? "" : promoted.stderr]).toEqual([0, ""]);
    expect(await fetchText(await webUrl(here))).toEqual({ status: 200, text: "hi\n" });
  });

  withBuilders("an external build pushes its images, and its release runs", async (here) => {
    const dir = await sourceTree(APP);
    const { url, call } = await serveRack(here);
    await call("POST", "/apps", { name: "shop" });
    const env = { ...here.env, RACK_URL: url };
    const made = await call("POST", "/apps/shop/builds", { external: "true", url: "" });
    const { id, repository } = (await made.json()) as { id: string; repository: string };
    const { host, pathname, username, password } = new URL(repository);
    const image = `${host}${pathname}:web.${id}`;
    const folder = await mkdtemp(join(here.data, "login-"));
    const auth = ["--username", username, "--password", password];
    if (here.builder === "docker") {
      await here.tool("docker", "--config", folder, "login", ...auth, host);
      await here.tool("docker", "build", "-q", "-t", image, "--build-arg", "GREETING=from outside", dir);
      await here.tool("docker", "--config", folder, "push", image);
    } else {
      await here.tool(
        "buildah",
        "build",
        "-q",
        "--isolation",
        "chroot",
        "-t",
        image,
        "--build-arg",
        "GREETING=from outside",
        dir,
      );
      await here.tool(
        "buildah",
        "push",
        "-q",
        "--tls-verify=false",
        "--creds",
        `${username}:${password}`,
        image,
        `docker://${image}`,
      );
    }

    const manifest = "services:\n  web:\n    port: 3000\n    health: /health\n";
    await call("PUT", `/apps/shop/builds/${id}`, { manifest, status: "complete" });
    const release = (await (await call("POST", "/apps/shop/releases", { build: id })).json()) as { id: string };
    const promoted = await program(["promote", release.id, "--app", "shop"], { env });

    expect([promoted.code, promoted.code === 0 ? "" : promoted.stderr]).toEqual([0, ""]);
    expect(await fetchText(await webUrl(here))).toEqual({ status: 200, text: "from outside\n" });
  });

  withBuilders(
    "the build states why its image cannot be imported",
    async (here) => {
      const { call } = await serveRack(here);
      await call("POST", "/apps", { name: "shop" });
      const { id } = (await (await call("POST", "/apps/shop/builds", { external: "true", url: "" })).json()) as {
        id: string;
      };
      await call("PUT", `/apps/shop/builds/${id}`, { manifest: "services:\n  web:\n    port: 3000\n" });

      await call("POST", `/apps/shop/builds/${id}/image`, { image: "127.0.0.1:1/nothing:here" });

      await expect
        .poll(async () => (await (await call("GET", `/apps/shop/builds/${id}`)).json()) as object, { timeout: 60_000 })
        .toMatchObject({ status: "failed", reason: expect.stringContaining("127.0.0.1:1") });
    },
    ["docker"],
  );
});
