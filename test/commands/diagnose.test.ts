import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { parseInputs } from "../../src/commands/declaration/inputs.ts";
import { diagnose } from "../../src/commands/release/diagnose.ts";
import { setup } from "../rack/harness.ts";
import { depsFor } from "../support/command.ts";
import { json, plain } from "../support/raw-rack.ts";

async function runDiagnose(answer: (res: ServerResponse) => unknown, log = "") {
  const { rack, server } = await setup({
    http({ path }, res) {
      if (path.startsWith("/apps/web/diagnose")) return answer(res);
      if (path.startsWith("/apps/web/processes"))
        return json(res, [{ id: "p1", name: "web", release: "RNEW", status: "running" }]);
      return json(res, { name: "web", status: "updating", release: "RNEW" });
    },
    socket: (_, socket) => socket.accept().text(log).binary(),
  });
  const deps = depsFor(rack);
  const result = await diagnose.run(
    parseInputs(diagnose.inputs, (name) => (name === "app" ? "web" : undefined)),
    deps,
  );
  return { result, text: diagnose.text?.(result, 0) ?? "", host: deps.host, requests: server.requests };
}

test("the diagnosis of a v3 Rack is printed as services, reasons and last output", async () => {
  const { result, text } = await runDiagnose((res) =>
    json(res, {
      overview: {
        services: [{ name: "web", desiredReplicas: 2, readyReplicas: 0, updatedReplicas: 2, status: "deploying" }],
        events: null,
      },
      pods: [
        {
          name: "web-1",
          service: "web",
          classification: "not-ready",
          restarts: 1,
          stateDetail: "CrashLoopBackOff",
          previousLogs: "boom\n",
        },
      ],
      summary: { total: 1, unhealthy: 0, notReady: 1, new: 0, healthy: 0 },
    }),
  );

  expect(result.source).toBe("diagnosis");
  expect(text).toBe(
    [
      "web is updating and runs RNEW",
      "",
      "web  deploying  0 of 2 ready",
      "",
      "web: process web-1 is CrashLoopBackOff, restarted once",
      "  the process ends soon after it started: its last output says why",
      "  last output:",
      "    boom",
      "",
    ].join("\n"),
  );
});

test("a Rack without a diagnosis is asked for the app's log and processes", async () => {
  const { result, text, host, requests } = await runDiagnose(
    (res) => res.writeHead(404).end(),
    "2026-01-02T03:04:05Z system/ecs aws/ecs (service r-web) (task p1) failed container health checks.\n",
  );

  expect(result.source).toBe("log");
  expect(text).toContain("web: (service r-web) (task p1) failed container health checks\n");
  expect(host.messages).toEqual(["This Rack has no diagnosis. Searching the app's log and processes"]);
  expect(requests.find(({ path }) => path === "/apps/web/logs")?.headers).toMatchObject({
    follow: "false",
    since: "30m0s",
  });
});

test("a key without access to the diagnosis is reported, and the log is used instead", async () => {
  const { result, host } = await runDiagnose((res) => plain(res, 403, "this key may not do that\n"));
  expect(host.messages[0]).toContain("GET /apps/web/diagnose: 403 this key may not do that");
  expect(result).toMatchObject({ source: "log", findings: [] });
});
