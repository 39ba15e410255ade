import { describe, expect, test } from "vitest";
import { CancelledError, RackError, UnreachableError } from "../../src/errors.ts";
import { type Stream, throwRackError } from "../../src/rack/index.ts";
import { frame, turns } from "../support/raw-rack.ts";
import { failure, setup, text, until } from "./harness.ts";

describe("a stream", () => {
  test("asks as the official client does", async () => {
    const { rack, server } = await setup({ socket: (_, s) => s.accept().binary() });

    await text(await rack.logs.app("web", { prefix: true, since: 5, follow: false, filter: "é" }));

    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      method: "GET",
      path: "/apps/web/logs",
      headers: {
        authorization: "Basic Y29udm94OnNlY3JldA==",
        version: "dev",
        origin: server.url,
        upgrade: "websocket",
        prefix: "true",
        since: "5s",
        follow: "false",
        filter: Buffer.from("é").toString("latin1"),
        "sec-websocket-version": "13",
      },
    });
    expect(server.requests[0]?.headers).not.toHaveProperty("sec-websocket-extensions");
    expect(server.requests[0]?.headers).not.toHaveProperty("tail");
  });

  test("ends with a binary message, and then the client closes the connection", async () => {
    const { rack, server } = await setup({
      socket(_, s) {
        s.accept();
        s.text("line1\n");
        s.text("line2\n");
        s.binary();
        s.text("after the end");
      },
    });
    const stream = await rack.builds.logs("web", "B1");

    expect(await text(stream)).toBe("line1\nline2\n");
    expect(stream.messages()).toBe(2);
    await until(() => server.connections() === 0);
  });

  test.each([1000, 1001, undefined])("ends with a close message of status %s", async (code) => {
    const { rack } = await setup({ socket: (_, s) => s.accept().text("x").closeFrame(code) });
    expect(await text(await rack.builds.logs("web", "B1"))).toBe("x");
  });

  test("may begin in the same packet as the answer to the handshake", async () => {
    const { rack } = await setup({
      socket: (_, s) => s.accept().raw(Buffer.concat([frame(1, Buffer.from("x")), frame(2, Buffer.alloc(0))])),
    });
    expect(await text(await rack.builds.logs("web", "B1"))).toBe("x");
  });

  test("passes on any bytes, a character in two messages too", async () => {
    const sent = [Buffer.from([0xe2, 0x82]), Buffer.from([0xac, 0x0a]), Buffer.from([0xff, 0xfe, 0x00])];
    const { rack } = await setup({
      socket(_, s) {
        s.accept();
        for (const bytes of sent) s.text(bytes);
        s.binary();
      },
    });
    const chunks: Uint8Array[] = [];
    for await (const chunk of await rack.builds.logs("web", "B1")) chunks.push(chunk);
    expect(Buffer.concat(chunks)).toEqual(Buffer.concat(sent));
    expect(chunks[0]).toEqual(sent[0]);
  });

  test("has no messages where a Rack of 2018 sends empty ones to stay awake", async () => {
    const { rack } = await setup({ socket: (_, s) => s.accept().text("").text("x").text("").binary() });
    const stream = await rack.builds.logs("web", "B1");
    expect(await text(stream)).toBe("x");
    expect(stream.messages()).toBe(1);
  });

  test("that breaks off is an error, after what came before", async () => {
    const { rack } = await setup({
      async socket(_, s) {
        s.accept();
        s.text("half a l");
        await turns(5);
        s.drop();
      },
    });
    const chunks: string[] = [];
    const read = async () => {
      for await (const chunk of await rack.builds.logs("web", "B1")) chunks.push(Buffer.from(chunk).toString());
    };
    const error = await failure(read(), UnreachableError);
    expect(error.message).toBe("GET /apps/web/builds/B1/logs: the connection was lost before the end of the stream");
    expect(chunks).toEqual(["half a l"]);
  });

  test.each([1002, 1011])("that ends with close status %d is an error", async (code) => {
    const { rack } = await setup({ socket: (_, s) => s.accept().closeFrame(code) });
    await failure(rack.builds.logs("web", "B1").then(text), UnreachableError);
  });

  test("is closed by who leaves the loop", async () => {
    const { rack, server } = await setup({ socket: (_, s) => s.accept().text("1").text("2") });
    for await (const _ of await rack.builds.logs("web", "B1")) break;
    await until(() => server.connections() === 0);
  });

  test("does not run ahead of a slow reader", async () => {
    let written = 0;
    const piece = Buffer.alloc(64 * 1024, "x");
    const { rack } = await setup({
      async socket(_, s) {
        s.accept();
        for (; written < 1000; written++) {
          s.text(piece);
          await turns(1);
        }
        s.binary();
      },
    });
    const stream = await rack.builds.logs("web", "B1");
    await turns(2500);
    const ahead = stream.messages();
    expect(ahead).toBeGreaterThan(0);
    expect(ahead).toBeLessThan(100);
    expect((await text(stream)).length).toBe(1000 * piece.length);
  });

  test("is ended by the signal", async () => {
    const stop = new AbortController();
    const { rack, server } = await setup({ socket: (_, s) => s.accept().text("x") }, { signal: stop.signal });
    const read = async () => {
      for await (const _ of await rack.builds.logs("web", "B1")) stop.abort();
    };
    await failure(read(), CancelledError);
    await until(() => server.connections() === 0);
  });
});

describe("an error in the stream", () => {
  const answerWith = async (...messages: string[]): Promise<Stream> => {
    const { rack } = await setup({
      socket(_, s) {
        s.accept();
        for (const message of messages) s.text(message);
        s.binary();
      },
    });
    const stream = await rack.builds.logs("web", "B1");
    await text(stream);
    return stream;
  };

  test("is the last message when that begins with ERROR", async () => {
    expect((await answerWith("ERROR: invalid authentication\n")).rackError()).toBe("invalid authentication");
    expect((await answerWith("out", "ERROR: a\nb\n")).rackError()).toBe("a\nb");
    expect((await answerWith("out\nERROR: no\n")).rackError()).toBeUndefined();
    expect((await answerWith("ERROR: no\n", "out")).rackError()).toBeUndefined();
    expect((await answerWith()).rackError()).toBeUndefined();
  });

  test.each([
    ["invalid authentication", 401, "The password in RACK_URL is wrong"],
    ["app not found: web", 404, "Create the app"],
    ['builds.convox.com "b1" not found', 404, undefined],
    ["unimplemented", undefined, undefined],
  ])("throws with its own status: %s", async (words, status, hint) => {
    const stream = await answerWith(`ERROR: ${words}\n`);
    const error = await failure((async () => throwRackError(stream))(), RackError);
    expect(error.message).toBe(`GET /apps/web/builds/B1/logs: ${status === undefined ? "" : `${status} `}${words}`);
    expect(error.status).toBe(status);
    if (hint) expect(error.hint).toContain(hint);
  });

  test("is none after a stream that went well", async () => {
    const stream = await answerWith("fine\n");
    expect(() => throwRackError(stream)).not.toThrow();
  });
});

describe("a refused handshake", () => {
  test.each([
    [404, "", "404 response status 404"],
    [401, "invalid authentication\n", "401 invalid authentication"],
    [
      403,
      "websocket: request origin not allowed by Upgrader.CheckOrigin",
      "403 websocket: request origin not allowed by Upgrader.CheckOrigin",
    ],
  ])("with %d is the Rack's error", async (status, body, message) => {
    const { rack, server } = await setup({ socket: (_, s) => s.refuse(status, body) });
    const error = await failure(rack.builds.logs("web", "B1"), RackError);
    expect(error.message).toBe(`GET /apps/web/builds/B1/logs: ${message}`);
    expect(server.requests).toHaveLength(1);
  });

  test("with a gateway's status is tried again", async () => {
    let left = 2;
    const { rack, slept } = await setup({
      socket: (_, s) =>
        left-- > 0 ? s.refuse(502, "bad gateway", left > 0 ? {} : { "Retry-After": "9" }) : s.accept().binary(),
    });
    expect(await text(await rack.builds.logs("web", "B1"))).toBe("");
    expect(slept).toEqual([500, 9000]);
  });

  test("by a cut connection is tried again, and an error in the end", async () => {
    const { rack, server } = await setup({ socket: (_, s) => s.drop() });
    await failure(rack.builds.logs("web", "B1"), UnreachableError);
    expect(server.requests).toHaveLength(5);
  });
});
