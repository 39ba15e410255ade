import { expect, test } from "vitest";
import { RackError, UnreachableError } from "../../src/errors.ts";
import { directEndpoint } from "../../src/rack/index.ts";
import { type LinkOptions, shapedLink } from "../support/link.ts";
import { json, plain, rawRack, type Script } from "../support/raw-rack.ts";
import { client, closing, failure } from "./harness.ts";

async function rackBehind(http: NonNullable<Script["http"]>, shape: Omit<LinkOptions, "to">) {
  const server = closing(await rawRack({ http }));
  const link = await shapedLink({ to: server.port, ...shape });
  return { link, server, rack: client(directEndpoint(`http://convox:secret@127.0.0.1:${link.port}`)).rack };
}

const app: NonNullable<Script["http"]> = (_, res) => json(res, { name: "web", status: "running" });

test("a reply that comes late and byte by byte is read", async () => {
  const { rack } = await rackBehind(app, { down: { delayMs: 20, pieceBytes: 1 } });
  expect(await rack.apps.get("web")).toMatchObject({ name: "web" });
});

test.each(["rst", "fin"] as const)("a link that is cut in every reply is tried five times (%s)", async (how) => {
  const { rack, server } = await rackBehind(app, { down: { cut: { after: 100, how } } });
  await failure(rack.apps.get("web"), UnreachableError);
  expect(server.requests).toHaveLength(5);
});

test("an early reply ends an upload over a slow link", async () => {
  const refuse: NonNullable<Script["http"]> = (_, res) => plain(res, 413, "too large\n");
  const { rack, link } = await rackBehind(refuse, { up: { bytesPerSecond: 200_000 } });
  const body = async function* () {
    for (let i = 0; i < 1000; i++) yield Buffer.alloc(100_000);
  };

  expect((await failure(rack.objects.store("web", "tmp/x", body), RackError)).status).toBe(413);
  expect(link.passed.up).toBeLessThan(10_000_000);
});
