import { InputError } from "../../errors.ts";
import { type Build, createWakeUp, throwRackError } from "../../rack/index.ts";
import { checkAppIfEmpty } from "../app/existing-app.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import { expectExisting } from "../declaration/expect-existing.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { logFileInput, withLogFile } from "../output/log-file.ts";
import { listTable, oneLine, table } from "../output/table.ts";
import { ago, formatDuration } from "../output/units.ts";
import type { PushedImage } from "./images.ts";

const build = { description: "Id of the build, such as BABCDEFGHIJ", required: true, positional: "build" } as const;

/** A build in the output: times in ISO 8601, "" for a missing value. */
export interface BuildOutput {
  build: string;
  app: string;
  status: string;
  release: string;
  description: string;
  reason: string;
  "git-sha": string;
  started: string;
  ended: string;
}

const toOutput = (build: Build): BuildOutput => ({
  build: build.id,
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
  summary: "List the builds of an app, newest first",
  inputs: {
    app: appInput,
    limit: { description: "Maximum number of builds, 1 or more", kind: "integer", short: "l", default: "10" },
  } as const satisfies Inputs,
  outputs: {},
  itemId: "build",
  async run({ app, limit }, deps) {
    verifyLimit(limit);
    return (await checkAppIfEmpty(await deps.rack.builds.list(app, { limit }), app, deps)).map(toOutput);
  },
  text(list, now) {
    const head = ["ID", "STATUS", "RELEASE", "STARTED", "ELAPSED", "DESCRIPTION"];
    const rows = list.map((one) => [
      one.build,
      one.status,
      one.release,
      ago(one.started, now),
      duration(one),
      oneLine(one.description),
    ]);
    return listTable(head, rows, "No builds");
  },
});

export const buildsInfo = command({
  name: "builds info",
  summary: "Print the details of a build",
  inputs: { build, app: appInput } as const satisfies Inputs,
  outputs: {},
  async run({ app, build: id }, deps) {
    const build = await getBuild(app, id, deps);
    const { readBuildImages } = await import("./images.ts");
    return { ...toOutput(build), images: build.status === "complete" ? await readBuildImages(build, deps) : [] };
  },
  text: (one, now) =>
    table(
      [
        ["Id", one.build],
        ["Status", one.status],
        ["Release", one.release],
        ["Description", oneLine(one.description)],
        ["Started", ago(one.started, now)],
        ["Elapsed", duration(one)],
        ["Commit", one["git-sha"]],
        ["Reason", oneLine(one.reason)],
        ...one.images.map((image) => ["Image", imageText(image)] as const),
      ].filter(([name, value]) => value !== "" || (name !== "Commit" && name !== "Reason")),
    ),
});

export const buildsLogs = command({
  name: "builds logs",
  summary: "Print the log of a build, and follow it until the build ends",
  inputs: {
    build,
    app: appInput,
    "build-timeout": { description: "Maximum time to follow a running build", kind: "duration", default: "60m" },
    ...logFileInput,
  } as const satisfies Inputs,
  outputs: {},
  printsLog: true,
  followsLog: true,
  async run({ app, build: id, buildTimeout, logFile }, deps) {
    // A missing build is an HTTP error here; on the socket it looks like a log of one line.
    const build = await getBuild(app, id, deps);
    return await withLogFile(logFile, deps, async (log) => {
      if (build.status === "created" || build.status === "running") {
        const { printBuildLog, waitForBuild } = await import("./build-log.ts");
        const wakeUp = createWakeUp();
        const ending = waitForBuild(build, buildTimeout, deps, wakeUp);
        await printBuildLog(build, ending, { log, onStreamEnd: wakeUp.call }, deps);
        return toOutput(await ending);
      }
      const stream = await deps.rack.builds.logs(app, id);
      // The build has ended, so this is its log, even if it is one line that begins with ERROR.
      await deps.host.stream(log.through(stream));
      // Only the Rack itself writes this line: the key was rejected after the socket had opened.
      if (stream.rackError() === "invalid authentication") throwRackError(stream);
      return toOutput(build);
    });
  },
});

function getBuild(app: string, id: string, deps: Deps): Promise<Build> {
  return expectExisting("build", { app, id }, deps.rack.builds.get(app, id), deps);
}

/** `web: REPOSITORY:TAG@DIGEST` */
function imageText({ service, repository, tag, digest }: PushedImage): string {
  if (repository === null) return `${service}: not reported by the build`;
  return `${service}: ${repository}:${tag}${digest === null ? "" : `@${digest}`}`;
}

/** The build's duration; "" while it runs. */
function duration(build: BuildOutput): string {
  return build.ended === "" ? "" : formatDuration(Date.parse(build.ended) - Date.parse(build.started));
}

/** @throws InputError for 0, which a Rack takes for its default */
export function verifyLimit(limit: number): void {
  if (limit < 1) throw new InputError("input-invalid", `limit is ${limit}: allowed is a whole number of 1 or more`);
}
