import {
  boolean,
  integer,
  jsonList,
  lines,
  list,
  object,
  optional,
  type Shape,
  text,
  textMap,
  texts,
  time,
} from "./shape.ts";

const where = { app: text, rack: text } as const;

const app = {
  app: text,
  status: text,
  generation: text,
  release: text,
  locked: boolean,
  router: text,
  parameters: textMap,
};

const ended = { ...where, "exit-code": optional(integer), process: text, release: text, duration: integer };

const scale = {
  service: text,
  count: integer,
  running: optional(integer),
  pending: optional(integer),
  unhealthy: optional(integer),
  cpu: integer,
  memory: integer,
  min: optional(integer),
  max: optional(integer),
};
/** The same for the service that was changed; a command that only lists the services has none. */
const oneScale = {
  service: optional(text),
  count: optional(integer),
  running: optional(integer),
  pending: optional(integer),
  unhealthy: optional(integer),
  cpu: optional(integer),
  memory: optional(integer),
  min: optional(integer),
  max: optional(integer),
} as const;

const resource = { resource: text, type: text, status: text, url: optional(text) };
const dump = { ...where, file: text, size: integer, resource: text };

/** Results of the commands about apps, processes, Racks and this machine. */
export const appResults = {
  run: object({ ...ended, service: text }),
  exec: object(ended),
  apps: list(app),
  "apps info": object(app),
  create: object({ ...where, created: boolean, status: text }),
  destroy: object({ ...where, destroyed: boolean }),
  services: list({
    service: text,
    count: integer,
    cpu: integer,
    memory: integer,
    min: optional(integer),
    max: optional(integer),
    domain: text,
    ports: list({ balancer: integer, container: integer, certificate: optional(text) }),
  }),
  ps: list({ process: text, service: text, status: text, release: text, started: time, command: text }),
  "ps stop": object({ ...where, process: text }),
  scale: object({ ...where, ...oneScale, services: list(scale) }),
  restart: object({ ...where, services: texts }),
  logs: object({ ...where, service: text }),
  resources: list(resource),
  "resources export": object({ ...dump, type: text }),
  "resources import": object(dump),
  login: object({ host: text, rack: text, machine: text, racks: lines }),
  doctor: object({
    checks: jsonList({ check: text, result: text, detail: text, code: optional(text) }),
    failed: integer,
    warnings: integer,
  }),
  racks: list({ rack: text, provider: text, status: text }),
  machines: list({ machine: text, id: text, vcpu: text, memory: text, age: text }),
  rack: object({
    rack: text,
    version: text,
    generation: text,
    provider: text,
    region: text,
    status: text,
    domain: text,
    features: object({ available: texts, missing: texts, unknown: texts }),
  }),
  "rack params": object({ rack: text, name: optional(text), value: optional(text), parameters: textMap }),
  setup: object({ path: text, version: text, sha256: text, "cache-hit": boolean }),
  completion: object({ script: text }),
  "local-rack": object({}),
  "local-rack ps": list({
    process: text,
    app: text,
    service: text,
    status: text,
    release: text,
    started: time,
    url: text,
  }),
  "local-rack logs": object({}),
  "local-rack stop": list({ process: text, app: text, service: text }),
  "local-rack prune": object({ images: texts, uploads: integer, steps: integer, containers: integer }),
} as const satisfies Readonly<Record<string, Shape>>;
