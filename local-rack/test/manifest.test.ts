import { expect, test } from "vitest";
import { buildHash } from "../src/builder/build-job.ts";
import { loadManifest, validateManifest } from "../src/manifest/manifest.ts";
import { checkPromotable } from "../src/manifest/manifest-check.ts";

function load(text: string, env: Record<string, string> = {}, generation: "v2" | "v3" = "v3") {
  const manifest = loadManifest(text, new Map(Object.entries(env)), generation);
  if (generation === "v3") validateManifest(manifest);
  return manifest;
}

const web = (line: string) => `services:\n  web:\n    ${line}\n`;
const service = (text: string) => load(`services:\n  web:\n${text.replace(/^/gm, "    ")}\n`).services[0];

test("variables are expanded anywhere in the text, and unknown ones are empty", () => {
  const text = "services:\n  web:\n    image: ${IMAGE}-${TAG}\n    # ${NAME}:\n  ${NAME}:\n    image: x\n";

  expect(load(text, { IMAGE: "node", NAME: "job" }).services.map(({ name, image }) => [name, image])).toEqual([
    ["web", "node-"],
    ["job", "x"],
  ]);
});

test("an unclosed variable extends to the next brace, across lines", () => {
  expect(
    load("services:\n  web:\n    image: a # ${NAME\n  job:\n    image: ${X}b\n").services.map(({ name, image }) => [
      name,
      image,
    ]),
  ).toEqual([["web", "a"]]);
});

test("services keep their order, numbers are valid names, and build has its defaults", () => {
  const names = loadManifest("services:\n  z: {}\n  1: {build: ./a}\n  a: {image: x}\n", new Map(), "v3").services;

  expect(names.map(({ name, build, image }) => [name, build.path, build.manifest, image])).toEqual([
    ["z", ".", "Dockerfile", ""],
    ["1", "./a", "Dockerfile", ""],
    ["a", "", "", "x"],
  ]);
});

test.each([
  ["scale: 2", { min: 2, max: 2 }],
  ["scale: 1-3", { min: 1, max: 3 }],
  ["scale:\n  count: 2-4", { min: 2, max: 4 }],
  ["scale:\n  cpu: 100", { min: 1, max: 1 }],
  ["scale:\n  min: 2\n  max: 5", { min: 2, max: 5 }],
  ["image: x", { min: 1, max: 1 }],
])("%j means %j processes", (text, count) => {
  expect(service(text)?.count).toEqual(count);
});

test.each([
  ["port: 3000", 3000],
  ["port: https:3000", 3000],
  ["port:\n  port: 8080\n  scheme: http", 8080],
])("%j means port %i", (text, port) => {
  expect(service(text)?.port).toBe(port);
});

test("v2 merges a mapping into a service, and v3 drops it", () => {
  const text = "x: &base\n  image: node\nservices:\n  web:\n    <<: *base\n    port: 1\n";

  expect(load(text, {}, "v2").services[0]).toMatchObject({ image: "node", port: 1 });
  expect(load(text).services[0]).toMatchObject({ image: "", build: { path: "." }, port: 1 });
});

test("both generations merge at the top level of the file", () => {
  const text = "x: &base\n  resources:\n    db: { type: postgres }\n<<: *base\nservices: {}\n";

  for (const generation of ["v2", "v3"] as const) {
    expect(load(text, {}, generation).resources).toEqual([{ name: "db", type: "postgres" }]);
  }
});

test("a quoted merge key below services merges, because the Rack prints it without quotes", () => {
  const text = 'x: &base\n  image: node\nservices:\n  web:\n    "<<": *base\n';

  for (const generation of ["v2", "v3"] as const) expect(load(text, {}, generation).services[0]?.image).toBe("node");
});

test.each([
  ["scale:", { min: 0, max: 0 }],
  ["scale: {}", { min: 0, max: 0 }],
  ["scale: { count: }", { min: 0, max: 0 }],
])("%j is present but empty, which means no process", (line, count) => {
  for (const generation of ["v2", "v3"] as const) {
    expect(load(web(line), {}, generation).services[0]?.count, generation).toEqual(count);
  }
});

test("values match those of the loader", () => {
  expect(service("port: grpc:50051")).toMatchObject({ port: 50051, scheme: "GRPC" });
  expect(service("scale: { gpu: 1 }")).toMatchObject({ gpu: 1, cpu: 0, memory: 0 });
  expect(service("health: { interval: 1 }")?.health).toMatchObject({ interval: 1, timeout: 0 });
  expect(service("health: x")?.health.path).toBe("x");
  expect(service("health: { port: https:9090 }")?.health.port).toBe(9090);
  expect(service("health: { port: { port: 9090, scheme: https } }")?.health.port).toBe(9090);
  expect(service("command: no")?.command).toEqual(["false"]);
});

test("v3 reports an open quote in a command at promotion", () => {
  const manifest = load(web("command: echo 'it"));

  expect(() => checkPromotable(manifest, "v3")).toThrow(new Error("Unterminated single-quoted string"));
});

test("v2 accepts a timer of an unknown service and fails at promotion", () => {
  const manifest = load("services: {}\ntimers:\n  t: { schedule: '0 1 * * ?', command: x, service: no1 }\n", {}, "v2");

  expect(() => checkPromotable(manifest, "v2")).toThrow(new Error("no such service: no1"));
});

test.each([
  ["services:\n  web:\n    environment:\n      - A\n      - B=1\n      - '*'\n", "required env: A"],
  ["services: [a]\n", "yaml: unmarshal errors:\n  line 1: cannot unmarshal !!str `a` into yaml.MapItem"],
  [
    "services:\n  web: text\n",
    "yaml: unmarshal errors:\n  line 1: cannot unmarshal !!str `text` into manifest.Service",
  ],
  ["services:\n  web:\n    build: 1\n", "unknown type for service build: int"],
  [
    "services:\n  web:\n    environment: {A: 1}\n",
    "unknown type for service environment: map[interface {}]interface {}",
  ],
  ["services:\n  web:\n    port: abc\n", 'strconv.Atoi: parsing "abc": invalid syntax'],
  ["services:\n  web:\n    agent:\n      ports: []\n", "agent ports are now specified at the service level"],
  [
    "services:\n  Web: {}\n  a_b: {}\n",
    "validation errors:\nservice name Web invalid, must contain only lowercase alphanumeric and dashes\nservice name a_b invalid, must contain only lowercase alphanumeric and dashes",
  ],
  ["resources:\n  db: {}\nservices: {}\n", 'validation errors:\nresource "db" has blank type'],
  [
    "services:\n  web:\n    resources: [db]\n",
    "validation errors:\nservice web references a resource that does not exist: db",
  ],
  [
    "services: {}\ntimers:\n  t: {service: web, schedule: '* * * * ?', command: x}\n",
    "validation errors:\ntimer t references a service that does not exist: web",
  ],
  [
    "services:\n  web:\n    deployment: {minimum: 101, maximum: 99}\n",
    "validation errors:\nservice web deployment minimum can not be greater than 100\nservice web deployment maximum can not be less than 100",
  ],
  [
    "balancers:\n  b:\n    service: api\n",
    "validation errors:\nbalancer b has no ports\nbalancer b refers to unknown service api",
  ],
  [
    "balancers:\n  b: {service: web, ports: {1: 2}, whitelist: [1.2.3.4]}\nservices:\n  web: {}\n",
    "validation errors:\nbalancer b whitelist 1.2.3.4 is not a valid cidr range",
  ],
])("v3 rejects %j with: %s", (text, message) => {
  expect(() => load(text)).toThrow(new Error(message));
});

const unmarshal = (what: string, line = 1) => `yaml: unmarshal errors:\n  line ${line}: cannot unmarshal ${what}`;

test.each([
  ["health: 5", "unknown type for service health: int"],
  ["health: [a]", "unknown type for service health: []interface {}"],
  ["domain: [5]", "unknown type for service domain: int"],
  ["resources: db", unmarshal("!!str `db` into []string")],
  ["volumes: {a: b}", unmarshal("!!map into []string", 2)],
  ["drain: '30'", unmarshal("!!str `30` into int")],
  ["termination: {grace: x}", unmarshal("!!str `x` into int", 2)],
  ["termination: 30", unmarshal("!!int `30` into manifest.ServiceTermination")],
  ["sticky: 'true'", unmarshal("!!str `true` into bool")],
  ["test: [a]", unmarshal("!!seq into string", 2)],
  ["deployment: {minimum: '50'}", unmarshal("!!str `50` into int", 2)],
  ["deployment: 50", unmarshal("!!int `50` into manifest.ServiceDeployment")],
])("both generations reject a value of another type: %s", (line, message) => {
  for (const generation of ["v2", "v3"] as const) {
    expect(() => load(web(line), {}, generation), generation).toThrow(new Error(message));
  }
});

test.each([
  [web("labels: {app: x}"), "reserved label key 'app' is not allowed"],
  ["labels: {type: x}\nservices: {}\n", "reserved label key 'type' is not allowed"],
  [web("labels: [a]"), unmarshal("!!seq into manifest.Labels", 2)],
  [web("scale: {cpu: 200, limit: {cpu: 100}}"), "cpu limit can not be less cpu request"],
  [web("scale: {memory: 200, limit: {memory: 100}}"), "memory limit can not be less memory request"],
  [web("ports: [x]"), 'strconv.Atoi: parsing "x": invalid syntax'],
  [web("tls: {redirect: 1}"), unmarshal("!!int `1` into bool", 2)],
  [web("timeout: x"), unmarshal("!!str `x` into int")],
  ["balancers: {b: {service: web, ports: {a: 1}}}\n", 'strconv.Atoi: parsing "a": invalid syntax'],
  [
    "balancers: {b: {service: web, ports: {1: 2}, whitelist: [5]}}\n",
    "unknown type for balancer whitelist: []interface {}",
  ],
  ["configs: [{name: a}]\n", "validation errors:\nconfigs[*].id is required"],
  [web("configMounts: [{id: a, dir: /x, filename: f}]"), "validation errors:\nconfig id: 'a' not found"],
  [
    `configs: [{id: a}]\n${web("configMounts: [{id: a, filename: f}]")}`,
    "validation errors:\nconfigMounts[*].dir is required",
  ],
])("only v3 rejects %j: %s", (text, message) => {
  expect(() => load(text)).toThrow(new Error(message));
  expect(() => load(text, {}, "v2")).not.toThrow();
});

test.each(["command: 5", "command: [5]"])("only v2 rejects %s", (line) => {
  expect(() => load(web(line), {}, "v2")).toThrow(new Error("unknown type for service command: int"));
});

test("health and size are read if their type is valid, and skipped otherwise", () => {
  const health = "health: {path: 5, interval: '10', timeout: x, grace: 7, disable: yes}";

  expect(service(`${health}\nscale: {cpu: '1', memory: 64}`)).toMatchObject({
    ...{ cpu: 250, memory: 64 },
    health: { path: "/", interval: 5, timeout: 4, grace: 7, disable: true },
  });
  expect(service("scale: {limit: {cpu: 300, memory: 600}}")).toMatchObject({ cpu: 300, memory: 600 });
});

test("invalid YAML is reported with its line", () => {
  expect(() => load("services:\n  web:\n    image: a: b\n")).toThrow(
    new Error("yaml: line 3: mapping values are not allowed in this context"),
  );
  expect(() => load("services:\n  web: [\n")).toThrow(/^yaml: line \d+: /);
});

test("v2 reports only the first error", () => {
  expect(() => load("services:\n  Web: {}\n  a_b: {}\n", {}, "v2")).toThrow(
    new Error("service name Web invalid, must contain only lowercase alphanumeric and dashes"),
  );
  expect(() => load("resources:\n  db: {}\n", {}, "v2")).toThrow(new Error("resource type can not be blank"));
});

test("the keys of equal builds have the known values", () => {
  const item = { build: { path: ".", manifest: "Dockerfile", args: [] }, image: "" };

  expect(buildHash("sha1", "build1", item)).toBe("049f26f1b03bfca2e3af367d481a7bf1a94564ba");
  expect(buildHash("sha224", "build1", item)).toBe("e00bc968ebe3f5b4c934a1f3c00fcfba74384f944f6f9fa2ba819445");
});
