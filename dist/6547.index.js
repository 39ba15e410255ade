export const id = 6547;
export const ids = [6547];
export const modules = {

/***/ 6547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ BUILD_CAUSES),
  Po: () => (/* binding */ causeIn)
});

// UNUSED EXPORTS: RULES

;// CONCATENATED MODULE: ./src/explain/causes/image-rules.js
const BASE_IMAGE = ["start", "image"];
const FILES = ["start", "copy"];
const imageRules = [
    {
        name: "rate-limit",
        pattern: /toomanyrequests|pull rate limit|429 Too Many Requests/i,
        at: ["start", "image", "copy"],
        what: "the registry's limit of pulls is used up",
        hint: "give the Rack an account of the registry (convox registries add), or take the base image from a registry without such a limit (public.ecr.aws/docker/library/...); or on a v3 Rack on AWS set the parameter ecr_docker_hub_cache, with docker_hub_username and docker_hub_password; trying again later works too",
    },
    {
        name: "build-arch",
        pattern: /is not published for the requested build architectures \(([\w,]{1,100})\)/,
        what: "an image does not exist for the architectures that the Rack builds for: $1",
        hint: "choose an image that is published for all of them, or build for one: convox apps params set BuildArch=amd64. Setting a parameter promotes the active release again",
    },
    {
        name: "platform",
        pattern: /no match for platform in manifest|no matching manifest for (?:linux|windows)\/\S+|was found but does not match the specified platform/i,
        what: "the base image does not exist for the builder's processor",
        hint: "choose a base image that is published for this architecture; on a v3 Rack the app parameter BuildArch chooses amd64 or arm64",
    },
    {
        name: "push-failed",
        pattern: /failed to push|error pushing|denied: [^\n]{0,300}push|failed commit on ref|authorization token has expired/i,
        at: ["start"],
        what: "the image could not be pushed to the Rack's registry",
        hint: "build again; if it fails in the same place, look at the state of the Rack's registry",
    },
    {
        name: "secret-missing",
        pattern: /(?:^|: )secret (\S+): not found$/m,
        what: "the step wants a build secret, and a Rack has none to give",
        hint: "RUN --mount=type=secret gets nothing on a Rack: pass what the build needs as a build argument, or fetch it when the app starts",
    },
    {
        name: "dockerfile-missing",
        pattern: /failed to read dockerfile: open ([^\s:]+): no such file|unable to evaluate symlinks in Dockerfile path|Cannot locate specified Dockerfile|error resolving dockerfile path|open (Dockerfile[^\s:/]*): no such file/i,
        at: ["start"],
        what: "the Dockerfile $1 is not in the source that the Rack got",
        hint: "check build in convox.yml, and that .dockerignore lets the file through",
    },
    {
        name: "missing-file",
        pattern: /(?:checksum of ref|cache key)[^\n]{0,300}"\/?([^"\n]{1,300})": not found/i,
        at: FILES,
        what: "$1 is not in the build context",
        hint: "",
        missing: true,
    },
    {
        name: "missing-file",
        pattern: /(?:COPY|ADD) failed: (?:file not found in build context[^\n]{0,300}?: )?stat \/?([^\s:]{1,300}): (?:file does not exist|no such file)/i,
        unless: /docker-builder\d+\//,
        at: FILES,
        what: "$1 is not in the build context",
        hint: "",
        missing: true,
    },
    {
        name: "missing-file",
        pattern: /(?:COPY|ADD) failed: stat \S{0,200}?\/docker-builder\d{1,20}\/([^\s:]{1,300}): no such file/i,
        at: FILES,
        what: "$1 is not in the build context",
        hint: "",
        missing: true,
    },
    {
        name: "missing-file",
        pattern: /(?:failed to get fileinfo for|copier: stat:|stat) "?(?:\/kaniko\/(?:buildcontext|\d+)\/|\/workspace\/|\/)?([^\s":]{1,300})"?: (?:lstat [^\n]{0,300})?no such file/i,
        at: FILES,
        what: "$1 is not in the build context",
        hint: "",
        missing: true,
    },
    {
        name: "image-name",
        pattern: /invalid reference format: repository name[^\n]{0,300}must be lowercase/i,
        at: BASE_IMAGE,
        what: "names of images have no capitals, and one in FROM or COPY --from does",
        hint: "write it in small letters",
    },
    {
        name: "missing-build-arg",
        pattern: /base name \((\S+)\) should not be blank|failed to parse stage name "([^"]*)": invalid reference format|invalid reference format/i,
        at: BASE_IMAGE,
        what: "FROM uses a build argument that has no value",
        hint: "give it with build-args, or a default in the Dockerfile: ARG NAME=value before FROM",
    },
    {
        name: "stage-missing",
        pattern: /target stage "?([^"\s]+)"? could not be found|invalid from flag value ([^\s:]+)|COPY --from=(\S+): no stage or image found/i,
        what: "the Dockerfile has no stage $1",
        hint: "check FROM ... AS and COPY --from; development: true wants a stage named development",
    },
    {
        name: "needs-buildkit",
        pattern: /the --\w+ option requires BuildKit|Unknown flag: (mount|link|chmod|parents|exclude)/i,
        what: "the Dockerfile uses what only BuildKit understands, and this Rack builds without it",
        hint: "leave out --mount, --link and --chmod: a v2 Rack has an older builder",
    },
    {
        name: "dockerfile-value",
        pattern: /(Syntax error - can't find = in "[^"\n]{0,200}")\. Must be of the form: name=value|((?:ENV|LABEL) must have two arguments|(?:ENV|LABEL|ARG) names can not be blank)/,
        at: ["start"],
        what: "an instruction of the Dockerfile has no NAME=value: $1",
        hint: 'put a value with blanks in quotes (ENV A="b c") and a comment on a separate line; ENV runs no command, so $(...) is text',
    },
    {
        name: "dockerfile-stage",
        pattern: /no build stage in current context|dockerfile contains no stages to build|file with no instructions/i,
        at: ["start"],
        what: "the Dockerfile does not begin with FROM",
        hint: "name the base image first (FROM IMAGE, or FROM scratch for none); only comments and ARG may stand before it",
    },
    {
        name: "dockerfile-syntax",
        pattern: /dockerfile parse error[^\n]{0,300}?: ([^\n]{1,500})|unknown instruction: (\S+)|Error parsing dockerfile|parsing dockerfile: ([^\n]{1,500})|fail(?:ed to parse Dockerfile|ed to solve): (unterminated heredoc|when using JSON array syntax[^\n]{0,200}|invalid escape token[^\n]{0,200}|only one \w{1,20} parser directive[^\n]{0,100})/i,
        what: "the Dockerfile cannot be read: $1",
        hint: "the named line, or the line above it, is not an instruction; a \\ may be missing at the end of a line",
    },
    {
        name: "registry-down",
        pattern: /unexpected (?:HTTP )?status[^\n]{0,300}\b50[0234]\b/i,
        at: ["start", "image", "copy"],
        what: "the registry of the base image fails",
        hint: "build again later, or take the image from another registry",
    },
    {
        name: "registry-denied",
        pattern: /pull access denied|insufficient_scope|authorization failed|authentication required|no basic auth credentials|denied: (?:requested access|access forbidden)|UNAUTHORIZED|unexpected status[^\n]{0,300}\b40[13]\b/i,
        at: ["start", "image", "copy"],
        what: "the registry refuses the Rack, or the image does not exist there",
        hint: "check the image's name; for a private one give the Rack the registry's login (convox registries add HOST USER PASSWORD)",
    },
    {
        name: "image-missing",
        pattern: /failed to resolve source metadata for (\S{1,300}?): [^\n]{0,300}not found|manifest for (\S+) not found|manifest unknown|MANIFEST_UNKNOWN|^(?:[^\n]{0,300}ERROR: )?([^\s/]{1,100}\/[^\s:]{1,300}(?::[^\s:]{1,128}){1,2}): not found$/im,
        at: ["start", "image", "copy"],
        what: "the base image $1 does not exist",
        hint: "check its name and tag in FROM; publishers sometimes delete tags",
    },
    {
        name: "address-missing",
        pattern: /invalid response status 404|ADD failed: failed to GET (\S+) with status 404/i,
        at: FILES,
        what: "the address that ADD loads does not exist",
        hint: "check it, and the version in it",
    },
];

;// CONCATENATED MODULE: ./src/explain/causes/machine-rules.js
const machineRules = [
    {
        name: "exec-format",
        pattern: /exec format error/i,
        what: "a program in the image is for another processor than the builder's",
        hint: "use a base image and binaries for the builder's architecture; on a v3 Rack the app parameter BuildArch chooses amd64 or arm64",
    },
    {
        name: "disk-full",
        pattern: /no space left on device|ENOSPC(?!: System limit)/i,
        what: "the builder's disk is full",
        hint: "make the image smaller (stages, .dockerignore) or give the builder a larger disk; on v2 a new build instance starts with an empty one",
    },
    {
        name: "out-of-memory",
        pattern: /exit (?:code|status):? 137|non-zero code: 137|heap out of memory|signal: killed|exited on killed|Killed signal terminated|signal: 9\b|^[^\S\n]{0,99}Killed[^\S\n]{0,99}$|cannot allocate memory|OutOfMemoryError|ENOMEM|OOMKilled/im,
        what: "the step was ended for using too much memory",
        hint: "give the build more: app parameter BuildMem (v3), rack parameter BuildMemory (v2); or let the step use less, with fewer jobs at once or a lower heap limit",
    },
];
const RUN = ["start", "run"];
const networkRules = [
    {
        name: "git-auth",
        pattern: /could not read (?:Username|Password) for '?([^'\s]+?)'?:|Permission denied \(publickey|fatal: Authentication failed for '?([^'\s]+)|Host key verification failed/i,
        at: RUN,
        what: "a repository of source code wants a login, and the build has none: $1",
        hint: "give a token as a build argument and have git use it within the same RUN (git config url.insteadOf), or send the code along with the source",
    },
    {
        name: "service-missing",
        pattern: /(?:ECONNREFUSED|connection refused)[^\n]{0,300}(?:127\.0\.0\.1|localhost|::1)|(?:127\.0\.0\.1|localhost|::1)[^\n]{0,300}(?:ECONNREFUSED|connection refused)|Can't reach database server|Is the server running (?:on|locally)|through socket '|getaddrinfo (?:ENOTFOUND|EAI_AGAIN) [a-z0-9_-]{1,100}[^\S\n]{0,99}$|could not translate host name "[a-z0-9_-]+"/im,
        at: RUN,
        atEnd: true,
        what: "the step wants a database or another service, and none runs while an image is built",
        hint: "do it where the app's resources are, in a before-promote command, or let this step do without",
    },
    {
        name: "tls",
        pattern: /x509: certificate|SELF_SIGNED_CERT|self-signed certificate|self signed certificate|unable to get local issuer certificate|UNABLE_TO_\w{0,40}ISSUER_CERT|certificate verify failed|CERTIFICATE_VERIFY_FAILED/i,
        atEnd: true,
        what: "a certificate is not trusted in the build",
        hint: "install the base image's ca-certificates, or the certificate of the proxy or registry",
    },
    {
        name: "network",
        pattern: /Temporary failure (?:in name resolution|resolving)|Could not resolve host|getaddrinfo|ENOTFOUND|EAI_AGAIN|no such host|temporary error \(try again later\)|DNS lookup error|ETIMEDOUT|ECONNRESET|i\/o timeout|TLS handshake timeout|Connection (?:timed out|refused|reset)|network is unreachable|dial tcp/i,
        atEnd: true,
        what: "the builder could not reach a host on the network",
        hint: "build again; if it fails each time, check the name, and whether the Rack's network lets its builders out",
    },
    {
        name: "too-many-requests",
        pattern: /npm (?:ERR!|error) (?:code E429|429 )|ERR_PNPM_FETCH_429|429 Client Error|HTTP 429|returned error: 429|HTTP error 429/i,
        at: RUN,
        what: "a server that the step loads from refuses more requests for now",
        hint: "build again later; a login, or a mirror of your own, allows more",
    },
];
const programRules = [
    {
        name: "line-ends",
        pattern: /\\r['’"]|\^M: bad interpreter|\$'\\r': command not found/,
        at: RUN,
        what: "a script has the line ends of Windows, so that its first line names no program",
        hint: "commit it with LF: *.sh text eol=lf in .gitattributes",
    },
    {
        name: "library-missing",
        pattern: /error while loading shared libraries: ([^\s:]+)|Error loading shared library ([^\s:]+)/i,
        at: RUN,
        what: "a program needs the library $1, which is not in the image",
        hint: "install its package in an earlier step; a program that was built for glibc does not run on Alpine",
    },
    {
        name: "dev-dependency",
        pattern: /^(?:\/bin\/)?sh: (?:\d+: )?(tsc|vite|webpack|next|nuxt|nest|ng|rollup|esbuild|tsup|parcel|gulp|grunt|react-scripts|vue-cli-service|rimraf|cross-env|prisma|eslint|jest): not found/im,
        at: RUN,
        what: "the program $1 is not installed",
        hint: "it comes with the packages for development, which are left out where NODE_ENV is production: install them for the build (npm ci --include=dev) and leave them out of the last stage",
    },
    {
        name: "command-missing",
        pattern: /(?:sh|bash)(?::| -c:)? ?(?:\d+: |line \d+: )?"?([\w./-]{1,200})"?: (?:command )?not found|exec: "([^"]+)": executable file not found|exit (?:code|status):? 127|non-zero code: 127/i,
        at: RUN,
        atEnd: true,
        what: "the program $1 is not in the image",
        hint: "install it in an earlier step, or use a base image that has it; of a script that is there it is the program in its first line that is missing",
    },
    {
        name: "not-writable",
        pattern: /cannot (?:create|remove|open)[^\n]{0,300}?[‘'"]([^'’"\n]{1,300})[’'"]: Permission denied|EACCES: permission denied, \w+ '([^']+)'|PermissionError: [^\n]{0,300}?'([^'\n]{1,300})'/i,
        at: RUN,
        atEnd: true,
        what: "the build's user may not write to $1",
        hint: "USER comes before this step: give it the files (COPY --chown, RUN chown) or run the step before USER",
    },
    {
        name: "not-executable",
        pattern: /(?<![\w./-])([\w./-]{1,300}): Permission denied(?! \()|exit (?:code|status):? 126|non-zero code: 126/i,
        at: RUN,
        atEnd: true,
        what: "$1 is not executable or not readable in the image",
        hint: "give the file its executable bit and commit that (git update-index --chmod=+x), or use COPY --chmod",
    },
    {
        name: "no-git",
        pattern: /fatal: not a git repository/i,
        at: RUN,
        atEnd: true,
        what: "the step asks git for the history, which is not a part of the build context",
        hint: "pass what it needs as a build argument: build-args: COMMIT=${{ github.sha }} and ARG COMMIT",
    },
];

;// CONCATENATED MODULE: ./src/explain/causes/package-rules.js
const package_rules_RUN = ["start", "run"];
const variableRules = [
    {
        name: "missing-build-arg",
        pattern: /\b(?!ERROR:|WARN:|WARNING:|FATAL:|INFO:|DEBUG:)([A-Z][A-Z0-9_]{1,100}): (?:unbound variable|parameter (?:not set|null or not set)|is required|must be set)|KeyError: key not found: "([A-Z][A-Z0-9_]*)"|environ(?:\[|\.)[\s\S]{0,800}?KeyError: '([A-Z][A-Z0-9_]*)'|Environment variable not found: ([A-Z][A-Z0-9_]*)|\b([A-Z][A-Z0-9_]+) not found\. Declare it as envvar|(?:missing|undefined) (?:required )?env(?:ironment)? variables?:? [`"']?([A-Z][A-Z0-9_]+)|environment variable [`"']?([A-Z][A-Z0-9_]+)[`"']? (?:is|was|must be) (?:not set|required|missing|undefined|set)/m,
        at: package_rules_RUN,
        what: "the variable $1 has no value in the build",
        hint: "declare it with ARG in the Dockerfile and give it with build-args, or set it in the app's environment: a Rack passes both, but only to an ARG",
    },
    {
        name: "missing-build-arg",
        pattern: /Missing `secret_key_base`|The SECRET_KEY setting must not be empty/,
        at: package_rules_RUN,
        what: "the secret key of the framework has no value in the build",
        hint: "give the step any value, such as SECRET_KEY_BASE_DUMMY=1 for Rails or SECRET_KEY=x for Django: the real one belongs into the app's environment",
    },
];
const packageRules = [
    {
        name: "runtime-version",
        pattern: /The engine "(node)" is incompatible|npm (?:ERR!|error) code (EBADENGINE)|Your (Ruby) version is \S+, but your Gemfile specified|go\.mod requires (go) >=|requires a different (Python)|ERR_PNPM_UNSUPPORTED_ENGINE/i,
        at: package_rules_RUN,
        what: "a package wants another version of $1 than the base image has",
        hint: "take the version that the message names in FROM",
    },
    {
        name: "npm-lock",
        pattern: /`npm ci` can only install|npm (?:ERR!|error) code EUSAGE|ERR_PNPM_(?:OUTDATED|NO)_LOCKFILE|YN0028|lockfile needs to be updated/i,
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
        pattern: /npm (?:ERR!|error) (?:404 .{0,300}?'([^'\n]{1,300})'|code E404)|ERR_PNPM_FETCH_404|npm (?:ERR!|error) code ETARGET/i,
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
        name: "openssl-3",
        pattern: /digital envelope routines::unsupported|ERR_OSSL_EVP_UNSUPPORTED/,
        at: package_rules_RUN,
        what: "a bundler is too old for the base image's Node",
        hint: "update webpack to 5.61 or later, or build with NODE_OPTIONS=--openssl-legacy-provider",
    },
    {
        name: "compiler-missing",
        pattern: /pg_config executable not found|fatal error: ([^\s:]+): No such file|find the '?([^'\s]+\.h)'? header|Failed to build gem native extension|gyp ERR! (?:find Python|stack Error: not found: make)|error: command '([^']*(?:gcc|g\+\+|cc|clang))' failed: No such file|linker `cc` not found/i,
        at: package_rules_RUN,
        what: "a package is compiled here, and what that takes is not in the image: $1",
        hint: "install the compiler and the -dev package it names in an earlier step, or use a base image that has them",
    },
    {
        name: "pip-missing",
        pattern: /No matching distribution found for (\S+)|Could not find a version that satisfies the requirement (\S+)/i,
        what: "pip finds no version of $1 for this Python",
        hint: "check name and version, and whether the package supports the base image's Python and system",
    },
    {
        name: "bundle-platform",
        pattern: /Your bundle only supports platforms/,
        at: package_rules_RUN,
        what: "Gemfile.lock is for other machines than the builder",
        hint: "bundle lock --add-platform x86_64-linux aarch64-linux, and commit the file",
    },
    {
        name: "bundle-lock",
        pattern: /install in deployment mode after changing|lockfile can't be updated because frozen mode is set/i,
        at: package_rules_RUN,
        what: "Gemfile.lock does not fit the Gemfile",
        hint: "run bundle install once, and commit Gemfile.lock",
    },
    {
        name: "gem-missing",
        pattern: /Could not find gem '([^']+)'/,
        at: package_rules_RUN,
        what: "the gem $1 does not exist where the Gemfile looks for it",
        hint: "check its name and version, and the source in the Gemfile",
    },
    {
        name: "go-modules",
        pattern: /missing go\.sum entry for|updates to go\.mod needed|inconsistent vendoring/,
        at: package_rules_RUN,
        what: "go.mod, go.sum or the vendor folder do not fit the source",
        hint: "run go mod tidy (and go mod vendor), and commit the files",
    },
    {
        name: "apt-missing",
        pattern: /E: Unable to locate package (\S+)|E: Package '([^']+)' has no installation candidate|E: Version '[^']+' for '([^']+)' was not found|unable to select packages:\s+(\S+)|(?:No match for argument|Unable to find a match): (\S+)/i,
        what: "the package $1 is not in the system's list",
        hint: "run the update in the same RUN as the install (apt-get update && apt-get install), and check the name for this release",
    },
    {
        name: "apt-outdated",
        pattern: /E: Failed to fetch[^\n]{0,500}404|Release file for \S+ is (?:not valid yet|expired)|does not have a Release file/i,
        what: "the system's package list is out of date",
        hint: "run apt-get update in the same RUN as apt-get install; a release that has reached its end needs a newer base image",
    },
    {
        name: "package-auth",
        pattern: /HTTP error 40[13] while getting|40[13] Client Error|Bad username or password for|Authentication is required for|Could not authenticate against|status code 40[13] from server|does not indicate success: 40[13]|returned error: 40[13]|status: 40[13] /i,
        at: package_rules_RUN,
        what: "a server that the step loads from refuses the login, or there is none",
        hint: "give the token as a build argument and use it within the same RUN; the Rack's own registries are for images alone",
    },
];

;// CONCATENATED MODULE: ./src/explain/causes/rack-rules.js
const START = ["start"];
const rackRules = [
    {
        name: "required-env",
        pattern: /required env: ([\w, ]+)/,
        at: START,
        what: "the manifest requires $1, which the app's environment does not set",
        hint: "set it first (convox-ci env set KEY=VALUE), or give it a default in convox.yml: NAME=value",
    },
    {
        name: "manifest",
        pattern: /validation errors:\s*([^\n]{1,500})|yaml: ([^\n]{1,500})|reading manifest ([^\n]{1,500})|open (?:\S{0,300}\/)?([\w.-]{1,100}\.ya?ml): no such file/i,
        at: START,
        what: "the Rack refuses the manifest: $1",
        hint: "repair it in convox.yml; input manifest names another file",
    },
    {
        name: "builder-lost",
        pattern: /rpc error: code = (?:Unavailable|Canceled)|error reading from server: EOF|failed to receive status|transport is closing/i,
        what: "the builder went away in the middle of the build",
        hint: "build again; where it happens each time, its machine has too little memory, or the Rack replaces it",
    },
    {
        name: "unschedulable",
        pattern: /timeout waiting for build pod|waiting for build pod to be scheduled[.\s]*$|nodes are available|Insufficient (?:cpu|memory)|unable to place|could not be scheduled/i,
        at: START,
        what: "the Rack found no machine for the build",
        hint: "the app parameters BuildCpu, BuildMem, BuildLabels and BuildArch ask for more than a machine has, or the Rack is full",
    },
];

// EXTERNAL MODULE: ./src/explain/finding.js
var finding = __webpack_require__(8977);
;// CONCATENATED MODULE: ./src/explain/build-causes.js





const RULES = [
    ...machineRules,
    ...imageRules,
    ...rackRules.filter(({ name }) => name !== "unschedulable"),
    ...networkRules.filter(({ name }) => name !== "network"),
    ...variableRules,
    ...networkRules.filter(({ name }) => name === "network"),
    ...packageRules,
    ...programRules,
    ...rackRules.filter(({ name }) => name === "unschedulable"),
];
const MISSING_IN_STAGE = {
    name: "missing-in-stage",
    what: "$1 is not in the stage",
    hint: "COPY --from takes it from there, not from the source: check that a step of that stage makes it, under this path from the root of the image",
};
const STAGE_MISSING = {
    name: "stage-missing",
    what: "the Dockerfile has no stage $1, and there is no image of that name",
    hint: "COPY --from takes the name behind FROM ... AS: check how it is written there",
};
const BUILD_CAUSES = [
    ...RULES,
    MISSING_IN_STAGE,
    STAGE_MISSING,
];
const END_LINES = 40;
function causeIn({ instruction, output }) {
    const stages = stagesOf(instruction);
    const lines = withoutCommands(output.split("\n").map(finding/* cutLine */.Hh).join("\n")).split("\n");
    const [text, end] = [lines.join("\n"), lines.slice(-END_LINES).join("\n")];
    for (const { name, pattern, what, hint, missing, at, unless, atEnd } of RULES) {
        if (at !== undefined && !at.some((stage) => stages.includes(stage)))
            continue;
        const match = pattern.exec(atEnd ? end : text);
        if (match === null || unless?.test(text))
            continue;
        const held = match.slice(1).find((group) => group !== undefined && group !== "");
        const from = /\s--from=(\S+)/i.exec(instruction)?.[1];
        if (missing && held !== undefined && from !== undefined)
            return notInStage(held, from);
        if (PULLED.includes(name) && from !== undefined && /^[\w-]+$/.test(from))
            return noStage(from);
        return {
            name,
            what: fillIn(what, held),
            hint,
            ...(missing ? { missing: held } : {}),
        };
    }
    return undefined;
}
const PULLED = ["registry-denied", "image-missing"];
function noStage(name) {
    return { ...STAGE_MISSING, what: fillIn(STAGE_MISSING.what, name) };
}
function stagesOf(instruction) {
    const word = instruction.split(" ", 1)[0]?.toUpperCase();
    if (word === "RUN")
        return ["run"];
    if (word === "FROM")
        return ["image"];
    if (word === "COPY" || word === "ADD")
        return /\s--from=/i.test(instruction) ? ["copy", "image"] : ["copy"];
    return ["start"];
}
function notInStage(path, stage) {
    return { ...MISSING_IN_STAGE, what: `${fillIn(MISSING_IN_STAGE.what, path)} ${stage}` };
}
function withoutCommands(output) {
    return output
        .replace(/process "(?:[^"\\]|\\.)*" did not complete successfully/g, "did not complete")
        .replace(/executor failed running \[.*\]: /g, "")
        .replace(/The command '.*' returned a non-zero code/g, "non-zero code")
        .replace(/building at STEP "(?:[^"\\]|\\.)*"/g, "building")
        .replace(/^[+$] .*$/gm, "");
}
function fillIn(text, held) {
    return held === undefined ? text.replace(/:? ?\$1(?=,| |$)/, "") : text.replace("$1", held.trim());
}


/***/ }),

/***/ 8977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hh: () => (/* binding */ cutLine),
/* harmony export */   OH: () => (/* binding */ oneForEachService),
/* harmony export */   dz: () => (/* binding */ withoutColors),
/* harmony export */   w$: () => (/* binding */ lastLines)
/* harmony export */ });
const OUTPUT_LINES = 20;
const LINE_LENGTH = 500;
const EXAMINED_LENGTH = 1_000;
function cutLine(line) {
    return line.length > EXAMINED_LENGTH ? line.slice(0, EXAMINED_LENGTH) : line;
}
function withoutColors(text) {
    return text.replace(/\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)/g, "");
}
function lastLines(log, count = OUTPUT_LINES) {
    return withoutColors(log)
        .split(/\r\n|\r|\n/)
        .map((line) => line.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, "").trimEnd())
        .filter((line) => line !== "")
        .slice(-count)
        .map((line) => (line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH)}...` : line))
        .join("\n");
}
function oneForEachService(findings) {
    const kept = new Map();
    for (const finding of findings) {
        const before = kept.get(finding.service);
        if (before === undefined || (before.output === "" && finding.output !== ""))
            kept.set(finding.service, finding);
    }
    return [...kept.values()];
}


/***/ })

};
