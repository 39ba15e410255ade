import { atoi } from "../go/go-text.ts";
import { parseEnvironment } from "../manifest/environment.ts";
import type { Service } from "../manifest/manifest-service.ts";
import { shellSplit } from "../manifest/shell-split.ts";
import type { Rack } from "../model/rack.ts";
import type { ContainerSpec } from "../model/runtime.ts";
import { RackFailure } from "../profile/errors.ts";
import type { BuildRecord } from "../store/build-store.ts";
import type { ReleaseRecord } from "../store/release-store.ts";
import { neighbors } from "./app-routes.ts";
import { manifestOf } from "./process-list.ts";

interface Subject {
  app: string;
  service: string;
  release: ReleaseRecord;
  build: BuildRecord | undefined;
}

/** Options of `run`, unparsed. */
export interface RunOptions {
  command?: string | undefined;
  image?: string | undefined;
  /** MiB. */
  memory?: string | undefined;
  environment?: Record<string, string> | undefined;
}

/**
 * The container of a one-off process, or undefined if the release of a v3 Rack has no such service.
 * @throws RackFailure or Error with the Rack's text
 */
export async function processSpec(
  rack: Rack,
  subject: Subject,
  id: string,
  options: RunOptions,
): Promise<ContainerSpec | undefined> {
  const { app, release, build } = subject;
  const manifest = await manifestOf(rack, release);
  const service = manifest.services.find(({ name }) => name === subject.service);
  if (service === undefined) {
    if (rack.profile.generation === "v2") throw new RackFailure(500, `no such service: ${subject.service}`);
    if (options.image === undefined) return undefined;
  }
  return {
    id,
    app,
    service: subject.service,
    release: release.id,
    kind: "process",
    rollout: "",
    image: options.image ?? (await imageOf(rack, subject, service)),
    command: commandOf(rack, service, options.command),
    port: 0,
    neighbors: neighbors(rack, app, manifest.services),
    env: {
      ...(service === undefined ? {} : serviceEnvironment(rack, service, release, build)),
      ...options.environment,
    },
    ...(options.memory === undefined ? {} : { memory: atoi(options.memory) }),
  };
}

async function imageOf(rack: Rack, { app, service, build }: Subject, found: Service | undefined): Promise<string> {
  const built = build?.images?.[service]?.name;
  if (built !== undefined) return built;
  if (rack.engine === undefined || found === undefined) return "";
  throw new RackFailure(
    500,
    `${service} of ${app} has no image: this local Rack only planned build ${build?.id ?? "(none)"}`,
  );
}

// v2 runs a shell, v3 the words themselves. Both keep the image's entrypoint.
function commandOf(rack: Rack, service: Service | undefined, command: string | undefined): readonly string[] {
  if (command === undefined) return service?.command ?? [];
  return rack.profile.generation === "v2" ? ["sh", "-c", command] : shellSplit(command);
}

/** Environment of a service's containers: the Rack's own variables and those that the manifest declares. */
export function serviceEnvironment(
  rack: Rack,
  service: Service,
  release: ReleaseRecord,
  build: BuildRecord | undefined,
): Record<string, string> {
  const env: Record<string, string> = {
    APP: release.app,
    BUILD: release.build,
    BUILD_DESCRIPTION: build?.description ?? "",
    BUILD_GIT_SHA: build?.gitSha ?? "",
    RACK: rack.name,
    RELEASE: release.id,
    SERVICE: service.name,
  };
  if (service.port > 0) env["PORT"] = String(service.port);
  const releaseEnv = parseEnvironment(release.env);
  for (const declared of service.environment) {
    const at = declared.indexOf("=");
    const name = at < 0 ? declared : declared.slice(0, at);
    if (name === "*") for (const [key, value] of releaseEnv) env[key] = value;
    else if (releaseEnv.has(name)) env[name] = releaseEnv.get(name) ?? "";
    else if (at >= 0) env[name] = declared.slice(at + 1);
  }
  return env;
}
