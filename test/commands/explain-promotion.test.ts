import type { ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import { parseInputs } from "../../src/commands/declaration/inputs.ts";
import { promote } from "../../src/commands/release/promote.ts";
import { ConvoxError, OlderReleaseError, RollbackError } from "../../src/errors.ts";
import { failure, setup } from "../rack/harness.ts";
import { depsFor } from "../support/command.ts";
import { json, plain } from "../support/raw-rack.ts";

interface Scene {
  /** Status and release of the app: before the promotion, then one for each read. The last one repeats. */
  states: string[];
  /** Content of the app's log. */
  log?: string;
  diagnose?: (res: ServerResponse) => unknown;
  /** Additional inputs. */
  settings?: Readonly<Record<string, string>>;
  /** How the Rack answers the promotion (default: it accepts). */
  promote?: (res: ServerResponse) => unknown;
  processes?: (res: ServerResponse) => unknown;
}

/** Promotes RNEW on a Rack whose app goes through `states`. Returns the error that the user sees. */
async function failPromotion({ states, log = "", diagnose, processes, promote: answer, settings: more = {} }: Scene) {
  const [before = "", ...left] = states;
  let hasStarted = false;
  const { rack, server } = await setup({
    http({ method, path }, res) {
      if (method === "POST" && path.startsWith("/apps/web/releases/RNEW/promote")) {
        if (answer) return answer(res);
        hasStarted = true;
        return plain(res, 200, "ok\n");
      }
      if (path.startsWith("/apps/web/diagnose")) return (diagnose ?? (() => res.writeHead(404).end()))(res);
      if (path.startsWith("/apps/web/processes")) return (processes ?? (() => json(res, [])))(res);
      if (path.startsWith("/apps/web/builds")) return json(res, []);
      if (/^\/apps\/web(\?|$)/.test(path)) {
        const [status, release] = (hasStarted ? ((left.length > 1 ? left.shift() : left[0]) ?? before) : before).split(
          " ",
        );
        return json(res, { name: "web", status, release, generation: "3" });
      }
      return plain(res, 403, "operation not permitted for deploy keys\n");
    },
    socket(_, socket) {
      socket.accept();
      if (log !== "") socket.text(log);
    },
  });
  const deps = depsFor(rack);
  const settings: Record<string, string> = { app: "web", release: "RNEW", ...more };
  const values = parseInputs(promote.inputs, (name) => settings[name]);
  const error = await failure(promote.run(values, deps), ConvoxError);
  return { error, host: deps.host, requests: server.requests };
}

const rolledBack = ["running ROLD", "updating RNEW", "updating RNEW", "rollback ROLD", "running ROLD"];

const crash = {
  pods: [
    {
      name: "web-7d4b9c6f5-x2x9z",
      service: "web",
      phase: "Running",
      ready: "0/1",
      ageSeconds: 90,
      restarts: 4,
      classification: "not-ready",
      stateDetail: "CrashLoopBackOff",
      previousLogs: "booting\nError: DATABASE_URL is not set\n",
    },
  ],
};

test("a rollback is explained by the Rack's diagnosis, requested while the failed processes still exist", async () => {
  let asked = 0;
  const { error, host } = await failPromotion({
    states: rolledBack,
    diagnose: (res) => json(res, asked++ === 0 ? crash : { pods: [] }),
  });

  expect(error).toBeInstanceOf(RollbackError);
  expect(error.message).toBe(
    "RNEW was rolled back; web runs ROLD: web: process web-7d4b9c6f5-x2x9z is CrashLoopBackOff, restarted 4 times",
  );
  expect(error.hint).toBe(
    "web: the process ends soon after it started: its last output says why\n" +
      "last output of web:\nbooting\nError: DATABASE_URL is not set",
  );
  expect(host.groups).toContain("Last output of web");
  expect(host.printed()).toContain("Error: DATABASE_URL is not set\n");
  expect(asked).toBe(1);
});

test("a Rack without a diagnosis is explained by the app's log and processes", async () => {
  const { error } = await failPromotion({
    states: rolledBack,
    log:
      "2026-01-02T03:04:05Z service/web/ba9876543210 Error: listen EADDRINUSE\n" +
      "2026-01-02T03:04:06Z system/ecs aws/ecs (service r-web) (task ba9876543210) failed container health checks.\n",
    processes: (res) => json(res, [{ id: "ba9876543210", name: "web", release: "RNEW", status: "stopped" }]),
  });

  expect(error.message).toMatch(/: web: \(service r-web\) \(task ba9876543210\) failed container health checks$/);
  expect(error.hint).toContain("last output of web:\nError: listen EADDRINUSE");
  expect(error.hint).not.toContain("could not be asked");
});

describe("a key that is not allowed to read the reasons", () => {
  const reject = (res: ServerResponse) => plain(res, 403, "this deploy key may not do that\n");

  test("is reported with its missing permission if nothing else explains the rollback", async () => {
    const { error } = await failPromotion({ states: rolledBack, diagnose: reject, processes: reject });
    expect(error.message).toBe("RNEW was rolled back; web runs ROLD");
    expect(error.hint?.split("\n")).toEqual([
      "Run convox-ci logs --app web to see why it did not start.",
      "Not available: GET /apps/web/diagnose: 403 this deploy key may not do that",
      "Not available: GET /apps/web/processes: 403 this deploy key may not do that",
      "Use a deploy key with Read on web to get the reason.",
    ]);
  });

  test("is not reported if the app's log explains the rollback", async () => {
    const { error } = await failPromotion({
      states: rolledBack,
      diagnose: reject,
      log: "2026-01-02T03:04:06Z system/k8s/web-7d4b9c6f5-x2x9z Readiness probe failed: connection refused\n",
    });
    expect(error.message).toContain("web: Readiness probe failed: connection refused");
    expect(error.hint).not.toContain("could not be asked");
  });
});

test("a rollout that exceeds the timeout is explained as well", async () => {
  const { error } = await failPromotion({
    states: ["running ROLD", "updating RNEW"],
    diagnose: (res) => json(res, crash),
    settings: { "promote-timeout": "55m" },
  });
  expect(error.message).toBe(
    "RNEW was not promoted within 55m0s: web is still updating: web: process web-7d4b9c6f5-x2x9z is CrashLoopBackOff, restarted 4 times",
  );
});

test("a rollback that does not end is reported as a rollback, not as a timeout", async () => {
  const { error } = await failPromotion({ states: ["running ROLD", "updating RNEW", "rollback ROLD"] });
  expect(error).toBeInstanceOf(RollbackError);
  expect(error.message).toBe("RNEW is being rolled back, and web has not settled after 55m0s");
  expect(error.outputs).toMatchObject({ "rolled-back": true, status: "rollback" });
});

test("promoting an app with status failed fails without waiting", async () => {
  const { error, requests } = await failPromotion({ states: ["failed ROLD"] });
  expect(error.message).toBe("web cannot be promoted: its status is failed");
  expect(requests.some(({ method }) => method === "POST")).toBe(false);
});

test("a release that the Rack considers older is rejected with a plain message", async () => {
  const { error } = await failPromotion({
    states: ["running ROLD"],
    promote: (res) => plain(res, 400, "can not promote an older release, try rollback\n"),
  });
  expect(error).toBeInstanceOf(OlderReleaseError);
  expect(error.message).toMatch(/^RNEW is older than the release that web runs: POST .*: 400 can not promote/);
  expect(error.hint).toContain("convox-ci rollback RNEW --app web");
});

test("a connection lost while looking for reasons does not hide the rollback", async () => {
  const { error } = await failPromotion({
    states: rolledBack,
    diagnose: (res) => res.destroy(),
    processes: (res) => res.destroy(),
  });
  expect(error).toBeInstanceOf(RollbackError);
  expect(error.hint).toContain("Not available: GET /apps/web/diagnose: ");
});
