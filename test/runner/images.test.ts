import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { openArchive } from "../../src/archive/index.ts";
import { ArchiveError } from "../../src/errors.ts";
import { serviceNames } from "../../src/manifest/index.ts";
import { gzip } from "../../src/pack/index.ts";
import { addEnvProgram, findEnvProgram } from "../../src/runner/env-program.ts";
import { importTar } from "../../src/runner/import-archive.ts";
import { readSavedImage, type SavedImage } from "../../src/runner/saved-image.ts";
import { failure } from "../rack/harness.ts";
import { type Item, manifestOf, pieces, tarOf } from "../support/archives.ts";
import { openFiles } from "../support/open-files.ts";
import { temporary } from "../support/program.ts";

const digest = (bytes: string | Uint8Array) => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
const layerOf = (name: string, content = name) => tarOf([{ path: name, content }]);

const A = layerOf("a");
const B = layerOf("b");

/** What `docker save` writes of an image with the layers A, B and A again. */
function savedArchive(change: (items: Item[]) => Item[] = (items) => items, layers = [A, B, A]) {
  const config = JSON.stringify({
    config: { Entrypoint: ["sh"], Cmd: ["serve"], Healthcheck: { Test: ["NONE"] } },
    rootfs: { type: "layers", diff_ids: layers.map(digest) },
    history: [],
  });
  const files = layers.map((content, at): Item => ({ path: `${at}/layer.tar`, content }));
  // An equal layer is a link in the archive.
  files[2] = { path: "2/layer.tar", type: "SymbolicLink" };
  const manifest = [{ Config: "config.json", RepoTags: ["x:y"], Layers: files.map(({ path }) => path) }];
  const items = [...files, { path: "config.json", content: config }];
  return {
    id: digest(config),
    tar: tarOf(change([...items, { path: "manifest.json", content: JSON.stringify(manifest) }])),
  };
}

describe("an image from the builder", () => {
  test("is kept by the digests of its layers, each once, with the configuration as it is", async () => {
    const folder = await temporary();
    const { id, tar } = savedArchive();
    const image = await readSavedImage(pieces(tar, 700), folder);

    expect(image.id).toBe(id);
    expect(image.layers.map((layer) => layer.digest)).toEqual([A, B, A].map(digest));
    expect((await readdir(folder)).sort()).toEqual([A, B].map((bytes) => digest(bytes).slice(7)).sort());
    for (const layer of image.layers) expect(digest(await readFile(layer.path))).toBe(layer.digest);
  });

  test("may have compressed layers", async () => {
    const packed = gzipSync(A);
    const config = JSON.stringify({ rootfs: { diff_ids: [digest(A)] } });
    const blob = (bytes: string | Uint8Array) => `blobs/sha256/${digest(bytes).slice(7)}`;
    const manifest = JSON.stringify([{ Config: blob(config), Layers: [blob(packed)] }]);
    const items = [
      { path: blob(packed), content: packed },
      { path: blob(config), content: config },
      { path: "manifest.json", content: manifest },
    ];
    const image = await readSavedImage(pieces(tarOf(items)), await temporary());

    expect(image.layers).toMatchObject([{ digest: digest(packed), compression: "gzip" }]);
  });

  test.each<[string, string, (items: Item[]) => Item[]]>([
    ["has no manifest", "no valid manifest.json", (items) => items.slice(0, -1)],
    [
      "has a layer less",
      "layer 2 is missing or damaged",
      (items) => items.filter(({ path }) => path !== "1/layer.tar"),
    ],
    [
      "has another layer than its configuration names",
      "layer 2 is missing or damaged",
      (items) => items.map((item) => (item.path === "1/layer.tar" ? { ...item, content: layerOf("c") } : item)),
    ],
  ])("is rejected, and nothing of it is kept, if it %s", async (_, reason, change) => {
    const folder = await temporary();

    expect((await failure(readSavedImage(pieces(savedArchive(change).tar), folder), ArchiveError)).message).toContain(
      reason,
    );
    expect((await readdir(folder)).filter((name) => name.startsWith("file-"))).toEqual([]);
  });

  test("is rejected if it is cut short, and its last file is closed and removed", async () => {
    const { tar } = savedArchive();
    const folder = await temporary();

    await failure(readSavedImage(pieces(tar.subarray(0, 700)), folder), ArchiveError);
    expect(openFiles(folder)).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });
});

async function imageOf(layers?: Buffer[]): Promise<SavedImage> {
  return await readSavedImage(pieces(savedArchive((items) => items, layers).tar), await temporary());
}

describe("the archive for an import", () => {
  test.each(["v2", "v3"] as const)(
    "of a %s Rack passes the check of archives and has an image for each service",
    async (generation) => {
      const shared = await imageOf();
      const images = [
        { service: "web", image: shared },
        { service: "again", image: shared },
        { service: "worker", image: await imageOf([B, A, B]) },
      ];
      const manifest = manifestOf(["web", "again", "worker"]);
      const time = new Date(1.79e12);
      const build = {
        app: "shop",
        id: "BABCDEFGHIJ",
        description: "a build",
        manifest,
        started: time,
        ended: time,
        images,
      };
      const archive = await openArchive(gzip(importTar(build, generation)), serviceNames);
      for await (const bytes of archive.chunks) expect(bytes.length).toBeGreaterThan(0);

      expect(archive.head).toMatchObject({ format: generation, build: { id: "BABCDEFGHIJ", app: "shop", manifest } });
      expect([...archive.images()].sort()).toEqual(["again", "web", "worker"]);
    },
  );
});

describe("the program that a v2 Rack adds to each image", () => {
  const program = Buffer.from("\x7fELF the program");
  const exportArchive = (layers: Buffer[]) => {
    const image = tarOf([
      ...layers.map((content, at) => ({ path: `${at}/layer.tar`, content })),
      { path: "config.json", content: "{}" },
      { path: "manifest.json", content: "[]" },
    ]);
    return gzipSync(
      tarOf([
        { path: "build.json", content: "{}" },
        { path: "shop.BABCDEFGHIJ.tar", content: image },
      ]),
    );
  };

  test("is found in the images of an exported build, and the rest of it is not read", async () => {
    const whole = exportArchive([A, layerOf("convox-env", program.toString("latin1")), Buffer.alloc(1 << 20, "x")]);
    let read = 0;
    async function* countBytes() {
      for await (const bytes of pieces(whole, 100)) {
        read += bytes.length;
        yield bytes;
      }
    }

    expect(await findEnvProgram(countBytes())).toEqual(program);
    expect(read).toBeLessThan(whole.length);
    expect(await findEnvProgram(pieces(exportArchive([A, B])))).toBeUndefined();
  });

  test("starts the entrypoint of the image, in a layer above the others", async () => {
    const image = await imageOf();
    const wrapped = await addEnvProgram(image, program, await temporary());
    const { config, rootfs } = JSON.parse(wrapped.config.toString());
    const last = wrapped.layers.at(-1);

    expect(config).toMatchObject({
      Entrypoint: ["/convox-env", "sh"],
      Cmd: ["serve"],
      Healthcheck: { Test: ["NONE"] },
    });
    expect(rootfs.diff_ids).toEqual([...[A, B, A].map(digest), last?.digest]);
    expect(wrapped.id).toBe(digest(wrapped.config));
    const layer = await readFile(last?.path ?? "");
    expect(digest(layer)).toBe(last?.digest);
    expect(await findEnvProgram(pieces(exportArchive([layer])))).toEqual(program);
  });
});
