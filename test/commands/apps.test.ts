import { describe, expect, test } from "vitest";
import { apps, appsInfo } from "../../src/commands/app/apps.ts";
import { create } from "../../src/commands/app/create.ts";
import { destroy } from "../../src/commands/app/destroy.ts";
import { CancelledError, ConvoxError, InputError, RackError, TimeoutError } from "../../src/errors.ts";
import { failure, setup } from "../rack/harness.ts";
import { depsFor, stage } from "../support/command.ts";
import { json, plain } from "../support/raw-rack.ts";
import { runs } from "../support/runs.ts";

const SLOW = { promotion: { updatingMs: 60_000, creatingMs: 120_000, deletingMs: 60_000 } };

describe.each(["v2", "v3"] as const)("on a %s Rack", (generation) => {
  test("an app is created, listed, shown and destroyed, each step waiting for its end", async () => {
    const { job, rack } = await stage({ generation, ...SLOW });

    expect(await runs(create, { app: "shop" }, job())).toEqual({
      app: "shop",
      rack: rack.name,
      created: true,
      status: "running",
    });
    const list = await runs(apps, {}, job());
    expect(list.map(({ name }) => name)).toEqual(["shop", "web"]);
    expect(apps.text?.(list, 0)).toMatch(/^APP +STATUS +RELEASE\nshop +running\nweb +/);
    const info = await runs(appsInfo, { app: "shop" }, job());
    expect(info).toMatchObject({
      name: "shop",
      generation: generation === "v3" ? "3" : "2",
      locked: false,
      release: "",
    });
    expect(appsInfo.text?.(info, 0)).toContain("Status      running");
    expect(await runs(destroy, { app: "shop", confirm: "shop" }, job())).toMatchObject({ destroyed: true });
    expect((await runs(apps, {}, job())).map(({ name }) => name)).toEqual(["web"]);
  });

  test("an app that is there is taken as it is also with a key that may not create one", async () => {
    const { keyJob } = await stage({ generation });
    expect(await runs(create, { app: "web", "if-exists": "skip" }, keyJob())).toMatchObject({ created: false });
    const error = await failure(runs(create, { app: "shop", "if-exists": "skip" }, keyJob()), RackError);
    expect(error.hint).toMatch(/may not create apps/);
  });

  test("an app that is there already is an error, or is taken as it is when that was asked for", async () => {
    const { job, server } = await stage({ generation });

    const error = await failure(runs(create, { app: "web" }, job()), ConvoxError);
    expect(error.message).toMatch(/^there is an app web already on /);
    expect(error.hint).toBe("if-exists: skip takes it as it is");
    expect(await runs(create, { app: "web", "if-exists": "skip" }, job())).toMatchObject({
      created: false,
      status: "running",
    });
    expect(server.requests.filter(({ method }) => method === "POST").map(({ status }) => status)).toEqual(
      generation === "v3" ? [200, 409, 409] : [200, 500, 500],
    );
  });

  test("an app that is being destroyed is waited for and created anew", async () => {
    const { job, rack } = await stage({ generation, ...SLOW });
    await rack.apps.delete("web");

    expect(await runs(create, { app: "web", "if-exists": "skip" }, job())).toMatchObject({ created: true });
  });

  test("a locked app is not destroyed, and the hint says who can", async () => {
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

  test("a plain deploy key may see an app, and is told which right it lacks for the rest", async () => {
    const { keyJob } = await stage({ generation });

    expect(await runs(appsInfo, { app: "web" }, keyJob())).toMatchObject({ name: "web" });
    for (const [run, hint] of [
      [() => runs(apps, {}, keyJob()), "may not list apps: give it one with Read on the Rack"],
      [
        () => runs(create, { app: "shop" }, keyJob()),
        "may not create apps: give it one with Write on the app shop and Read on the Rack",
      ],
      [() => runs(destroy, { app: "web", confirm: "web" }, keyJob()), "may not destroy apps: give it one with Write"],
    ] as const) {
      const error = await failure<RackError>(run(), RackError);
      expect(error.hint).toContain(hint);
    }
  });
});

describe("destroy", () => {
  test("of an app that is linked to a resource of the Rack names it, and what comes first", async () => {
    const { rack } = await setup(({ method }, res) =>
      method === "GET"
        ? json(res, { name: "web", status: "running" })
        : plain(res, 403, "app is linked to main-db resource\n"),
    );
    const error = await failure(runs(destroy, { app: "web", confirm: "web" }, depsFor(rack)), ConvoxError);
    expect(error.message).toMatch(/^web on .* is linked to the Rack's resource main-db and was not destroyed$/);
    expect(error.hint).toBe("convox rack resources unlink main-db --app web comes first");
  });

  test("of an app that goes meanwhile has destroyed it", async () => {
    let reads = 0;
    const { rack } = await setup(({ method }, res) =>
      method === "GET" && ++reads === 1
        ? json(res, { name: "web", status: "running" })
        : plain(res, 404, "app not found: web\n"),
    );
    expect(await runs(destroy, { app: "web", confirm: "web" }, depsFor(rack))).toMatchObject({ destroyed: true });
  });

  test.each(["", "Web", "web ", "shop"])("asks nothing of the Rack unless confirm is the name: %j", async (confirm) => {
    const { job, server } = await stage();
    const before = server.requests.length;

    await failure(runs(destroy, { app: "web", confirm }, job()), InputError);

    expect(server.requests.length).toBe(before);
  });

  test("takes no name from the environment", async () => {
    const { job } = await stage();
    const destroyed = runs(destroy, { confirm: "web" }, job({ env: { CONVOX_APP: "web" } }));
    await expect(destroyed).rejects.toThrow("app is required");
  });

  test("of an app that is not there fails, or is skipped when that was asked for", async () => {
    const { job } = await stage();
    const given = { app: "gone", confirm: "gone" };

    expect((await failure(runs(destroy, given, job()), RackError)).reason).toBe("app not found: gone");
    expect(await runs(destroy, { ...given, "if-missing": "skip" }, job())).toMatchObject({ destroyed: false });
  });

  test("that takes too long, or is cancelled, says that it goes on", async () => {
    const { job } = await stage(SLOW);
    const late = await failure(runs(destroy, { app: "web", confirm: "web", timeout: "5s" }, job()), TimeoutError);
    expect(late.message).toContain("last state: deleting");
    expect(late.hint).toContain("the Rack goes on to destroy web");

    const end = new AbortController();
    const deps = job({ signal: end.signal });
    deps.host.info = () => {};
    const sleep = async () => {
      end.abort(new CancelledError("cancelled by SIGINT"));
      throw end.signal.reason;
    };
    const cancelled = await failure(runs(destroy, { app: "web", confirm: "web" }, { ...deps, sleep }), CancelledError);
    expect(cancelled.message).toBe("cancelled by SIGINT; the Rack goes on to destroy web");
  });

  test("that the Rack gives up fails", async () => {
    let deleted = false;
    const { rack } = await setup(({ method }, res) => {
      if (method === "DELETE") deleted = true;
      if (method === "DELETE") res.end("ok\n");
      else json(res, { name: "web", status: deleted ? "failed" : "running" });
    });
    const error = await failure(runs(destroy, { app: "web", confirm: "web" }, depsFor(rack)), ConvoxError);
    expect(error.message).toMatch(/^web could not be destroyed on .*: it is failed$/);
  });
});

describe("create", () => {
  test("of an app that the Rack cannot make fails", async () => {
    const { rack } = await setup(({ method }, res) =>
      json(res, { name: "web", status: method === "POST" ? "creating" : "rollback" }),
    );
    const error = await failure(runs(create, { app: "web" }, depsFor(rack)), ConvoxError);
    expect(error.message).toMatch(/^web could not be created on .*: it is rolling back$/);
  });

  test("whose answer is lost looks for the app when one that exists is welcome", async () => {
    let made = false;
    const { rack } = await setup(({ method }, res) => {
      if (method === "GET")
        return made ? json(res, { name: "web", status: "running" }) : plain(res, 404, "app not found: web\n");
      made = true;
      res.destroy();
    });
    expect(await runs(create, { app: "web", "if-exists": "skip" }, depsFor(rack))).toMatchObject({ status: "running" });
  });

  test("whose answer is lost is an error when the app is not there", async () => {
    const { rack } = await setup(({ method }, res) =>
      method === "GET" ? plain(res, 404, "app not found: web\n") : res.destroy(),
    );
    await expect(runs(create, { app: "web", "if-exists": "skip" }, depsFor(rack))).rejects.toThrow(
      /POST \/apps: .* was lost/,
    );
  });
});
