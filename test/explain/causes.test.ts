import { describe, expect, test } from "vitest";
import { causeIn } from "../../src/explain/build-causes.ts";
import { spotOf } from "../../src/explain/dockerfile.ts";
import { failedStep } from "../../src/explain/failed-step.ts";
import { buildkitLog, classicLog, dockerfileOf, type FailingStep, kanikoLog } from "./printed-logs.ts";

const run = (command: string, exitCode: number, ...printed: string[]): FailingStep => ({
  instruction: `RUN ${command}`,
  printed,
  exitCode,
});

/** What happened, and its cause; undefined where it is the app's own, and any cause would be wrong. */
const STEPS: readonly (readonly [what: string, cause: string | undefined, step: FailingStep])[] = [
  [
    "a lock file that is out of date",
    "npm-lock",
    run(
      "npm ci",
      1,
      "npm error code EUSAGE",
      "npm error `npm ci` can only install packages when your package.json and package-lock.json are in sync.",
    ),
  ],
  [
    "a failure of yarn that is not about its lock file",
    "network",
    run(
      "yarn install --frozen-lockfile",
      1,
      "yarn install v1.22.19",
      "[1/4] Resolving packages...",
      'error An unexpected error occurred: "https://registry.yarnpkg.com/x: getaddrinfo ENOTFOUND registry.yarnpkg.com".',
    ),
  ],
  [
    "a script of yarn's that fails by itself",
    undefined,
    run(
      "yarn install --frozen-lockfile && yarn build",
      1,
      "yarn install v1.22.19",
      "Done in 9.21s.",
      "$ vite build",
      '[vite]: Rollup failed to resolve import "./App" from "src/main.ts".',
      "error Command failed with exit code 1.",
    ),
  ],
  [
    "yarn's lock file",
    "npm-lock",
    run(
      "yarn --frozen-lockfile",
      1,
      "error Your lockfile needs to be updated, but yarn was run with `--frozen-lockfile`.",
    ),
  ],
  [
    "a package that wants a newer Node",
    "runtime-version",
    run(
      "yarn",
      1,
      'error vite@7.1.0: The engine "node" is incompatible with this module. Expected version "^20.19.0 || >=22.12.0". Got "18.20.4"',
      "error Found incompatible module.",
    ),
  ],
  [
    "mistakes that TypeScript finds",
    undefined,
    run(
      "npm run build",
      2,
      "> web@1.0.0 build",
      "> tsc -p .",
      "src/server.ts(12,7): error TS2322: Type 'string' is not assignable to type 'number'.",
      "src/db.ts(3,20): error TS2307: Cannot find module './config.yml' or its corresponding type declarations.",
    ),
  ],
  [
    "tests that fail, with words in their output that mean something elsewhere",
    undefined,
    run(
      "npm test",
      1,
      "  ✕ answers 429 Too Many Requests (5 ms)",
      "  ✕ answers 401 Unauthorized (5 ms)",
      "    Expected: 200",
      "    Received: 403",
      "Tests: 2 failed, 41 passed, 43 total",
    ),
  ],
  [
    "a test that opens its own file",
    undefined,
    run(
      "go test ./...",
      1,
      "--- FAIL: TestLoad (0.00s)",
      "    load_test.go:14: open testdata/config.yaml: no such file or directory",
      "FAIL\texample.com/app/config\t0.004s",
    ),
  ],
  [
    "a program that misses an argument",
    undefined,
    run("./manage build", 1, "error: missing argument for option --output", "see ./manage --help"),
  ],
  ["an exit code alone", undefined, run("./configure", 1, "checking for things... no")],
  [
    "an abort that is not about memory",
    undefined,
    run("node build.js", 134, "node: ../src/api.cc:112: Assertion `(env) != nullptr' failed.", "Aborted (core dumped)"),
  ],
  [
    "Node's heap",
    "out-of-memory",
    run(
      "npm run build",
      134,
      "<--- Last few GCs --->",
      "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
      "Aborted (core dumped)",
    ),
  ],
  ["a step that was killed", "out-of-memory", run("npm run build", 137, "> webpack --mode production")],
  [
    "a compiler that was killed",
    "out-of-memory",
    run(
      "make -j8",
      2,
      "c++: fatal error: Killed signal terminated program cc1plus",
      "compilation terminated.",
      "make: *** [Makefile:10: all] Error 1",
    ),
  ],
  [
    "a full disk",
    "disk-full",
    run("npm ci", 228, "npm error code ENOSPC", "npm error nospc ENOSPC: no space left on device, write"),
  ],
  [
    "too many watched files, which is no full disk",
    undefined,
    run("npm run build", 1, "Error: ENOSPC: System limit for number of file watchers reached, watch '/app/src'"),
  ],
  ["a machine code for another processor", "exec-format", run("npm ci", 1, "exec /bin/sh: exec format error")],
  [
    "an old package list",
    "apt-outdated",
    run(
      "apt-get install -y libpq-dev",
      100,
      "Err:1 http://deb.debian.org/debian bookworm/main amd64 libpq-dev amd64 15.6",
      "  404  Not Found [IP: 151.101.2.132 80]",
      "E: Failed to fetch http://deb.debian.org/debian/pool/main/p/postgresql/libpq-dev_15.6_amd64.deb  404  Not Found [IP: 151.101.2.132 80]",
      "E: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?",
    ),
  ],
  [
    "a package that does not exist",
    "apt-missing",
    run("apt-get install -y imagemagik", 100, "Reading package lists...", "E: Unable to locate package imagemagik"),
  ],
  [
    "a package list that could not be loaded",
    "network",
    run(
      "apt-get update && apt-get install -y curl",
      100,
      "Err:1 http://deb.debian.org/debian bookworm InRelease",
      "  Temporary failure resolving 'deb.debian.org'",
      "W: Some index files failed to download. They have been ignored, or old ones used instead.",
      "Reading package lists...",
      "E: Unable to locate package curl",
    ),
  ],
  [
    "Alpine's mirror, which does not answer",
    "network",
    run(
      "apk add --no-cache curl",
      1,
      "WARNING: fetching https://dl-cdn.alpinelinux.org/alpine/v3.20/main: temporary error (try again later)",
      "ERROR: unable to select packages:",
      "  curl (no such package):",
      "    required by: world[curl]",
    ),
  ],
  [
    "a package that Alpine does not have",
    "apt-missing",
    run(
      "apk add imagemagik",
      1,
      "ERROR: unable to select packages:",
      "  imagemagik (no such package):",
      "    required by: world[imagemagik]",
    ),
  ],
  [
    "a Python package that does not exist",
    "pip-missing",
    run(
      "pip install -r requirements.txt",
      1,
      "ERROR: Could not find a version that satisfies the requirement flask==9.9.9 (from versions: 0.1, 3.0.3)",
      "ERROR: No matching distribution found for flask==9.9.9",
    ),
  ],
  [
    "pip without a network",
    "network",
    run(
      "pip install flask",
      1,
      "WARNING: Retrying (Retry(total=0, connect=None)) after connection broken by 'NewConnectionError(': Failed to establish a new connection: [Errno -3] Temporary failure in name resolution')': /simple/flask/",
      "ERROR: Could not find a version that satisfies the requirement flask (from versions: none)",
      "ERROR: No matching distribution found for flask",
    ),
  ],
  [
    "a package that has to be compiled",
    "compiler-missing",
    run(
      "pip install psycopg2",
      1,
      "  Error: pg_config executable not found.",
      "  error: subprocess-exited-with-error",
      "× Encountered error while generating package metadata.",
    ),
  ],
  [
    "a missing header",
    "compiler-missing",
    run(
      "npm ci",
      1,
      "npm error ../src/binding.cc:1:10: fatal error: vips/vips8: No such file or directory",
      "npm error compilation terminated.",
      "npm error gyp ERR! not ok",
    ),
  ],
  [
    "node-gyp without Python",
    "compiler-missing",
    run(
      "npm ci",
      1,
      "npm error gyp ERR! find Python You need to install the latest version of Python.",
      "npm error gyp ERR! configure error",
    ),
  ],
  [
    "a gem that has to be compiled",
    "compiler-missing",
    run(
      "bundle install",
      5,
      "Gem::Ext::BuildError: ERROR: Failed to build gem native extension.",
      "    current directory: /usr/local/bundle/gems/pg-1.5.6/ext",
      "checking for libpq-fe.h... no",
      "Can't find the 'libpq-fe.h header",
    ),
  ],
  [
    "a Gemfile.lock for other machines",
    "bundle-platform",
    run(
      "bundle install",
      16,
      'Your bundle only supports platforms ["arm64-darwin-22"] but your local platform is x86_64-linux. Add the current platform to the lockfile with',
      "`bundle lock --add-platform x86_64-linux` and try again.",
    ),
  ],
  [
    "another Ruby",
    "runtime-version",
    run("bundle install", 18, "Your Ruby version is 3.1.4, but your Gemfile specified 3.3.0"),
  ],
  [
    "a gem that does not exist",
    "gem-missing",
    run(
      "bundle install",
      7,
      "Fetching gem metadata from https://rubygems.org/.......",
      "Could not find gem 'rails (= 99.0)' in rubygems repository https://rubygems.org/ or installed locally.",
    ),
  ],
  [
    "Rails without its secret",
    "missing-build-arg",
    run(
      "bundle exec rails assets:precompile",
      1,
      "rails aborted!",
      "ArgumentError: Missing `secret_key_base` for 'production' environment, set this string with `bin/rails credentials:edit`",
    ),
  ],
  [
    "a variable that Ruby fetches",
    "missing-build-arg",
    run(
      "bundle exec rails assets:precompile",
      1,
      "rails aborted!",
      'KeyError: key not found: "REDIS_URL"',
      "/app/config/cable.rb:3:in `fetch'",
    ),
  ],
  [
    "a variable that Python looks up",
    "missing-build-arg",
    run(
      "python manage.py collectstatic",
      1,
      '  File "/app/settings.py", line 12, in <module>',
      "    SECRET_KEY = os.environ['SECRET_KEY']",
      '  File "/usr/lib/python3.12/os.py", line 685, in __getitem__',
      "KeyError: 'SECRET_KEY'",
    ),
  ],
  [
    "a variable that the shell wants",
    "missing-build-arg",
    run('test -n "${API_ORIGIN:?}"', 2, "/bin/sh: API_ORIGIN: parameter not set or null"),
  ],
  [
    "a database that does not run while an image is built",
    "service-missing",
    run(
      "bundle exec rails db:schema:load",
      1,
      "rails aborted!",
      'PG::ConnectionBad: connection to server at "127.0.0.1", port 5432 failed: Connection refused',
    ),
  ],
  [
    "a database on localhost, for Node",
    "service-missing",
    run(
      "npx prisma migrate deploy",
      1,
      "Error: P1001: Can't reach database server at `localhost:5432`",
      "connect ECONNREFUSED 127.0.0.1:5432",
    ),
  ],
  [
    "a module that is private",
    "git-auth",
    run(
      "go mod download",
      1,
      "go: github.com/acme/private@v1.2.3: invalid version: git ls-remote -q origin in /go/pkg/mod/cache/vcs/1: exit status 128:",
      "\tfatal: could not read Username for 'https://github.com': terminal prompts disabled",
    ),
  ],
  [
    "a repository that wants a key",
    "git-auth",
    run(
      "npm ci",
      128,
      "npm error code 128",
      "npm error An unknown git error occurred",
      "npm error git@github.com: Permission denied (publickey).",
      "npm error fatal: Could not read from remote repository.",
    ),
  ],
  [
    "a go.sum with a missing line",
    "go-modules",
    run(
      "go build ./...",
      1,
      "main.go:4:2: missing go.sum entry for module providing package github.com/gorilla/mux; to add:",
      "\tgo get example.com/app",
    ),
  ],
  [
    "another Go",
    "runtime-version",
    run("go mod download", 1, "go: go.mod requires go >= 1.24 (running go 1.21.5; GOTOOLCHAIN=local)"),
  ],
  [
    "Go's proxy, which does not answer",
    "network",
    run(
      "go mod download",
      1,
      'go: github.com/gorilla/mux@v1.8.1: Get "https://proxy.golang.org/github.com/gorilla/mux/@v/v1.8.1.mod": dial tcp: lookup proxy.golang.org on 10.0.0.2:53: i/o timeout',
    ),
  ],
  ["a missing program", "command-missing", run("make assets", 127, "/bin/sh: 1: make: not found")],
  [
    "a missing library",
    "library-missing",
    run(
      "./bin/tool",
      127,
      "./bin/tool: error while loading shared libraries: libssl.so.1.1: cannot open shared object file: No such file or directory",
    ),
  ],
  [
    "a script with the line ends of Windows",
    "line-ends",
    run("./build.sh", 127, "/usr/bin/env: 'bash\\r': No such file or directory"),
  ],
  [
    "a script without its executable bit",
    "not-executable",
    run("./build.sh", 126, "/bin/sh: 1: ./build.sh: Permission denied"),
  ],
  [
    "a certificate that is not trusted",
    "tls",
    run(
      "npm ci",
      1,
      "npm error code SELF_SIGNED_CERT_IN_CHAIN",
      "npm error request to https://registry.npmjs.org/vite failed, reason: self-signed certificate in certificate chain",
    ),
  ],
  [
    "the history, which is not packed",
    "no-git",
    run(
      "make version",
      2,
      "fatal: not a git repository (or any of the parent directories): .git",
      "make: *** [Makefile:3: version] Error 128",
    ),
  ],
  [
    "an old webpack on a new Node",
    "openssl-3",
    run(
      "npm run build",
      1,
      "Error: error:0308010C:digital envelope routines::unsupported",
      "    at new Hash (node:internal/crypto/hash:71:19)",
      "  code: 'ERR_OSSL_EVP_UNSUPPORTED'",
    ),
  ],
  [
    "a registry of packages with too many requests",
    "too-many-requests",
    run("npm ci", 1, "npm error code E429", "npm error 429 Too Many Requests - GET https://npm.acme.com/vite"),
  ],
  ["npm's login", "npm-auth", run("npm ci", 1, "npm error code E401", "npm error Incorrect or missing password.")],
  [
    "pip's login, which is not the Rack's",
    "package-auth",
    run(
      "pip install -r requirements.txt",
      1,
      "ERROR: HTTP error 401 while getting https://pypi.acme.com/simple/private/",
      "401 Client Error: Unauthorized for url: https://pypi.acme.com/simple/private/",
    ),
  ],
  [
    "a try that failed long before the step did",
    undefined,
    run(
      "npm ci && npm run build",
      1,
      "npm warn network ETIMEDOUT, attempt 1 of 3",
      ...Array.from({ length: 60 }, (_, at) => `transforming (${at})`),
      "x Build failed in 2.1s",
      "error during build: RollupError: Unexpected token",
    ),
  ],
];

const SHAPES = [
  ["BuildKit", buildkitLog],
  ["Docker's classic builder", classicLog],
  ["Kaniko", kanikoLog],
] as const;

describe.each(SHAPES)("in a log of %s the cause is found of", (_, log) => {
  test.each(STEPS)("%s: %s", (_what, cause, failing) => {
    const step = failedStep(log(failing));
    const found = causeIn(step);
    expect(found?.name).toBe(cause);
    expect(`${found?.what} ${found?.hint}`).not.toMatch(/\$1|\(\)/);
    expect(step.instruction).toBe(failing.instruction);
    const build = { service: "web", path: ".", dockerfile: "Dockerfile", text: dockerfileOf(failing) };
    expect(spotOf(step, [build], ["web"])?.instruction.line).toBe(4);
  });
});

/** Logs whose end comes from the builder, and not from a program in a RUN: the cause and its step. */
const ENDS: readonly (readonly [
  what: string,
  cause: string | undefined,
  instruction: string,
  log: readonly string[],
])[] = [
  [
    "BuildKit: a file that the stage before has not made",
    "missing-in-stage",
    "COPY --from=build /app/dist ./dist",
    [
      "#5 [build 1/2] FROM docker.io/library/node:22",
      "#9 [stage-1 2/3] COPY --from=build /app/dist ./dist",
      '#9 ERROR: failed to calculate checksum of ref 2be7::x: "/app/dist": not found',
      "------",
      " > [stage-1 2/3] COPY --from=build /app/dist ./dist:",
      "------",
      "Dockerfile:6",
      "--------------------",
      "   6 | >>> COPY --from=build /app/dist ./dist",
      "--------------------",
      'error: failed to solve: failed to compute cache key: failed to calculate checksum of ref 2be7::x: "/app/dist": not found',
    ],
  ],
  [
    "the classic builder: a file that the stage before has not made",
    "missing-in-stage",
    "COPY --from=build /app/dist ./dist",
    [
      "Step 6/6 : COPY --from=build /app/dist ./dist",
      "COPY failed: stat app/dist: file does not exist",
      "ERROR: docker build .: exit status 1",
    ],
  ],
  [
    "Kaniko: a file that the stage before has not made",
    "missing-in-stage",
    "COPY --from=build /app/dist ./dist",
    [
      "INFO[0031] COPY --from=build /app/dist ./dist",
      "error building image: error building stage: failed to execute command: copying dir: failed to get fileinfo for /kaniko/0/app/dist: lstat /kaniko/0/app/dist: no such file or directory",
    ],
  ],
  [
    "BuildKit: a stage whose name is mistyped",
    "stage-missing",
    "COPY --from=bulid /app/dist ./dist",
    [
      "#3 [internal] load metadata for docker.io/library/bulid:latest",
      "#3 ERROR: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed",
      "------",
      " > [internal] load metadata for docker.io/library/bulid:latest:",
      "------",
      "Dockerfile:6",
      "--------------------",
      "   6 | >>> COPY --from=bulid /app/dist ./dist",
      "--------------------",
      "error: failed to solve: bulid: failed to resolve source metadata for docker.io/library/bulid:latest: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed",
    ],
  ],
  [
    "BuildKit: a command as the value of ENV",
    "dockerfile-value",
    "ENV ARCH=$(uname -m)",
    [
      "#1 [internal] load build definition from Dockerfile",
      "#1 transferring dockerfile: 1.2kB done",
      "#1 DONE 0.0s",
      "Dockerfile:3",
      "--------------------",
      "   2 |     WORKDIR /app",
      "   3 | >>> ENV ARCH=$(uname -m)",
      "--------------------",
      'error: failed to solve: Syntax error - can\'t find = in "-m)". Must be of the form: name=value',
    ],
  ],
  [
    "the classic builder: a comment behind ENV",
    "dockerfile-value",
    "",
    [
      "Building: .",
      'Error response from daemon: failed to parse Dockerfile: Syntax error - can\'t find = in "#". Must be of the form: name=value',
      "ERROR: docker build .: exit status 1",
    ],
  ],
  [
    "the classic builder: a word in quotes behind ENV",
    "dockerfile-value",
    "",
    [
      "Building: .",
      'Error response from daemon: failed to parse Dockerfile: Syntax error - can\'t find = in "\\"quoted\\"". Must be of the form: name=value',
      "ERROR: docker build .: exit status 1",
    ],
  ],
  [
    "BuildKit: ENV before FROM",
    "dockerfile-stage",
    "ENV A=1",
    [
      "#1 [internal] load build definition from Dockerfile",
      "#1 DONE 0.0s",
      "Dockerfile:1",
      "--------------------",
      "   1 | >>> ENV A=1",
      "   2 |     FROM node:22",
      "--------------------",
      "error: failed to solve: no build stage in current context",
    ],
  ],
  [
    "BuildKit: a here-document without its end",
    "dockerfile-syntax",
    "RUN <<EOF",
    [
      "#1 [internal] load build definition from Dockerfile",
      "#1 DONE 0.0s",
      "Dockerfile:2",
      "--------------------",
      "   1 |     FROM node:22",
      "   2 | >>> RUN <<EOF",
      "   3 | >>> echo a",
      "--------------------",
      "error: failed to solve: unterminated heredoc",
    ],
  ],
  [
    "BuildKit: a private image",
    "registry-denied",
    "FROM ghcr.io/acme/base:1",
    [
      "#2 [internal] load metadata for ghcr.io/acme/base:1",
      "#2 ERROR: failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://ghcr.io/token: 401 Unauthorized",
      "------",
      "Dockerfile:1",
      "--------------------",
      "   1 | >>> FROM ghcr.io/acme/base:1",
      "--------------------",
      "error: failed to solve: ghcr.io/acme/base:1: failed to resolve source metadata: failed to authorize: 401 Unauthorized",
    ],
  ],
  [
    "BuildKit: a registry with an unknown error",
    "registry-down",
    "FROM quay.io/acme/base:1",
    [
      "#2 [internal] load metadata for quay.io/acme/base:1",
      "#2 ERROR: unexpected status from HEAD request to https://quay.io/v2/acme/base/manifests/1: 503 Service Unavailable",
      "------",
      "Dockerfile:1",
      "--------------------",
      "   1 | >>> FROM quay.io/acme/base:1",
      "--------------------",
      "error: failed to solve: quay.io/acme/base:1: unexpected status from HEAD request: 503 Service Unavailable",
    ],
  ],
  [
    "BuildKit: a push that the Rack's registry refuses",
    "push-failed",
    "",
    [
      "#7 [3/3] RUN npm ci",
      "#7 0.4 npm warn network getaddrinfo EAI_AGAIN, attempt 1",
      "#7 DONE 4.0s",
      "#8 exporting to image",
      "#8 pushing layers",
      "#8 ERROR: failed to push registry.acme.test/web:web.BABC: unexpected status from POST request: 403 Forbidden",
      "error: failed to solve: failed to push registry.acme.test/web:web.BABC: unexpected status from POST request: 403 Forbidden",
    ],
  ],
  [
    "the classic builder: a push that is refused",
    "push-failed",
    "",
    [
      "Building: .",
      "Step 1/2 : FROM node:22",
      'Step 2/2 : CMD ["node"]',
      "Successfully built 5ad1e0f2b7c9",
      "Successfully tagged 049f26f1:latest",
      "Running: docker tag convox/web:web.BABC 1.dkr.ecr.us-east-1.amazonaws.com/web:web.BABC",
      "Running: docker push 1.dkr.ecr.us-east-1.amazonaws.com/web:web.BABC",
      "denied: Your authorization token has expired. Reauthenticate and try again.",
      "ERROR: exit status 1",
    ],
  ],
  [
    "Kaniko: a push that is refused",
    "push-failed",
    "",
    [
      'INFO[0021] CMD ["node"]',
      "INFO[0022] Pushing image to 1.dkr.ecr.us-east-1.amazonaws.com/web:web.BABC",
      "error pushing image: failed to push to destination 1.dkr.ecr.us-east-1.amazonaws.com/web:web.BABC: unexpected status code 403 Forbidden",
    ],
  ],
  [
    "the classic builder: the second of two services has no Dockerfile",
    "dockerfile-missing",
    "",
    [
      "Building: web",
      "Step 1/1 : FROM node:22",
      "Successfully built 5ad1e0f2b7c9",
      "Building: api",
      "unable to prepare context: unable to evaluate symlinks in Dockerfile path: lstat /tmp/1/api/Dockerfile: no such file or directory",
      "ERROR: docker build api: exit status 1",
    ],
  ],
  [
    "BuildKit: there is no Dockerfile",
    "dockerfile-missing",
    "",
    [
      "#1 [internal] load build definition from Dockerfile.prod",
      "#1 transferring dockerfile: 2B done",
      "#1 DONE 0.0s",
      "error: failed to solve: failed to read dockerfile: open Dockerfile.prod: no such file or directory",
      "ERROR: exit status 1",
    ],
  ],
  [
    "the classic builder: what only BuildKit understands",
    "needs-buildkit",
    "RUN --mount=type=cache,target=/root/.npm npm ci",
    [
      "Step 4/5 : RUN --mount=type=cache,target=/root/.npm npm ci",
      "the --mount option requires BuildKit. Refer to https://docs.docker.com/go/buildkit/ to learn how to build images with BuildKit enabled",
    ],
  ],
  [
    "an image with capitals in its name",
    "image-name",
    "FROM Node:22",
    ["Step 1/5 : FROM Node:22", "invalid reference format: repository name (library/Node) must be lowercase"],
  ],
  [
    "BuildKit: a builder that was deleted",
    "builder-lost",
    "RUN npm run build",
    [
      "#8 [4/4] RUN npm run build",
      "#8 0.1 > webpack",
      "error: failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF",
      "ERROR: exit status 1",
    ],
  ],
  [
    "a Rack that has waited for a place, and then says something that is not known",
    undefined,
    "",
    [
      "waiting for build pod to be scheduled...",
      "waiting for build pod to be scheduled...",
      "ERROR: the archive cannot be read",
    ],
  ],
];

test.each(ENDS)("%s: %s", (_what, cause, instruction, log) => {
  const step = failedStep(`${log.join("\n")}\n`);
  expect(causeIn(step)?.name).toBe(cause);
  expect(step.instruction).toBe(instruction);
});

test("the time to explain a build grows with the number of its lines, not with the square of their length", () => {
  const line = "npm error 404 'COPY failed: stat connection refused ERROR_NAME ";
  const cpu = (bytes: number) => {
    const log = `#7 [1/1] RUN x\n#7 ${line.repeat(Math.ceil(bytes / line.length))}\n#7 ERROR: failed\n`;
    const start = process.cpuUsage();
    causeIn(failedStep(log));
    const { user, system } = process.cpuUsage(start);
    return user + system;
  };
  cpu(65_536);
  expect(cpu(1_048_576)).toBeLessThan(64 * Math.max(cpu(65_536), 1_000));
});
