import { expect, onTestFinished, test } from "vitest";
import { promote } from "../../src/commands/release/promote.ts";
import { reportCost } from "../../src/commands/release/report-cost.ts";
import { summaryFacts } from "../../src/entry/github/summary/write-summary.ts";
import { connect, directEndpoint } from "../../src/rack/index.ts";
import { depsFor, stage } from "../support/command.ts";
import { json, plain, rawRack, type Script } from "../support/raw-rack.ts";
import { runs } from "../support/runs.ts";

const parameters = { cost_tracking_enable: "true" };

test("a promotion on a Rack 3.25.10 that tracks costs reports those of 30 days, for the summary", async () => {
  const { server, job, release } = await stage({ parameters });
  const deps = job({ report: {} });
  await runs(promote, { app: "web", release: await release() }, deps);
  expect(deps.report).toMatchObject({ cost: "0.00 USD from 2025-12-04 to 2026-01-02" });
  expect(server.requests.find(({ path }) => path === "/apps/web/cost")?.query).toBe("start=2025-12-04");
  const facts = summaryFacts(
    { ...deps.report, command: "promote", outcome: "success", outputs: { app: "web" }, spans: [] },
    (text) => text,
  );
  expect(facts.rows).toContainEqual(["Cost", "0.00 USD from 2025-12-04 to 2026-01-02"]);
});

test.each([
  ["an older Rack is not asked", { version: "3.25.9", parameters }, 0],
  ["a Rack without cost tracking reports none", {}, 1],
])("%s", async (_, options, asked) => {
  const { server, job } = await stage(options);
  const deps = job({ report: {} });
  await reportCost("web", deps);
  expect(deps.report).toEqual({});
  expect(server.requests.filter(({ path }) => path === "/apps/web/cost")).toHaveLength(asked);
});

const spent = { "spend-usd": 12.345678, "tracking-enabled": true };
const range = { "range-start": "2026-10-31T00:00:00Z", "range-end": "2026-11-29T00:00:00Z" };

test.each<[string, Script["http"], object]>([
  ["is used", (_, res) => json(res, { ...spent, ...range }), { cost: "12.35 USD from 2026-10-31 to 2026-11-29" }],
  ["without a range is not used", (_, res) => json(res, spent), {}],
  ["that is denied is ignored", (_, res) => plain(res, 403, "operation not permitted for deploy keys\n"), {}],
])("a reply %s", async (_, http, expected) => {
  const server = await rawRack({
    http: (seen, res, req) => (seen.path === "/system" ? json(res, { version: "3.25.10" }) : http?.(seen, res, req)),
  });
  onTestFinished(() => server.close());
  const rack = connect(directEndpoint(server.url));
  onTestFinished(() => rack.close());
  const deps = depsFor(rack, { report: {} });
  await reportCost("web", deps);
  expect(deps.report).toEqual(expected);
});
