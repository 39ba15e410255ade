import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { LocalRack } from "../src/index.ts";
import { APP, ask, basic, pick, read, source, start, waitForBuild } from "./support.ts";

type Text = string | { begins: string; bytes: number } | { starts: string; bytes: number };

interface Exchange {
  request: { method: string; path: string; headers: Record<string, string>; body?: Text };
  response: {
    status: number;
    headers: Record<string, string>;
    body?: Text;
    frames?: { opcode: "text" | "binary"; data: string }[];
  };
}

async function readRecording(name: string): Promise<Exchange[]> {
  const file = new URL(`../../test/fixtures/wire/${name}.json`, import.meta.url);
  // The fixtures are files of this repository in the format that their README describes.
  const fixture: { exchanges: Exchange[] } = JSON.parse(await readFile(file, "utf8"));
  return fixture.exchanges;
}

/** In recorded order: later requests refer to what earlier ones created. */
const ON_THE_RACK = [
  "build",
  "build-with-flags",
  "builds",
  "builds-info",
  "builds-logs",
  "env-set",
  "env-set-replace",
  "env",
  "releases-promote",
  "releases-promote-force",
  "releases",
  "deploy",
  "failure-password-builds",
  "failure-password-build",
  "failure-password-builds-logs",
  "failure-app-builds",
  "failure-app-build",
  "failure-app-promote",
  "failure-release-promote",
  "failure-build-logs",
];

test("recorded requests of the official CLI get the recorded replies, except for IDs and times", async () => {
  const rack = await start({ name: "peer", version: "3.24.6" });
  for (const name of ["app", "app2"]) await ask(rack, "POST /apps", { form: { name } });
  const ids = new Map<string, string>();

  for (const name of ON_THE_RACK) {
    for (const exchange of await readRecording(name)) await replay(rack, ids, name, exchange);
  }
});

test("recorded requests through a Console reach the Rack", async () => {
  const rack = await start({
    name: "peer",
    version: "3.24.6",
    console: {
      organization: "acme",
      racks: [
        { name: "peer", organization: "acme" },
        { name: "other", organization: "acme" },
      ],
      keys: [{ key: "deploy-key-123", policy: "default" }],
    },
  });
  await ask(rack, "POST /apps", { form: { name: "app2" } });
  const ids = new Map<string, string>();
  const host = rack.consoleHost ?? "";

  for (const name of ["console-build", "failure-console-key", "failure-console-rack"]) {
    for (const exchange of await readRecording(name)) {
      // The Console of the recordings did not know machines.
      if (exchange.request.path !== "/machines?") await replay(rack, ids, name, exchange, host);
    }
  }
  const [, list] = await readRecording("console-builds");
  const answer = await ask(rack, "GET /apps/app2/builds?", { host, headers: list?.request.headers ?? {} });
  expect(answer.status).toBe(200);
});

test("while a build is created, a released Rack rejects its log and the status is created", async () => {
  const rack = await start({ name: "peer", version: "3.24.6" });
  rack.faults.add("created=60000");
  await ask(rack, "POST /apps", { form: { name: "app-created" } });
  const exchanges = await readRecording("build-created");
  const created = exchanges.find(({ request }) => request.path === "/apps/app-created/builds?");
  const answer = await ask(rack, "POST /apps/app-created/builds?", {
    headers: created?.request.headers ?? {},
    body: String(created?.request.body),
  });

  expect(neutral(answer.text)).toBe(neutral(String(created?.response.body)).replace(/build-\w+/, ""));
  const log = await read(rack, `/apps/app-created/builds/${pick(answer, "id")}/logs`);
  expect(log.text).toBe(`ERROR: unable to read logs for build: ${pick(answer, "id")}\n`);
});

async function replay(
  rack: LocalRack,
  ids: Map<string, string>,
  name: string,
  exchange: Exchange,
  host = `127.0.0.1:${rack.port}`,
): Promise<void> {
  const { request, response } = exchange;
  const now = (text: string) => text.replace(/\b[BR][A-Z]{10}\b/g, (id) => ids.get(id) ?? id);
  const path = now(request.path);
  const headers = { ...request.headers };
  const where = `${name}: ${request.method} ${request.path}`;
  if (headers["Origin"] !== undefined) headers["Origin"] = `http://${host}`;
  if (response.status === 101) {
    delete headers["Upgrade"];
    await replaySocket(rack, path, headers, exchange, host, where);
    return;
  }
  // A poll after the end of the log: the recorded reply is the last of several.
  const polled = /\/apps\/([^/]+)\/builds\/(B[A-Z]{10})\?$/.exec(path);
  if (request.method === "GET" && polled !== null) await waitForBuild(rack, polled[1] ?? "", polled[2] ?? "");
  const archive = typeof request.body === "object" ? source(APP) : undefined;
  const body = archive ?? (typeof request.body === "string" ? now(request.body) : undefined);
  const answer = await ask(rack, `${request.method} ${path}`, {
    headers,
    host,
    ...(body === undefined ? {} : { body }),
  });

  expect(answer.status, where).toBe(response.status);
  expect(headerNames(answer.rawHeaders), where).toEqual(Object.keys(response.headers));
  for (const header of ["Content-Type", "Www-Authenticate"]) {
    expect(answer.headers[header.toLowerCase()], where).toBe(response.headers[header]);
  }
  learn(ids, response.body, answer.text);
  // The recorded Rack omits the optional field `service`.
  const names = (text: string) => fieldNames(text).filter((name) => name !== "service");
  if (path.includes("/processes")) expect(names(answer.text)).toEqual(names(String(response.body)));
  else expectBody(answer.text, response.body, where);
}

async function replaySocket(
  rack: LocalRack,
  path: string,
  headers: Record<string, string>,
  { response }: Exchange,
  host: string,
  where: string,
): Promise<void> {
  const appLog = /^\/apps\/[^/]+\/logs$/.test(path);
  const log = await read(rack, path, { headers, host, ...(appLog ? { until: "system/" } : {}) });
  expect(log.ending, where).toBe("end");
  const text = (response.frames ?? []).filter(({ opcode }) => opcode === "text").map(({ data }) => data);
  if (text[0]?.startsWith("ERROR:") === true) expect(log.texts.map(String), where).toEqual(text);
  else expect(log.texts.length, where).toBeGreaterThan(0);
}

// Length, date and connection belong to the transport.
function headerNames(raw: string[]): string[] {
  const names = raw.filter((_, index) => index % 2 === 0);
  return names.filter((name) => !["Content-Length", "Date", "Transfer-Encoding"].includes(name));
}

function learn(ids: Map<string, string>, before: Text | undefined, after: string): void {
  const old = String(typeof before === "object" && "begins" in before ? before.begins : before).match(
    /\b[BR][A-Z]{10}\b/g,
  );
  const fresh = after.match(/\b[BR][A-Z]{10}\b/g) ?? [];
  for (const [index, id] of (old ?? []).entries()) {
    const partner = fresh[index];
    if (partner !== undefined && !ids.has(id)) ids.set(id, partner);
  }
}

/** Replaces everything that differs between runs; keys, order, indentation and escapes stay. */
function neutral(text: string): string {
  return text
    .replace(/\b[BR][A-Z]{10}\b/g, "ID")
    .replace(/"build-[a-z0-9]+"/g, '"build-ID"')
    .replace(/"(?!0001)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z"/g, '"TIME"')
    .replace(/build-ID/g, "build-ID");
}

function expectBody(actual: string, expected: Text | undefined, where: string): void {
  if (expected === undefined) expect(actual, where).toBe("");
  else if (typeof expected === "string") expect(neutral(actual), where).toBe(neutral(expected));
  else if ("begins" in expected) {
    const whole = expected.begins.replace(/[^\n]*$/, "");
    expect(neutral(actual).slice(0, neutral(whole).length), where).toBe(neutral(whole));
  }
}

function fieldNames(text: string): string[] {
  const list: unknown = JSON.parse(text);
  return Array.isArray(list) && typeof list[0] === "object" && list[0] !== null ? Object.keys(list[0]) : [];
}

test("the password is sent like the recorded client sends it", async () => {
  const [first] = await readRecording("builds");

  expect(first?.request.headers["Authorization"]).toBe(basic("secret"));
});
