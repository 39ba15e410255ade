import { describe, expect, test } from "vitest";
import { CancelledError, PackError, RackError, UnreachableError } from "../../src/errors.ts";
import { json, plain, turns } from "../support/raw-rack.ts";
import { failure, setup, text, until } from "./harness.ts";

describe("an upload", () => {
  test("streams its body, says how far it is, and returns the object's URL", async () => {
    const progress: number[] = [];
    const { rack, server } = await setup(async (seen, res) => {
      await seen.body();
      json(res, { Url: "object://web/tmp/x.tgz" });
    });

    const url = await rack.objects.store("web", "tmp/x.tgz", body("ab", "", "cde"), {
      onProgress: (n) => progress.push(n),
    });

    expect(url).toBe("object://web/tmp/x.tgz");
    expect(progress).toEqual([2, 5]);
    expect(server.requests[0]).toMatchObject({
      method: "POST",
      path: "/apps/web/objects/tmp/x.tgz",
      headers: { "content-type": "application/octet-stream", "transfer-encoding": "chunked" },
    });
    expect((await server.requests[0]?.body())?.toString()).toBe("abcde");
  });

  test("asks for a chunk when the network has taken the previous chunk, so that a body may use its memory again", async () => {
    const { rack, server } = await setup(async (seen, res) => {
      await seen.body();
      json(res, { Url: "object://web/x" });
    });
    const sizes = [10, 5_000, 40_000, 3_000_000, 70_000, 20];
    const memory = Buffer.alloc(Math.max(...sizes));
    const again = async function* () {
      for (const [index, size] of sizes.entries()) yield memory.subarray(0, size).fill(index + 65);
    };

    await rack.objects.store("web", "x", again);

    const expected = Buffer.concat(sizes.map((size, index) => Buffer.alloc(size, index + 65)));
    expect((await server.requests[0]?.body())?.equals(expected)).toBe(true);
  });

  test("announces its length when it knows it, and holds it to that", async () => {
    const { rack, server } = await setup(async (seen, res) => {
      await seen.body().catch(() => {});
      json(res, { Url: "object://web/x" });
    });

    await rack.objects.store("web", "x", body("abc"), { length: 3 });
    expect(server.requests[0]?.headers["content-length"]).toBe("3");
    await expect(rack.objects.store("web", "x", body("ab"), { length: 3 })).rejects.toThrow("2 bytes instead of 3");
  });

  test("ends with the Rack's error when that comes while it is being sent", async () => {
    const closed: string[] = [];
    const { rack, server } = await setup((_, res) => plain(res, 404, "app not found: web\n"));

    const error = await failure(rack.objects.store("web", "x", endless(closed)), RackError);

    expect(error.message).toBe("POST /apps/web/objects/x: 404 app not found: web");
    expect(closed).toEqual(["closed"]);
    expect(server.requests).toHaveLength(1);
    await until(() => server.connections() === 0);
  });

  test("sees such an error even when the body has nothing more to give for now", async () => {
    const { rack } = await setup((_, res) => plain(res, 401, "invalid authentication\n"));
    const stuck = async function* () {
      yield Buffer.from("x");
      await new Promise(() => {});
    };
    expect((await failure(rack.objects.store("web", "x", stuck), RackError)).status).toBe(401);
  });

  test("that breaks is repeated with a new body", async () => {
    const closed: string[] = [];
    let made = 0;
    const { rack, server } = await setup(async (seen, res) => {
      if (server.requests.length === 1) return res.socket?.destroy();
      await seen.body();
      json(res, { Url: "object://web/x" });
    });

    await rack.objects.store("web", "x", () => (++made === 1 ? endless(closed)() : body("again")()));

    expect(made).toBe(2);
    expect(closed).toEqual(["closed"]);
    expect((await server.requests[1]?.body())?.toString()).toBe("again");
  });

  test("whose body fails rejects with that very error and is not repeated", async () => {
    const broken = new PackError("source-changed", "a file changed while it was read");
    const { rack, server } = await setup(() => {});
    const source = async function* () {
      yield Buffer.from("x");
      throw broken;
    };

    await expect(rack.objects.store("web", "x", source)).rejects.toBe(broken);
    await until(() => server.connections() === 0);
    expect(server.requests.length).toBeLessThanOrEqual(1);
  });

  test("does not run ahead of a Rack that reads slowly", async () => {
    let made = 0;
    const source = async function* () {
      for (; made < 1000; made++) yield Buffer.alloc(256 * 1024);
    };
    const { rack } = await setup((_, __, req) => req.pause());
    const stored = rack.objects.store("web", "x", source);
    stored.catch(() => {});
    await until(() => made > 0);
    await turns(200);
    // Far less than the 256 MB that the source could give: the rest waits until the Rack reads.
    expect(made).toBeLessThan(200);
  });

  test("is ended by the signal, and the body is closed", async () => {
    const closed: string[] = [];
    const stop = new AbortController();
    const { rack } = await setup(() => stop.abort(), { signal: stop.signal });
    await failure(rack.objects.store("web", "x", endless(closed)), CancelledError);
    expect(closed).toEqual(["closed"]);
  });
});

describe("a download", () => {
  test("gives the bytes as they come", async () => {
    const { rack } = await setup((_, res) => res.write("one", () => res.end("two")));
    expect(await text(await rack.objects.get("web", "tmp/x"))).toBe("onetwo");
  });

  test("that ends early is an error", async () => {
    const { rack } = await setup((_, res) => {
      res.writeHead(200, { "Content-Length": "10" }).write("one", () => setImmediate(() => res.destroy()));
    });
    await failure(rack.objects.get("web", "x").then(text), UnreachableError);
  });
});

function body(...parts: string[]): () => AsyncIterable<Uint8Array> {
  return async function* () {
    for (const part of parts) yield Buffer.from(part);
  };
}

/** A body without end that notes when it is closed. */
function endless(closed: string[]): () => AsyncIterable<Uint8Array> {
  return async function* () {
    try {
      for (;;) yield Buffer.alloc(64 * 1024);
    } finally {
      closed.push("closed");
    }
  };
}
