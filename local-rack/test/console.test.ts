import { expect, test } from "vitest";
import type { LocalRackOptions } from "../src/index.ts";
import { type Ask, ask, pick, read, start } from "./support.ts";

async function withConsole(options: Partial<NonNullable<LocalRackOptions["console"]>> = {}) {
  const rack = await start({
    name: "staging",
    createApps: true,
    console: {
      organization: "acme",
      racks: [{ name: "production", organization: "acme" }],
      keys: [
        { key: "deploy", policy: "default" },
        { key: "all", policy: "all" },
      ],
      ...options,
    },
  });
  const through = (line: string, asked: Ask & { rackName?: string | null } = {}) => {
    const { rackName = "acme/staging", ...rest } = asked;
    const headers = { ...(rackName === null ? {} : { Rack: rackName }), ...asked.headers };
    return ask(rack, line, { password: "all", host: rack.consoleHost ?? "", ...rest, headers });
  };
  return { rack, through };
}

test("the Console lists Racks and serves its own paths", async () => {
  const { through } = await withConsole();

  expect(JSON.parse((await through("GET /racks")).text)).toEqual([
    { name: "staging", organization: { name: "acme" }, provider: "local", status: "running" },
    { name: "production", organization: { name: "acme" }, provider: "local", status: "running" },
  ]);
  expect(pick(await through("GET /racks/acme/staging"), "version")).toBe("3.25.10");
  expect((await through("GET /racks/acme/none")).status).toBe(404);
  expect(pick(await through("GET /auth"), "id")).toBe("user-acme");
  expect((await through("GET /machines")).text).toBe("[]");
  expect(pick(await through("GET /racks/acme/staging/host"), "host")).toBe("api.staging.test");
  expect((await through("GET /racks/acme/staging/runtimes")).text).toBe("[]");
  expect((await through("GET /racks/acme/staging/workflows")).text).toBe('{"oid":"acme","workflows":[]}');
  expect((await through("GET /racks/acme/none/workflows")).text).toBe("rack not found: acme/none\n");
});

test.each([
  ["acme/staging", 200, ""],
  ["staging", 200, ""],
  ["acme/none", 404, "rack not found: acme/none\n"],
  ["acme/production", 502, "rack is not reachable: acme/production\n"],
  ["stag", 404, "rack not found: stag\n"],
  [null, 400, "no rack given\n"],
] as const)("the Rack header %s results in status %i", async (rackName, status, text) => {
  const { through } = await withConsole();

  const answer = await through("GET /apps", { rackName });

  expect(answer.status).toBe(status);
  if (status !== 200) expect(answer.text).toBe(text);
});

test("a Convox Cloud machine is this Rack at another path, without the header Rack", async () => {
  const { rack, through } = await withConsole({
    machines: [
      { id: "m-1", name: "prod" },
      { id: "m-2", name: "prod", organization: "other" },
    ],
    keys: [
      { key: "all", policy: "all" },
      { key: "deploy", policy: "default" },
      { key: "racks", policy: "all", machines: false },
    ],
  });
  const machine = (line: string, password = "all") => through(line, { rackName: null, password });

  const list = JSON.parse((await machine("GET /machines")).text);
  expect(list[0]).toMatchObject({ ID: "m-1", Name: "prod", organization_info: { name: "acme" } });
  expect(list[1]).toMatchObject({ ID: "m-2", organization_info: { name: "other" } });
  expect(pick(await machine("POST /machines/m-1/apps/web/objects/tmp/a"), "Url")).toBe("object://web/tmp/a");
  expect(pick(await machine("GET /machines/m-1/apps/web"), "name")).toBe("web");
  expect((await machine("GET /machines/m-1/apps/web/releases", "deploy")).status).toBe(403);
  const log = await read(rack, "/machines/m-1/apps/web/logs", {
    password: "all",
    host: rack.consoleHost ?? "",
    headers: { Follow: "false" },
  });
  expect(log.text).toBe("");

  for (const [line, status] of [
    ["GET /machines/m-1/system", 404],
    ["GET /machines/none/apps", 404],
    ["GET /machines/m-2/apps", 502],
    ["GET /apps", 400],
  ] as const) {
    expect((await machine(line)).status, line).toBe(status);
  }
  for (const line of ["GET /machines", "GET /machines/m-1/apps"])
    expect((await machine(line, "racks")).status).toBe(403);
});

test("an ambiguous short name is rejected", async () => {
  const { through } = await withConsole({ racks: [{ name: "staging", organization: "other" }] });

  expect((await through("GET /apps", { rackName: "staging" })).text).toBe("ambiguous rack name: staging\n");
});

test("an unknown key is rejected, on a socket after the handshake", async () => {
  const { rack, through } = await withConsole();

  const answer = await through("GET /racks", { password: "secret" });
  expect([answer.status, answer.text]).toEqual([401, "invalid authentication\n"]);
  const log = await read(rack, "/apps/web/logs", {
    password: "none",
    host: rack.consoleHost ?? "",
    headers: { Rack: "acme/staging" },
  });
  expect(log.text).toBe("ERROR: invalid authentication\n");
});

test("a test can have a key rejected, also on a socket", async () => {
  const { rack, through } = await withConsole();
  rack.faults.add("refuse-key");
  const socket = { password: "all", host: rack.consoleHost ?? "", headers: { Rack: "acme/staging", Follow: "false" } };

  expect((await through("GET /apps")).status).toBe(401);
  expect((await read(rack, "/apps/web/logs", socket)).text).toBe("ERROR: invalid authentication\n");
  rack.faults.clear();
  expect((await read(rack, "/apps/web/logs", socket)).text).toBe("");
});

test("a default deploy key can build and promote, but not read releases or manage apps", async () => {
  const { rack, through } = await withConsole();
  const status = async (line: string) => (await through(line, { password: "deploy" })).status;

  for (const line of [
    "GET /racks",
    "GET /system",
    "POST /apps/web/objects/a",
    "GET /apps/web",
    "GET /apps/web/builds",
    "POST /apps/web/releases",
    "GET /apps/web/processes",
  ]) {
    expect(await status(line), line).toBe(200);
  }
  for (const line of [
    "GET /apps",
    "POST /apps",
    "DELETE /apps/web",
    "GET /apps/web/releases",
    "GET /apps/web/releases/R",
    "PUT /apps/web",
    "GET /racks/acme/staging",
  ]) {
    expect(await status(line), line).toBe(403);
  }
  const log = await read(rack, "/apps/web/logs", {
    password: "deploy",
    host: rack.consoleHost ?? "",
    headers: { Rack: "acme/staging", Follow: "false" },
  });
  expect(log.text).toBe("");
});

test("a session starts with an empty request and is then accepted", async () => {
  const { through } = await withConsole({ session: "token-false" });

  const challenged = await through("GET /racks");
  expect(challenged.status).toBe(401);
  expect(challenged.headers["www-authenticate"]).toBe('Session path="/session" token="false"');
  const id = String(
    pick(await through("POST /session", { body: "", headers: { "Content-Type": "application/octet-stream" } }), "id"),
  );
  expect((await through("GET /apps", { headers: { Session: id } })).status).toBe(200);
  expect((await through("GET /apps", { headers: { Session: "other" } })).status).toBe(401);
});

test("a second factor requires the challenge", async () => {
  const { through } = await withConsole({ session: "token-true" });

  expect((await through("GET /racks")).headers["www-authenticate"]).toContain('token="true"');
  const challenge = await through("GET /session");
  expect(challenge.headers["challenge"]).toMatch(/^[0-9a-f]{32}$/);
  expect((await through("POST /session", { body: "{}" })).status).toBe(401);
  expect(
    (await through("POST /session", { body: "{}", headers: { Challenge: String(challenge.headers["challenge"]) } }))
      .status,
  ).toBe(200);
});

test("the transcript shows what came through the Console", async () => {
  const { rack, through } = await withConsole();
  await through("GET /apps");
  await ask(rack, "GET /apps");

  expect(rack.requests.map((item) => item.console)).toEqual([true, false]);
});
