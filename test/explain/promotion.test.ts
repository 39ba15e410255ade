import { describe, expect, test } from "vitest";
import { appLogFindings, logLines } from "../../src/explain/app-log.ts";
import { diagnosisFindings } from "../../src/explain/diagnosis.ts";
import { lastLines } from "../../src/explain/finding.ts";
import type { DiagnosedPod, Diagnosis } from "../../src/rack/index.ts";

const well: Diagnosis = { services: [], events: [], initPods: [], pods: [] };

const pod = (facts: Partial<DiagnosedPod>): DiagnosedPod => ({
  name: "web-7d4b9c6f5-x2x9z",
  service: "web",
  ready: "0/1",
  ageSeconds: 40,
  restarts: 0,
  classification: "not-ready",
  stateDetail: "",
  hint: "",
  logs: "",
  previousLogs: "",
  events: [],
  ...facts,
});

const event = (reason: string, message: string, object = "pod/web-7d4b9c6f5-x2x9z") => ({
  time: undefined,
  reason,
  object,
  message,
  hint: "",
});

describe("the Rack's diagnosis says", () => {
  test("which service crashes, how often, and what it printed before", () => {
    const [finding, ...others] = diagnosisFindings({
      ...well,
      pods: [
        pod({
          restarts: 4,
          stateDetail: "CrashLoopBackOff",
          logs: "starting\n",
          previousLogs: "starting\nError: DATABASE_URL is not set\n    at main.js:3\n",
          events: [event("BackOff", "Back-off restarting failed container")],
        }),
        pod({ name: "web-7d4b9c6f5-aaaaa", restarts: 3, stateDetail: "CrashLoopBackOff", previousLogs: "same" }),
      ],
    });

    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      service: "web",
      what: "process web-7d4b9c6f5-x2x9z is CrashLoopBackOff, restarted 4 times; Back-off restarting failed container",
      hint: "the process ends soon after it started: its last output says why",
      output: "starting\nError: DATABASE_URL is not set\n    at main.js:3",
    });
  });

  test.each([
    ["Terminated:OOMKilled", "", /raise scale\.memory/],
    ["ImagePullBackOff", "", /cannot pull the image/],
    ["CreateContainerConfigError", "", /does not exist: compare environment/],
    ["", "0/3 nodes are available: 3 Insufficient memory.", /no machine of the Rack has room/],
    ["", "Readiness probe failed: HTTP probe failed with statuscode: 500", /answer health\.path with 200 to 399/],
    ["Terminated:Completed", "", /ends by itself/],
    ["RunContainerError", "", /command does not exist in the image/],
    ["init:CrashLoopBackOff", "", /its last output says why/],
    ["Terminated:Error(exit=137)", "", /using more memory .* or for failing its health check/],
    ["", "Container web failed liveness probe, will be restarted", /answer health\.path/],
    ["", "Error: couldn't find key API_KEY in Secret rack-web/env-web", /compare environment in convox\.yml/],
    ["", 'MountVolume.SetUp failed for volume "data": no such file or directory', /a volume cannot be mounted/],
    ["", 'exec "/app/start.sh": no such file or directory', /command does not exist in the image/],
    [
      "CrashLoopBackOff",
      'Error: exec: "web": executable file not found in $PATH',
      /command does not exist in the image/,
    ],
    ["CrashLoopBackOff", "Container web failed liveness probe, will be restarted", /answer health\.path/],
    ["CrashLoopBackOff", "Readiness probe failed: connection refused", /its last output says why/],
    ["CrashLoopBackOff", "ended with exit code 137", /using more memory .* or for failing its health check/],
  ])("what to do about %j %j", (stateDetail, message, hint) => {
    const events = message === "" ? [] : [event("Failed", message)];
    expect(diagnosisFindings({ ...well, pods: [pod({ stateDetail, events })] })[0]?.hint).toMatch(hint);
  });

  test("which init container holds a process up", () => {
    const containers = [
      { name: "wait", state: "Terminated:Completed(exit=0)", logs: "" },
      { name: "migrate", state: "Terminated:Error(exit=1)", logs: "no such table\n" },
    ];
    const [finding] = diagnosisFindings({ ...well, initPods: [{ name: "web-1", service: "web", containers }] });
    expect(finding).toMatchObject({
      what: "process web-1 does not get past its init container migrate: Terminated:Error(exit=1)",
      output: "no such table",
    });
  });

  test("that a rollout is stalled, with the event that goes with it", () => {
    const [finding] = diagnosisFindings({
      ...well,
      services: [
        { name: "worker", desired: 2, ready: 0, updated: 0, status: "stalled", stallReason: "Deploy timed out" },
      ],
      events: [event("FailedCreate", "exceeded quota: pods", "replicaset/worker-6b9d8c7f5")],
    });
    expect(finding).toMatchObject({
      service: "worker",
      what: "0 of 2 processes are ready: Deploy timed out; exceeded quota: pods",
    });
  });

  test("nothing about processes that are well, or only new", () => {
    const services = [{ name: "web", desired: 1, ready: 1, updated: 1, status: "running", stallReason: "" }];
    expect(diagnosisFindings({ ...well, services, pods: [pod({ classification: "new", ready: "1/1" })] })).toEqual([]);
  });
});

describe("without a diagnosis, the app's log says", () => {
  const time = "2026-01-02T03:04:05Z";

  test("on v2, which service ECS cannot start, with the output of the process that ended", () => {
    const log = logLines(
      [
        `${time} system/cloudformation aws/cfm rack-web UPDATE_IN_PROGRESS ServiceWeb`,
        `${time} service/web/0123456789ab GET / 200`,
        `${time} service/web/ba9876543210 Error: listen EADDRINUSE`,
        `${time} system/ecs aws/ecs (service rack-web-ServiceWeb-1ABC-Service-2DEF) (task ba9876543210) failed container health checks.`,
        `${time} system/cloudformation aws/cfm rack-web UPDATE_FAILED ServiceApi Resource update cancelled`,
        `${time} service/web/0123456789ab GET / 200`,
      ].join("\n"),
    );
    const serving = [{ id: "0123456789ab", name: "web", release: "ROLD", status: "running" }];
    expect(appLogFindings(log, serving, "RNEW")).toEqual([
      {
        service: "web",
        what: "(service rack-web-ServiceWeb-1ABC-Service-2DEF) (task ba9876543210) failed container health checks",
        hint: expect.stringContaining("health.path"),
        output: "Error: listen EADDRINUSE",
      },
    ]);
  });

  test("on v2, that there is no room", () => {
    const log = logLines(
      `${time} system/ecs aws/ecs (service rack-web-ServiceMyWorker-1A-Service-2B) was unable to place a task because no container instance met all of its requirements.`,
    );
    const processes = [{ id: "1", name: "my-worker", release: "ROLD", status: "running" }];
    expect(appLogFindings(log, processes, "RNEW")).toMatchObject([
      { service: "my-worker", hint: expect.stringContaining("no machine of the Rack has room") },
    ]);
  });

  test("on v3, what Kubernetes says of a pod, as one finding for its service", () => {
    const log = logLines(
      [
        `${time} system/k8s/web-7d4b9c6f5-x2x9z Created pod: web-7d4b9c6f5-x2x9z`,
        `${time} system/k8s/web-7d4b9c6f5-x2x9z Readiness probe failed: dial tcp 10.0.0.1:3000: connect: connection refused`,
        `${time} system/k8s/web-7d4b9c6f5-x2x9z Back-off restarting failed container`,
        `${time} system/k8s/atom/app Status: Updating => Deadline`,
      ].join("\n"),
    );
    expect(appLogFindings(log, [], "RNEW")).toMatchObject([
      { service: "web", what: "Back-off restarting failed container" },
    ]);
  });

  test("which processes of the release are not well", () => {
    const processes = [
      { id: "web-1", name: "web", release: "RNEW", status: "crashed" },
      { id: "web-0", name: "web", release: "ROLD", status: "unhealthy" },
    ];
    expect(appLogFindings([], processes, "RNEW")).toMatchObject([{ service: "web", what: "process web-1 is crashed" }]);
  });

  test("nothing, when all went well", () => {
    expect(appLogFindings(logLines(`${time} system/k8s/atom/app Status: Updating => Running`), [], "RNEW")).toEqual([]);
  });
});

test("output is shown without colors, cursor movements and empty lines", () => {
  expect(lastLines("a\n\x1b[31mred\x1b[0m\n\n\x1b]0;title\x07b\rc\x07\n", 3)).toBe("red\nb\nc");
});
