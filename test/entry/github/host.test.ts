import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type GithubHost, githubHost } from "../../../src/entry/github/host.ts";
import { commandReader, silentStep } from "../../support/github-commands.ts";

/** What the runner reads of the log that `use` makes a host print. */
async function readLog(use: (host: GithubHost) => Promise<void>) {
  let printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation(((chunk: string | Uint8Array, ...rest: unknown[]) => {
    printed += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
    const done = rest.at(-1);
    if (typeof done === "function") setImmediate(() => done());
    return true;
  }) as typeof process.stdout.write);
  try {
    await use(githubHost());
  } finally {
    vi.restoreAllMocks();
  }
  const said = silentStep();
  const read = commandReader(said);
  // .NET compares text without characters that show nothing.
  for (const line of printed.split(/\r\n|\r|\n/)) read(line.replace(/\u00ad|\u200d|\u2060|\ufeff/g, ""));
  return said;
}

/** A source of chunks that the test hands out one by one. */
function source() {
  const chunks: string[] = [];
  let isEnded = false;
  let wake = () => {};
  async function* read(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const chunk = chunks.shift();
      if (chunk !== undefined) yield Buffer.from(chunk);
      else if (isEnded) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  const push = (text: string) => {
    chunks.push(text);
    wake();
  };
  const end = () => {
    isEnded = true;
    wake();
  };
  return { read, push, end };
}

const turn = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));

afterEach(() => vi.unstubAllEnvs());

describe("streams that overlap", () => {
  test("leave the runner reading commands, whichever ends first", async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const said = await readLog(async (host) => {
        const sources = [source(), source()];
        const printing: Promise<void>[] = [];
        for (const [at, { read, push }] of sources.entries()) {
          printing.push(host.group(`group ${at}`, () => host.stream(read())));
          push(`::error::from ${at}`);
          await turn();
        }
        for (const at of order) {
          sources[at]?.end();
          await printing[at];
        }
        host.error("why it failed", "deploy failed");
      });
      expect([said.isStopped, said.hasOpenGroup]).toEqual([false, false]);
      expect(said.annotations).toEqual([expect.objectContaining({ level: "error", message: "why it failed" })]);
      expect(said.log).toEqual(expect.arrayContaining(["::error::from 0", "::error::from 1"]));
    }
  });

  test("never run a command of the app and never lose one of the host, in any order", async () => {
    const step = fc.record({
      stream: fc.nat(2),
      action: fc.constantFrom("text", "line", "end", "warn", "mask", "info"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        let warnings = 0;
        const said = await readLog(async (host) => {
          const sources = [source(), source(), source()];
          const printing = sources.map(({ read }, at) => host.group(`group ${at}`, () => host.stream(read())));
          for (const { stream, action } of steps) {
            if (action === "text") sources[stream]?.push("::warning::app");
            else if (action === "line") sources[stream]?.push("::endgroup::\n::set-output name=x::y\n");
            else if (action === "end") sources[stream]?.end();
            else if (action === "mask") host.mask("hunter22");
            else if (action === "info") host.info("::error::quoted");
            else host.warn(`warning ${++warnings}`);
            await turn();
          }
          for (const { end } of sources) end();
          await Promise.all(printing);
          host.error("the end", "deploy failed");
        });
        expect([said.isStopped, said.hasOpenGroup, said.outputs]).toEqual([false, false, {}]);
        expect(said.annotations.map(({ message }) => message)).toEqual([
          ...Array.from({ length: warnings }, (_, at) => `warning ${at + 1}`),
          "the end",
        ]);
      }),
      { numRuns: 60 },
    );
  });

  test("a process that ends in the middle of a stream leaves commands on and no group open", async () => {
    const said = await readLog(async (host) => {
      void host.group("Building", () => host.stream(source().read()));
      await turn();
      host.finish();
    });
    expect([said.isStopped, said.hasOpenGroup]).toEqual([false, false]);
  });
});

test.each([
  "::add-mask::x",
  "\u200d::add-mask::x",
  ":\u00ad:add-mask::x",
  "a #\ufeff#\u2060[add-mask]x",
  "a\r\u0085::add-mask::x",
])("a message %j is printed while commands are stopped", async (message) => {
  const said = await readLog(async (host) => host.info(message));
  expect([said.isStopped, said.masks, said.faults]).toEqual([false, [], []]);
  expect(said.log.join()).toMatch(/add-mask.*x/);
});

test("a step has at most ten warnings, and a notice counts the rest, which are lines of the log", async () => {
  const said = await readLog(async (host) => {
    for (let at = 1; at <= 800; at++) host.warn(`link ${at}`);
    host.error("Dockerfile is missing\nAdd it", "build web failed", { file: "convox.yml", line: 3 });
    host.finish();
  });
  const messages = said.annotations.map(({ level, message }) => [level, message]);
  expect(messages.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, at) => ["warning", `link ${at + 1}`]));
  expect(said.annotations.slice(10)).toEqual([
    {
      level: "error",
      title: "build web failed",
      file: "convox.yml",
      line: 3,
      message: "Dockerfile is missing\nAdd it",
    },
    expect.objectContaining({ level: "notice", message: "The log of this step has 790 more warnings" }),
  ]);
  expect(said.log).toContain("Warning: link 800");
});

test("a file of the runner that cannot be written is an error that names it, and GITHUB_STATE a warning", async () => {
  vi.stubEnv("GITHUB_STATE", "/nowhere/state");
  vi.stubEnv("GITHUB_OUTPUT", "/dev/full");
  vi.stubEnv("GITHUB_ENV", "/nowhere/env");
  const said = await readLog(async (host) => {
    host.save("started-work", "{}");
    host.save("started-work", "");
    expect(() => host.output("release", "R1")).toThrow("GITHUB_OUTPUT cannot be written: no space left on device");
    expect(() => host.setEnvironment?.("A", "b")).toThrow("GITHUB_ENV cannot be written: the file does not exist");
  });
  expect(said.annotations.map(({ level, message }) => [level, message])).toEqual([
    [
      "warning",
      "The post step cannot clean up after this step: GITHUB_STATE cannot be written: the file does not exist",
    ],
  ]);
});
