import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runInProcess } from "../support/in-process.ts";
import { temporary } from "../support/program.ts";
import { frame, turns } from "../support/raw-rack.ts";
import { answer, endCommand, MARKER, processJson, type Scene, scriptedRack } from "../support/scripted-rack.ts";

const STOPPED = "DELETE /apps/web/processes/web-1";
const LOOK = "The command may have run, in part or completely";
const SAFE = "Nothing was run, so it is safe to retry";

/** `convox-ci run web -- rake db:migrate` in this scene. */
async function run(scene: Scene, ...flags: string[]) {
  const rack = await scriptedRack(scene);
  return { rack, ...(await runInProcess(["run", "web", ...flags, "--", "rake", "db:migrate"], rack.url)) };
}

/** `convox-ci exec web-1 -- rake cache:clear` in this scene. */
async function exec(scene: Scene, ...flags: string[]) {
  const rack = await scriptedRack({ processes: [processJson("running")], ...scene });
  return { rack, ...(await runInProcess(["exec", "web-1", ...flags, "--", "rake", "cache:clear"], rack.url)) };
}

describe("run", () => {
  test("a command that works", async () => {
    const { code, error, log, outputs, rack } = await run({});
    expect([code, error, log]).toEqual([0, "", "hi\n"]);
    expect(outputs).toMatchObject({ "exit-code": 0, process: "web-1", release: "RAAAAAAAAAA", service: "web" });
    expect(rack.calls().slice(1)).toEqual([
      "POST /apps/web/services/web/processes",
      "GET /apps/web/processes/web-1",
      "GET /apps/web/processes/web-1",
      "GET /apps/web/processes/web-1",
      "GET /apps/web/processes/web-1/exec",
      STOPPED,
    ]);
    expect(rack.requests[1]?.headers).toMatchObject({ command: "sleep 4260" });
    expect(rack.requests[5]?.headers).toMatchObject({ command: "rake db:migrate", entrypoint: "true", tty: "false" });
  });

  test("a command fails", async () => {
    const { code, error, outputs, rack } = await run({ exec: (s) => endCommand(s.accept().text("no\n"), 7) });
    expect([code, error]).toEqual([7, "the command in web-1 ended with exit code 7"]);
    expect(outputs).toMatchObject({ "exit-code": 7, process: "web-1", release: "RAAAAAAAAAA" });
    expect(rack.calls()).toContain(STOPPED);
  });

  test("a command is killed", async () => {
    const { code, error } = await run({ exec: (s) => endCommand(s.accept(), 137) });
    expect(code).toBe(137);
    expect(error).toContain("the command was killed, often because it exceeded its memory");
  });

  test("a command ends with a code that is 0 in 8 bits", async () => {
    expect((await run({ exec: (s) => endCommand(s.accept(), 256) })).code).toBe(255);
  });

  test("the connection breaks in the middle of the output", async () => {
    const { code, error, log, outputs, rack } = await run({
      async exec(s) {
        s.accept().text("half a l");
        await turns(5);
        s.drop();
      },
    });
    expect([code, log]).toEqual([8, "half a l"]);
    expect(error).toContain("the connection was lost before the exit status of the command arrived");
    expect(error).toContain(LOOK);
    expect(outputs).not.toHaveProperty("exit-code");
    expect(rack.calls()).toContain(STOPPED);
  });

  test("the Rack ends the stream without an exit status", async () => {
    const { code, error, rack } = await run({ exec: (s) => s.accept().text("hi\n").binary() });
    expect(code).toBe(8);
    expect(error).toContain("before the exit status of the command arrived");
    expect(rack.calls()).toContain(STOPPED);
  });

  test("the connection breaks right behind an exit status of 0", async () => {
    const { code, error } = await run({
      async exec(s) {
        s.accept().text(`${MARKER}0\n`);
        await turns(5);
        s.drop();
      },
    });
    expect(code).toBe(8);
    expect(error).toContain("right after exit status 0, before an error that may have followed");
  });

  test("the exit status comes in pieces", async () => {
    const { code, log } = await run({
      async exec(s) {
        s.accept().text("out\n");
        for (const byte of `${MARKER}3\n`) s.text(byte);
        s.binary();
      },
    });
    expect([code, log]).toEqual([3, "out\n"]);
  });

  test("an exit status of 0 comes with an error behind it", async () => {
    const { code, error, rack } = await run({
      exec: (s) => s.accept().text(`${MARKER}0\n`).text("ERROR: unable to upgrade connection\n").binary(),
    });
    expect(code).toBe(1);
    expect(error).toContain("unable to upgrade connection");
    expect(error).toContain(LOOK);
    expect(rack.calls()).toContain(STOPPED);
  });

  test("a frame on the command's socket is garbage", async () => {
    const { code, error, log } = await run({
      exec: (s) =>
        s
          .accept()
          .text("hi\n")
          .raw(Buffer.from([0x83, 0xff, 0xff, 0xff, 1, 2, 3])),
    });
    expect([code, log]).toEqual([8, "hi\n"]);
    expect(error).toContain("before the exit status of the command arrived");
  });

  test("a frame on the command's socket claims to be larger than memory", async () => {
    const { code, error } = await run({
      exec: (s) => s.accept().raw(Buffer.from([0x81, 127, 0, 0, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff])),
    });
    expect(code).toBe(8);
    expect(error).toContain("before the exit status of the command arrived");
  });

  test("the Rack goes silent in the middle of a command", async () => {
    const { code, error, rack } = await run({ exec: (s) => s.accept().text("started\\n") }, "--timeout=1");
    expect(code).toBe(7);
    expect(error).toContain("the command in web-1 did not end within 1s");
    expect(error).toContain(LOOK);
    expect(rack.calls()).toContain(STOPPED);
  });

  test("the process does not start in time", async () => {
    const { code, error, said, rack } = await run({ statuses: ["pending"] }, "--start-timeout=30");
    expect(code).toBe(7);
    expect(error).toContain("waited 30 s for process web-1 of web to start; last state: pending");
    expect(said).toContain("Waiting for process web-1: it is pending");
    expect(rack.calls()).toContain(STOPPED);
    expect(rack.calls()).not.toContain("GET /apps/web/processes/web-1/exec");
  });

  test("the process ends before the command is run", async () => {
    const { code, error, rack } = await run({ statuses: ["pending", "crashed"] });
    expect(code).toBe(1);
    expect(error).toContain("process web-1 of web ended before the command ran: its status is crashed");
    expect(error).toContain("Nothing was run");
    expect(rack.calls()).toContain(STOPPED);
  });

  test("the answer to the start of a process is lost", async () => {
    const { code, error, rack } = await run({
      http: (seen, res) => (seen.method === "POST" ? res.socket?.destroy() && true : undefined),
    });
    expect(code).toBe(8);
    expect(error).toContain("It is safe to retry: a process may have started, but it only sleeps and ends by itself");
    expect(rack.calls().filter((call) => call.startsWith("POST"))).toHaveLength(1);
  });

  test("the process cannot be stopped afterwards", async () => {
    const { code, said } = await run({
      http: answer("DELETE", 403, "no permission\n"),
    });
    expect(code).toBe(0);
    expect(said).toContain("process web-1 of web could not be stopped: 403 no permission");
  });

  test("the process no longer exists when it is stopped", async () => {
    const { code, said } = await run({
      http: answer("DELETE", 500, 'pods "web-1" not found\n'),
    });
    expect(code).toBe(0);
    expect(said).not.toContain("stopped");
  });

  test("a command has several lines", async () => {
    const rack = await scriptedRack();
    const { code, error } = await runInProcess(["run", "web", "--command", "one\ntwo"], rack.url);
    expect(code).toBe(2);
    expect(error).toContain("command has several lines, and a Rack runs only one");
    expect(rack.calls()).toEqual(["GET /system"]);
  });

  test.each([" ", "echo \x07"])("a command is empty, or has a control character (%j)", async (command) => {
    const rack = await scriptedRack();
    const { code, error } = await runInProcess(["run", "web", "--command", command], rack.url);
    expect(code).toBe(2);
    expect(error).toMatch(/^command (is empty|has the control character U\+0007)/);
    expect(rack.calls()).toEqual(["GET /system"]);
  });

  test("a command for a v3 Rack needs a shell", async () => {
    const rack = await scriptedRack();
    const { code, said } = await runInProcess(["run", "web", "a && echo $HOME"], rack.url);
    expect(code).toBe(0);
    expect(said).toContain("command contains &&, but a v3 Rack runs commands without a shell");
    await runInProcess(["run", "web", "--shell", "a && echo $HOME"], rack.url);
    const sent = rack.requests.filter(({ path }) => path.endsWith("/exec")).map(({ headers }) => headers["command"]);
    expect(sent).toEqual(["a && echo $HOME", "sh -c 'a && echo $HOME'"]);
  });

  test("input is given for a v3 Rack", async () => {
    const { code, error, rack } = await run({}, "--stdin=-");
    expect(code).toBe(2);
    expect(error).toContain("stdin requires a v2 Rack");
    expect(rack.calls()).toEqual(["GET /system"]);
  });

  test("an option is given that a v2 Rack would ignore", async () => {
    const { code, error, rack } = await run({ version: "20260421192651" }, "--cpu=100", "--environment", "A=1");
    expect(code).toBe(2);
    expect(error).toContain("cpu, environment not supported: a v2 Rack ignores them");
    expect(rack.calls()).toEqual(["GET /system"]);
  });

  test("the service does not exist", async () => {
    const { code, error } = await run({
      http: answer("POST", 500, "service not found: web\n"),
    });
    expect(code).toBe(4);
    expect(error).toContain("POST /apps/web/services/web/processes: 500 service not found: web");
  });
});

describe("exec", () => {
  test("the command's socket cannot be opened", async () => {
    const { code, error, rack } = await exec({ exec: (s) => s.drop() });
    expect(code).toBe(8);
    expect(error).toContain(LOOK);
    expect(rack.calls().filter((call) => call.endsWith("/exec"))).toHaveLength(1);
  });

  test("a gateway answers for the command's socket", async () => {
    const { code, error, rack } = await exec({ exec: (s) => s.refuse(504, "<html><title>late</title></html>") });
    expect(code).toBe(8);
    expect(error).toContain('504 the reply is an HTML page titled "late"');
    expect(error).toContain(LOOK);
    expect(rack.calls().filter((call) => call.endsWith("/exec"))).toHaveLength(1);
  });

  test("the key is wrong for a socket", async () => {
    const { code, error, log } = await exec({
      exec: (s) => s.accept().text("ERROR: invalid authentication\n").binary(),
    });
    expect([code, log]).toEqual([1, ""]);
    expect(error).toContain("invalid authentication");
    expect(error).toContain(SAFE);
  });

  test("the process to run in does not exist", async () => {
    const { code, error, rack } = await exec({ processes: [] });
    expect(code).toBe(4);
    expect(error).toContain("web has no running process web-1");
    expect(rack.calls()).not.toContain("GET /apps/web/processes/web-1/exec");
  });

  test("the process ends before the command runs in it", async () => {
    const { code, error, log } = await exec({
      exec: (s) => s.accept().text(`${MARKER}0\n`).text('ERROR: pods "web-1" not found\n').binary(),
    });
    expect([code, log]).toEqual([1, ""]);
    expect(error).toContain('pods "web-1" not found');
  });

  test("the key may not list processes, and an id is given", async () => {
    const { code, outputs } = await exec({
      http: answer("GET /apps/web/processes", 403, "no permission\n"),
    });
    expect(code).toBe(0);
    expect(outputs).toMatchObject({ process: "web-1", release: "RAAAAAAAAAA", "exit-code": 0 });
  });

  test("the key may not list processes, and a service is given", async () => {
    const rack = await scriptedRack({ http: answer("GET /apps/web/processes", 403, "no permission\n") });
    const { code, error } = await runInProcess(["exec", "web", "true"], rack.url);
    expect(code).toBe(3);
    expect(error).toContain("web is not known to be a process of web: GET /apps/web/processes: 403 no permission");
    expect(rack.calls().filter((call) => call.endsWith("/exec"))).toEqual([]);
  });

  test("the key may not read processes, and the id is that of a pod", async () => {
    const id = "web-5d8f7c9b6-x2x4z";
    const rack = await scriptedRack({ http: answer("GET", 403, "no permission\n") });
    const { code, outputs } = await runInProcess(["exec", id, "true"], rack.url);
    expect(code).toBe(0);
    expect(outputs).toMatchObject({ process: id, release: "" });
  });

  test("a service has several processes", async () => {
    const rack = await scriptedRack({
      processes: [
        { id: "web-0", name: "web", status: "running", started: "2026-01-01T00:00:00Z" },
        { id: "web-1", name: "web", status: "running", started: "2026-01-02T00:00:00Z" },
        { id: "web-2", name: "web", status: "pending", started: "2026-01-03T00:00:00Z" },
      ],
    });
    const { code, said, outputs } = await runInProcess(["exec", "web", "true"], rack.url);
    expect(code).toBe(0);
    expect(said).toContain("web has 2 running processes; using the newest, web-1");
    expect(outputs).toMatchObject({ process: "web-1" });
  });

  test("the Rack hands the session over to AWS", async () => {
    const payload = `\0{"sessionId":"s","streamUrl":"wss://x","tokenValue":"hunter2","region":"us-east-1"}`;
    const { code, error, said, log } = await exec({ exec: (s) => s.accept().text(payload) });
    expect(code).toBe(1);
    expect(error).toContain("ECS Exec");
    expect(error + said + log).not.toContain("hunter2");
  });

  test("input is read to its end on a v2 Rack, and the frames around the output are removed", async () => {
    const file = join(await temporary(), "input.sql");
    await writeFile(file, "select 1;\n".repeat(300));
    let received: Buffer = Buffer.alloc(0);
    const { code, log } = await exec(
      {
        version: "20260421192651",
        async exec(s, seen) {
          expect(seen.headers).toMatchObject({ tty: "false" });
          s.accept();
          while (s.received().length < 3000 + 3 * 8 + 6) await turns();
          received = s.received();
          s.text(Buffer.concat([Buffer.from([1, 0, 0, 0, 0, 0, 0, 3]), Buffer.from("ok\n")]));
          endCommand(s, 0);
        },
      },
      `--stdin=${file}`,
    );
    expect([code, log]).toEqual([0, "ok\n"]);
    expect(received.length).toBe(3000 + 3 * 8 + 6);
  });

  test("input cannot be read", async () => {
    const { code, error } = await exec({ version: "20260421192651" }, "--stdin=/no/such/file");
    expect(code).toBe(2);
    expect(error).toContain('stdin is "/no/such/file": it cannot be read');
  });
});

describe("the output of a command", () => {
  test("is saved byte for byte", async () => {
    const file = join(await temporary(), "logs", "run.log");
    const bytes = Buffer.from([0, 255, 27, 91, 51, 49, 109, 0xe2, 0x82, 10]);
    const { code } = await run({ exec: (s) => endCommand(s.accept().raw(frame(1, bytes)), 0) }, `--log-file=${file}`);
    expect(code).toBe(0);
    expect(await readFile(file)).toEqual(bytes);
  });
});
