import { readFile } from "node:fs/promises";
import { Parser } from "tar";
import { describe, expect } from "vitest";
import { places } from "../../local-rack/src/store/places.ts";
import type { PushedImage } from "../../src/images/pushed-images.ts";
import { program, start } from "../support/program.ts";
import { BASE } from "./setup.ts";
import { type Place, sourceTree, withBuilders } from "./support.ts";

/** Only files are copied, so no step needs a network. */
const SOURCE = {
  "convox.yml": [
    "environment:",
    "  - COLOR=blue",
    "services:",
    "  web:",
    "    build: .",
    "    port: 3000",
    "  again:",
    "    build: .",
    "  worker:",
    "    build:",
    "      path: worker",
    "      manifest: Dockerfile.work",
    "",
  ].join("\n"),
  Dockerfile: [
    `FROM ${BASE}`,
    "ARG GREETING=none",
    "ARG COLOR",
    "LABEL greeting=$GREETING color=$COLOR",
    "HEALTHCHECK CMD true",
    "COPY . /app",
    'ENTRYPOINT ["sh"]',
    "",
  ].join("\n"),
  ".dockerignore": "**/*.secret\n",
  "a.secret": "not for the image",
  "worker/Dockerfile.work": "FROM scratch\nCOPY . /\n",
  "worker/b.secret": "not for the image",
  "worker/work.txt": "work",
};

const MANIFESTS = [
  "application/vnd.docker.distribution.manifest.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
].join(", ");

/** Settings of an image, as its configuration has them. */
interface Settings {
  readonly Labels?: Record<string, string>;
  readonly Entrypoint?: string[];
  readonly Healthcheck?: object;
}

/** Starts a Rack in a place, so that its registry can be read. Returns the environment of a job and a reader of configurations. */
async function serveRack(here: Place, generation: "v2" | "v3") {
  const env = { ...here.env, BUILDAH_ISOLATION: "chroot" };
  const running = start(["local-rack", "--builder", here.builder, "--generation", generation], { env });
  const [, url = ""] = await running.printed(/^RACK_URL=(.*)$/m);
  const run = async (args: string[]): Promise<{ build: string; images: PushedImage[]; stderr: string }> => {
    const job = { env: { ...env, RACK_URL: url } };
    const { code, stdout, stderr } = await program([...args, "--app", "shop", "--json"], job);
    expect([code, code === 0 ? "" : stderr]).toEqual([0, ""]);
    return { ...JSON.parse(stdout), stderr };
  };
  const fetchBlob = async (address: string, digest: string) =>
    Buffer.from(await (await fetch(`http://${address}/v2/shop/blobs/${digest}`)).arrayBuffer());
  /** An image in the Rack's registry: its id, its settings, and the files of its last layer. */
  const readImage = async (tag: string) => {
    const { address } = JSON.parse(await readFile(`${places.registry(here.data)}/registry.json`, "utf8"));
    const answer = await fetch(`http://${address}/v2/shop/manifests/${tag}`, { headers: { Accept: MANIFESTS } });
    const manifest = (await answer.json()) as { config: { digest: string }; layers: { digest: string }[] };
    const { config } = JSON.parse((await fetchBlob(address, manifest.config.digest)).toString()) as {
      config: Settings;
    };
    const files: string[] = [];
    const list = new Parser({ onReadEntry: (entry) => files.push(entry.path) && entry.resume() });
    list.end(await fetchBlob(address, manifest.layers.at(-1)?.digest ?? ""));
    return { id: manifest.config.digest, config, files: files.sort() };
  };
  return { run, readImage };
}

/** Each generation with one builder: what the builders and the Racks read and write does not depend on each other. */
describe.each([
  ["v3", "buildah"],
  ["v2", "docker"],
] as const)("images that are built on the runner, on a %s Rack", (generation, builder) => {
  withBuilders(
    "have the files that the Rack makes of the same source, and keep their ids",
    async (here) => {
      const dir = await sourceTree(SOURCE);
      const { run, readImage } = await serveRack(here, generation);
      await run(["create"]);
      const args = ["build", dir, "--build-args", "GREETING=hello"];
      const onRack = await run(args);
      await run(["env", "set", "COLOR=green"]);
      const onRunner = await run([...args, "--build-on", "runner"]);

      expect(onRunner.images.map(({ service }) => service)).toEqual(["web", "again", "worker"]);
      for (const { service, "image-id": id } of onRunner.images) {
        const made = await readImage(`${service}.${onRack.build}`);
        const imported = await readImage(`${service}.${onRunner.build}`);
        expect(imported.id).toBe(id);
        expect(imported.files).toEqual(made.files);
        expect(imported.config.Entrypoint).toEqual(made.config.Entrypoint);
      }
      const web = await readImage(`web.${onRunner.build}`);
      expect(web.files).toEqual([
        "app/",
        "app/.dockerignore",
        "app/Dockerfile",
        "app/convox.yml",
        "app/worker/",
        "app/worker/Dockerfile.work",
        "app/worker/work.txt",
      ]);
      expect(web.config.Healthcheck).toEqual({ Test: ["CMD-SHELL", "true"] });
      expect(web.config.Labels).toMatchObject({ greeting: "hello", color: "green" });
    },
    [builder],
  );
});
