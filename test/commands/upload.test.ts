import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { build } from "../../src/commands/builds/build.ts";
import { readSource } from "../../src/commands/builds/source.ts";
import { upload } from "../../src/commands/builds/upload.ts";
import { InputError } from "../../src/errors.ts";
import { project } from "../manifest/project.ts";
import { failure, setup } from "../rack/harness.ts";
import { depsFor } from "../support/command.ts";
import { json } from "../support/raw-rack.ts";
import { runs } from "../support/runs.ts";

const FILES = {
  "convox.yml": "services: { web: { image: httpd } }\n",
  "words.txt": Array.from({ length: 40_000 }, (_, line) => `line ${line} of ${(line * 7919) % 1013}\n`).join(""),
};

/** Uploads the same source with this compression, and returns the body that the Rack received. */
async function uploadWith(compression: string): Promise<Buffer> {
  const dir = await project(FILES);
  const bodies: Buffer[] = [];
  const { rack } = await setup(async (seen, res) => {
    bodies.push(await seen.body());
    json(res, { Url: "object://web/tmp/x.tgz" });
  });
  const deps = depsFor(rack, { cwd: dir });
  await upload(await readSource(".", undefined, deps), "web", { compression, reuse: "none" }, deps);
  return Buffer.concat(bodies);
}

test.each(["store", "1", "6"])("compression %s gives the same bytes for the same source", async (compression) => {
  const bytes = await uploadWith(compression);
  expect(bytes.equals(await uploadWith(compression))).toBe(true);
});

test("each compression sends the same tar, and a higher level sends fewer bytes", async () => {
  const [stored, fast, small, automatic] = await Promise.all(["store", "1", "9", "auto"].map(uploadWith));
  const sizes = [stored, fast, small].map((body) => body?.length ?? 0);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(new Set(sizes).size).toBe(3);
  const tar = gunzipSync(stored ?? "");
  for (const body of [fast, small, automatic]) expect(gunzipSync(body ?? "").equals(tar)).toBe(true);
});

test("a compression that does not exist is refused before the Rack is asked", async () => {
  const { rack, server } = await setup(() => undefined);
  const error = await failure(runs(build, { app: "web", compression: "10" }, depsFor(rack)), InputError);
  expect(error.message).toBe('compression is "10": allowed values are auto, store, 1, 2, 3, 4, 5, 6, 7, 8, 9');
  expect(server.requests).toEqual([]);
});
