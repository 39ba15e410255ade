import { BUILD, COUNT, DEPLOYMENT, DOMAINS, ENVIRONMENT, PARAMS, TARGETS, TERMINATION } from "./table-shared.ts";
import { ANY, BOOL, type Fields, form, INT, listOf, STRING, STRING_MAP, STRINGS, struct } from "./type.ts";

/** A listener of the Rack's network load balancer (convox/rack pkg/manifest/service.go). */
const NLB_PORT = struct("ServiceNLBPort", {
  port: INT,
  containerPort: INT,
  protocol: STRING,
  scheme: STRING,
  certificate: STRING,
  cross_zone: BOOL,
  allow_cidr: STRINGS,
  preserve_client_ip: BOOL,
});

const SERVICE: Fields = {
  agent: form("agent-v2", "ServiceAgent", { enabled: ANY, ports: ANY }),
  build: BUILD,
  command: form("command", "ServiceCommand"),
  deployment: struct("ServiceDeployment", DEPLOYMENT),
  domain: DOMAINS,
  drain: INT,
  environment: ENVIRONMENT,
  health: form("health", "ServiceHealth", { grace: INT, interval: INT, path: STRING, timeout: INT }),
  image: STRING,
  init: BOOL,
  internal: BOOL,
  internalAndExternal: BOOL,
  links: STRINGS,
  loadBalancerType: STRING,
  nlb: listOf(NLB_PORT),
  policies: STRINGS,
  port: form("port", "ServicePort", { port: INT, scheme: STRING }),
  privileged: BOOL,
  resources: STRINGS,
  scale: form("scale", "ServiceScale", {
    cooldown: form("cooldown", "ServiceScaleCooldown", { down: INT, up: INT }),
    count: COUNT,
    cpu: INT,
    memory: INT,
    targets: struct("ServiceScaleTargets", TARGETS),
  }),
  singleton: BOOL,
  sticky: BOOL,
  tags: STRING_MAP,
  termination: TERMINATION,
  test: STRING,
  volumes: STRINGS,
};

/** convox.yml as v2 Racks read it (convox/rack pkg/manifest, release 20260421192651). */
export const MANIFEST_V2 = struct("Manifest", {
  environment: ENVIRONMENT,
  params: PARAMS,
  resources: {
    is: "section",
    keys: "names",
    of: struct("Resource", { type: STRING, options: STRING_MAP, tags: STRING_MAP }),
  },
  services: { is: "section", keys: "names", of: struct("Service", SERVICE) },
  timers: {
    is: "section",
    keys: "names",
    of: struct("Timer", { command: STRING, schedule: STRING, service: STRING, policies: STRINGS }),
  },
});
