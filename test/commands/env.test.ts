import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { env, envGet } from "../../src/commands/app/env.ts";
import { envSet, envUnset } from "../../src/commands/app/env-set.ts";
import { ConvoxError, InputError, RackError } from "../../src/errors.ts";
import { secretForms } from "../../src/rack/index.ts";
import { failure, setup } from "../rack/harness.ts";
import { depsFor, stage } from "../support/command.ts";
import { temporary } from "../support/program.ts";
import { json } from "../support/raw-rack.ts";
import { runs, watchfulHost } from "../support/runs.ts";

const SECRET = "s3cret-value=with&signs";

test("env set words its advice for the place where it is read", async () => {
  const { job } = await stage();
  const deps = job({ advise: async (text) => `(${text})` });
  const { release } = await runs(envSet, { app: "web", variables: "A=1" }, deps);
  expect(deps.host.messages).toContain(
    `It is not active yet. (Promote it: convox-ci promote ${release} --app web. To do so at once, set promote: true)`,
  );
});

describe.each(["v2", "v3"] as const)("on a %s Rack", (generation) => {
  test("env set adds variables to those of the newest release, and env lists only names", async () => {
    const { job, rack } = await stage({ generation });
    const first = await runs(envSet, { app: "web", variables: `A=1\nB=${SECRET}\n` }, job());
    const deps = job();
    const second = await runs(envSet, { app: "web", variables: ["B=changed", "C= kept as it is "] }, deps);

    expect(first).toMatchObject({ base: "", status: "created", added: "A B", changed: "", removed: "" });
    expect(second).toMatchObject({ base: first.release, status: "created", added: "C", changed: "B", removed: "" });
    expect((await rack.releases.get("web", second.release)).env).toBe("A=1\nB=changed\nC= kept as it is ");
    expect(deps.host.messages.join("\n")).toContain(`Created ${second.release} of web on ${rack.name}: add:C change:B`);
    expect(deps.host.messages.join("\n")).toContain(
      `It is based on ${first.release}, the newest release; no release is active`,
    );

    const listed = await runs(env, { app: "web" }, job());
    expect(listed).toEqual({ app: "web", release: second.release, names: ["A", "B", "C"] });
    expect(env.text?.(listed, 0)).toBe("A\nB\nC\n");
  });

  test("a change without a difference creates no release", async () => {
    const { job, rack } = await stage({ generation });
    const { release } = await runs(envSet, { app: "web", variables: "A=1" }, job());

    expect(await runs(envSet, { app: "web", variables: "A=1" }, job())).toMatchObject({ release, status: "unchanged" });
    const deps = job();
    expect(await runs(envUnset, { app: "web", names: ["B"] }, deps)).toMatchObject({ release, status: "unchanged" });
    expect(deps.host.warned).toEqual(["web has no variable B"]);
    expect(await rack.releases.list("web")).toHaveLength(1);
  });

  test("env unset removes variables, and env set replaces all of them with replace: true", async () => {
    const { job, rack } = await stage({ generation });
    await runs(envSet, { app: "web", variables: "A=1\nB=2\nC=3" }, job());

    expect(await runs(envUnset, { app: "web", names: ["A", "C"] }, job())).toMatchObject({ removed: "A C" });
    const replaced = await runs(envSet, { app: "web", variables: "D=4", replace: "true" }, job());
    expect(replaced).toMatchObject({ base: "", added: "D", removed: "B" });
    expect((await rack.releases.get("web", replaced.release)).env).toBe("D=4");
  });

  test("a deploy key without a role can replace the environment; otherwise the hint names the missing permission", async () => {
    const { keyJob, rack, server } = await stage({ generation });

    const { release } = await runs(envSet, { app: "web", variables: "A=1", replace: "true" }, keyJob());
    expect((await rack.releases.get("web", release)).env).toBe("A=1");
    const asked = server.requests
      .filter(({ path }) => path.startsWith("/apps/web"))
      .map(({ method, path }) => `${method} ${path}`);
    expect(asked).not.toContain("GET /apps/web/releases?limit=1");

    for (const run of [
      () => runs(envSet, { app: "web", variables: "A=2" }, keyJob()),
      () => runs(envUnset, { app: "web", names: "A" }, keyJob()),
      () => runs(env, { app: "web" }, keyJob()),
      () => runs(envGet, { app: "web", name: "A" }, keyJob()),
    ]) {
      const error = await failure<RackError>(run(), RackError);
      expect(error.hint).toContain(
        "is not allowed to read releases, which hold the environment. Give it a role with Read on the app web",
      );
    }
  });

  test("promote: true promotes the new release, which has the build of the newest one", async () => {
    const { job, rack, release } = await stage({ generation });
    const built = await release();

    const result = await runs(envSet, { app: "web", variables: "A=1", promote: "true" }, job());

    expect(result).toMatchObject({ base: built, status: "running", added: "A" });
    expect((await rack.apps.get("web")).release).toBe(result.release);
    expect((await runs(envSet, { app: "web", variables: "A=1", promote: "true" }, job())).status).toBe("unchanged");
  });

  test("a promotion that is rolled back fails, and the outputs contain the release", async () => {
    const { job, rack, release, server } = await stage({ generation });
    await rack.releases.promote("web", await release());
    await runs(envSet, { app: "web", variables: "A=1", promote: "true", force: "true" }, job());
    server.faults.add({ kind: "rollback" });

    const error = await failure(runs(envSet, { app: "web", variables: "A=2", promote: "true" }, job()), ConvoxError);

    expect(error.message).toMatch(/^R[A-Z]{10} was rolled back; web runs R/);
    expect(error.outputs).toMatchObject({ changed: "A", "rolled-back": true, release: expect.stringMatching(/^R/) });
  });
});

test("env and env get read the release that is given", async () => {
  const { job, rack } = await stage();
  const { id } = await rack.releases.create("web", { env: "A=1" });
  await rack.releases.create("web", { env: "B=2" });

  expect(await runs(env, { app: "web" }, job())).toMatchObject({ names: ["B"] });
  expect(await runs(env, { app: "web", release: id }, job())).toMatchObject({ release: id, names: ["A"] });
  const given = { app: "web", name: "A", release: id, reveal: "true" };
  expect(await runs(envGet, given, job())).toMatchObject({ value: "1" });
  await expect(runs(env, { app: "web", release: "RAAAAAAAAAA" }, job())).rejects.toThrow("has no release RAAAAAAAAAA");
});

describe("env get", () => {
  test("prints that a variable is set, and its value only with reveal", async () => {
    const { job } = await stage();
    await runs(envSet, { app: "web", variables: `TOKEN=${SECRET}` }, job());
    const deps = job();

    const found = await runs(envGet, { app: "web", name: "TOKEN" }, deps);
    expect(JSON.stringify(found)).not.toContain(SECRET);
    expect(envGet.text?.(found, 0)).toBe("TOKEN is set (23 B). Use --reveal to print it\n");
    expect(envGet.text?.(await runs(envGet, { app: "web", name: "TOKEN", reveal: "true" }, deps), 0)).toBe(
      `${SECRET}\n`,
    );
    expect(deps.host.messages).toEqual([]);
    await expect(runs(envGet, { app: "web", name: "OTHER" }, deps)).rejects.toThrow(/web has no variable OTHER in R/);
  });
});

describe("values", () => {
  test("are read from a file, the job's environment and inputs, and secrets are masked before anything is printed", async () => {
    const { rack, job } = await stage();
    const cwd = await temporary();
    await writeFile(join(cwd, "app.env"), "\ufeff# a comment\r\nA=from-file\r\nB=from-file\r\n\r\n");
    const host = watchfulHost();
    const given = { app: "web", file: "app.env", variables: "B=from-input\n  # not this\nTOKEN\nPORT=3000" };

    const { release } = await runs(envSet, given, job({ host, cwd, env: { TOKEN: SECRET } }));

    const { env } = await rack.releases.get("web", release);
    expect(env).toBe(`A=from-file\nB=from-input\nPORT=3000\nTOKEN=${SECRET}`);
    expect(host.masks).toEqual(secretForms(SECRET));
    expect([...host.messages, ...host.warned].join("\n")).not.toMatch(/from-|s3cret/);
  });

  test("are read from standard input if the program has one", async () => {
    const { rack, job } = await stage();
    async function* stdin() {
      yield Buffer.from("A=1\nB=é");
    }
    const { release } = await runs(envSet, { app: "web", file: "-" }, job({ stdin }));
    expect((await rack.releases.get("web", release)).env).toBe("A=1\nB=é");

    await expect(runs(envSet, { app: "web", file: "-" }, job())).rejects.toThrow("an action has no standard input");
  });

  test("that are rarely intended cause a warning that names the variable", async () => {
    const { job } = await stage();
    const deps = job();
    await runs(envSet, { app: "web", variables: ["A=", 'B="quoted"', "C=trailing ", "D=1 E=2", "F=C:\\dir\\"] }, deps);
    expect(deps.host.warned).toEqual([
      "The value of A is empty; a secret that does not exist has an empty value",
      "The value of B is in quotes, which become part of it",
      "The value of C begins or ends with white space, which becomes part of it",
      "The value of D seems to contain another variable; put each on its own line",
      "The value of F ends with a backslash, which becomes part of it",
    ]);
  });

  const KEY_LINE = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7";
  test.each<[string, readonly string[] | string, Record<string, string>, RegExp]>([
    ["a line break in a value", [`A=one\n${SECRET}`], {}, /variables: the value of A contains a line break/],
    ["a line break in a variable of the job", "A", { A: `x\n${SECRET}` }, /the value of A contains a line break/],
    ["a carriage return", ["A=x\ry"], {}, /the value of A contains a line break/],
    ["a NUL byte", ["A=x\0y"], {}, /the value of A contains a NUL byte/],
    ["64 KiB", [`A=${"x".repeat(65_534)}`], {}, /A and its value are 65536 bytes; the limit is 65535/],
    ["white space around a name", "A =1\n B=2", {}, /line 1: remove the white space around A\n.*line 2: .* around B/],
    ["an export statement", "export A=1", {}, /remove "export" around A/],
    ["a name twice", "A=1\nA=2", {}, /line 2: A is set twice/],
    ["an invalid name", "9=1", {}, /variables: expected KEY=VALUE/],
    ["nothing", "", {}, /variables, variables-json and file are empty/],
    [
      "a private key",
      `A=-----BEGIN KEY-----\n${KEY_LINE}\nq+/x==\n-----END KEY-----`,
      {},
      /line 2: the value of A seems to continue on this line/,
    ],
  ])("with %s are rejected before anything is sent, and not printed", async (_, variables, environment, message) => {
    const { job, server } = await stage();
    const before = server.requests.length;

    const error = await failure(runs(envSet, { app: "web", variables }, job({ env: environment })), InputError);

    expect(error.message).toMatch(message);
    expect(error.message + error.hint).not.toMatch(new RegExp(`${SECRET}|MIIE|q\\+|xxxx`));
    expect(server.requests.length).toBe(before);
  });

  test("are all masked in mode all, and never in mode none", async () => {
    const { job } = await stage();
    for (const [mask, masks] of [
      ["all", [...secretForms("production"), ...secretForms(SECRET)]],
      ["none", []],
    ] as const) {
      const host = watchfulHost();
      await runs(envSet, { app: "web", variables: `NODE_ENV=production\nTOKEN=${SECRET}`, mask }, job({ host }));
      expect(host.masks).toEqual(masks);
    }
  });

  test("in variables-json override the others and keep their white space", async () => {
    const { rack, job } = await stage();
    const given = { app: "web", variables: "A=1\nB=2", "variables-json": '{"B": " # \\"x\\" ", "C": "SecondHalf=="}' };
    const { release } = await runs(envSet, given, job());
    expect((await rack.releases.get("web", release)).env).toBe('A=1\nB= # "x" \nC=SecondHalf==');
  });

  test("just below 64 KiB are accepted", async () => {
    const { rack, job } = await stage();
    const value = "x".repeat(65_533);
    const { release } = await runs(envSet, { app: "web", variables: [`A=${value}`] }, job());
    expect((await rack.releases.get("web", release)).env).toBe(`A=${value}`);
  });
});

describe("two jobs that set variables at the same time", () => {
  /** A Rack where another job creates a release with `theirs` right before ours. */
  async function race(theirs: string) {
    const environments = new Map([["RBASE", "A=1"]]);
    const release = (id: string) => ({ id, app: "web", env: environments.get(id) });
    return await setup(async (seen, res) => {
      if (seen.method === "POST") {
        environments.set("RTHEIRS", theirs);
        environments.set("ROURS", new URLSearchParams((await seen.body()).toString()).get("env") ?? "");
        return json(res, release("ROURS"));
      }
      const [, path = ""] = /\/releases(?:\/(\w+))?/.exec(seen.path) ?? [];
      if (seen.path === "/apps/web") return json(res, { name: "web", status: "running", release: "RBASE" });
      json(res, path ? release(path) : [...environments.keys()].reverse().map((id) => ({ ...release(id), env: "" })));
    });
  }

  test("fail if the change of one would be lost", async () => {
    const { rack } = await race("A=1\nB=2");
    const error = await failure(runs(envSet, { app: "web", variables: "C=3" }, depsFor(rack)), ConvoxError);
    expect(error.message).toBe(
      "RTHEIRS was created at the same time and is not part of ROURS: the environment of RTHEIRS has add:B",
    );
    expect(error.outputs).toEqual({ release: "ROURS", base: "RBASE" });
  });

  test("succeed if the other release is that of a build", async () => {
    const { rack } = await race("A=1");
    expect(await runs(envSet, { app: "web", variables: "C=3" }, depsFor(rack))).toMatchObject({
      release: "ROURS",
      base: "RBASE",
    });
  });
});
