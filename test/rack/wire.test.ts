import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { InputError, RackError } from "../../src/errors.ts";
import { consoleEndpoint, findRack, type Rack, throwRackError } from "../../src/rack/index.ts";
import { rawRack, type Script, type Seen } from "../support/raw-rack.ts";
import { client, closing, failure, setup, text } from "./harness.ts";

/** A conversation of the official client, test/fixtures/wire/README.md. */
interface Recording {
  readonly exchanges: readonly {
    readonly request: { method: string; path: string; headers: Record<string, string>; body?: unknown };
    readonly response: { status: number; headers: Record<string, string>; body?: unknown; frames?: Frame[] };
  }[];
}

interface Frame {
  readonly opcode: string;
  readonly data: string;
}

const readRecordings = (name: string): Recording =>
  JSON.parse(readFileSync(new URL(`../fixtures/wire/${name}.json`, import.meta.url), "utf8"));

/** Answers each request as it was answered in the recording; the last answer to a question is repeated. */
function replay({ exchanges }: Recording): Script {
  const left = [...exchanges];
  const answer = (seen: Seen) => {
    const same = (x: (typeof exchanges)[number]) =>
      x.request.method === seen.method && bare(x.request.path) === bare(seen.path);
    const found = left.find(same) ?? exchanges.findLast(same);
    if (found) left.splice(left.indexOf(found), left.includes(found) ? 1 : 0);
    return found?.response;
  };
  return {
    async http(seen, res) {
      await seen.body();
      const reply = answer(seen);
      const body = typeof reply?.body === "string" ? reply.body : reply?.body ? "[]" : "";
      res.writeHead(reply?.status ?? 404, reply?.headers ?? {}).end(body);
    },
    socket(seen, socket) {
      socket.accept();
      for (const { opcode, data } of answer(seen)?.frames ?? [])
        opcode === "text" ? socket.text(data) : socket.binary();
    },
  };
}

/** What a request asks for, without what may differ between two clients that mean the same. */
interface Asked {
  readonly request: string;
  readonly headers: Record<string, string>;
  readonly form?: Record<string, string>;
}

const meaningful = [
  "authorization",
  "content-type",
  "rack",
  "session",
  "version",
  "prefix",
  "since",
  "follow",
  "upgrade",
];

function requestOf(request: string, headers: Readonly<Record<string, string | undefined>>, body: string): Asked {
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const isForm = lower.get("content-type") === "application/x-www-form-urlencoded";
  return {
    request: bare(request),
    headers: Object.fromEntries(meaningful.flatMap((name) => (lower.has(name) ? [[name, lower.get(name) ?? ""]] : []))),
    ...(isForm ? { form: Object.fromEntries(new URLSearchParams(body)) } : {}),
  };
}

/** The official client asks for machines, and this one for Racks, only to have a session before a stream. */
const isSessionProbe = ({ request }: Asked, i: number) =>
  request === "GET /machines" || (request === "GET /racks" && i > 0);

function expectedRequests({ exchanges }: Recording): Asked[] {
  return exchanges
    .map(({ request }) =>
      requestOf(
        `${request.method} ${request.path}`,
        request.headers,
        typeof request.body === "string" ? request.body : "",
      ),
    )
    .filter((one, i) => !isSessionProbe(one, i));
}

async function sentRequests(requests: readonly Seen[]): Promise<Asked[]> {
  const all = requests.map(async (seen) => {
    const body = seen.headers["upgrade"] ? "" : (await seen.body()).toString();
    return requestOf(`${seen.method} ${seen.path}`, seen.headers, body);
  });
  return (await Promise.all(all)).filter((one, i) => !isSessionProbe(one, i));
}

const bare = (path: string) => path.replace(/\?$/, "");

const archive = async function* () {
  yield Buffer.from([0x1f, 0x8b]);
};

const keyOf = ({ exchanges }: Recording) =>
  exchanges
    .map(({ request }) => /\/objects\/(tmp\/\w+\.tgz)/.exec(request.path)?.[1])
    .find((key) => key !== undefined) ?? "";

const gitSha = "266f6b6235773411dd7fc9d65201ab0fe15d80ec";
const description = 'build 266f6b6235 first "commit" & more';

/** The calls of the build command. */
async function build(
  rack: Rack,
  app: string,
  recording: Recording,
  options: object = { description, gitSha },
): Promise<string> {
  const generation = await rack.generation();
  const url = await rack.objects.store(app, keyOf(recording), archive);
  const { id } = await rack.builds.create(app, { url, ...options }, generation);
  const log = await text(await rack.builds.logs(app, id));
  expect((await rack.builds.get(app, id)).status).toBe("complete");
  return log;
}

/** The calls that follow the promotion. */
async function watch(rack: Rack, app: string): Promise<void> {
  expect(await text(await rack.logs.app(app, { prefix: true, since: 5 }))).toContain("system/k8s/web");
  expect((await rack.processes.list(app))[0]).toMatchObject({ name: "web" });
}

describe("the requests of the official client are reproduced:", () => {
  test.each<[string, (rack: Rack, recording: Recording) => Promise<unknown>]>([
    ["build", (rack, r) => build(rack, "app2", r)],
    ["build-created", (rack, r) => build(rack, "app-created", r)],
    ["builds", (rack) => rack.builds.list("app2", { limit: 3 })],
    ["builds-info", (rack) => rack.builds.get("app2", "BFBEBMGSBXH")],
    ["builds-logs", async (rack) => text(await rack.builds.logs("app2", "BFBEBMGSBXH"))],
    [
      "releases",
      async (rack) => {
        await rack.apps.get("app2");
        await rack.releases.list("app2");
      },
    ],
    [
      "releases-promote",
      async (rack) => {
        const [newest] = await rack.releases.list("app2", { limit: 1 });
        await rack.apps.get("app2");
        await rack.releases.promote("app2", newest?.id ?? "", { force: false });
        await watch(rack, "app2");
        expect(await rack.apps.get("app2")).toMatchObject({ status: "running", release: newest?.id });
      },
    ],
    [
      "releases-promote-force",
      async (rack) => {
        await rack.apps.get("app2");
        await rack.releases.promote("app2", "RZBYUORGVGP", { force: true });
        await watch(rack, "app2");
      },
    ],
    [
      "deploy",
      async (rack, r) => {
        await build(rack, "app2", r);
        await rack.apps.get("app2");
        await rack.releases.promote("app2", "RXWQJUFQYSS", { force: false });
        await watch(rack, "app2");
        await rack.apps.get("app2");
      },
    ],
    [
      "env-set-replace",
      async (rack) => {
        await rack.system.get();
        await rack.releases.create("app2", { env: "ONLY=1" });
      },
    ],
  ])("%s", async (name, calls) => {
    const recording = readRecordings(name);
    const { rack, server } = await setup(replay(recording));
    await calls(rack, recording);
    expect(await sentRequests(server.requests)).toEqual(expectedRequests(recording));
  });

  test("build-with-flags", async () => {
    const recording = readRecordings("build-with-flags");
    const { rack, server } = await setup(replay(recording));
    await build(rack, "app2", recording, {
      description: "my desc é&=",
      gitSha,
      manifest: "convox.yml",
      buildArgs: ["A=1", "B=2"],
      noCache: true,
      development: true,
    });
    expect(await sentRequests(server.requests)).toEqual(expectedRequests(recording));
  });

  test.each<[string, (rack: Rack, recording: Recording) => Promise<unknown>]>([
    ["console-builds", (rack) => rack.builds.list("app2")],
    ["console-build", (rack, r) => build(rack, "app2", r)],
  ])("%s", async (name, calls) => {
    const recording = readRecordings(name);
    const server = closing(await rawRack(replay(recording)));
    const full = await findRack(consoleEndpoint(server.url, "deploy-key-123"), "acme/peer");
    await calls(client(consoleEndpoint(server.url, "deploy-key-123", { rack: full })).rack, recording);
    expect(await sentRequests(server.requests)).toEqual(expectedRequests(recording));
  });
});

describe("the failures of the official client are reported as what they are:", () => {
  const failing = async (name: string) => (await setup(replay(readRecordings(name)))).rack;

  test.each<[string, (rack: Rack) => Promise<unknown>, string]>([
    ["failure-password-build", (rack) => rack.generation("app"), "GET /system: 401 invalid authentication"],
    ["failure-password-builds", (rack) => rack.builds.list("app"), "GET /apps/app/builds: 401 invalid authentication"],
    ["failure-app-builds", (rack) => rack.builds.list("nope"), "GET /apps/nope/builds: 404 app not found: nope"],
    ["failure-app-promote", (rack) => rack.apps.get("nope"), "GET /apps/nope: 404 app not found: nope"],
    [
      "failure-app-build",
      (rack) => rack.objects.store("nope", keyOf(readRecordings("failure-app-build")), archive),
      `POST /apps/nope/objects/${keyOf(readRecordings("failure-app-build"))}: 404 app not found: nope`,
    ],
    [
      "failure-release-promote",
      (rack) => rack.releases.promote("app2", "RXXXXXXXXXX"),
      'POST /apps/app2/releases/RXXXXXXXXXX/promote: 500 releases.convox.com "rxxxxxxxxxx" not found',
    ],
    [
      "failure-build-logs",
      logs,
      'GET /apps/app/builds/BXXXXXXXXXX/logs: 404 builds.convox.com "bxxxxxxxxxx" not found',
    ],
    ["failure-password-builds-logs", logs, "GET /apps/app/builds/BXXXXXXXXXX/logs: 401 invalid authentication"],
  ])("%s", async (name, call, message) => {
    expect((await failure(call(await failing(name)), RackError)).message).toBe(message);
  });

  test("failure-console-key", async () => {
    const server = closing(await rawRack(replay(readRecordings("failure-console-key"))));
    const error = await failure(findRack(consoleEndpoint(server.url, "wrong"), "acme/peer"), RackError);
    expect(error.message).toBe("GET /racks: 401 invalid authentication");
  });

  test("failure-console-rack", async () => {
    const server = closing(await rawRack(replay(readRecordings("failure-console-rack"))));
    const error = await failure(findRack(consoleEndpoint(server.url, "deploy-key-123"), "acme/nope"), InputError);
    expect(error.message).toBe("could not find rack: acme/nope");
    expect(error.hint).toBe("this deploy key may see acme/other, acme/peer");
  });

  async function logs(rack: Rack): Promise<void> {
    const stream = await rack.builds.logs("app", "BXXXXXXXXXX");
    await text(stream);
    throwRackError(stream);
  }
});
