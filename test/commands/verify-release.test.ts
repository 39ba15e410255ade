import { describe, expect, test } from "vitest";
import { parseInputs } from "../../src/commands/declaration/inputs.ts";
import { HealthCheckError, parseHealthCheck } from "../../src/commands/release/health-gate.ts";
import { promote } from "../../src/commands/release/promote.ts";
import { ExitError, HealthError, InputError, RollbackError } from "../../src/errors.ts";
import { closing, failure } from "../rack/harness.ts";
import { depsFor, stage } from "../support/command.ts";
import { rawRack } from "../support/raw-rack.ts";
import { type ScriptedApp, scriptedApp } from "../support/scripted-app.ts";
import { authority } from "../support/tls.ts";

function runPromote({ rack }: ScriptedApp, settings: Record<string, string>) {
  const deps = depsFor(rack);
  const values = parseInputs(promote.inputs, (name) => ({ app: "web", release: "RNEW", ...settings })[name]);
  return { deps, result: promote.run(values, deps) };
}

/** An app whose address returns these statuses in order; the last one repeats. */
async function serveStatuses(...statuses: number[]) {
  const server = await rawRack({
    http: (_, res) =>
      res.writeHead((statuses.length > 1 ? statuses.shift() : statuses[0]) ?? 200).end("hello, I am well"),
  });
  return closing(server);
}

describe("commands around a promotion", () => {
  test("run in order on the new release: before the promotion, and when the app runs it", async () => {
    const app = await scriptedApp();
    await runPromote(app, {
      "before-promote": "web: bin/migrate\nworker: rake db:check",
      "after-promote": "web: bin/warm-up && echo done",
    }).result;

    expect(app.happened).toEqual([
      "run web RNEW",
      "exec sh -c bin/migrate",
      "run worker RNEW",
      "exec sh -c 'rake db:check'",
      "promote RNEW",
      "run web RNEW",
      "exec sh -c 'bin/warm-up && echo done'",
    ]);
  });

  test("that fail before the promotion leave the app unchanged", async () => {
    const app = await scriptedApp({ exitCode: () => 3 });
    const error = await failure(runPromote(app, { "before-promote": "web: bin/migrate" }).result, ExitError);

    expect([error.code, error.status]).toEqual(["hook-failed", 3]);
    expect(error.message).toMatch(/^before-promote on web: /);
    expect(error.outputs).toMatchObject({ release: "RNEW", "previous-release": "ROLD", "rolled-back": false });
    expect(app.happened).not.toContain("promote RNEW");
  });

  test("that fail after the promotion fail it, and the release stays unless rollback is set", async () => {
    const app = await scriptedApp({ exitCode: () => 1 });
    const error = await failure(runPromote(app, { "after-promote": "web: bin/check" }).result, ExitError);

    expect(error.outputs).toMatchObject({ status: "unhealthy", "rolled-back": false });
    expect(app.active()).toBe("RNEW");
  });

  test("that fail after the promotion roll the app back once if rollback is set", async () => {
    const app = await scriptedApp({ exitCode: () => 1 });
    const error = await failure(
      runPromote(app, { "after-promote": "web: bin/check", rollback: "true" }).result,
      RollbackError,
    );

    expect(error.message).toMatch(
      /^RNEW was promoted, but after-promote on web: .*; web was rolled back to ROLD, as RCOPY1$/,
    );
    expect(error.hint).toContain("Changes that migrations made to databases are not reverted");
    expect(error.outputs).toMatchObject({ "rolled-back": true, status: "rolled-back", "previous-release": "ROLD" });
    expect(app.happened.slice(-2)).toEqual(["copy ROLD", "promote RCOPY1"]);
    expect(app.active()).toBe("RCOPY1");
  });

  test.each(["bin/migrate", "web bin/migrate", "Web: x", "web:"])(
    "require a service and a command, unlike %j",
    async (line) => {
      const app = await scriptedApp();
      await expect(runPromote(app, { "before-promote": line }).result).rejects.toThrow(
        `before-promote contains ${JSON.stringify(line)}: the format is service: command`,
      );
      expect(app.happened).toEqual([]);
    },
  );
});

describe("a health check", () => {
  test("must succeed the given number of times in a row", async () => {
    const app = await scriptedApp();
    const site = await serveStatuses(502, 200, 502, 200, 200, 200);
    const { deps, result } = runPromote(app, {
      "health-check-url": `${site.url}/health`,
      "health-check-successes": "3",
    });
    await result;

    expect(site.requests).toHaveLength(6);
    expect(deps.host.messages).toEqual(expect.arrayContaining(["status 502, expected 200-299", "status 200: 3 of 3"]));
  });

  test("requests a path at the app's own address", async () => {
    const site = await serveStatuses(200);
    const app = await scriptedApp({ domain: { host: "127.0.0.1", port: site.port } });
    await runPromote(app, { "health-check-url": "/health?deep=1" }).result;
    expect(site.requests[0]?.path).toBe("/health?deep=1");
  });

  test("that is only a path needs the app's address", async () => {
    const error = await failure(
      runPromote(await scriptedApp(), { "health-check-url": "/health", rollback: "true" }).result,
      HealthCheckError,
    );
    expect(error.message).toBe('health-check-url is "/health": the app\'s own URL is unknown');
    expect(error.outputs).toMatchObject({ status: "unverified", "rolled-back": false });
  });

  test("that does not succeed in time fails the promotion and leaves the release", async () => {
    const app = await scriptedApp();
    const site = await serveStatuses(500);
    const error = await failure(
      runPromote(app, { "health-check-url": site.url, "health-check-timeout": "1m", "health-check-interval": "10s" })
        .result,
      HealthError,
    );

    expect(error.message).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/ is not healthy after 1m0s: status 500, expected 200-299$/,
    );
    expect(error.outputs).toMatchObject({ status: "unhealthy", "rolled-back": false });
    expect(app.active()).toBe("RNEW");
    expect(site.requests).toHaveLength(7);
  });

  test("uses the certificate authorities of the connection to the Rack", async () => {
    const issuer = authority();
    const site = closing(await rawRack({ http: (_, res) => res.end("ok") }, issuer.issue(["127.0.0.1"])));
    const app = await scriptedApp();
    const endpoint = { ...app.rack.endpoint, tls: { verify: true, ca: issuer.cert } };
    const trusting = { ...app, rack: { ...app.rack, endpoint } };
    await runPromote(trusting, { "health-check-url": site.url, rollback: "true" }).result;
    expect(app.happened).toEqual(["promote RNEW"]);
  });

  test("ends at once and without a rollback if the certificate is not trusted", async () => {
    const site = closing(await rawRack({ http: (_, res) => res.end("ok") }, authority().issue(["127.0.0.1"])));
    const app = await scriptedApp();
    const error = await failure(
      runPromote(app, { "health-check-url": site.url, rollback: "true" }).result,
      HealthCheckError,
    );

    expect(error.message).toMatch(/^health check of https:\/\/127\.0\.0\.1:\d+\/: its certificate is not trusted \(/);
    expect(error.hint).toContain("Set ca-file");
    expect(error.outputs).toMatchObject({ release: "RNEW", status: "unverified", "rolled-back": false });
    expect(app.happened).toEqual(["promote RNEW"]);
  });

  test("names health-check-redirects if the URL redirects", async () => {
    const site = closing(
      await rawRack({ http: (_, res) => res.writeHead(308, { Location: "/login?token=secret" }).end() }),
    );
    const error = await failure(
      runPromote(await scriptedApp(), { "health-check-url": site.url, "health-check-timeout": "5s" }).result,
      HealthError,
    );

    expect(error.message).toMatch(/: status 308 to http:\/\/127\.0\.0\.1:\d+\/login, expected 200-299$/);
    expect(error.hint).toContain("Set health-check-redirects: true");
  });

  test("that is a path fails before the promotion if the key is not allowed to read the app's URL", async () => {
    const { keyJob, release, server } = await stage();
    const id = await release();
    const values = parseInputs(
      promote.inputs,
      (name) => ({ app: "web", release: id, "health-check-url": "/up" })[name],
    );
    const error = await failure(promote.run(values, keyJob()), InputError);

    expect(error.message).toMatch(
      /^health-check-url is "\/up": this deploy key is not allowed to read the app's URL \(/,
    );
    expect(error.hint).toBe("Set health-check-url to the full URL, or give the key a role with Read on the app web.");
    expect(server.requests.filter(({ path }) => path.endsWith("/promote"))).toEqual([]);
  });

  test("searches the body for a text", async () => {
    const site = await serveStatuses(200);
    const settings = { "health-check-url": site.url, "health-check-timeout": "1s", "health-check-successes": "1" };
    await runPromote(await scriptedApp(), { ...settings, "health-check-text": "I am well" }).result;
    await expect(runPromote(await scriptedApp(), { ...settings, "health-check-text": "RNEW" }).result).rejects.toThrow(
      'status 200, but the body does not contain "RNEW"',
    );
  });

  test("that fails rolls the app back once, never twice", async () => {
    const app = await scriptedApp({ promotes: (release) => release === "RNEW" });
    const site = await serveStatuses(500);
    const error = await failure(
      runPromote(app, {
        "health-check-url": site.url,
        "health-check-timeout": "1s",
        "health-check-successes": "1",
        rollback: "true",
      }).result,
      RollbackError,
    );

    expect(error.message).toMatch(/; rolling back to ROLD failed: RCOPY1 of web was not promoted/);
    expect(error.outputs).toMatchObject({ "rolled-back": false, status: "unhealthy" });
    expect(app.happened.filter((one) => one.startsWith("promote"))).toEqual(["promote RNEW", "promote RCOPY1"]);
  });

  test("does not roll back if another release was promoted in the meantime", async () => {
    const app = await scriptedApp();
    const site = await rawRack({
      async http(_, res) {
        await app.rack.releases.promote("web", "RTHEIRS");
        res.writeHead(500).end();
      },
    });
    closing(site);
    const error = await failure(
      runPromote(app, {
        "health-check-url": site.url,
        "health-check-timeout": "1s",
        "health-check-successes": "1",
        rollback: "true",
      }).result,
      RollbackError,
    );

    expect(error.message).toContain("web now runs RTHEIRS, which another job promoted");
    expect(app.active()).toBe("RTHEIRS");
  });

  test("rolls back with a key that cannot read releases if the v3 Rack copies releases itself", async () => {
    const app = await scriptedApp({ exitCode: () => 1, releases: false });
    const error = await failure(runPromote(app, { "after-promote": "web: x", rollback: "true" }).result, RollbackError);
    expect(error.message).toMatch(/web was rolled back to ROLD, as RCOPY1$/);
  });

  test.each([
    [{ "health-check-url": "ftp://x" }, "an http or https URL, or a path"],
    [{ "health-check-url": "//x/y" }, "an http or https URL, or a path"],
    [{ "health-check-url": "https://me:secret@x/" }, "health-check-url contains a user name or password"],
    [{ "health-check-url": "/x", "health-check-status": "2xx" }, 'health-check-status is "2xx"'],
    [{ "health-check-url": "/x", "health-check-status": "299-200" }, "such as 200,204 or 200-299"],
    [{ "health-check-url": "/x", "health-check-successes": "0" }, "health-check-successes is 0"],
    [{ "health-check-url": "/x", "health-check-successes": "30" }, "30 successes, 5s apart, take longer"],
  ])("is rejected before any request: %j", async (settings, message) => {
    const app = await scriptedApp();
    const error = await failure(runPromote(app, settings).result, InputError);
    expect(error.message).toContain(message);
    expect(error.message).not.toContain("secret");
    expect(app.happened).toEqual([]);
  });

  test("accepts the listed statuses", () => {
    const settings: Record<string, string> = {
      app: "web",
      release: "R",
      "health-check-url": "/x",
      "health-check-status": "200, 301-399",
    };
    const check = parseHealthCheck(parseInputs(promote.inputs, (name) => settings[name]));
    expect([200, 204, 300, 301, 399, 400].filter((status) => check?.accepts(status))).toEqual([200, 301, 399]);
  });
});
