/** A known way for a build to fail. */
export interface Cause {
  /** Short name, for tests and records: "rate-limit". */
  readonly name: string;
  /** What happened, as the end of a sentence. */
  readonly what: string;
  readonly hint: string;
  /** Path in the build context that is not there, when that is the cause. */
  readonly missing?: string | undefined;
}

interface Rule {
  readonly name: string;
  readonly pattern: RegExp;
  /** `$1` is what the pattern's first group holds. */
  readonly what: string;
  readonly hint: string;
  /** The first group is a path in the build context. */
  readonly missing?: boolean;
}

/** In the order in which they are tried: what only one thing can mean first, what a tool says of itself last. */
const RULES: readonly Rule[] = [
  {
    name: "rate-limit",
    pattern: /toomanyrequests|pull rate limit|429 Too Many Requests/i,
    what: "the registry's limit of pulls is used up",
    hint: "give the Rack an account of the registry (convox registries add), or take the base image from a registry without such a limit (public.ecr.aws/docker/library/...); trying again later works too",
  },
  {
    name: "exec-format",
    pattern: /exec format error/i,
    what: "a program in the image is for another processor than the builder's",
    hint: "use a base image and binaries for the builder's architecture; on a v3 Rack the app parameter BuildArch chooses amd64 or arm64",
  },
  {
    name: "platform",
    pattern: /no match for platform in manifest|no matching manifest for (linux\/\S+)/i,
    what: "the base image does not exist for the builder's processor",
    hint: "choose a base image that is published for this architecture; on a v3 Rack the app parameter BuildArch chooses amd64 or arm64",
  },
  {
    name: "disk-full",
    pattern: /no space left on device|ENOSPC/i,
    what: "the builder's disk is full",
    hint: "make the image smaller (stages, .dockerignore) or give the builder a larger disk; on v2 a new build instance starts with an empty one",
  },
  {
    name: "out-of-memory",
    pattern:
      /exit (?:code|status):? 137|non-zero code: 137|heap out of memory|signal: killed|exited on killed|^\s*Killed\s*$|cannot allocate memory|OOMKilled|exit (?:code|status):? 134/im,
    what: "the step was ended for using too much memory",
    hint: "give the build more: app parameter BuildMem (v3), rack parameter BuildMemory (v2); or let the step use less, with fewer jobs at once or a lower heap limit",
  },
  {
    name: "required-env",
    pattern: /required env: ([\w, ]+)/,
    what: "the app's environment lacks $1, which the manifest requires",
    hint: "set it first (convox env set KEY=VALUE), or give it a default in convox.yml: NAME=value",
  },
  {
    name: "secret-missing",
    pattern: /(?:^|: )secret (\S+): not found$/m,
    what: "the step wants a build secret, and a Rack has none to give",
    hint: "RUN --mount=type=secret gets nothing on a Rack: pass what the build needs as a build argument, or fetch it when the app starts",
  },
  {
    name: "missing-file",
    pattern: /(?:checksum of ref|cache key)[^\n]*"\/?([^"\n]+)": not found/i,
    what: "$1 is not in the build context",
    hint: "",
    missing: true,
  },
  {
    name: "missing-file",
    pattern: /(?:COPY|ADD) failed: file not found in build context[^\n]*?: stat ([^\s:]+): file does not exist/i,
    what: "$1 is not in the build context",
    hint: "",
    missing: true,
  },
  {
    name: "missing-file",
    pattern: /(?:COPY|ADD) failed: stat \S*?\/docker-builder\d+\/([^\s:]+): no such file/i,
    what: "$1 is not in the build context",
    hint: "",
    missing: true,
  },
  {
    name: "missing-file",
    pattern:
      /(?:failed to get fileinfo for|copier: stat:|stat) "?(?:\/kaniko\/buildcontext\/|\/workspace\/|\/)?([^\s":]+)"?: (?:lstat [^\n]*)?no such file/i,
    what: "$1 is not in the build context",
    hint: "",
    missing: true,
  },
  {
    name: "missing-build-arg",
    pattern:
      /base name \((\S+)\) should not be blank|failed to parse stage name "([^"]*)": invalid reference format|invalid reference format|(?:empty|missing) (?:build )?arg(?:ument)?/i,
    what: "FROM uses a build argument that has no value",
    hint: "give it with build-args, or a default in the Dockerfile: ARG NAME=value before FROM",
  },
  {
    name: "missing-build-arg",
    pattern:
      /^[^\n]*?\b([A-Z][A-Z0-9_]+): (?:unbound variable|parameter (?:not set|null or not set)|is required|must be set)/m,
    what: "the variable $1 has no value in the build",
    hint: "declare it with ARG in the Dockerfile and give it with build-args, or set it in the app's environment: a Rack passes both, but only to an ARG",
  },
  {
    name: "stage-missing",
    pattern:
      /target stage "?([^"\s]+)"? could not be found|invalid from flag value (\S+)|COPY --from=(\S+): no stage or image found/i,
    what: "the Dockerfile has no stage $1",
    hint: "check FROM ... AS and COPY --from; development: true wants a stage named development",
  },
  {
    name: "dockerfile-syntax",
    pattern:
      /dockerfile parse error[^\n]*?: ([^\n]+)|unknown instruction: (\S+)|Error parsing dockerfile|parsing dockerfile: ([^\n]+)/i,
    what: "the Dockerfile cannot be read: $1",
    hint: "the line that is named, or the one before it, is not an instruction; a \\ may be missing at a line's end",
  },
  {
    name: "registry-denied",
    pattern:
      /pull access denied|insufficient_scope|authorization failed|authentication required|no basic auth credentials|denied: (?:requested access|access forbidden)|UNAUTHORIZED|unexpected status[^\n]*\b40[13]\b/i,
    what: "the registry refuses the Rack, or the image does not exist there",
    hint: "check the image's name; for a private one give the Rack the registry's login (convox registries add HOST USER PASSWORD)",
  },
  {
    name: "image-missing",
    pattern:
      /failed to resolve source metadata for (\S+?): [^\n]*not found|manifest for (\S+) not found|manifest unknown|MANIFEST_UNKNOWN|^(?:[^\n]*ERROR: )?(\S+\/\S+:\S+): not found$/im,
    what: "the base image $1 does not exist",
    hint: "check its name and tag in FROM; tags are taken away by their publishers now and then",
  },
  {
    name: "push-failed",
    pattern: /failed to push|error pushing|denied: [^\n]*push|failed commit on ref/i,
    what: "the image could not be pushed to the Rack's registry",
    hint: "build again; if it fails in the same place, look at the state of the Rack's registry",
  },
  {
    name: "npm-lock",
    pattern:
      /`npm ci` can only install|npm (?:ERR!|error) code EUSAGE|ERR_PNPM_(?:OUTDATED|NO)_LOCKFILE|YN0028|lockfile needs to be updated|frozen-lockfile/i,
    what: "the lock file does not fit package.json, or is missing",
    hint: "run the package manager's install once, commit the lock file, and see that .dockerignore lets it through",
  },
  {
    name: "npm-peer",
    pattern: /npm (?:ERR!|error) code ERESOLVE/i,
    what: "npm finds no set of versions that fit together",
    hint: "repair the conflict that npm names in package.json, commit the lock file, and use npm ci",
  },
  {
    name: "npm-auth",
    pattern: /npm (?:ERR!|error) code E40[13]|ERR_PNPM_FETCH_40[13]|YN0041/i,
    what: "the npm registry refuses the login",
    hint: "give the token as a build argument, written to .npmrc within the same RUN",
  },
  {
    name: "npm-missing",
    pattern: /npm (?:ERR!|error) (?:404 .*?'([^']+)'|code E404)|ERR_PNPM_FETCH_404|npm (?:ERR!|error) code ETARGET/i,
    what: "a package or version does not exist in the npm registry",
    hint: "check its name and version; a private package needs its registry in .npmrc",
  },
  {
    name: "npm-script",
    pattern: /npm (?:ERR!|error) Missing script: "?([^"\n]+)"?/i,
    what: "package.json has no script $1",
    hint: "check scripts in package.json, and that the right package.json was copied",
  },
  {
    name: "pip-missing",
    pattern: /No matching distribution found for (\S+)|Could not find a version that satisfies the requirement (\S+)/i,
    what: "pip finds no version of $1 for this Python",
    hint: "check name and version, and whether the package supports the base image's Python and system",
  },
  {
    name: "apt-missing",
    pattern:
      /E: Unable to locate package (\S+)|E: Package '([^']+)' has no installation candidate|unable to select packages:\s+(\S+)/i,
    what: "the package $1 is not in the system's list",
    hint: "run the update in the same RUN as the install (apt-get update && apt-get install), and check the name for this release",
  },
  {
    name: "apt-outdated",
    pattern:
      /E: Failed to fetch[^\n]*404|Release file for \S+ is (?:not valid yet|expired)|does not have a Release file/i,
    what: "the system's package list is out of date",
    hint: "run apt-get update in the same RUN as apt-get install; a release that has reached its end needs a newer base image",
  },
  {
    name: "network",
    pattern:
      /Temporary failure (?:in name resolution|resolving)|Could not resolve host|getaddrinfo|ENOTFOUND|EAI_AGAIN|no such host|ETIMEDOUT|ECONNRESET|i\/o timeout|TLS handshake timeout|Connection (?:timed out|refused|reset)|network is unreachable|dial tcp/i,
    what: "the builder could not reach a host on the network",
    hint: "build again; if it fails each time, check the name, and whether the Rack's network lets its builders out",
  },
  {
    name: "command-missing",
    pattern:
      /(?:sh|bash)(?::| -c:)? ?(?:\d+: |line \d+: )?"?([\w./-]+)"?: (?:command )?not found|exec: "([^"]+)": executable file not found|exit (?:code|status):? 127/i,
    what: "the program $1 is not in the image",
    hint: "install it in an earlier step, or use a base image that has it",
  },
  {
    name: "not-executable",
    pattern: /([\w./-]+): Permission denied|exit (?:code|status):? 126/i,
    what: "$1 may not be executed or read in the image",
    hint: "give the file its executable bit and commit that (git update-index --chmod=+x), or use COPY --chmod",
  },
  {
    name: "manifest",
    pattern:
      /validation errors:\s*([^\n]+)|yaml: ([^\n]+)|reading manifest ([^\n]+)|open \S*?([\w.-]+\.ya?ml): no such file/i,
    what: "the Rack refuses the manifest: $1",
    hint: "repair it in convox.yml; input manifest names another file",
  },
  {
    name: "unschedulable",
    pattern:
      /waiting for build pod to be scheduled|nodes are available|Insufficient (?:cpu|memory)|unable to place|could not be scheduled/i,
    what: "the Rack found no machine for the build",
    hint: "the app parameters BuildCpu, BuildMem, BuildLabels and BuildArch ask for more than a machine has, or the Rack is full",
  },
];

/** The first known cause in what the failing step and the builder printed; undefined for a failure of the app's own. */
export function causeIn(output: string): Cause | undefined {
  for (const { name, pattern, what, hint, missing } of RULES) {
    const match = pattern.exec(output);
    if (match === null) continue;
    const held = match.slice(1).find((group) => group !== undefined && group !== "");
    return {
      name,
      what: filled(what, held),
      hint,
      ...(missing ? { missing: held } : {}),
    };
  }
  return undefined;
}

/** "the image $1 does not exist" -> "the image node:99 does not exist", or without a name "the image does not exist". */
function filled(text: string, held: string | undefined): string {
  return held === undefined ? text.replace(/:? ?\$1(?=,| |$)/, "") : text.replace("$1", held.trim());
}
