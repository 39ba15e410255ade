import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { withHeartbeat } from "../../src/commands/output/log-heartbeat.ts";
import { terminalHost } from "../../src/host/stream-host.ts";
import { clock } from "../../src/session/run-command.ts";
import { recordingHost } from "../support/command.ts";

async function* chunks(...parts: string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

/** What a terminal host that is no terminal prints of a log. */
async function printParts(secret: string | undefined, ...parts: string[]): Promise<string> {
  const out = new PassThrough();
  const shown = text(out);
  const host = terminalHost({ story: out, log: out, warnings: out });
  if (secret !== undefined) host.mask(secret);
  await host.stream(chunks(...parts));
  out.end();
  return shown;
}

describe("what a log prints", () => {
  test("it holds the deploy key, cut in two", async () => {
    expect(await printParts("hunter22", "key=hun", "ter22 ", "and hunter2", "\n")).toBe("key=*** and hunter2\n");
  });

  test("it hides the deploy key behind control sequences", async () => {
    expect(await printParts("hunter22", "hun\x1b[2Kter22\n")).toBe("***\n");
  });

  test("it moves the cursor and sets the title", async () => {
    expect(await printParts(undefined, "\x1b[2J\x1b]0;ti", "tle\x07\x1b[31mred\x1b[0m\n")).toBe("\x1b[31mred\x1b[0m\n");
  });

  test("it ends in the middle of a line", async () => {
    expect(await printParts(undefined, "no end")).toBe("no end\n");
  });

  test("it is silent for long", async () => {
    const host = recordingHost();
    let ms = 0;
    const now = () => ms;
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("a");
      ms = 44_000;
      while (host.messages.length === 0) {
        await new Promise((resolve) => setTimeout(resolve, 1));
        ms += 1_000;
      }
      yield Buffer.from("b");
    }
    const seen: string[] = [];
    for await (const chunk of withHeartbeat(
      slow(),
      () => `Still building B1: ${ms}`,
      { host, now },
      { lookEveryMs: 1 },
    )) {
      seen.push(Buffer.from(chunk).toString());
    }
    expect(seen).toEqual(["a", "b"]);
    expect(host.messages).toEqual([expect.stringMatching(/^Still building B1: 4[5-9]\d{3}$/)]);
  });

  test("a warning comes in the middle of a line", async () => {
    const out = new PassThrough();
    const shown = text(out);
    const host = terminalHost({ story: out, log: out, warnings: out });
    async function* source() {
      yield Buffer.from("half ");
      host.info("Still building");
      yield Buffer.from("line\n");
    }
    await host.stream(source());
    out.end();
    expect(await shown).toBe("half \nStill building\nline\n");
  });
});

test("the system's clock jumps by an hour", () => {
  const before = clock();
  const real = Date.now;
  Date.now = () => real() + 3_600_000;
  try {
    expect(clock() - before).toBeLessThan(60_000);
  } finally {
    Date.now = real;
  }
  expect(Math.abs(before - real())).toBeLessThan(60_000);
});
