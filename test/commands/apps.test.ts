import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { apps, appsInfo } from "../../src/commands/app/apps.ts";
import { create } from "../../src/commands/app/create.ts";
import { destroy } from "../../src/commands/app/destroy.ts";
import { build } from "../../src/commands/builds/build.ts";
import { deploy } from "../../src/commands/deploy.ts";
import { CancelledError, ConvoxError, InputError, RackError, TimeoutError } from "../../src/errors.ts";
import { failure, setup } from "../rack/harness.ts";
import { depsFor, MANIFEST, stage } from "../support/command.ts";
import { temporary } from "../support/program.ts";
import { json, plain } from "../support/raw-rack.ts";
import { runs } from "../support/runs.ts";

const SLOW = { promotion: { updatingMs: 60_000, creatingMs: 120_000, deletingMs: 60_000 } };

describe.each(["v2", "v3"] as const)("on a %s Rack", (generation) => {
  test("apps are created, listed, described and destroyed, and each command waits for the end", async () => {
    const { job, rack } = await stage({ generation, ...SLOW });

    expect(await runs(create, { app: "shop" }, job())).toEqual({
      app: "shop",
      rack: rack.name,
      created: true,
      status: "running",
    });
    const list = await runs(apps, {}, job());
    expect(list.map(({ app }) => app)).toEqual(["shop", "web"]);
    expect(apps.text?.(list, 0)).toMatch(/^APP +STATUS +RELEASE\nshop +running\nweb +/);
    const info = await runs(appsInfo, { app: "shop" }, job());
    expect(info).toMatchObject({
      app: "shop",
      generation: generation === "v3" ? "3" : "2",
      locked: false,
      release: "",
    });
    expect(appsInfo.text?.(info, 0)).toContain("Status      running");
    expect(await runs(destroy, { app: "shop", confirm: "shop" }, job())).toMatchObject({ destroyed: true });
    expect((await runs(apps, {}, job())).map(({ app }) => app)).toEqual(["web"]);
  });

  test("if-exists: skip uses an existing app even if the key cannot create apps", async () => {
    const { keyJob } = await stage({ generation });
    expect(await runs(create, { app: "web", "if-exists": "skip" }, keyJob())).toMatchObject({ created: false });
    const error = await failure(runs(create, { app: "shop", "if-exists": "skip" }, keyJob()), RackError);
    expect(error.hint).toContain("is not allowed to create apps");
  });

  test("create fails for an existing app, and uses it with if-exists: skip", async () => {
    const { job, server } = await stage({ generation });

    const error = await failure(runs(create, { app: "web" }, job()), ConvoxError);
    expect(error.message).toMatch(/^web already exists on /);
    expect(error.hint).toBe("Set if-exists: skip to use it unchanged");
    expect(await runs(create, { app: "web", "if-exists": "skip" }, job())).toMatchObject({
      created: false,
      status: "running",
    });
    expect(server.requests.filter(({ method }) => method === "POST").map(({ status }) => status)).toEqual(
      generation === "v3" ? [200, 409, 409] : [200, 500, 500],
    );
  });

  test("create waits until an app that is being destroyed is deleted, and creates it again", async () => {
    const { job, rack } = await stage({ generation, ...SLOW });
    await rack.apps.delete("web");

    expect(await runs(create, { app: "web", "if-exists": "skip" }, job())).toMatchObject({ created: true });
  });

  test("a locked app is not destroyed, and the hint says how to unlock it", async () => {
    const { job, rack, server } = await stage({ generation });
    await fetch(`http://127.0.0.1:${server.port}/apps/web`, {
      method: "PUT",
      headers: { Authorization: `Basic ${Buffer.from(`x:${server.password}`).toString("base64")}` },
      body: new URLSearchParams({ lock: "true" }),
    });

    const error = await failure(runs(destroy, { app: "web", confirm: "web" }, job()), ConvoxError);
    expect(error.message).toMatch(/^web on .* is locked and was not destroyed$/);
    expect(error.hint).toContain("convox apps unlock web");
    expect((await rack.apps.get("web")).locked).toBe(true);
  });

  test("a deploy key without a role can read an app; for other commands the hint names the missing permission", async () => {
    const { keyJob } = await stage({ generation });

    expect(await runs(appsInfo, { app: "web" }, keyJob())).toMatchObject({ app: "web" });
    for (const [run, hint] of [
      [() => runs(apps, {}, keyJob()), "is not allowed to list apps. Give it a role with Read on the Rack"],
      [
        () => runs(create, { app: "shop" }, keyJob()),
        "is not allowed to create apps. Give it a role with Write on the app shop and Read on the Rack",
      ],
      [
        () => runs(destroy, { app: "web", confirm: "web" }, keyJob()),
        "is not allowed to destroy apps. Give it a role with Write",
      ],
    ] as const) {
      const error = await failure<RackError>(run(), RackError);
      expect(error.hint).toContain(hint);
    }
  });
});

describe("destroy", () => {
  test("names the resource of the Rack that the app is linked to, and how to unlink it", async () => {
    const { rack } = await setup(({ method }, res) =>
      method === "GET"
        ? json(res, { name: "web", status: "running" })
        : plain(res, 403, "app is linked to main-db resource\n"),
    );
    const error = await failure(runs(destroy, { app: "web", confirm: "web" }, depsFor(rack)), ConvoxError);
    expect(error.message).toMatch(/^web on .* is linked to the Rack's resource main-db and was not destroyed$/);
    expect(error.hint).toMatch(/^Unlink it first: convox rack resources unlink main-db --app web --rack /);
  });

  test("succeeds if the app is deleted at the same time", async () => {
    let reads = 0;
    const { rack } = await setup(({ method }, res) =>
      method === "GET" && ++reads === 1
        ? json(res, { name: "web", status: "running" })
        : plain(res, 404, "app not found: web\n"),
    );
    expect(await runs(destroy, { app: "web", confirm: "web" }, depsFor(rack))).toMatchObject({ destroyed: true });
  });

  test.each(["", "Web", "web2", "shop"])(
    "sends no request if confirm is not the name of the app: %j",
    async (confirm) => {
      const { job, server } = await stage();
      const before = server.requests.length;

      await failure(runs(destroy, { app: "web", confirm }, job()), InputError);

      expect(server.requests.length).toBe(before);
    },
  );

  test("ignores CONVOX_APP", async () => {
    const { job } = await stage();
    const destroyed = runs(destroy, { confirm: "web" }, job({ env: { CONVOX_APP: "web" } }));
    await expect(destroyed).rejects.toThrow("app is required");
  });

  test("fails for an app that does not exist, and skips it with if-missing: skip", async () => {
    const { job } = await stage();
    const given = { app: "missing", confirm: "missing" };

    expect((await failure(runs(destroy, given, job()), RackError)).reason).toBe("app not found: missing");
    expect(await runs(destroy, { ...given, "if-missing": "skip" }, job())).toMatchObject({ destroyed: false });
  });

  test("says that the Rack continues, after a timeout and when the job is canceled", async () => {
    const { job } = await stage(SLOW);
    const late = await failure(runs(destroy, { app: "web", confirm: "web", timeout: "5s" }, job()), TimeoutError);
    expect(late.message).toContain("last state: deleting");
    expect(late.hint).toBe("The Rack continues to destroy web. Raise the input timeout to wait longer.");

    const end = new AbortController();
    const deps = job({ signal: end.signal });
    deps.host.info = () => {};
    const sleep = async () => {
      end.abort(new CancelledError("canceled", "canceled by SIGINT"));
      throw end.signal.reason;
    };
    const canceled = await failure(runs(destroy, { app: "web", confirm: "web" }, { ...deps, sleep }), CancelledError);
    expect(canceled.message).toBe("canceled by SIGINT; the Rack continues to destroy web");
  });

  test("fails if the Rack cannot delete the app", async () => {
    let deleted = false;
    const { rack } = await setup(({ method }, res) => {
      if (method === "DELETE") deleted = true;
      if (method === "DELETE") res.end("ok\n");
      else json(res, { name: "web", status: deleted ? "failed" : "running" });
    });
    const error = await failure(runs(destroy, { app: "web", confirm: "web" }, depsFor(rack)), ConvoxError);
    expect(error.message).toMatch(/^web could not be destroyed on .*: its status is failed$/);
  });
});

describe("create", () => {
  test("fails if the Rack cannot create the app", async () => {
    const { rack } = await setup(({ method }, res) =>
      json(res, { name: "web", status: method === "POST" ? "creating" : "rollback" }),
    );
    const error = await failure(runs(create, { app: "web" }, depsFor(rack)), ConvoxError);
    expect(error.message).toMatch(/^web could not be created on .*: its status is rollback$/);
  });

  test("with if-exists: skip looks for the app after its answer was lost", async () => {
    let made = false;
    const { rack } = await setup(({ method }, res) => {
      if (method === "GET")
        return made ? json(res, { name: "web", status: "running" }) : plain(res, 404, "app not found: web\n");
      made = true;
      res.destroy();
    });
    expect(await runs(create, { app: "web", "if-exists": "skip" }, depsFor(rack))).toMatchObject({ status: "running" });
  });

  test("fails after its answer was lost if the app does not exist", async () => {
    const { rack } = await setup(({ method }, res) =>
      method === "GET" ? plain(res, 404, "app not found: web\n") : res.destroy(),
    );
    await expect(runs(create, { app: "web", "if-exists": "skip" }, depsFor(rack))).rejects.toThrow(
      /POST \/apps: .* was lost/,
    );
  });
});

test("a deploy with a key that is not allowed to read the app fails before the upload; a build continues", async () => {
  const { keyJob, server } = await stage();
  server.faults.add("http=403:99@GET /apps/web");
  const cwd = await temporary();
  await writeFile(join(cwd, "convox.yml"), MANIFEST);
  const error = await failure<RackError>(runs(deploy, { app: "web" }, keyJob({ cwd })), RackError);

  expect(error.code).toBe("permission-denied");
  expect(error.hint).toContain("is not allowed to read the app, which a promotion needs");
  expect(server.requests.filter(({ method }) => method === "POST").map(({ path }) => path)).toEqual(["/apps"]);
  expect(await runs(build, { app: "web" }, keyJob({ cwd }))).toMatchObject({ status: "complete" });
});
