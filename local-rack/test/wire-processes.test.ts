import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { LocalRack, LocalRackOptions } from "../src/index.ts";
import { APP, ask, build, END, pick, read, start } from "./support.ts";

interface Frame {
  opcode: "text" | "binary";
  data: string;
}

interface Exchange {
  request: { method: string; path: string; headers: Record<string, string>; frames?: Frame[] };
  response: { status: number; headers: Record<string, string>; body?: string; frames?: Frame[] };
}

async function readRecording(name: string): Promise<Exchange[]> {
  const file = new URL(`../../test/fixtures/wire/${name}.json`, import.meta.url);
  // The fixtures are files of this repository in the format that their README describes.
  const fixture: { exchanges: Exchange[] } = JSON.parse(await readFile(file, "utf8"));
  return fixture.exchanges;
}

/** The recorded Rack ran commands on the machine, with standard input and without a terminal. */
const options: Partial<LocalRackOptions> = {
  name: "peer",
  version: "3.24.6",
  execute: "host",
  oddities: { plainExecHangs: false, stdinStaysOpen: false },
};

async function withApps(more: Partial<LocalRackOptions> = {}): Promise<LocalRack> {
  const rack = await start({ ...options, ...more });
  for (const app of ["app", "app2"]) {
    const built = await build(rack, app, APP);
    await ask(rack, `POST /apps/${app}/releases/${pick(built, "release")}/promote`, { form: { force: "true" } });
  }
  return rack;
}

/** IDs of processes: recorded ID to current ID. */
async function readKnown(rack: LocalRack): Promise<Map<string, string>> {
  const running = await ask(rack, "GET /apps/app/processes");
  const release = await ask(rack, "GET /apps/app2");
  return new Map([
    ["web-1", String(pick(running, "0.id"))],
    ["RXWQJUFQYSS", String(pick(release, "release"))],
  ]);
}

async function replay(rack: LocalRack, name: string, ids: Map<string, string>, host?: string): Promise<void> {
  for (const { request, response } of await readRecording(name)) {
    // The Console of the recordings did not know machines.
    if (request.path === "/machines?") continue;
    const where = `${name}: ${request.method} ${request.path}`;
    const now = (text: string) => [...ids].reduce((all, [old, id]) => all.replaceAll(old, id), text);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([key, value]) => [key, now(value)]));
    const address = host ?? `127.0.0.1:${rack.port}`;
    if (response.status === 101) {
      delete headers["Upgrade"];
      headers["Origin"] = `http://${address}`;
      const say = request.frames?.map(({ opcode, data }) => (opcode === "binary" ? END : data)) ?? [];
      const said = await read(rack, now(request.path), { headers, host: address, say });
      const expected = (response.frames ?? []).filter(({ opcode }) => opcode === "text").map(({ data }) => data);
      // Output can be cut into messages anywhere.
      expect(said.text, where).toBe(expected.join(""));
      expect(said.texts.at(-1)?.toString(), where).toBe(expected.at(-1));
      expect(said.ending, where).toBe("end");
      continue;
    }
    const answer = await ask(rack, `${request.method} ${now(request.path)}`, { headers, host: address });
    expect(answer.status, where).toBe(response.status);
    const id = /"id": "(web-\w+)"/;
    const [before, after] = [id.exec(response.body ?? "")?.[1], id.exec(answer.text)?.[1]];
    if (before !== undefined && after !== undefined && !ids.has(before)) ids.set(before, after);
    if (response.headers["Content-Type"] !== "application/json" || request.path === "/racks?") continue;
    const neutral = (text: string) => text.replace(/"started": "[^"]*"/, '"started": "TIME"');
    // The recording does not say how long a process is pending.
    const status = (text: string) =>
      request.method === "GET" ? text.replace(/"status": "pending"/, '"status": "running"') : text;
    // The recorded Rack omits the optional field `service`.
    expect(status(neutral(answer.text.replace(/ *"service": "web",\n/, ""))), where).toBe(
      status(neutral(now(response.body ?? ""))),
    );
  }
}

test.each(["run", "run-detached", "exec", "failure-exec", "failure-exec-password", "failure-run-password"])(
  "the recorded conversation %s gets the recorded replies",
  async (name) => {
    const rack = await withApps();

    await replay(rack, name, await readKnown(rack));
  },
);

test("the recorded exec through a Console reaches the process", async () => {
  const rack = await withApps({
    console: {
      organization: "acme",
      racks: [
        { name: "peer", organization: "acme" },
        { name: "other", organization: "acme" },
      ],
      keys: [{ key: "deploy-key-123", policy: "default" }],
    },
  });

  await replay(rack, "console-exec", await readKnown(rack), rack.consoleHost ?? "");
});

test("the recorded export and import have the recorded headers and fields", async () => {
  const rack = await withApps();
  const id = String(pick(await ask(rack, "GET /apps/app2/builds"), "0.id"));
  const [exported] = await readRecording("builds-export");
  const imported = (await readRecording("builds-import")).at(-1);

  const archive = await ask(rack, `GET ${exported?.request.path.replace("BFBEBMGSBXH", id)}`);
  const answer = await ask(rack, `POST ${imported?.request.path}`, {
    headers: imported?.request.headers ?? {},
    body: archive.body,
  });

  const names = (raw: string[]) =>
    raw.filter((_, index) => index % 2 === 0).filter((name) => !/^(Date|Content-Length|Transfer-Encoding)$/.test(name));
  expect(names(archive.rawHeaders).sort()).toEqual(Object.keys(exported?.response.headers ?? {}).sort());
  expect(archive.headers["content-type"]).toBe("application/x-gzip");
  expect(Object.keys(JSON.parse(answer.text))).toEqual(Object.keys(JSON.parse(imported?.response.body ?? "{}")));
  expect(pick(answer, "logs")).toBe(`object://app2/build/${id}/logs`);
  expect(pick(answer, "status")).toBe("complete");
});
