import { describe, expect, onTestFinished, test } from "vitest";
import type { Target } from "../../src/commands/declaration/command.ts";
import { connectionInputs } from "../../src/commands/declaration/connection.ts";
import { parseInputs } from "../../src/commands/declaration/inputs.ts";
import { login } from "../../src/commands/rack/login.ts";
import { rackInfo, rackParams, racks } from "../../src/commands/rack/racks.ts";
import { ConvoxError, InputError, RackError } from "../../src/errors.ts";
import { connect, consoleEndpoint } from "../../src/rack/index.ts";
import { targetOf } from "../../src/session/connect.ts";
import { failure } from "../rack/harness.ts";
import { depsFor, KEY, stage } from "../support/command.ts";
import { json, plain, rawRack, type Script } from "../support/raw-rack.ts";
import { runs, watchfulHost } from "../support/runs.ts";

/** What the entry point passes to a command that connects by itself. */
function loginDeps(settings: { rack?: string; host?: string; password?: string }, env: Record<string, string> = {}) {
  const host = watchfulHost();
  const connection = parseInputs(connectionInputs, (name) => settings[name as keyof typeof settings], env);
  const target = (): Promise<Target> => targetOf(connection, env, host, { needsRack: false });
  return { ...depsFor(undefined as never), host, env, target };
}

async function console(script: Script["http"]) {
  const server = await rawRack(script ? { http: script } : {});
  onTestFinished(() => server.close());
  return server;
}

describe("login", () => {
  test("checks the key, lists its Racks, names the selected one, and exports nothing", async () => {
    const { server } = await stage();
    const deps = loginDeps({ host: `http://${server.consoleHost}`, password: KEY, rack: "loc" });

    expect(await runs(login, {}, deps)).toEqual({
      host: server.consoleHost,
      rack: "acme/local",
      machine: "",
      racks: "acme/local",
    });
    expect(deps.host.messages).toEqual([
      `${server.consoleHost} accepts the deploy key`,
      "It can see acme/local",
      '"loc" is the Rack acme/local',
    ]);
    expect(deps.host.environment).toEqual({});
  });

  test("exports the key on request if there are later steps", async () => {
    const { server } = await stage();
    const settings = { host: `http://${server.consoleHost}`, password: KEY };
    const deps = loginDeps(settings);
    await runs(login, { export: "true" }, deps);
    expect(deps.host.environment).toEqual({ CONVOX_PASSWORD: KEY, CONVOX_HOST: `http://${server.consoleHost}` });

    const { setEnvironment: _, ...terminal } = watchfulHost();
    const error = await failure(
      runs(login, { export: "true" }, { ...loginDeps(settings), host: terminal }),
      InputError,
    );
    expect(error.message).toContain("only GitHub Actions can pass variables to later steps");
  });

  test("rejects a wrong key, an unknown Rack and a missing key", async () => {
    const { server } = await stage();
    const host = `http://${server.consoleHost}`;
    expect((await failure(runs(login, {}, loginDeps({ host, password: "wrong" })), RackError)).hint).toContain(
      "deploy key is wrong",
    );
    const unknown = runs(login, {}, loginDeps({ host, password: KEY, rack: "other" }));
    expect((await failure(unknown, InputError)).hint).toBe("this deploy key may see acme/local");
    expect((await failure(runs(login, {}, loginDeps({ host })), InputError)).message).toBe(
      "the Console needs a deploy key, and none is set",
    );
  });

  test("accepts a key whose role is not allowed to list Racks", async () => {
    const server = await console((seen, res) =>
      seen.path === "/auth" ? json(res, { id: "x" }) : plain(res, 403, "operation not permitted for deploy keys\n"),
    );
    const deps = loginDeps({ host: server.url, password: KEY, rack: "acme/x" });
    expect(await runs(login, {}, deps)).toMatchObject({ rack: "", racks: "" });
    expect(deps.host.messages.at(-1)).toBe("It is not allowed to list Racks");
  });

  test("checks the password of the Rack in RACK_URL", async () => {
    const { server } = await stage();
    const deps = loginDeps({}, { RACK_URL: server.url });
    expect(await runs(login, {}, deps)).toMatchObject({ host: `127.0.0.1:${server.port}`, rack: "" });
    expect(deps.host.messages).toEqual([`127.0.0.1:${server.port} accepts the password`]);
    const wrong = loginDeps({}, { RACK_URL: server.url.replace("rack-password", "wr0ng") });
    expect((await failure(runs(login, {}, wrong), RackError)).status).toBe(401);
    await failure(runs(login, { export: "true" }, deps), InputError);
  });
});

describe("racks", () => {
  test("lists the Racks of the key, or the one in RACK_URL", async () => {
    const { server } = await stage({
      console: {
        organization: "acme",
        keys: [{ key: KEY, policy: "default" }],
        racks: [{ name: "two", organization: "acme" }],
      },
    });
    const list = await runs(racks, {}, loginDeps({ host: `http://${server.consoleHost}`, password: KEY }));
    expect(list.map(({ rack }) => rack).sort()).toEqual(["acme/local", "acme/two"]);
    expect(racks.text?.(list, 0)).toMatch(/^NAME +PROVIDER +STATUS\nacme\//);
    expect(await runs(racks, {}, loginDeps({}, { RACK_URL: server.url }))).toEqual([
      { rack: "local", provider: "local", status: "running" },
    ]);
  });

  test.each([
    ["v2", "20260421192651"],
    ["v3", "3.25.10"],
  ] as const)("prints version and generation: %s", async (generation, version) => {
    const { job, keyJob } = await stage({ generation });
    for (const deps of [job(), keyJob()]) {
      const shown = await runs(rackInfo, {}, deps);
      expect(shown).toMatchObject({ version, generation });
      expect(rackInfo.text?.(shown, 0)).toContain(`Version     ${version}`);
    }
  });
});

describe("rack params", () => {
  const parameters = {
    docker_hub_password: "s3cret",
    node_type: "t3.small",
    high_availability: "false",
    registry_token: "",
  };
  async function deps() {
    const server = await console((seen, res) =>
      seen.path === "/racks/acme/x"
        ? json(res, { name: "x", organization: { name: "acme" }, version: "3.24.9", parameters })
        : json(res, { version: "3.24.9" }),
    );
    const rack = connect(consoleEndpoint(server.url, KEY, { rack: "acme/x" }));
    onTestFinished(() => rack.close());
    return depsFor(rack);
  }

  test("reads the parameters of a v3 Rack from its Console, and prints secret ones on request", async () => {
    const shown = await runs(rackParams, {}, await deps());
    expect(shown.parameters).toEqual({ ...parameters, docker_hub_password: "(hidden)" });
    expect(rackParams.text?.(shown, 0)).toContain("docker_hub_password  (hidden)\n");
    const one = await runs(rackParams, { name: "node_type" }, await deps());
    expect(rackParams.text?.(one, 0)).toBe("t3.small\n");
    const revealed = await runs(rackParams, { name: "docker_hub_password", reveal: "true" }, await deps());
    expect(rackParams.text?.(revealed, 0)).toBe("s3cret\n");
    await expect(runs(rackParams, { name: "nope" }, await deps())).rejects.toThrow("acme/x has no parameter nope");
  });

  test("reads the parameters of a v2 Rack from the Rack", async () => {
    const { job } = await stage({ generation: "v2" });
    const { parameters } = await runs(rackParams, {}, job());
    expect(Object.keys(parameters).length).toBeGreaterThan(0);
  });

  test("are available neither from a v3 Rack itself nor to a default deploy key", async () => {
    const { job, keyJob } = await stage();
    expect((await failure(runs(rackParams, {}, job()), ConvoxError)).hint).toContain(
      "store the parameters of a v3 Rack",
    );
    expect((await failure(runs(rackParams, {}, keyJob()), RackError)).hint).toContain(
      "Give it a role with Read on the Rack",
    );
  });
});
