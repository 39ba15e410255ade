import { expect, test } from "vitest";
import { createTimeline } from "../../src/timeline/timeline.ts";

function setup(signal?: AbortSignal) {
  let time = 0;
  const timeline = createTimeline({ now: () => time, ...(signal ? { signal } : {}) });
  return { timeline, advance: (ms: number) => (time += ms) };
}

test("spans nest by call and record when they started and ended", async () => {
  const { timeline, advance } = setup();

  await timeline.measure("command", "deploy", async (span) => {
    advance(5);
    await timeline.measure("pack", "Packing", async () => advance(10));
    timeline.add({ kind: "step", name: "RUN npm ci", start: 1, end: 4 });
    span.set({ app: "web" });
  });

  const [pack, step, command] = timeline.spans;
  expect(pack).toMatchObject({ kind: "pack", start: 5, end: 15, status: "ok" });
  expect(step).toMatchObject({ kind: "step", start: 1, end: 4 });
  expect(command).toMatchObject({ start: 0, end: 15, attributes: { app: "web" }, parent: undefined });
  expect(pack?.parent).toBe(command);
  expect(step?.parent).toBe(command);
});

test("a span whose body fails ends as an error", async () => {
  const { timeline } = setup();

  await expect(timeline.measure("build", "web", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(timeline.spans).toMatchObject([{ status: "error" }]);
});

test("a span that a canceled job ends is canceled", async () => {
  const { timeline } = setup(AbortSignal.abort());

  await expect(timeline.measure("build", "web", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(timeline.spans).toMatchObject([{ status: "canceled" }]);
});
