import { InputError } from "../errors.ts";
import { describeFirstVersions, hasFeature } from "./features.ts";
import type { Options } from "./form.ts";
import type { Generation } from "./generation.ts";

export interface BuildOptions {
  /** The `object://` URL that storing the source gave. */
  readonly url: string;
  readonly description?: string | undefined;
  readonly gitSha?: string | undefined;
  /** Path of the manifest inside the source. */
  readonly manifest?: string | undefined;
  readonly development?: boolean;
  readonly noCache?: boolean;
  /** Each `KEY=VALUE`. */
  readonly buildArgs?: readonly string[];
  readonly wildcardDomain?: boolean;
  /** The images are built elsewhere and pushed; v3 alone. */
  readonly external?: boolean;
}

/**
 * What a Rack of this generation is to be sent for these options, and what the user should know about it.
 * Source: convox/convox pkg/structs/build.go, provider/k8s/build.go; convox/rack provider/aws/builds.go
 * @throws InputError for build args that cannot be delivered as they are, and for what would be harmful or ignored
 */
export function buildForm(options: BuildOptions, rack: Generation): { form: Options; notices: string[] } {
  if (options.external && rack.generation !== "v3") {
    // v2 ignores the option and starts a build of an empty URL.
    throw new InputError("rack-feature-missing", "an external build needs a Rack of generation v3");
  }
  const cache = noCache(options.noCache ?? false, rack);
  const args = buildArgs(options.buildArgs ?? [], rack);
  const notices = [...cache.notices];
  if (options.wildcardDomain && rack.generation === "v3")
    notices.push("wildcard-domain has no effect on this Rack (v3)");
  return {
    form: {
      url: options.url,
      description: options.description,
      "git-sha": options.gitSha,
      manifest: options.manifest,
      development: options.development || undefined,
      "no-cache": cache.value,
      "build-args": args.length > 0 ? args : undefined,
      "wildcard-domain": options.wildcardDomain || undefined,
      external: options.external || undefined,
    },
    notices,
  };
}

/**
 * v3 Racks up to 3.24.9 run their builder with `-cache` set to the value of `no-cache` (provider/k8s/build.go): "true"
 * keeps the cache there. No source says which version fixes that, so every Rack is sent what the option means, and the
 * log of the build is searched for cached steps. Nothing is sent to use the cache: both generations then use it.
 */
function noCache(isRequested: boolean, rack: Generation): { value?: boolean; notices: string[] } {
  if (!isRequested) return { notices: [] };
  if (rack.generation === "v2") return { value: true, notices: [] };
  const isInverted = hasFeature(rack, "noCache") === false;
  const notice = isInverted
    ? `no-cache=true is sent, but this Rack (${rack.version}) reads it inverted and uses its build cache`
    : "no-cache=true is sent. Racks up to v3 3.24.9 read it inverted; cached steps in the log are reported";
  return { value: true, notices: [notice] };
}

/** Names that come without a value: the builder of newer v3 Racks fills them in from its own environment. */
const provided = new Set([
  "BUILD_APP",
  "BUILD_AUTH",
  "BUILD_DEVELOPMENT",
  "BUILD_GENERATION",
  "BUILD_GIT_SHA",
  "BUILD_ID",
  "BUILD_MANIFEST",
  "BUILD_RACK",
]);

/** Whether the builder of a v3 Rack sets the build arg `key` itself. */
export function isProvidedByRack(key: string): boolean {
  return provided.has(key);
}

/**
 * Build args as this Rack wants them; a command may call this before it packs, to be refused early.
 * @throws InputError with every mistake
 */
export function buildArgs(args: readonly string[], rack: Generation): string[] {
  if (args.length > 0 && hasFeature(rack, "buildArgs") === false) {
    throw new InputError(
      "rack-feature-missing",
      `this Rack (${rack.version}) is too old for build args: it would ignore them`,
      {
        hint: `They require at least ${describeFirstVersions("buildArgs")}`,
      },
    );
  }
  const mistakes: InputError[] = [];
  const wire = args.flatMap((arg) => {
    try {
      return [buildArg(arg, rack)];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      mistakes.push(error);
      return [];
    }
  });
  const hint = mistakes[0]?.hint;
  if (mistakes.length > 0)
    throw new InputError("input-invalid", mistakes.map(({ message }) => message).join("\n"), { hint });
  return wire;
}

/**
 * One build arg in the form of this generation. A list travels as one value that the Rack splits at commas, no matter what is
 * quoted. v3 pastes each item into a command line and splits that by shell rules, so it is quoted; v2 takes it as it is.
 * Messages name the key alone: a value may be a secret.
 */
export function buildArg(arg: string, rack: Generation): string {
  const { generation } = rack;
  const at = arg.indexOf("=");
  const key = arg.slice(0, Math.max(at, 0));
  const value = arg.slice(at + 1);
  if (provided.has(arg)) {
    if (hasFeature(rack, "bareBuildArgs") !== false) return arg;
    throw new InputError("input-invalid", `build arg ${arg} has no value, and this Rack fills in none`, {
      hint: "write each as KEY=VALUE",
    });
  }
  if (at < 0) throw new InputError("input-invalid", "a build arg has no value", { hint: "write each as KEY=VALUE" });
  if (!/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(key)) {
    throw new InputError("input-invalid", `the name of a build arg is not allowed: ${JSON.stringify(key)}`, {
      hint: "letters, digits and underscores, as in ARG NAME of a Dockerfile",
    });
  }
  if (value.includes(",")) {
    throw new InputError("input-invalid", `build arg ${key} has a comma in its value, which no Rack can be sent`, {
      hint: "several arguments are given one by one; a comma that belongs to a value has to be encoded, in base64 say, and decoded in the Dockerfile",
    });
  }
  if (/[\x00-\x08\x0a-\x1f\x7f]/.test(value)) {
    // Nothing says that a line break survives the way from the Rack's command line to the builder.
    throw new InputError("input-invalid", `build arg ${key} has a line break or a control character in its value`, {
      hint: "encode the value, for example in base64, and decode it in the Dockerfile",
    });
  }
  if (/^[A-Za-z0-9_@%+=:./-]*$/.test(value) || generation === "v2") return arg;
  if (generation === undefined) {
    throw new InputError(
      "input-invalid",
      `build arg ${key} needs quoting that depends on the Rack's generation, which is unknown`,
      {
        hint: "give the key leave to read the system or the app",
      },
    );
  }
  return `${key}='${value.replaceAll("'", "'\\''")}'`;
}
