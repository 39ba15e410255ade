import { expect, test } from "vitest";
import type { LocalRack, LocalRackOptions } from "../src/index.ts";
import { APP, ask, build, CLOSE, END, eventually, pick, read, start } from "./support.ts";

const MARKER = "F1E49A85-0AD7-4AEF-A618-C249C6E6568D:";

/** A Rack that runs commands on this machine, with an app that has a promoted release. */
async function startApp({ plans, ...options }: Partial<LocalRackOptions> & { plans?: true } = {}): Promise<LocalRack> {
  const rack = await start({ ...(plans ? {} : { execute: "host" }), ...options });
  const built = await build(rack, "app", APP);
  await ask(rack, `POST /apps/app/releases/${pick(built, "release")}/promote`, { form: { force: "true" } });
  return rack;
}

/** Starts `sleep 60` and returns the process ID. */
async function sleeper(rack: LocalRack): Promise<string> {
  const started = await ask(rack, "POST /apps/app/services/web/processes", { headers: { Command: "sleep 60" } });
  expect(started.status).toBe(200);
  return String(pick(started, "id"));
}

function exec(rack: LocalRack, pid: string, headers: Record<string, string>, more: Parameters<typeof read>[2] = {}) {
  return read(rack, `/apps/app/processes/${pid}/exec`, { headers, ...more });
}

test("v3 answers a run immediately with a pending pod, which then runs the words of its command", async () => {
  const rack = await startApp({ promotion: { updatingMs: 0, startingMs: 2_000 } });

  const started = await ask(rack, "POST /apps/app/services/web/processes", {
    headers: { Command: "sleep '60'", Cpu: "256", Memory: "512", Environment: "A=1" },
  });

  const id = String(pick(started, "id"));
  expect(id).toMatch(/^web-[a-z0-9]{5}$/);
  expect(JSON.parse(started.text)).toEqual({
    ...{ id, app: "app", command: "sleep 60", cpu: 0, gpu: 0, host: "", image: "", instance: "", memory: 0 },
    ...{ name: "web", ports: [], release: pick(await ask(rack, "GET /apps/app"), "release"), service: "web" },
    ...{ started: pick(started, "started"), status: "pending" },
  });
  const refused = await exec(rack, id, { Command: "true" });
  expect(refused.text).toBe(`${MARKER}1\nERROR: unable to upgrade connection: container not found ("app")\n`);
  await eventually(async () => pick(await ask(rack, `GET /apps/app/processes/${id}`), "status") === "running");
});

test("v2 runs a shell, reads only Command and Release, and has IDs of twelve hexadecimal digits", async () => {
  const rack = await startApp({ generation: "v2" });

  const started = await ask(rack, "POST /apps/app/services/web/processes", {
    headers: { Command: 'test -z "$A" && sleep 60', Environment: "A=1" },
  });

  expect(pick(started, "id")).toMatch(/^[0-9a-f]{12}$/);
  expect(pick(started, "command")).toBe('test -z "$A" && sleep 60');
  expect(pick(started, "status")).toBe("running");
  expect(pick(started, "task_definition")).toBe("");
});

test("processes are listed by service, and on v3 also by release", async () => {
  const rack = await startApp();
  const id = await sleeper(rack);
  const ids = async (query: string) =>
    (JSON.parse((await ask(rack, `GET /apps/app/processes?${query}`)).text) as { id: string }[]).map((one) => one.id);

  expect(await ids("")).toHaveLength(2);
  expect(await ids("service=web")).toContain(id);
  expect(await ids("service=other")).toEqual([]);
  expect(await ids("release=RNONE")).toEqual([]);
});

test("v2 ignores the release in a list", async () => {
  const rack = await startApp({ generation: "v2" });

  expect(pick(await ask(rack, "GET /apps/app/processes?release=RNONE"), "0.name")).toBe("web");
});

test.each([
  ["3.24.4", "Gpu", 200],
  ["3.24.5", "Gpu", 500],
  ["3.14.2", "Cpu-Limit", 200],
  ["3.14.3", "Memory-Limit", 500],
])("a Rack of version %s answers the invalid number in option %s with %i", async (version, name, status) => {
  const rack = await startApp({ version });

  const answer = await ask(rack, "POST /apps/app/services/web/processes", {
    headers: { Command: "true", [name]: "x" },
  });

  expect(answer.status).toBe(status);
});

test("Racks that support the limit of log requests apply it", async () => {
  for (const [version, text] of [
    ["3.24.5", 'ERROR: strconv.Atoi: parsing "x": invalid syntax\n'],
    ["3.24.4", ""],
  ] as const) {
    const rack = await start({ version, createApps: true });
    const log = await read(rack, "/apps/app/logs", { headers: { Maxlogrequests: "x", Follow: "false" } });
    expect([version, log.text]).toEqual([version, text]);
  }
});

test("a stopped process disappears, and its output stays in the app's log", async () => {
  const rack = await startApp();
  const started = await ask(rack, "POST /apps/app/services/web/processes", {
    headers: { Command: "sh -c 'echo hello; sleep 60'" },
  });
  const id = String(pick(started, "id"));
  await read(rack, `/apps/app/processes/${id}/logs`, { until: "hello" });

  expect((await ask(rack, `DELETE /apps/app/processes/${id}`)).text).toBe("ok\n");

  await eventually(async () => (await ask(rack, `GET /apps/app/processes/${id}`)).status === 500);
  const log = await read(rack, "/apps/app/logs", { headers: { Prefix: "true", Follow: "false" } });
  expect(log.text).toMatch(new RegExp(`^\\S+Z service/web/${id} hello$`, "m"));
});

test("v3 lists an ended process for a while as complete or failed; v2 does not list it", async () => {
  const v3 = await startApp();
  const run = async (rack: LocalRack, command: string) =>
    String(pick(await ask(rack, "POST /apps/app/services/web/processes", { headers: { Command: command } }), "id"));
  const [good, bad] = [await run(v3, "true"), await run(v3, "false")];

  await eventually(async () => pick(await ask(v3, `GET /apps/app/processes/${good}`), "status") === "complete");
  await eventually(async () => pick(await ask(v3, `GET /apps/app/processes/${bad}`), "status") === "failed");
  expect((await exec(v3, good, { Command: "true" })).text).toBe(
    `${MARKER}1\nERROR: cannot exec into a container in a completed pod; current phase is Succeeded\n`,
  );

  const v2 = await startApp({ generation: "v2" });
  const ended = await run(v2, "true");
  await eventually(async () => (await ask(v2, `GET /apps/app/processes/${ended}`)).status === 404);
});

test.each([
  ["v3", "POST /apps/none/services/web/processes", {}, 404, "app not found: none"],
  [
    "v3",
    "POST /apps/app/services/none/processes",
    {},
    500,
    /^Pod "none-\w{5}" is invalid: spec\.containers\[0\]\.image/,
  ],
  ["v3", "POST /apps/app/services/web/processes", { Release: "RNONE" }, 500, 'releases.convox.com "rnone" not found'],
  ["v3", "POST /apps/app/services/web/processes", { Cpu: "1.5" }, 500, 'strconv.Atoi: parsing "1.5": invalid syntax'],
  ["v3", "POST /apps/app/services/web/processes", { Command: "sh -c 'a" }, 500, "Unterminated single-quoted string"],
  ["v3", "DELETE /apps/app/processes/none", {}, 500, 'pods "none" not found'],
  ["v3", "GET /apps/app/processes/none", {}, 500, 'pods "none" not found'],
  ["v2", "POST /apps/app/services/none/processes", {}, 500, "no such service: none"],
  ["v2", "POST /apps/app/services/web/processes", { Release: "RNONE" }, 404, "release not found: RNONE"],
  ["v2", "DELETE /apps/app/processes/none", {}, 500, "could not find process"],
  ["v2", "GET /apps/app/processes/none", {}, 404, "process not found: none"],
] as const)("%s: %s %o answers %i", async (generation, line, headers, status, text) => {
  const rack = await startApp({ generation });

  const answer = await ask(rack, line, { headers: { Command: "true", ...headers } });

  expect(answer.status).toBe(status);
  if (typeof text === "string") expect(answer.text).toBe(`${text}\n`);
  else expect(answer.text).toMatch(text);
});

test("an app without a promoted release runs nothing unless a release is named", async () => {
  const [v3, v2] = [await start({ execute: "host" }), await start({ generation: "v2", execute: "host" })];
  const release = String(pick(await build(v3, "app", APP), "release"));
  await build(v2, "app", APP);
  const line = "POST /apps/app/services/web/processes";

  expect((await ask(v3, line, { headers: { Command: "true" } })).text).toMatch(/^Pod "web-\w{5}" is invalid/);
  expect((await ask(v3, line, { headers: { Command: "true", Release: release } })).status).toBe(200);
  expect((await ask(v2, line, { headers: { Command: "true" } })).text).toBe("no releases for app: app\n");
});

test("a Rack that only plans rejects run after the regular checks, and says why", async () => {
  for (const generation of ["v2", "v3"] as const) {
    const rack = await startApp({ generation, plans: true });
    const line = "POST /apps/app/services/web/processes";

    const refused = await ask(rack, line, { headers: { Command: "true" } });
    const pid = String(pick(await ask(rack, "GET /apps/app/processes"), "0.id"));
    const executed = await exec(rack, pid, { Command: "true" });

    expect(refused.status).toBe(501);
    expect(refused.text).toMatch(/^this local Rack only plans/);
    expect(executed.text).toMatch(
      new RegExp(`^${generation === "v2" ? "" : `${MARKER}1\n`}ERROR: this local Rack only plans`),
    );
    expect((await ask(rack, `${line.replace("web", "none")}`, { headers: { Command: "true" } })).status).toBe(500);
  }
});

test("exec reports the exit code, v3 without a shell and v2 with one", async () => {
  const [v3, v2] = [await startApp(), await startApp({ generation: "v2" })];

  const plain = await exec(v3, await sleeper(v3), { Command: "sh -c 'exit 42'" });
  const words = await exec(v3, await sleeper(v3), { Command: "echo $HOME && false" });
  const shell = await exec(v2, await sleeper(v2), { Command: "echo a && exit 42" });

  expect(plain).toMatchObject({ text: `${MARKER}42\n`, ending: "end" });
  expect(words.text).toBe(`$HOME && false\r\n${MARKER}0\n`);
  expect(shell.text).toBe(`a\r\n${MARKER}42\n`);
});

test("a terminal has the requested size, echo, CR LF and one stream", async () => {
  const rack = await startApp();
  const command = "sh -c 'test -t 0 && stty size; read line; echo got $line >&2'";

  const sized = await exec(
    rack,
    await sleeper(rack),
    { Command: command, Height: "40", Width: "100" },
    { say: ["hello\n"] },
  );
  const half = await exec(rack, await sleeper(rack), { Command: "stty size", Height: "40" });

  expect(sized.text).toContain("40 100\r\n");
  expect(sized.text.match(/hello\r\n/g)).toHaveLength(2);
  expect(sized.text).toMatch(new RegExp(`got hello\r\n${MARKER}0\n$`));
  expect(half.text).not.toContain("40 ");
});

test("v2 and v3 since 3.25.5 pass the end of input on", async () => {
  const [v3, v2] = [await startApp({ version: "3.25.4" }), await startApp({ generation: "v2" })];
  const current = await startApp();
  const say = ["line\n", END] as const;

  const ended = await exec(v2, await sleeper(v2), { Command: "cat" }, { say });
  const hanging = await exec(v3, await sleeper(v3), { Command: "cat" }, { say, forMs: 500 });
  const passed = await exec(current, await sleeper(current), { Command: "cat" }, { say });

  expect(ended.text).toBe(`line\r\nline\r\n${MARKER}0\n`);
  expect(hanging).toMatchObject({ text: "line\r\nline\r\n", ending: "open" });
  expect(passed.text).toBe(`line\r\nline\r\n${MARKER}0\n`);
});

test("v3 does not take a close of the connection for the end of the input", async () => {
  const rack = await startApp();
  const pid = await sleeper(rack);
  const script = "sh -c 'read line; echo $line > half; echo ready; cat >> half; echo whole > whole'";

  await exec(rack, pid, { Command: script, Tty: "false" }, { say: ["half a script\n", CLOSE], until: "ready" });
  const ended = await exec(rack, pid, { Command: "sh -c 'cat > /dev/null; ls'", Tty: "false" }, { say: [END] });

  expect(ended.text).toBe(`half\n${MARKER}0\n`);
});

test("a Console loses an end of input that no byte precedes", async () => {
  const rack = await startApp({ name: "staging", console: { keys: [{ key: "all", policy: "all" }] } });
  const pid = await sleeper(rack);
  const headers = { Command: "cat", Tty: "false", Rack: "local/staging" };
  const through = { host: rack.consoleHost ?? "", password: "all" };

  const hanging = await exec(rack, pid, headers, { ...through, say: [END], forMs: 300 });
  const one = await exec(rack, pid, headers, { ...through, say: ["x", END] });
  const none = await exec(rack, pid, { ...headers, "Disable-Stdin": "true" }, { ...through, say: [END] });

  expect(hanging).toMatchObject({ text: "", ending: "open" });
  expect([one.text, none.text]).toEqual([`x${MARKER}0\n`, `${MARKER}0\n`]);
});

test("without a terminal v2 sends Docker's frames, one for each stream", async () => {
  const rack = await startApp({ generation: "v2" });

  const framed = await exec(
    rack,
    await sleeper(rack),
    { Command: "echo out; sleep 0.2; echo err >&2; cat", Tty: "false" },
    { say: ["in", END] },
  );

  const bytes = Buffer.concat(framed.texts);
  const frame = (stream: number, text: string) =>
    Buffer.from([stream, 0, 0, 0, 0, 0, 0, text.length, ...Buffer.from(text)]);
  expect(bytes.indexOf(frame(1, "out\n"))).toBeGreaterThanOrEqual(0);
  expect(bytes.indexOf(frame(2, "err\n"))).toBeGreaterThanOrEqual(0);
  expect(bytes.indexOf(frame(1, "in"))).toBeGreaterThanOrEqual(0);
  expect(framed.text).toMatch(new RegExp(`${MARKER}0\n$`));
});

test("without a terminal v3 before 3.25.5 hangs unless standard input is disabled too", async () => {
  const rack = await startApp({ version: "3.25.4" });
  const headers = { Command: "sh -c 'echo out; echo err >&2; cat'", Tty: "false" };

  const hanging = await exec(rack, await sleeper(rack), headers, { forMs: 300 });
  const plain = await exec(rack, await sleeper(rack), { ...headers, "Disable-Stdin": "true" });

  expect(hanging).toMatchObject({ text: "", ending: "open" });
  expect(plain.text.split("\n").sort()).toEqual(["", `${MARKER}0`, "err", "out"]);
});

test("v3 before 3.19.7 always gives a terminal", async () => {
  const rack = await startApp({ version: "3.19.6" });

  const asked = await exec(rack, await sleeper(rack), { Command: "test -t 0", Tty: "false", "Disable-Stdin": "true" });

  expect(asked.text).toBe(`${MARKER}0\n`);
});

test("v3 accepts a service's name for one of its processes, and v2 does not", async () => {
  const [v3, v2] = [await startApp(), await startApp({ generation: "v2" })];

  expect((await exec(v3, "web", { Command: "echo here" })).text).toBe(`here\r\n${MARKER}0\n`);
  expect((await exec(v2, "web", { Command: "echo here" })).text).toBe("ERROR: process id not found for app\n");
});

test("v3: exec of a service skips the processes that run started", async () => {
  const rack = await startApp();
  const started = [await sleeper(rack), await sleeper(rack), await sleeper(rack)];
  const folder = async (process: string) => (await exec(rack, process, { Command: "pwd" })).text.split("\r\n")[0];
  const folders = await Promise.all(started.map(folder));

  const reached = new Set<string | undefined>();
  for (let tries = 0; tries < 8; tries++) reached.add(await folder("web"));

  expect(reached.size).toBe(1);
  expect(folders).not.toContain([...reached][0]);
});

test("a failed exec of v3 before 3.25.5 has a marker with 0 before the command starts and 1 afterwards; v2 has no marker", async () => {
  const [v3, v2] = [await startApp({ version: "3.25.4" }), await startApp({ generation: "v2" })];
  const pid = await sleeper(v3);

  expect((await exec(v3, "none", { Command: "true" })).text).toBe(`${MARKER}0\nERROR: pods "none" not found\n`);
  expect((await exec(v3, pid, { Command: "a 'b" })).text).toBe(
    `${MARKER}0\nERROR: Unterminated single-quoted string\n`,
  );
  expect((await exec(v3, pid, {})).text).toMatch(new RegExp(`^${MARKER}1\nERROR: you must specify`));
  expect((await exec(v3, pid, { Command: "no-such-program", Tty: "false", "Disable-Stdin": "true" })).text).toBe(
    `${MARKER}1\nERROR: exec: "no-such-program": executable file not found in $PATH\n`,
  );
  expect((await exec(v2, "none", { Command: "true" })).text).toBe("ERROR: process id not found for app\n");
  expect((await read(v3, "/apps/none/processes/x/exec", { headers: { Command: "true" } })).text).toBe(
    "ERROR: app not found: none\n",
  );
});

test("a read-only token can open log sockets, but not exec", async () => {
  const rack = await startApp();
  const token = String(
    pick(await ask(rack, "POST /system/jwt/token", { form: { role: "read", durationInHour: "1" } }), "token"),
  );
  const Authorization = `Basic ${Buffer.from(`jwt:${token}`).toString("base64")}`;

  const refused = await exec(rack, "web", { Command: "true", Authorization });

  expect(refused.text).toBe("ERROR: you are unauthorized to access this\n");
});

test("a command ends when its client disconnects", async () => {
  const rack = await startApp();
  const pid = await sleeper(rack);

  await exec(rack, pid, { Command: "sh -c 'echo $$ > alive; exec sleep 60'" }, { forMs: 400 });

  const file = await ask(rack, `GET /apps/app/processes/${pid}/files?file=/alive`);
  const child = Number(/\d+/.exec(file.body.subarray(512).toString())?.[0]);
  await eventually(async () => !alive(child));
});

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test("a command gets the release's environment and none of the Rack program's own", async () => {
  process.env["LOCAL_RACK_TEST"] = "1";
  const rack = await start({ execute: "host" });
  const manifest = "environment:\n  - GIVEN\n  - DEFAULTED=x\nservices:\n  web:\n    build: .\n    port: 3000\n";
  await ask(rack, "POST /apps", { form: { name: "app" } });
  await ask(rack, "POST /apps/app/releases", { form: { env: "GIVEN=1\nUNDECLARED=1" } });
  const built = await build(rack, "app", { ...APP, "convox.yml": manifest });
  await ask(rack, `POST /apps/app/releases/${pick(built, "release")}/promote`, { form: { force: "true" } });

  const { text } = await exec(rack, "web", { Command: "env" });

  expect(text).toContain("GIVEN=1\r\n");
  expect(text).toContain("DEFAULTED=x\r\n");
  expect(text).toContain(`RELEASE=${pick(built, "release")}\r\n`);
  expect(text).not.toContain("UNDECLARED");
  expect(text).not.toContain("LOCAL_RACK_TEST");
});

test("v3 has logs of processes and services, and v2 has neither", async () => {
  const [v3, v2] = [await startApp(), await startApp({ generation: "v2" })];
  const started = await ask(v3, "POST /apps/app/services/web/processes", {
    headers: { Command: "sh -c 'echo one; echo two; sleep 60'" },
  });
  const id = String(pick(started, "id"));

  const own = await read(v3, `/apps/app/processes/${id}/logs`, { headers: { Prefix: "true" }, until: "two" });
  const service = await read(v3, "/apps/app/services/web/logs", { headers: { Prefix: "true" }, until: "two" });
  const tail = await read(v3, "/apps/app/services/web/logs", { headers: { Tail: "1", Follow: "false" } });

  expect(own.text).toMatch(new RegExp(`^\\S+Z service/web/${id} one\n\\S+Z service/web/${id} two\n$`));
  expect(service.text).toMatch(new RegExp(`^\\[pod/${id}/app\\] \\S+Z one$`, "m"));
  expect(tail.text).toBe("two\n");
  expect((await read(v3, "/apps/app/processes/none/logs")).text).toBe("");
  expect((await read(v2, "/apps/app/processes/none/logs")).text).toBe("ERROR: unimplemented\n");
  expect((await read(v2, "/apps/app/services/web/logs")).ending).toBe(404);
});

test("files are copied into a process and out of it as a tar", async () => {
  const rack = await startApp();
  const pid = await sleeper(rack);
  const made = await ask(rack, `GET /apps/app/processes/${pid}/files?file=/none`);
  await exec(rack, pid, { Command: "sh -c 'mkdir -p a/b; echo hello > a/b/c'" });
  const tar = await ask(rack, `GET /apps/app/processes/${pid}/files?file=/a/b`);
  const other = await sleeper(rack);

  const stored = await ask(rack, `POST /apps/app/processes/${other}/files`, { body: tar.body });
  const shown = await exec(rack, other, { Command: "cat b/c" });
  const removed = await ask(rack, `DELETE /apps/app/processes/${other}/files?files=/b/c,/none`);

  expect(made.status).toBe(500);
  expect(tar.headers["content-length"]).toBeUndefined();
  expect(stored.text).toBe("ok\n");
  expect(shown.text).toBe(`hello\r\n${MARKER}0\n`);
  expect(removed.text).toBe("ok\n");
  expect((await exec(rack, other, { Command: "test -e b/c" })).text).toBe(`${MARKER}1\n`);
});

test("closing the Rack ends the processes that it started", async () => {
  const rack = await startApp();
  const started = await ask(rack, "POST /apps/app/services/web/processes", {
    headers: { Command: "sh -c 'echo $$; exec sleep 60'" },
  });
  const log = await read(rack, `/apps/app/processes/${pick(started, "id")}/logs`, { until: "\n" });

  await rack.close();

  await eventually(async () => !alive(Number(log.text)));
});
