import { expect, test } from "vitest";
import { openSystemLines } from "../../src/commands/release/system-lines.ts";
import { setup } from "../rack/harness.ts";
import { depsFor } from "../support/command.ts";
import { plain } from "../support/raw-rack.ts";

const line = (text: string) => `2026-01-02T03:04:05Z ${text}\n`;

/** Follows the log until `count` lines have arrived; each connection returns the next of these texts. */
async function followLog(count: number, ...connections: string[]) {
  const left = [...connections];
  const { rack } = await setup({
    socket(_, socket) {
      socket.accept().text(left.shift() ?? "");
      if (left.length > 0) socket.binary();
    },
  });
  const deps = depsFor(rack);
  const lines = await openSystemLines("web", deps);
  const seen: string[] = [];
  for await (const bytes of lines) {
    seen.push(Buffer.from(bytes).toString().trim());
    if (seen.length === count) lines.close();
  }
  return { seen, lines, host: deps.host };
}

test("lines of the same second keep their order, and lines of the app are stored but not printed", async () => {
  const log =
    line("system/k8s/atom/app Status: Running => Pending") +
    line("system/k8s/atom/app Status: Pending => Updating") +
    line("service/web/p1 hello") +
    line("system/k8s/atom/app Status: Updating => Running");
  const { seen, lines } = await followLog(3, log);

  expect(seen.map((text) => text.replace(/.*Status: /, ""))).toEqual([
    "Running => Pending",
    "Pending => Updating",
    "Updating => Running",
  ]);
  expect(lines.seen()).toBe(log);
});

test("a log that the Rack ends is requested again, and repeated lines are not printed twice", async () => {
  const first = line("system/k8s/web one") + line("system/k8s/web two");
  const { seen } = await followLog(3, first, first + line("system/k8s/web three"));
  expect(seen.map((text) => text.split(" ").at(-1))).toEqual(["one", "two", "three"]);
});

test("a key that is not allowed to read the log causes a warning", async () => {
  const { rack } = await setup({ socket: (_, socket) => socket.refuse(403, "this key may not do that\n") });
  const deps = depsFor(rack);
  const lines = await openSystemLines("web", deps);
  for await (const _ of lines) throw new Error("there is no line");

  expect(deps.host.warned).toEqual([expect.stringContaining("403 this key may not do that")]);
  expect(lines.refusal()?.message).toContain("403");
});

test("a rejection inside the stream causes a warning", async () => {
  const { rack } = await setup({
    socket: (_, socket) => socket.accept().text("ERROR: invalid authentication\n").binary(),
    http: (_, res) => plain(res, 404, ""),
  });
  const deps = depsFor(rack);
  for await (const _ of await openSystemLines("web", deps)) throw new Error("there is no line");
  expect(deps.host.warned).toEqual(["Cannot follow the app's log: GET /apps/web/logs: invalid authentication"]);
});
