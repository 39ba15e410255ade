import { type Build, throwRackError } from "../../rack/index.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import { expectExisting } from "../declaration/expect-existing.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { logFileInput, withLogFile } from "../output/log-file.ts";
import { oneLine, table } from "../output/table.ts";
import { ago, elapsed } from "../output/units.ts";
import { settledBuild, showBuildLog } from "./build-log.ts";

const build = { description: "Id of the build, such as BABCDEFGHIJ", required: true, positional: "build" } as const;

/** A build as it is shown: names as on the wire, times in ISO 8601, "" for what is not yet. */
interface Shown {
  id: string;
  app: string;
  status: string;
  release: string;
  description: string;
  reason: string;
  "git-sha": string;
  started: string;
  ended: string;
}

const shown = (build: Build): Shown => ({
  id: build.id,
  app: build.app,
  status: build.status,
  release: build.release,
  description: build.description,
  reason: build.reason,
  "git-sha": build.gitSha,
  started: build.started?.toISOString() ?? "",
  ended: build.ended?.toISOString() ?? "",
});

export const builds = command({
  name: "builds",
  summary: "List an app's builds, newest first",
  inputs: {
    app: appInput,
    limit: { description: "How many at the most", kind: "integer", short: "l", default: "10" },
  } as const satisfies Inputs,
  outputs: {},
  run: async ({ app, limit }, { rack }) => (await rack.builds.list(app, { limit })).map(shown),
  text(list, now) {
    const head = ["ID", "STATUS", "RELEASE", "STARTED", "ELAPSED", "DESCRIPTION"];
    const rows = list.map((one) => [
      one.id,
      one.status,
      one.release,
      ago(one.started, now),
      took(one),
      oneLine(one.description),
    ]);
    return table([head, ...rows]);
  },
});

export const buildsInfo = command({
  name: "builds info",
  summary: "Show one build",
  inputs: { build, app: appInput } as const satisfies Inputs,
  outputs: {},
  run: async ({ app, build }, deps) => shown(await buildOf(app, build, deps)),
  text: (build, now) =>
    table(
      [
        ["Id", build.id],
        ["Status", build.status],
        ["Release", build.release],
        ["Description", oneLine(build.description)],
        ["Started", ago(build.started, now)],
        ["Elapsed", took(build)],
        ["Commit", build["git-sha"]],
        ["Reason", oneLine(build.reason)],
      ].filter(([name, value]) => value !== "" || (name !== "Commit" && name !== "Reason")),
    ),
});

export const buildsLogs = command({
  name: "builds logs",
  summary: "Print a build's log; of a running build, until it ends",
  inputs: {
    build,
    app: appInput,
    "build-timeout": { description: "How long to follow a build that runs", kind: "duration", default: "60m" },
    ...logFileInput,
  } as const satisfies Inputs,
  outputs: {},
  printsLog: true,
  async run({ app, build: id, buildTimeout, logFile }, deps) {
    // Asked first: a missing build is an HTTP error here, while on the socket it looks like a log of one line.
    const build = await buildOf(app, id, deps);
    return await withLogFile(logFile, deps, async (log) => {
      if (build.status === "created" || build.status === "running") {
        const ending = settledBuild(build, buildTimeout, deps);
        await showBuildLog(build, ending, { log }, deps);
        return shown(await ending);
      }
      const stream = await deps.rack.builds.logs(app, id);
      await deps.host.stream(log.through(stream));
      // The log of a failed build may well be one line that begins with ERROR.
      if (build.status !== "failed" && stream.messages() === 1) throwRackError(stream);
      return shown(build);
    });
  },
});

function buildOf(app: string, id: string, deps: Deps): Promise<Build> {
  return expectExisting("build", { app, id }, deps.rack.builds.get(app, id), deps);
}

/** Empty while the build runs. */
function took(build: Shown): string {
  return build.ended === "" ? "" : elapsed(Date.parse(build.ended) - Date.parse(build.started));
}
