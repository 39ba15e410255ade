import type { Rule } from "./rule.ts";

/** Messages of an operating system, in any tool's output. They are tried before the rules of tools. */
export const machineRules: readonly Rule[] = [
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
    pattern:
      /exit (?:code|status):? 137|non-zero code: 137|heap out of memory|signal: killed|exited on killed|Killed signal terminated|signal: 9\b|^[^\S\n]{0,99}Killed[^\S\n]{0,99}$|cannot allocate memory|OutOfMemoryError|ENOMEM|OOMKilled/im,
    what: "the step was ended for using too much memory",
    hint: "give the build more: app parameter BuildMem (v3), rack parameter BuildMemory (v2); or let the step use less, with fewer jobs at once or a lower heap limit",
  },
];

const RUN: Rule["at"] = ["start", "run"];

/** About the way to other machines. */
export const networkRules: readonly Rule[] = [
  {
    name: "git-auth",
    pattern:
      /could not read (?:Username|Password) for '?([^'\s]+?)'?:|Permission denied \(publickey|fatal: Authentication failed for '?([^'\s]+)|Host key verification failed/i,
    at: RUN,
    what: "a repository of source code wants a login, and the build has none: $1",
    hint: "give a token as a build argument and have git use it within the same RUN (git config url.insteadOf), or send the code along with the source",
  },
  {
    name: "service-missing",
    pattern:
      /(?:ECONNREFUSED|connection refused)[^\n]{0,300}(?:127\.0\.0\.1|localhost|::1)|(?:127\.0\.0\.1|localhost|::1)[^\n]{0,300}(?:ECONNREFUSED|connection refused)|Can't reach database server|Is the server running (?:on|locally)|through socket '|getaddrinfo (?:ENOTFOUND|EAI_AGAIN) [a-z0-9_-]{1,100}[^\S\n]{0,99}$|could not translate host name "[a-z0-9_-]+"/im,
    at: RUN,
    atEnd: true,
    what: "the step wants a database or another service, and none runs while an image is built",
    hint: "do it where the app's resources are, in a before-promote command, or let this step do without",
  },
  {
    name: "tls",
    pattern:
      /x509: certificate|SELF_SIGNED_CERT|self-signed certificate|self signed certificate|unable to get local issuer certificate|UNABLE_TO_\w{0,40}ISSUER_CERT|certificate verify failed|CERTIFICATE_VERIFY_FAILED/i,
    atEnd: true,
    what: "a certificate is not trusted in the build",
    hint: "install the base image's ca-certificates, or the certificate of the proxy or registry",
  },
  {
    name: "network",
    pattern:
      /Temporary failure (?:in name resolution|resolving)|Could not resolve host|getaddrinfo|ENOTFOUND|EAI_AGAIN|no such host|temporary error \(try again later\)|DNS lookup error|ETIMEDOUT|ECONNRESET|i\/o timeout|TLS handshake timeout|Connection (?:timed out|refused|reset)|network is unreachable|dial tcp/i,
    atEnd: true,
    what: "the builder could not reach a host on the network",
    hint: "build again; if it fails each time, check the name, and whether the Rack's network lets its builders out",
  },
  {
    name: "too-many-requests",
    pattern:
      /npm (?:ERR!|error) (?:code E429|429 )|ERR_PNPM_FETCH_429|429 Client Error|HTTP 429|returned error: 429|HTTP error 429/i,
    at: RUN,
    what: "a server that the step loads from refuses more requests for now",
    hint: "build again later; a login, or a mirror of your own, allows more",
  },
];

/** About programs in the image, in words that a shell has for them: the last to be tried. */
export const programRules: readonly Rule[] = [
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
    pattern:
      /^(?:\/bin\/)?sh: (?:\d+: )?(tsc|vite|webpack|next|nuxt|nest|ng|rollup|esbuild|tsup|parcel|gulp|grunt|react-scripts|vue-cli-service|rimraf|cross-env|prisma|eslint|jest): not found/im,
    at: RUN,
    what: "the program $1 is not installed",
    hint: "it comes with the packages for development, which are left out where NODE_ENV is production: install them for the build (npm ci --include=dev) and leave them out of the last stage",
  },
  {
    name: "command-missing",
    pattern:
      /(?:sh|bash)(?::| -c:)? ?(?:\d+: |line \d+: )?"?([\w./-]{1,200})"?: (?:command )?not found|exec: "([^"]+)": executable file not found|exit (?:code|status):? 127|non-zero code: 127/i,
    at: RUN,
    atEnd: true,
    what: "the program $1 is not in the image",
    hint: "install it in an earlier step, or use a base image that has it; of a script that is there it is the program in its first line that is missing",
  },
  {
    name: "not-writable",
    pattern:
      /cannot (?:create|remove|open)[^\n]{0,300}?[‘'"]([^'’"\n]{1,300})[’'"]: Permission denied|EACCES: permission denied, \w+ '([^']+)'|PermissionError: [^\n]{0,300}?'([^'\n]{1,300})'/i,
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
