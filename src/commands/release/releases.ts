import type { Release } from "../../rack/index.ts";
import { verifyLimit } from "../builds/builds.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import { expectExisting } from "../declaration/expect-existing.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { listTable, oneLine, table } from "../output/table.ts";
import { ago } from "../output/units.ts";
import { envKeys } from "./env-diff.ts";
import { releaseId } from "./release-id.ts";

const release = {
  description: "Id of the release, such as RABCDEFGHIJ",
  required: true,
  positional: "release",
} as const;

/** A release without its environment, which is secret. */
export interface ReleaseInfo {
  release: string;
  app: string;
  /** "active", or "". */
  status: string;
  build: string;
  description: string;
  created: string;
}

const toReleaseInfo = ({ id, app, build, description, created }: Release, active: string): ReleaseInfo => ({
  release: id,
  app,
  status: id === active ? "active" : "",
  build,
  description,
  created: created?.toISOString() ?? "",
});

export const releases = command({
  name: "releases",
  summary: "List an app's releases, newest first",
  inputs: {
    app: appInput,
    limit: { description: "Maximum number of releases, 1 or more", kind: "integer", short: "l", default: "10" },
  } as const satisfies Inputs,
  outputs: {},
  itemId: "release",
  async run({ app, limit }, { rack }) {
    verifyLimit(limit);
    const { release: active } = await rack.apps.get(app);
    return (await rack.releases.list(app, { limit })).map((one) => toReleaseInfo(one, active));
  },
  text(list, now) {
    const head = ["ID", "STATUS", "BUILD", "CREATED", "DESCRIPTION"];
    const rows = list.map(({ release, status, build, created, description }) => [
      release,
      status,
      build,
      ago(created, now),
      oneLine(description),
    ]);
    return listTable(head, rows, "No releases");
  },
});

export const releasesInfo = command({
  name: "releases info",
  summary: "Show one release, with the names of its environment variables",
  inputs: { release, app: appInput } as const satisfies Inputs,
  outputs: {},
  async run({ app, release }, deps) {
    const { release: active } = await deps.rack.apps.get(app);
    const found = await releaseOf(app, release, deps);
    return { ...toReleaseInfo(found, active), env: envKeys(found.env) };
  },
  text: ({ release, status, build, description, created, env }, now) =>
    table(
      [
        ["Id", release],
        ["Status", status],
        ["Build", build],
        ["Created", ago(created, now)],
        ["Description", oneLine(description)],
        ["Env", env.join(" ")],
      ].filter(([name, value]) => value !== "" || (name !== "Status" && name !== "Env")),
    ),
});

export const releasesManifest = command({
  name: "releases manifest",
  summary: "Print the manifest of one release",
  inputs: { release, app: appInput } as const satisfies Inputs,
  outputs: {},
  async run({ app, release }, deps) {
    const { id, manifest } = await releaseOf(app, release, deps);
    return { app, release: id, manifest };
  },
  text: ({ manifest }) => (manifest.endsWith("\n") || manifest === "" ? manifest : `${manifest}\n`),
});

function releaseOf(app: string, text: string, deps: Deps): Promise<Release> {
  const id = releaseId(text);
  return expectExisting("release", { app, id }, deps.rack.releases.get(app, id), deps);
}
