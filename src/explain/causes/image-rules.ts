import type { Rule } from "./rule.ts";

const BASE_IMAGE: Rule["at"] = ["start", "image"];
const FILES: Rule["at"] = ["start", "copy"];

/** About the Dockerfile, the images it names, and the files it copies. */
export const imageRules: readonly Rule[] = [
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
    pattern:
      /no match for platform in manifest|no matching manifest for (?:linux|windows)\/\S+|was found but does not match the specified platform/i,
    what: "the base image does not exist for the builder's processor",
    hint: "choose a base image that is published for this architecture; on a v3 Rack the app parameter BuildArch chooses amd64 or arm64",
  },
  {
    name: "push-failed",
    pattern:
      /failed to push|error pushing|denied: [^\n]{0,300}push|failed commit on ref|authorization token has expired/i,
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
    pattern:
      /failed to read dockerfile: open ([^\s:]+): no such file|unable to evaluate symlinks in Dockerfile path|Cannot locate specified Dockerfile|error resolving dockerfile path|open (Dockerfile[^\s:/]*): no such file/i,
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
    pattern:
      /(?:COPY|ADD) failed: (?:file not found in build context[^\n]{0,300}?: )?stat \/?([^\s:]{1,300}): (?:file does not exist|no such file)/i,
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
    pattern:
      /(?:failed to get fileinfo for|copier: stat:|stat) "?(?:\/kaniko\/(?:buildcontext|\d+)\/|\/workspace\/|\/)?([^\s":]{1,300})"?: (?:lstat [^\n]{0,300})?no such file/i,
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
    pattern:
      /base name \((\S+)\) should not be blank|failed to parse stage name "([^"]*)": invalid reference format|invalid reference format/i,
    at: BASE_IMAGE,
    what: "FROM uses a build argument that has no value",
    hint: "give it with build-args, or a default in the Dockerfile: ARG NAME=value before FROM",
  },
  {
    name: "stage-missing",
    pattern:
      /target stage "?([^"\s]+)"? could not be found|invalid from flag value ([^\s:]+)|COPY --from=(\S+): no stage or image found/i,
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
    pattern:
      /(Syntax error - can't find = in "[^\n]{0,300}?")\. Must be of the form: name=value|((?:ENV|LABEL) must have two arguments|(?:ENV|LABEL|ARG) names can not be blank)/,
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
    pattern:
      /dockerfile parse error[^\n]{0,300}?: ([^\n]{1,500})|unknown instruction: (\S+)|Error parsing dockerfile|parsing dockerfile: ([^\n]{1,500})|fail(?:ed to parse Dockerfile|ed to solve): (unterminated heredoc|when using JSON array syntax[^\n]{0,200}|invalid escape token[^\n]{0,200}|only one \w{1,20} parser directive[^\n]{0,100})/i,
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
    pattern:
      /pull access denied|insufficient_scope|authorization failed|authentication required|no basic auth credentials|denied: (?:requested access|access forbidden)|UNAUTHORIZED|unexpected status[^\n]{0,300}\b40[13]\b/i,
    at: ["start", "image", "copy"],
    what: "the registry refuses the Rack, or the image does not exist there",
    hint: "check the image's name; for a private one give the Rack the registry's login (convox registries add HOST USER PASSWORD)",
  },
  {
    name: "image-missing",
    pattern:
      /failed to resolve source metadata for (\S{1,300}?): [^\n]{0,300}not found|manifest for (\S+) not found|manifest unknown|MANIFEST_UNKNOWN|^(?:[^\n]{0,300}ERROR: )?([^\s/]{1,100}\/[^\s:]{1,300}(?::[^\s:]{1,128}){1,2}): not found$/im,
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
