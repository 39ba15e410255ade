import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LocalRack, LocalRackOptions } from "@convox/local-rack";
import { describe, expect, test } from "vitest";
import { CancelledError } from "../../src/errors.ts";
import { connect, directEndpoint } from "../../src/rack/index.ts";
import { recordingHost } from "../support/command.ts";
import { runInProcess } from "../support/in-process.ts";
import { servedRack } from "../support/local-rack.ts";
import { openFiles } from "../support/open-files.ts";
import { root, temporary } from "../support/program.ts";

/** A local Rack with a release of `web`, whose commands run on this machine. */
async function deployExample(options: Partial<LocalRackOptions> = {}): Promise<LocalRack> {
  const rack = await servedRack({
    execute: "host",
    promotion: { updatingMs: 0, creatingMs: 0, startingMs: 0 },
    ...options,
  });
  const { code, error } = await runInProcess(["deploy", join(root, "examples/hello")], rack.url);
  expect([code, error]).toEqual([0, ""]);
  return rack;
}

async function processes(rack: LocalRack): Promise<string[]> {
  const client = connect(directEndpoint(rack.url));
  const list = await client.processes.list("web");
  client.close();
  return list.filter(({ command }) => command !== "").map(({ id }) => id);
}

const versions = [
  ["v2", { generation: "v2" as const }],
  ["v3", { generation: "v3" as const }],
  ["v3 before 3.19.7, which has a terminal", { generation: "v3" as const, version: "3.18.0" }],
] as const;

describe.each(versions)("on a Rack of generation %s", (_, options) => {
  test("run prints the output of the command, returns its exit code, and stops the process", async () => {
    const rack = await deployExample(options);
    const { code, log, error, outputs } = await runInProcess(
      ["run", "web", "--shell", "echo out; echo err >&2; exit 7"],
      rack.url,
    );
    expect(code).toBe(7);
    expect(log.replaceAll("\r", "").split("\n").sort()).toEqual(["", "err", "out"]);
    expect(error).toContain("ended with exit code 7");
    expect(outputs).toMatchObject({ "exit-code": 7, release: expect.stringMatching(/^R/) });
    expect(await processes(rack)).toEqual([]);
  });

  test("a canceled job stops the process", async () => {
    const rack = await deployExample(options);
    const stop = new AbortController();
    const host = recordingHost();
    const stream = host.stream;
    host.stream = (chunks) =>
      stream(
        (async function* () {
          for await (const chunk of chunks) {
            yield chunk;
            stop.abort(new CancelledError("canceled", "canceled by SIGINT"));
          }
        })(),
      );
    const argv = ["run", "web", "--shell", "echo working; sleep 100"];
    const { code, error } = await runInProcess(argv, rack.url, { host, deps: { signal: stop.signal } });
    expect(code).toBe(130);
    expect(error).toMatch(/^canceled by SIGINT; process \S+ of web was stopped$/);
    expect(await processes(rack)).toEqual([]);
  });

  test("a command that does not exist fails", async () => {
    const rack = await deployExample(options);
    const { code } = await runInProcess(["run", "web", "no-such-program-at-all"], rack.url);
    expect(code).not.toBe(0);
    expect(await processes(rack)).toEqual([]);
  });
});

test("a v2 Rack delivers standard input completely", async () => {
  const rack = await deployExample({ generation: "v2" });
  const file = join(await temporary(), "input");
  await writeFile(file, "line\n".repeat(1000));
  const { code, log, error } = await runInProcess(["run", "web", "wc -l", `--stdin=${file}`], rack.url);
  expect([code, log.trim(), error]).toEqual([0, "1000", ""]);
});

test("the file of standard input is closed when the command never starts", async () => {
  const rack = await deployExample({ generation: "v2" });
  const folder = await temporary();
  const file = join(folder, "input");
  await writeFile(file, "line\n");
  const { code } = await runInProcess(["exec", "no-such-service", "wc -l", `--stdin=${file}`], rack.url);
  expect(code).toBe(4);
  await expect.poll(() => openFiles(folder)).toEqual([]);
});

test("exec runs in a running process and leaves it running", async () => {
  const rack = await deployExample();
  const detached = await runInProcess(["run", "web", "--detach", "sleep 100"], rack.url);
  const process = String(detached.outputs["process"]);
  const { code, log } = await runInProcess(["exec", process, "--", "sh", "-c", "echo in; exit 4"], rack.url);
  expect([code, log]).toEqual([4, "in\n"]);
  expect(await processes(rack)).toEqual([process]);
});

describe("environment", () => {
  const shown = ["run", "web", "--shell", 'echo "$GIVEN/$TAKEN"', "--environment", "GIVEN=a = b", "--environment"];

  test("is added to the variables of the release; a bare name takes the value of the job", async () => {
    const rack = await deployExample();
    const { code, log } = await runInProcess([...shown, "TAKEN"], rack.url, { env: { TAKEN: "from the job" } });
    expect([code, log]).toEqual([0, "a = b/from the job\n"]);
  });

  test("in environment-json reaches the command with its line breaks", async () => {
    const rack = await deployExample();
    const json = JSON.stringify({ TAKEN: "one\ntwo==" });
    const { code, log } = await runInProcess([...shown.slice(0, -1), "--environment-json", json], rack.url);
    expect([code, log]).toEqual([0, "a = b/one\ntwo==\n"]);
  });

  test.each([
    ["TAKEN", "environment, line 2: the value of GIVEN seems to continue on this line"],
    ["not a name=secret", "environment, line 2: the value of GIVEN seems to continue on this line"],
  ])("with an invalid item is refused without printing it: %s", async (item, message) => {
    const rack = await deployExample();
    const { code, error } = await runInProcess([...shown, item], rack.url);
    expect([code, error]).toEqual([2, expect.stringContaining(message)]);
    expect(error).not.toMatch(/TAKEN|secret/);
    expect(await processes(rack)).toEqual([]);
  });
});
