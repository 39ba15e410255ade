import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { InputError, ManifestError } from "../../errors.ts";
import { type Generation, parseEnvironment } from "../../rack/index.ts";
import { describeSystemError } from "../../system-error.ts";
import type { Deps } from "../declaration/command.ts";
import { isForbidden } from "../declaration/permission.ts";
import { maskValues } from "../variables/secret-values.ts";
import type { BuildValues } from "./build-inputs.ts";
import type { Source } from "./source.ts";

/** Images that services share: one that is built, or one that is pulled. */
export type RunnerImage = {
  readonly services: readonly string[];
} & (
  | {
      readonly kind: "build";
      /** Build context as in the manifest. */
      readonly path: string;
      /** Absolute paths. */
      readonly context: string;
      readonly dockerfile: string;
      readonly target: string | undefined;
      readonly args: ReadonlyMap<string, string>;
    }
  | { readonly kind: "image"; readonly image: string }
);

export interface RunnerPlan {
  /** Text of the manifest. */
  readonly manifest: string;
  readonly images: readonly RunnerImage[];
}

/**
 * What the builder of a Rack would do with the source in `folder`: the app's environment and the build arguments fill in the
 * manifest, and those that a Dockerfile declares are its arguments. Equal builds are made once.
 * Source: convox/convox pkg/build/build.go, convox/rack pkg/build/docker.go
 */
export async function planRunnerBuild(
  source: Source,
  folder: string,
  values: BuildValues,
  args: readonly string[],
  job: { readonly generation: Generation & { generation: "v2" | "v3" }; readonly gitSha: string },
  deps: Deps,
): Promise<RunnerPlan> {
  const { file, requiredEnv } = source.manifest;
  const environment = await readEnvironment(values.app, deps);
  const given = args.map((arg) => parseArg(arg, values, job.gitSha, deps));
  const env = new Map([...(environment ?? []), ...given]);
  maskValues(env, "secret", deps);
  const { loadServices } = await import("../../manifest/index.ts");
  // Without the environment a required variable counts as set: the promotion checks it.
  const loaded = new Map([
    ...(environment === undefined ? requiredEnv.map((name) => [name, ""] as const) : []),
    ...env,
  ]);
  const bytes = await readFile(join(folder, file));
  const { text, services } = loadServices({ file, bytes }, loaded, job.generation);
  if (services.length === 0)
    throw new ManifestError("manifest-invalid", `${file} has no services, so nothing is built`);

  const groups = new Map<string, RunnerImage>();
  for (const { name, image, build } of services) {
    const key = image === "" ? `build ${posix.normalize(build.path)} ${build.manifest}` : `image ${image}`;
    const known = groups.get(key);
    if (known !== undefined) groups.set(key, { ...known, services: [...known.services, name] });
    else if (image !== "") groups.set(key, { kind: "image", services: [name], image });
    else {
      const context = join(folder, posix.join("/", build.path));
      const dockerfile = join(folder, posix.join("/", build.path, build.manifest));
      const content = await readDockerfile(dockerfile, name, posix.join(build.path, build.manifest));
      const options = { env, development: values.development, generation: job.generation.generation };
      const found = readArguments(content, options);
      groups.set(key, { kind: "build", services: [name], path: build.path, context, dockerfile, ...found });
    }
  }
  return { manifest: text, images: [...groups.values()] };
}

/** The environment of the app's newest release; undefined if the key is not allowed to read it. */
async function readEnvironment(app: string, { rack, host, advise }: Deps): Promise<Map<string, string> | undefined> {
  try {
    const [newest] = await rack.releases.list(app, { limit: 1 });
    return newest === undefined ? new Map() : parseEnvironment((await rack.releases.get(app, newest.id)).env);
  } catch (error) {
    if (!isForbidden(error)) throw error;
    host.warn(
      `The environment of ${app} cannot be read (${error.reason}), so build arguments that a Rack takes from it are missing. ` +
        (await advise("Set them in the input build-args")),
    );
    return undefined;
  }
}

/** A build argument; one without a value is filled in as the builder of a Rack does. */
function parseArg(arg: string, values: BuildValues, gitSha: string, { rack }: Deps): readonly [string, string] {
  const at = arg.indexOf("=");
  if (at >= 0) return [arg.slice(0, at), arg.slice(at + 1)];
  const known: Readonly<Record<string, string>> = {
    BUILD_APP: values.app,
    BUILD_DEVELOPMENT: String(values.development),
    BUILD_GENERATION: "2",
    BUILD_GIT_SHA: gitSha,
    BUILD_MANIFEST: values.manifest ?? "convox.yml",
    BUILD_RACK: rack.name.replace(/^.*\//, ""),
  };
  const value = known[arg];
  if (value !== undefined) return [arg, value];
  throw new InputError(
    "input-invalid",
    `build argument ${arg} has no value with build-on: runner: only a Rack knows it`,
  );
}

async function readDockerfile(path: string, service: string, shown: string): Promise<string> {
  return await readFile(path, "utf8").catch((cause: unknown) => {
    const reason = Object(cause).code === "ENOENT" ? undefined : describeSystemError(cause);
    const what = reason === undefined ? "does not exist in the source" : `cannot be read: ${reason}`;
    throw new ManifestError("manifest-invalid", `service ${service}: ${shown} ${what}`, { cause });
  });
}

/**
 * A Rack reads line by line: ARG and FROM at the start of a line, v3 in upper case only. The first name of an ARG counts.
 */
function readArguments(
  dockerfile: string,
  options: { env: ReadonlyMap<string, string>; development: boolean; generation: "v2" | "v3" },
): { args: ReadonlyMap<string, string>; target: string | undefined } {
  const args = new Map<string, string>();
  let target: string | undefined;
  for (const line of dockerfile.split("\n")) {
    const [first = "", second = ""] = line.trim().split(/\s+/);
    const word = options.generation === "v2" ? first.toUpperCase() : first;
    if (word === "FROM" && options.development && /\sas development\b/i.test(line)) target = "development";
    const name = word === "ARG" ? (second.split("=")[0] ?? "") : "";
    const value = options.env.get(name);
    if (value !== undefined) args.set(name, value);
  }
  return { args, target };
}
