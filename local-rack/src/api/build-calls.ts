import { setTimeout as sleep } from "node:timers/promises";
import { v3Flags } from "../builder/build-flags.ts";
import { type BuildRequest, runBuild } from "../builder/build-job.ts";
import { atoi } from "../go/go-text.ts";
import { parseFormTime, wireTime } from "../go/go-time.ts";
import { type Call, variable } from "../http/call.ts";
import { json, type Reply } from "../http/reply.ts";
import { type Rack, rackDomain } from "../model/rack.ts";
import { messageOf, typedFailure } from "../profile/errors.ts";
import { checkLabelPool } from "../run/node-pools.ts";
import { getApp } from "../store/app-store.ts";
import {
  appendBuildLog,
  type BuildRecord,
  claimBuild,
  getBuild,
  listBuilds,
  newBuild,
  releaseBuild,
  updateBuild,
  writeBuild,
} from "../store/build-store.ts";
import { podSuffix, recordId } from "../store/ids.ts";
import { firstOf, listLimit } from "./release-calls.ts";

/** Build JSON, fields in wire order. `repository` is filled only in the reply to the creation of an external build. */
export function wireBuild(rack: Rack, build: BuildRecord, repository = ""): unknown {
  const { id, app, description, entrypoint, logs, manifest, process, release, reason, status } = build;
  const head = {
    id,
    app,
    description,
    entrypoint,
    ...(rack.profile.gitSha ? { "git-sha": build.gitSha } : {}),
    logs,
    manifest,
    process,
    release,
    reason,
  };
  const times = { started: wireTime(build.started), ended: wireTime(build.ended) };
  return rack.profile.generation === "v3"
    ? { ...head, repository, status, ...times }
    : {
        ...head,
        status,
        ...(rack.profile.wildcardDomain ? { "wildcard-domain": build.wildcardDomain } : {}),
        ...times,
      };
}

export async function buildCreate(call: Call): Promise<Reply> {
  const { rack, options } = call;
  const { profile } = rack;
  const app = variable(call, "app");
  const { record } = await getApp(rack, app);
  checkBuildParameters(rack, record.parameters);
  const build = newBuild(app, recordId("B"), rack.clock.stamp());
  build.description = options.param("description") ?? "";
  if (profile.gitSha) build.gitSha = options.param("git-sha") ?? "";
  if (profile.wildcardDomain) build.wildcardDomain = options.param("wildcard-domain") === "true";
  const isExternal = profile.externalBuilds && options.param("external") === "true";
  if (!isExternal) await claimBuild(rack, app, build.id);
  await writeBuild(rack, build);
  if (isExternal) {
    const prefix = rack.provider === "aws" ? `${rack.name}/` : "";
    // The address of this request, because the domain of the Rack does not resolve.
    const host = call.request.headers.host ?? `api.${rackDomain(rack)}`;
    return json(wireBuild(rack, build, `https://convox:${rack.password}@${host}/${prefix}${app}`));
  }
  // From here on an error leaves the record behind, as on a real Rack.
  const request = await claimedRequest(call, build);
  const pending = rack.faults.number("created", { method: "POST", path: `/apps/${app}/builds` });
  const process = `build-${podSuffix(build.id, 5)}`;
  const started = { status: "running", process: profile.generation === "v3" ? process : "" };
  const running = pending === undefined ? await updateBuild(rack, app, build.id, started) : build;
  rack.background(
    (async () => {
      if (pending !== undefined) {
        await sleep(pending, undefined, { signal: rack.closing }).catch(() => undefined);
        await updateBuild(rack, app, build.id, started);
      }
      const lines = rack.faults.number("waiting", { path: `/apps/${app}/builds` }) ?? 0;
      // These lines come from the Rack, not from the builder: followers see them, and the stored log does not have them.
      for (let i = 0; i < lines; i++) {
        await appendBuildLog(rack, app, build.id, "waiting for build pod to be scheduled...\n");
      }
      await runBuild(rack, running, request);
    })(),
  );
  // v2 answers with the record as it was before the build was started.
  return json(wireBuild(rack, profile.generation === "v2" ? build : running));
}

/** The request for a build. One that is rejected leaves a record without an owner. */
async function claimedRequest(call: Call, { app, id }: BuildRecord): Promise<BuildRequest> {
  try {
    return buildRequest(call);
  } catch (error) {
    await releaseBuild(call.rack, app, id);
    throw error;
  }
}

/** Parameters that are numbers. `apps params set` accepts any value; the next build fails. */
const BUILD_NUMBERS = ["BuildCpu", "BuildMem"];

/** @throws RackFailure 400 when an app parameter makes the build impossible (v3) */
function checkBuildParameters(rack: Rack, parameters: Readonly<Record<string, string>>): void {
  if (rack.profile.generation === "v2") return;
  for (const name of BUILD_NUMBERS) {
    try {
      atoi(parameters[name] ?? "0");
    } catch (error) {
      throw typedFailure(400, messageOf(error));
    }
  }
  const arch = parameters["BuildArch"] || "amd64";
  if (arch !== "amd64" && arch !== "arm64") {
    throw typedFailure(400, `invalid BuildArch: ${arch}, must be amd64 or arm64`);
  }
  checkLabelPool(rack, "build", parameters["BuildLabels"]);
}

function buildRequest({ rack, options, vars }: Call): BuildRequest {
  const { profile } = rack;
  const list = options.param("build-args");
  const args = list === undefined || !profile.buildArgs ? [] : list.split(",");
  const noCache = options.param("no-cache");
  if (!profile.bareBuildArgs) {
    for (const arg of args) {
      if (!arg.includes("="))
        throw new Error(profile.generation === "v2" ? "invalid build args" : `invalid build args:${arg}`);
    }
  }
  const occasion = { method: "POST", path: `/apps/${vars["app"] ?? ""}/builds` };
  return {
    url: options.value("url"),
    manifest: options.param("manifest") || "convox.yml",
    development: options.param("development") === "true",
    flags:
      profile.generation === "v3"
        ? v3Flags(args, noCache === undefined ? undefined : noCache === "true")
        : () => ({ cache: noCache !== "true", args }),
    msPerLine: rack.faults.number("build-slow", occasion) ?? 0,
    isCacheWarm: rack.faults.take("build-cached", occasion) !== undefined,
    failWith: rack.faults.take("build-fail", occasion)?.value,
  };
}

export async function buildGet(call: Call): Promise<Reply> {
  return json(wireBuild(call.rack, await getBuild(call.rack, variable(call, "app"), variable(call, "id"))));
}

export async function buildList(call: Call): Promise<Reply> {
  const { rack } = call;
  const app = variable(call, "app");
  const limit = listLimit(call.options.query("limit"));
  await getApp(rack, app);
  const builds = await listBuilds(rack, app);
  return json(firstOf(rack, builds, limit).map((build) => wireBuild(rack, build)));
}

export async function buildUpdate(call: Call): Promise<Reply> {
  const { rack, options } = call;
  const build = await getBuild(rack, variable(call, "app"), variable(call, "id"));
  const fields: Partial<BuildRecord> = {};
  for (const name of ["entrypoint", "logs", "manifest", "release", "status"] as const) {
    const value = options.param(name);
    if (value !== undefined) fields[name] = value;
  }
  for (const name of ["ended", "started"] as const) {
    const value = options.param(name);
    if (value !== undefined) fields[name] = parseFormTime(value);
  }
  return json(wireBuild(rack, await updateBuild(rack, build.app, build.id, fields)));
}
