import {
  boolean,
  integer,
  jsonList,
  jsonMap,
  jsonObject,
  list,
  nullable,
  object,
  optional,
  type Shape,
  text,
  texts,
  time,
  words,
} from "./shape.ts";

const where = { app: text, rack: text } as const;

const image = {
  service: text,
  repository: nullable(text),
  tag: nullable(text),
  digest: nullable(text),
  // Of images that were built on the runner.
  "image-id": optional(text),
  // Of images that were checked in Amazon ECR.
  size: optional(integer),
  "pushed-at": optional(time),
  status: optional(text),
  referrers: optional(list({ "artifact-type": text, digest: text })),
};

const scan = jsonList({
  service: text,
  result: text,
  status: text,
  critical: integer,
  high: integer,
  medium: integer,
  low: integer,
  blocking: texts,
});

const build = {
  ...where,
  build: text,
  release: text,
  status: text,
  "git-sha": text,
  duration: integer,
  "context-size": integer,
  context: jsonObject({
    files: integer,
    bytes: integer,
    ignored: integer,
    largest: list({ path: text, bytes: integer }),
  }),
  "previous-release": text,
  images: jsonList(image),
  cache: jsonList({ service: text, cached: integer, reason: nullable(text) }),
  scan,
  provenance: text,
  "provenance-predicate": text,
  "provenance-subjects": text,
};

const promotion = {
  ...where,
  release: text,
  status: text,
  duration: integer,
  "previous-release": text,
  "rolled-back": boolean,
  url: text,
  urls: jsonMap,
};

const buildInfo = {
  build: text,
  app: text,
  status: text,
  release: text,
  description: text,
  reason: text,
  "git-sha": text,
  started: time,
  ended: time,
};

const releaseInfo = { release: text, app: text, status: text, build: text, description: text, created: time };

const found = {
  ...where,
  found: boolean,
  build: text,
  release: text,
  description: text,
  "git-sha": text,
};

const archive = { ...where, build: text, images: words, size: integer };

/** What is known of a promotion that failed, beside the result of a command that promotes on request. */
const failedPromotion = {
  duration: optional(integer),
  "previous-release": optional(text),
  "rolled-back": optional(boolean),
  url: optional(text),
  urls: optional(jsonMap),
} as const;

const environment = {
  ...where,
  release: text,
  base: text,
  status: text,
  added: words,
  changed: words,
  removed: words,
  ...failedPromotion,
};

const finding = { service: text, what: text, hint: text, output: text };

/** Results of the commands about builds, releases and environments. */
export const releaseResults = {
  deploy: object({ ...build, ...promotion }),
  build: object(build),
  promote: object({ ...promotion, images: jsonList(image), scan }),
  rollback: object({ ...promotion, images: jsonList(image), "copied-from": text }),
  review: object({
    ...where,
    status: text,
    "pull-request": text,
    release: text,
    build: text,
    url: text,
    destroyed: words,
  }),
  cancel: object({ ...where, release: text, status: text }),
  builds: list(buildInfo),
  "builds info": object({ ...buildInfo, images: { ...list(image) } }),
  "builds logs": object(buildInfo),
  "builds cancel": object({ ...where, build: text, status: text, release: text, reason: text }),
  "builds find": object(found),
  "builds export": object({ ...archive, file: text }),
  "builds import": object({ ...archive, release: text }),
  "builds copy": object({ ...archive, ...failedPromotion, release: text, status: text }),
  releases: list(releaseInfo),
  "releases info": object({ ...releaseInfo, env: texts }),
  "releases manifest": object({ app: text, release: text, manifest: text }),
  "releases find": object(found),
  diagnose: object({
    app: text,
    status: text,
    release: text,
    source: text,
    failing: words,
    services: list({ service: text, status: text, ready: integer, desired: integer }),
    findings: list(finding),
  }),
  env: object({ app: text, release: text, names: texts }),
  "env get": object({ app: text, release: text, name: text, size: integer, value: optional(text) }),
  "env set": object(environment),
  "env unset": object(environment),
} as const satisfies Readonly<Record<string, Shape>>;
