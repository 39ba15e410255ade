import { Writable } from "node:stream";
import { expect, onTestFinished, test, vi } from "vitest";
import { heartbeat } from "../../src/commands/output/heartbeat.ts";
import { createLiveLine } from "../../src/host/live-line.ts";
import { terminalHost } from "../../src/host/stream-host.ts";
import { recordingHost } from "../support/command.ts";

/** A terminal that shows what is printed to it, line by line. */
function createScreen(columns: number) {
  let written = "";
  const out = new Writable({
    write(chunk, _encoding, done) {
      written += chunk;
      done();
    },
  });
  const screen = Object.assign(out, { columns, isTTY: true });
  /** The lines as a terminal shows them: CR goes to the start, CSI K erases to the end of the line. */
  const lines = () =>
    written
      .replace(/\x1b\[[\d;]*m/g, "")
      .split("\n")
      .map((line) => line.split("\r").reduce(overwrite));
  return { screen, lines };
}

function overwrite(row: string, text: string): string {
  return text.includes("\x1b[K") ? text.replace("\x1b[K", "") : text + row.slice(text.length);
}

function watchedHost(columns = 40) {
  vi.stubEnv("NO_COLOR", "1");
  onTestFinished(() => void vi.unstubAllEnvs());
  const { screen, lines } = createScreen(columns);
  const host = terminalHost({ story: screen, log: screen, warnings: screen }, undefined, {
    live: createLiveLine(screen),
  });
  return { host, lines };
}

async function* chunks(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

test("a line of progress is replaced by the next one, and removed before other output", async () => {
  const { host, lines } = watchedHost();
  host.progress?.("10%");
  host.progress?.("9%");
  expect(lines()).toEqual(["9%"]);
  host.info("Uploaded");
  expect(lines()).toEqual(["Uploaded", ""]);
  host.progress?.("building");
  host.warn("careful");
  expect(lines()).toEqual(["Uploaded", "WARNING: careful", ""]);
});

test("a line of progress stays below the log, and never splits a line of it", async () => {
  const { host, lines } = watchedHost();
  host.progress?.("building: 1s");
  await host.stream(chunks("#1 one\n", "#2 tw"));
  host.progress?.("building: 2s");
  expect(lines()).toEqual(["#1 one", "#2 tw", "building: 2s"]);
});

test("a line of progress is cut to the width of the terminal", () => {
  const { host, lines } = watchedHost(20);
  host.progress?.("Uploading: 45% of 250 MB");
  expect(lines()).toEqual(["Uploading: 45% of …"]);
});

test("a heartbeat is a line of progress for a person who watches, and a line a minute elsewhere", () => {
  let ms = 0;
  const now = () => ms;
  const shown: string[] = [];
  const host = recordingHost();
  const beats = [
    heartbeat({ host, now }),
    heartbeat({ host: { ...host, progress: (line) => void shown.push(line) }, now }),
  ];
  for (; ms <= 120_000; ms += 1_000) for (const beat of beats) beat(`after ${ms / 1000} s`);
  expect(host.messages).toEqual(["after 60 s", "after 120 s"]);
  expect(shown.length).toBe(120);
});
