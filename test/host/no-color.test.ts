import { Writable } from "node:stream";
import { expect, onTestFinished, test, vi } from "vitest";
import { terminalHost } from "../../src/host/stream-host.ts";

/** What a terminal gets to see of a remote log. */
async function printText(text: string): Promise<string> {
  const seen: string[] = [];
  const write = (chunk: Buffer, _: string, done: () => void) => {
    seen.push(String(chunk));
    done();
  };
  const screen = Object.assign(new Writable({ write }), { isTTY: true });
  async function* log() {
    yield Buffer.from(text);
  }
  await terminalHost({ story: screen, log: screen, warnings: screen }).stream(log());
  return seen.join("");
}

test.each([
  ["keeps the colors of a build's log", "", "\x1b[31mred\x1b[0m\n"],
  ["leaves them out with NO_COLOR", "1", "red\n"],
])("a terminal %s", async (_, setting, expected) => {
  vi.stubEnv("NO_COLOR", setting);
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await printText("\x1b[31mred\x1b[0m\n")).toBe(expected);
});
