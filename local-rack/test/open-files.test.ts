import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { openFiles } from "../../test/support/open-files.ts";
import { readDockerArchive } from "../src/builder/docker-archive.ts";
import { smallTar } from "../src/run/tar-stream.ts";
import { ask, basic, build, eventually, folder, PASSWORD, pick, start } from "./support.ts";

test("a download whose client leaves closes the object", async () => {
  const data = await folder();
  const rack = await start({ data, createApps: true });
  await ask(rack, "POST /apps/web/objects/tmp/x.bin", { body: Buffer.alloc(30_000_000, 7) });
  // The client leaves at other moments: while the file is read, and while the Rack waits for the client.
  for (let turns = 0; turns < 60; turns += 3) {
    const client = connect(rack.port, "127.0.0.1");
    client.write(
      `GET /apps/web/objects/tmp/x.bin HTTP/1.1\r\nHost: r\r\nAuthorization: ${basic(PASSWORD)}\r\nAccept: */*\r\n\r\n`,
    );
    await once(client, "data");
    expect(openFiles(data)).toHaveLength(1);
    for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
    client.destroy();
    await eventually(async () => openFiles(data).length === 0);
  }
});

test("a source archive that is rejected before its end is closed", async () => {
  const data = await folder();
  const rack = await start({ data });
  const archive = gzipSync(Buffer.alloc(4_000_000, 1), { level: 0 });

  expect(pick(await build(rack, "web", archive), "status")).toBe("failed");
  await eventually(async () => openFiles(data).length === 0);
});

test("an archive of an image is closed when its manifest was read", async () => {
  const data = await folder();
  const file = join(data, "image.tar");
  const manifest = JSON.stringify([{ Config: "c.json", RepoTags: ["x:y"], Layers: [] }]);
  await writeFile(
    file,
    smallTar([
      ["manifest.json", manifest],
      ["layer.tar", Buffer.alloc(4_000_000)],
    ]),
  );

  expect((await readDockerArchive(file)).images).toHaveLength(1);
  await eventually(async () => openFiles(data).length === 0);
});
