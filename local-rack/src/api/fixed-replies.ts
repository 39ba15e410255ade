import type { Call } from "../http/call.ts";
import { json, ok, type Reply } from "../http/reply.ts";
import { type Availability, dialogue, type HttpRoute, type Route, route } from "../http/router.ts";
import { notImplementedFailure, RackFailure, typedFailure } from "../profile/errors.ts";
import type { Generation } from "../profile/generation.ts";
import { NOT_TRACKED } from "../run/budget.ts";

/** Makes the reply from the variables of the path. A failure is returned, not thrown, so that a row stays one line. */
type Fixed = (vars: Record<string, string>) => Reply | RackFailure;

/** What one generation answers differently from the other. */
type Answer = Fixed | Record<Generation, Fixed>;

const done: Fixed = () => ok();
const none: Fixed = () => json([]);
const value =
  (body: unknown): Fixed =>
  () =>
    json(body);
const v2Error =
  (text: string): Fixed =>
  (vars) =>
    new RackFailure(500, fill(text, vars));
const fail =
  (status: number, text: string): Fixed =>
  (vars) =>
    typedFailure(status, fill(text, vars));
const notImplemented: Fixed = () => notImplementedFailure();

function fill(text: string, vars: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => vars[name] ?? "");
}

const NO_SCALING = "this local Rack does not scale services automatically";
const NO_CERTIFICATES = "this local Rack stores no certificates";
const NO_RACK_RESOURCES = "this local Rack has no Rack resources";

/** The instance of a Rack on which nothing runs. */
const INSTANCE = {
  agent: false,
  cpu: 0,
  id: "local",
  memory: 0,
  "private-ip": "127.0.0.1",
  processes: 0,
  "public-ip": "",
  started: "1970-01-01T00:00:00Z",
};
const CAPACITY = { "cluster-cpu": 0, "cluster-memory": 0, "process-count": 0, "process-cpu": 0, "process-memory": 0 };

/**
 * Routes that exist on every real Rack and that neither a convox-ci command nor a recorded session of the official CLI
 * calls. Each has one fixed reply: an empty list, `ok`, or the refusal of a Rack on which the feature is not set up.
 */
const ROWS: readonly [method: string, path: string, answer: Answer, only?: Availability][] = [
  ["GET", "/apps/{app}/metrics", { v2: none, v3: notImplemented }],
  ["GET", "/apps/{app}/metrics-by-service", none, (profile) => profile.budgets],
  ["GET", "/apps/{app}/services/{service}/metrics", none, (profile) => profile.serviceMetrics],
  ["GET", "/system/metrics", none],

  ["GET", "/apps/{app}/budget", value({ config: null, state: null }), (profile) => profile.budgets],
  ["POST", "/apps/{app}/budget", fail(422, NOT_TRACKED), (profile) => profile.budgets],
  ["DELETE", "/apps/{app}/budget", done, (profile) => profile.budgets],
  ["POST", "/apps/{app}/budget/reset", done, (profile) => profile.budgets],
  ["GET", "/apps/{app}/budget/shutdown-state", value(null), (profile) => profile.budgets],
  [
    "POST",
    "/apps/{app}/budget/simulate-shutdown",
    fail(400, "no budget configured for app {app}"),
    (profile) => profile.budgets,
  ],
  [
    "POST",
    "/apps/{app}/budget/dismiss-recovery",
    ({ app }) => json({ app, status: "no-banner" }),
    (profile) => profile.budgets,
  ],

  ["GET", "/apps/{app}/balancers", none, "v3"],

  [
    "PUT",
    "/apps/{app}/ssl/{service}/{port}",
    {
      v2: v2Error("generation 2 apps use the domain: attribute on services in convox.yml"),
      v3: notImplemented,
    },
  ],
  ["GET", "/certificates", none],
  ["POST", "/certificates", fail(501, NO_CERTIFICATES)],
  ["POST", "/certificates/generate", fail(501, NO_CERTIFICATES)],
  ["DELETE", "/certificates/{id}", { v2: v2Error("certificate not found"), v3: v2Error('secrets "{id}" not found') }],
  ["POST", "/certificates/{id}/renew", done, (profile) => profile.certificateRenewal],
  ["GET", "/letsencrypt/config", value({ role: "", solvers: null }), (profile) => profile.letsEncrypt],
  ["PUT", "/letsencrypt/config", done, (profile) => profile.letsEncrypt],

  [
    "GET",
    "/instances",
    {
      v2: value([{ ...INSTANCE, id: "i-00000000000000000", agent: true, status: "active" }]),
      v3: value([{ ...INSTANCE, status: "running" }]),
    },
  ],
  ["POST", "/instances/keyroll", { v2: done, v3: notImplemented }],
  [
    "DELETE",
    "/instances/{id}",
    {
      v2: v2Error("ValidationError: Instance Id not found - No managed instance found for instance ID: {id}"),
      v3: notImplemented,
    },
  ],
  ["GET", "/system/capacity", value(CAPACITY)],

  ["GET", "/resources", none],
  ["OPTIONS", "/resources", none],
  ["POST", "/resources", fail(501, NO_RACK_RESOURCES)],
  ["GET", "/resources/{name}", missingResource("{name}")],
  ["DELETE", "/resources/{name}", missingResource("{name}")],
  ["PUT", "/resources/{name}", unavailableResource()],
  ["POST", "/resources/{name}/links", unavailableResource()],
  ["DELETE", "/resources/{name}/links/{app}", unavailableResource()],

  ["POST", "/apps/{app}/services/{service}/scale-override", fail(501, NO_SCALING), (profile) => profile.triggers],
  ["POST", "/apps/{app}/services/{service}/triggers/disable", done, (profile) => profile.triggers],
  ["POST", "/apps/{app}/services/{service}/triggers/enable", fail(501, NO_SCALING), (profile) => profile.triggers],
  ["POST", "/apps/{app}/services/{service}/triggers/threshold", fail(501, NO_SCALING), (profile) => profile.triggers],

  [
    "POST",
    "/apps/{app}/resources/{name}/deletion-protection-and-snapshot/{snapshot}",
    v2Error("DBInstanceNotFound: DBInstance {name} not found."),
    "v2",
  ],
  ["GET", "/rds/snapshots/{snapshot}", v2Error("DBSnapshotNotFound: DBSnapshot {snapshot} not found."), "v2"],
  ["DELETE", "/rds/{name}", v2Error("DBInstanceNotFound: DBInstance {name} not found."), "v2"],

  ["POST", "/events", done],
  ["GET", "/system/releases", { v2: none, v3: fail(501, "release history is unavailable") }],
  [
    "PUT",
    "/system",
    {
      v2: v2Error("no system updates are to be performed"),
      v3: fail(501, "direct rack doesn't support update, make sure you are not using RACK_URL environment variable"),
    },
  ],
  ["POST", "/system/karpenter/cleanup", done, (profile) => profile.karpenter],
  ["GET", "/system/sync/whitelist/instances/ip", done, "v2"],
];

export const fixedRoutes: readonly Route[] = [
  ...ROWS.map(([method, path, answer, only]): HttpRoute => route(method, path, (call) => reply(call, answer), only)),
  dialogue("/instances/{id}/shell", async () => {
    throw notImplementedFailure();
  }),
];

function reply({ rack, vars }: Call, answer: Answer): Reply {
  const fixed = typeof answer === "function" ? answer : answer[rack.profile.generation];
  const made = fixed(vars);
  if (made instanceof RackFailure) throw made;
  return made;
}

function missingResource(name: string): Answer {
  return {
    v2: v2Error(`ValidationError: Stack with id ${name} does not exist`),
    v3: fail(404, `no such resource: ${name}`),
  };
}

function unavailableResource(): Answer {
  return {
    v2: v2Error("ValidationError: Stack with id {name} does not exist"),
    v3: fail(400, "unavailable on v3 racks"),
  };
}
