import type { Rule } from "./rule.ts";

const RUN: Rule["at"] = ["start", "run"];

/** About variables that a step wants. */
export const variableRules: readonly Rule[] = [
  {
    name: "missing-build-arg",
    pattern:
      /\b(?!ERROR:|WARN:|WARNING:|FATAL:|INFO:|DEBUG:)([A-Z][A-Z0-9_]{1,100}): (?:unbound variable|parameter (?:not set|null or not set)|is required|must be set)|KeyError: key not found: "([A-Z][A-Z0-9_]*)"|environ(?:\[|\.)[\s\S]{0,800}?KeyError: '([A-Z][A-Z0-9_]*)'|Environment variable not found: ([A-Z][A-Z0-9_]*)|\b([A-Z][A-Z0-9_]+) not found\. Declare it as envvar|(?:missing|undefined) (?:required )?env(?:ironment)? variables?:? [`"']?([A-Z][A-Z0-9_]+)|environment variable [`"']?([A-Z][A-Z0-9_]+)[`"']? (?:is|was|must be) (?:not set|required|missing|undefined|set)/m,
    at: RUN,
    what: "the variable $1 has no value in the build",
    hint: "declare it with ARG in the Dockerfile and give it with build-args, or set it in the app's environment: a Rack passes both, but only to an ARG",
  },
  {
    name: "missing-build-arg",
    pattern: /Missing `secret_key_base`|The SECRET_KEY setting must not be empty/,
    at: RUN,
    what: "the secret key of the framework has no value in the build",
    hint: "give the step any value, such as SECRET_KEY_BASE_DUMMY=1 for Rails or SECRET_KEY=x for Django: the real one belongs into the app's environment",
  },
];

/** About what tools say of the packages they install; in words that only they have. */
export const packageRules: readonly Rule[] = [
  {
    name: "runtime-version",
    pattern:
      /The engine "(node)" is incompatible|npm (?:ERR!|error) code (EBADENGINE)|Your (Ruby) version is \S+, but your Gemfile specified|go\.mod requires (go) >=|requires a different (Python)|ERR_PNPM_UNSUPPORTED_ENGINE/i,
    at: RUN,
    what: "a package wants another version of $1 than the base image has",
    hint: "take the version that the message names in FROM",
  },
  {
    name: "npm-lock",
    pattern:
      /`npm ci` can only install|npm (?:ERR!|error) code EUSAGE|ERR_PNPM_(?:OUTDATED|NO)_LOCKFILE|YN0028|lockfile needs to be updated/i,
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
    pattern:
      /npm (?:ERR!|error) (?:404 .{0,300}?'([^'\n]{1,300})'|code E404)|ERR_PNPM_FETCH_404|npm (?:ERR!|error) code ETARGET/i,
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
    at: RUN,
    what: "a bundler is too old for the base image's Node",
    hint: "update webpack to 5.61 or later, or build with NODE_OPTIONS=--openssl-legacy-provider",
  },
  {
    name: "compiler-missing",
    pattern:
      /pg_config executable not found|fatal error: ([^\s:]+): No such file|find the '?([^'\s]+\.h)'? header|Failed to build gem native extension|gyp ERR! (?:find Python|stack Error: not found: make)|error: command '([^']*(?:gcc|g\+\+|cc|clang))' failed: No such file|linker `cc` not found/i,
    at: RUN,
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
    at: RUN,
    what: "Gemfile.lock is for other machines than the builder",
    hint: "bundle lock --add-platform x86_64-linux aarch64-linux, and commit the file",
  },
  {
    name: "bundle-lock",
    pattern: /install in deployment mode after changing|lockfile can't be updated because frozen mode is set/i,
    at: RUN,
    what: "Gemfile.lock does not fit the Gemfile",
    hint: "run bundle install once, and commit Gemfile.lock",
  },
  {
    name: "gem-missing",
    pattern: /Could not find gem '([^']+)'/,
    at: RUN,
    what: "the gem $1 does not exist where the Gemfile looks for it",
    hint: "check its name and version, and the source in the Gemfile",
  },
  {
    name: "go-modules",
    pattern: /missing go\.sum entry for|updates to go\.mod needed|inconsistent vendoring/,
    at: RUN,
    what: "go.mod, go.sum or the vendor folder do not fit the source",
    hint: "run go mod tidy (and go mod vendor), and commit the files",
  },
  {
    name: "apt-missing",
    pattern:
      /E: Unable to locate package (\S+)|E: Package '([^']+)' has no installation candidate|E: Version '[^']+' for '([^']+)' was not found|unable to select packages:\s+(\S+)|(?:No match for argument|Unable to find a match): (\S+)/i,
    what: "the package $1 is not in the system's list",
    hint: "run the update in the same RUN as the install (apt-get update && apt-get install), and check the name for this release",
  },
  {
    name: "apt-outdated",
    pattern:
      /E: Failed to fetch[^\n]{0,500}404|Release file for \S+ is (?:not valid yet|expired)|does not have a Release file/i,
    what: "the system's package list is out of date",
    hint: "run apt-get update in the same RUN as apt-get install; a release that has reached its end needs a newer base image",
  },
  {
    name: "package-auth",
    pattern:
      /HTTP error 40[13] while getting|40[13] Client Error|Bad username or password for|Authentication is required for|Could not authenticate against|status code 40[13] from server|does not indicate success: 40[13]|returned error: 40[13]|status: 40[13] /i,
    at: RUN,
    what: "a server that the step loads from refuses the login, or there is none",
    hint: "give the token as a build argument and use it within the same RUN; the Rack's own registries are for images alone",
  },
];
