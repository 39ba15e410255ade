import { expect, test } from "vitest";
import { checkManifest } from "../../src/manifest/index.ts";
import { listProblems, read } from "./project.ts";

/** A manifest with one service whose body is the text; its first line is line 3 of the manifest. */
const web = (body: string) => `services:\n  web:\n${body.replace(/^/gm, "    ")}\n`;

test.each<[string, string, string[]]>([
  ["an empty file", "", ["1: warning the manifest is empty, so nothing will be built or run"]],
  ["comments only", "# nothing yet\n", ["1: warning the manifest is empty, so nothing will be built or run"]],
  ["a list", "- web\n", ["1: the manifest must be a mapping, not a list"]],
  ["plain text", "web\n", ['1: the manifest must be a mapping, not the text "web"']],
  [
    "no services",
    "environment: []\n",
    ["undefined: warning the manifest has no services, so nothing will be built or run"],
  ],
  ["empty services", "services:\n", ["1: warning the manifest has no services, so nothing will be built or run"]],
  [
    "no service in services",
    "services: {}\n",
    ["1: warning the manifest has no services, so nothing will be built or run"],
  ],
  ["a list of services", "services:\n  - web\n", ["2: services must be a mapping of names, not a list"]],
  ["text for services", "services: web\n", ['1: services must be a mapping of names, not the text "web"']],
  ["text for a service", "services:\n  web: nginx\n", ['2: service web must be a mapping, not the text "nginx"']],
  [
    "a service name that both refuse",
    "services:\n  Web_1:\n    image: nginx\n",
    ["2: the service name Web_1 may hold only a-z, 0-9 and -, and must begin with a letter"],
  ],
  [
    "a service name that YAML reads as true",
    "services:\n  yes:\n    image: nginx\n",
    ["2: the service name yes is not read as text; put it in quotes"],
  ],
  [
    "an unknown key, close to one",
    "service:\n  web:\n    image: nginx\nservices:\n  a:\n    image: x\n",
    ["1: warning service is an unknown key, which Racks ignore; did you mean services?"],
  ],
  [
    "keys of other tools",
    web("image: nginx\nenv: [A=1]\ndepends_on: [db]\nmemory: 256"),
    [
      "4: warning service web: env is an unknown key, which Racks ignore; did you mean environment?",
      "5: warning service web: depends_on is an unknown key, which Racks ignore",
      "6: warning service web: memory is an unknown key, which Racks ignore; did you mean scale.memory?",
    ],
  ],
  [
    "a key of the other generation",
    web("image: nginx\nports: [5000]\nlinks: [db]"),
    [
      "4: warning v2 service web: ports is ignored by v2 Racks",
      "5: warning v3 service web: links is ignored by v3 Racks",
    ],
  ],
  [
    "wrong kinds",
    web('image: nginx\ndrain: "30"\ninternal: "true"\nresources: db\nvolumes:\n  - /a: /b\ntest: [make]\ntimeout: 1m'),
    [
      '4: service web: drain must be a whole number, not the text "30"; remove the quotes',
      '5: service web: internal must be true or false, not the text "true"; remove the quotes',
      '6: service web: resources must be a list of text, not the text "db"',
      "8: service web: volumes must be a list of text, not a list",
      "9: service web: test must be text, not a list",
      "10: warning v2 service web: timeout is ignored by v2 Racks",
      '10: v3 service web: timeout must be a whole number, not the text "1m"',
    ],
  ],
  [
    "a mapping for command",
    web("image: nginx\ncommand:\n  a: b"),
    [
      "5: v3 service web: command must be text, not a mapping",
      "5: v2 service web: command must be text or a list, not a mapping",
    ],
  ],
  ["a list for command", web("image: nginx\ncommand: [a, b]"), ["4: v3 service web: command must be text, not a list"]],
  [
    "a number in the list for command",
    web("image: nginx\ncommand: [a, 80]"),
    ["4: v3 service web: command must be text, not a list", "4: v2 service web: command must hold text only, not 80"],
  ],
  [
    "a mapping for agent",
    web("image: nginx\nagent:\n  ports: [8125/udp, statsd]"),
    [
      "5: v3 service web: agent must be true or false; its ports belong under ports",
      '5: v2 service web: agent.ports must hold numbers, or text such as "5000/udp", not the text "statsd"',
    ],
  ],
  [
    "text for agent",
    web("image: nginx\nagent: all"),
    ['4: service web: agent must be true or false, not the text "all"'],
  ],
  [
    "a number for domain",
    web("image: nginx\ndomain: 5"),
    ["4: service web: domain must be text or a list of text, not 5"],
  ],
  [
    "internal and internalRouter",
    web("image: nginx\ninternal: true\ninternalRouter: true"),
    [
      "5: warning v2 service web: internalRouter is ignored by v2 Racks",
      "5: v3 service web cannot be both internal and internalRouter",
    ],
  ],
  [
    "text for termination",
    web("image: nginx\ntermination: 30"),
    ["4: service web: termination must be a mapping, not 30"],
  ],
  [
    "text for termination.grace",
    web("image: nginx\ntermination:\n  grace: 30s"),
    ['5: service web: termination.grace must be a whole number, not the text "30s"'],
  ],
])("%s", async (_, text, expected) => {
  expect(listProblems(await read(text))).toEqual(expected);
});

test.each<[string, string | undefined]>([
  ["port: 3000", undefined],
  ['port: "3000"', undefined],
  ["port: https:3000", undefined],
  ["port: tcp:3000", undefined],
  ["port: 3000.0", undefined],
  ["port: { port: 3000, scheme: https }", undefined],
  ["port: { port: https:3000 }", undefined],
  ["port: ${PORT}", undefined],
  ["port:", undefined],
  [
    "port: web",
    'port must be a number such as 3000, "https:3000", or a mapping of port and scheme, not the text "web"',
  ],
  [
    "port: 3000:https",
    'port must be a number such as 3000, "https:3000", or a mapping of port and scheme, not the text "3000:https"',
  ],
  ["port: [3000]", 'port must be a number such as 3000, "https:3000", or a mapping of port and scheme, not a list'],
  ["port: 30.5", 'port must be a number such as 3000, "https:3000", or a mapping of port and scheme, not 30.5'],
  ["port: { scheme: https }", "port is a mapping and must name its port"],
  ["port: { port: 0 }", "port is a mapping and must name its port"],
  ["port: { port: true }", "port.port must be a number, not true"],
  ["port: { port: 1, scheme: 2 }", "port.scheme must be text such as https, not 2"],
  ["health: /check", undefined],
  ["health: { path: /check, interval: 10, timeout: 3, grace: 5, disable: true }", undefined],
  ["health: false", "health must be a path or a mapping, not false"],
  ["health: { interval: 10s }", 'warning health.interval must be a whole number; a Rack skips the text "10s"'],
  ["scale: 2", undefined],
  ["scale: 0", undefined],
  ["scale: 1-3", undefined],
  ['scale: "2"', undefined],
  ["scale: { count: 1-3, cpu: 256, memory: 512, targets: { cpu: 50 } }", undefined],
  ["scale: { count: { min: 1, max: '3' } }", undefined],
  ["scale: { cooldown: { up: 60, down: 60 }, gpu: 1, limit: { cpu: 500 } }", undefined],
  ["scale: 2+", 'scale must be a number such as 2 or a range such as 1-3, not the text "2+"'],
  ["scale: 1 - 3", 'scale must be a number such as 2 or a range such as 1-3, not the text "1 - 3"'],
  ["scale: true", "scale must be a number, a range or a mapping, not true"],
  ["scale: { count: [1, 3] }", "scale.count must be a number such as 2 or a range such as 1-3, not a list"],
  ["scale: { count: { min: one } }", 'scale.count.min must be a whole number, not the text "one"'],
  ['scale: { memory: "512" }', 'warning scale.memory must be a whole number; a Rack skips the text "512"'],
  ['scale: { min: "3", max: 5 }', 'warning v3 scale.min must be a whole number; a Rack skips the text "3"'],
  ["scale: { targets: 50 }", "scale.targets must be a mapping, not 50"],
  ["scale: { targets: { cpu: 50% } }", 'scale.targets.cpu must be a whole number, not the text "50%"'],
  ["scale: { gpu: nvidia }", 'v3 scale.gpu must be a number or a mapping, not the text "nvidia"'],
  ["deployment: { minimum: 50, maximum: 200 }", undefined],
  ["deployment: { minimum: -1 }", "v3 deployment.minimum must be between 0 and 100, not -1"],
  ["deployment: { maximum: 50 }", "v3 deployment.maximum must be between 100 and 200, not 50"],
  ["deployment: { minimum: half }", 'deployment.minimum must be a whole number, not the text "half"'],
  ["deployment: rolling", 'deployment must be a mapping, not the text "rolling"'],
  ['environment: [A, B=, C=1, "*"]', undefined],
  ["environment: { A: 1 }", 'environment must be a list such as "- NAME=default", not a mapping'],
  ["environment: A=1", 'environment must be a list such as "- NAME=default", not the text "A=1"'],
  ["environment: [A: 1]", "warning environment holds a mapping, which a Rack skips; write A=... instead of A: ..."],
  ["environment: ['A=b': c]", "warning environment holds a mapping, which a Rack skips; put it in quotes"],
  ["environment: [5]", "warning environment holds 5, which a Rack skips"],
])("of a service, %s", async (line, message) => {
  const problems = listProblems(await read(web(`image: nginx\n${line}`)));
  const [found, ...more] = problems.filter((problem) => !problem.includes("is ignored by"));
  expect(more).toEqual([]);
  expect(found?.replace("service web: ", "")).toBe(message === undefined ? undefined : `4: ${message}`);
});

test.each<[string, string | undefined]>([
  ["ports: [5000, 5000/udp, '5001']", undefined],
  ["ports: [dns]", '4: v3 service web: ports must hold numbers, or text such as "5000/udp", not the text "dns"'],
  ["ports: 5000", "4: v3 service web: ports must be a list, not 5000"],
  [
    "ports: [{ port: 5000, protocol: udp }]",
    '4: warning v3 service web: ports holds a mapping, which not every Rack takes; write "5000/udp"',
  ],
  [
    "ports: [{ protocol: udp }]",
    '4: v3 service web: ports must hold numbers, or text such as "5000/udp", not a mapping',
  ],
  ["annotations: [a=b, c: d, '${E}']", undefined],
  ["annotations: [a]", '4: v3 service web: annotations must hold NAME=VALUE, not the text "a"'],
  ["annotations: [a: 1]", "4: v3 service web: annotations: a must be text, not 1; put it in quotes"],
  ["annotations: { a: b }", '4: v3 service web: annotations must be a list such as "- NAME=VALUE", not a mapping'],
  ["labels: { a/b: true, c: '${D}' }", undefined],
  ["labels: [a]", "4: v3 service web: labels must be a mapping, not a list"],
  ["labels: { a: [b] }", "4: v3 service web: labels: a must be text, not a list"],
  ["labels: { app: x }", "4: v3 service web: labels cannot hold app, which is the Rack's own"],
  ["tls: { redirect: false }", undefined],
  ["tls: { redirect: 'no' }", '4: v3 service web: tls.redirect must be true or false, not the text "no"'],
  ["scale: { cpu: 250, limit: { cpu: 250, memory: 100 } }", undefined],
  [
    "scale: { cpu: 500, limit: { cpu: 250 } }",
    "4: v3 service web: scale.limit.cpu is 250, below scale.cpu, which is 500",
  ],
  ["scale: { limit: { cpu: 1x } }", '4: v3 service web: scale.limit.cpu must be a whole number, not the text "1x"'],
  ["configMounts: [{ id: a, dir: /a, filename: f }]", "4: v3 service web mounts the config a, which does not exist"],
  ["configMounts: [{ id: '${A}', dir: /a, filename: f }]", undefined],
  ["configMounts: { id: a }", "4: v3 service web: configMounts must be a list, not a mapping"],
])("of a v3 service, %s", async (line, message) => {
  const found = listProblems(await read(web(`image: nginx\n${line}`))).filter(
    (text) => !text.includes("is ignored by"),
  );
  expect(found).toEqual(message === undefined ? [] : [message]);
});

test("configs of v3 have ids, and are mounted by them", async () => {
  const mounts =
    "configMounts:\n  - { id: a, dir: /a, filename: f }\n  - { id: a, dir: /a }\n  - { id: b, dir: /b, filename: f }";
  const unknown = await read(`configs: [{ id: "\${ID}" }]\n${web(`image: nginx\n${mounts}`)}`);
  const manifest = await read(`configs: [{ id: a }, { value: x }]\n${web(`image: nginx\n${mounts}`)}`);
  const concerning = (lines: string[]) => lines.filter((line) => !line.includes("is ignored by"));

  expect(concerning(listProblems(manifest))).toEqual([
    "1: v3 a config has no id",
    "7: v3 service web: a config mount has no filename",
    "8: v3 service web mounts the config b, which does not exist",
  ]);
  expect(concerning(listProblems(unknown))).toEqual(["7: v3 service web: a config mount has no filename"]);
});

test("labels of the app and annotations of a timer are checked like those of a service", async () => {
  const manifest = await read(
    `labels: { rack: x }\n${web("image: nginx")}timers:\n  t: { schedule: 0 3 * * *, service: web, annotations: [a] }\n`,
  );
  expect(listProblems(manifest).filter((line) => !line.includes("is ignored by"))).toEqual([
    "1: v3 labels cannot hold rack, which is the Rack's own",
    '6: v3 timer t: annotations must hold NAME=VALUE, not the text "a"',
  ]);
});

const nginx = "services:\n  web:\n    image: nginx\n";

test.each<[string, string, string[]]>([
  ["a resource without a type", "resources:\n  db:\n", ['5: resource db has no type, such as "type: postgres"']],
  [
    "a resource that is text",
    "resources:\n  db: postgres\n",
    ['5: resource db must be a mapping, not the text "postgres"'],
  ],
  [
    "names of resources that AWS runs",
    "resources:\n  the-database-of-the-app:\n    type: rds-postgres\n  cache-:\n    type: elasticache-redis\n  the-database-of-the-pod: {type: postgres}\n",
    [
      "5: v3 the name the-database-of-the-app of a resource of type rds-postgres has 23 characters, of at most 20",
      "7: v3 the name cache- of a resource of type elasticache-redis must not end with -",
    ],
  ],
  [
    "a resource name",
    "resources:\n  1db:\n    type: postgres\n",
    ["5: v3 the resource name 1db may hold only a-z, 0-9 and -, and must begin with a letter"],
  ],
  [
    "options of a resource",
    "resources:\n  db:\n    type: postgres\n    options:\n      a: [1]\n",
    ["8: resource db: options.a must be text, not a list"],
  ],
  ["resources as a list", "resources:\n  - db\n", ["5: resources must be a mapping of names, not a list"]],
  ["a timer", "timers:\n  t:\n    command: x\n    schedule: 0 3 * * *\n    service: web\n", []],
  ["a timer of AWS", "timers:\n  t:\n    command: x\n    schedule: 0 3 * * ? *\n    service: web\n", []],
  [
    "a timer with four fields",
    "timers:\n  t:\n    schedule: 0 3 * *\n    service: web\n",
    [
      "6: v2 timer t: schedule must have 5 or 6 fields, not 4: 0 3 * *",
      "6: v3 timer t: schedule must have 5 fields, not 4: 0 3 * *",
    ],
  ],
  [
    "a timer with a name for its schedule",
    'timers:\n  t:\n    schedule: "@daily"\n    service: web\n',
    ["6: v2 timer t: schedule must have 5 or 6 fields, not 1: @daily"],
  ],
  [
    "a timer with a ? in a field",
    "timers:\n  t:\n    schedule: 0 3 * * ?/2\n    service: web\n",
    ["6: v3 timer t: schedule cannot hold ? beside other characters: 0 3 * * ?/2"],
  ],
  [
    "a timer without a schedule",
    "timers:\n  t:\n    service: web\n",
    ['5: timer t has no schedule, such as "0 3 * * *"'],
  ],
  [
    "a timer without a service",
    "timers:\n  t:\n    schedule: 0 3 * * *\n",
    ["5: v3 timer t names no service", "5: warning v2 timer t names no service"],
  ],
  [
    "a timer of another service",
    "timers:\n  t:\n    schedule: 0 3 * * *\n    service: wep\n",
    [
      "7: v3 timer t names the service wep, which does not exist; did you mean web?",
      "7: warning v2 timer t names the service wep, which does not exist; did you mean web?",
    ],
  ],
  [
    "an empty timer",
    "timers:\n  t:\n",
    [
      '5: timer t has no schedule, such as "0 3 * * *"',
      "5: v3 timer t names no service",
      "5: warning v2 timer t names no service",
    ],
  ],
  [
    "a timer name",
    "timers:\n  t_1:\n    schedule: 0 3 * * *\n    service: web\n",
    ["5: v3 the timer name t_1 may hold only a-z, 0-9 and -, and must begin with a letter"],
  ],
  ["a timer that is text", "timers:\n  t: daily\n", ['5: timer t must be a mapping, not the text "daily"']],
  [
    "a list for a command",
    "timers:\n  t:\n    command: [a]\n    schedule: 0 3 * * *\n    service: web\n",
    ["6: timer t: command must be text, not a list"],
  ],
])("%s", async (_, text, expected) => {
  expect(listProblems(await read(nginx + text))).toEqual(expected);
});

test.each<[string, string, string[]]>([
  [
    "a balancer",
    "service: web\nports:\n  5000: 3000\n  5001: { port: 3001, protocol: TCP }\nwhitelist: [10.0.0.0/8]",
    [],
  ],
  [
    "an empty balancer",
    "whitelist: 10.0.0.0/8",
    ["5: v3 balancer b names no service", '5: v3 balancer b has no ports, such as "5000: 3000"'],
  ],
  [
    "a balancer of another service",
    "service: api\nports: { 1: 2 }",
    ["6: v3 balancer b names the service api, which does not exist"],
  ],
  [
    "a list of ports",
    "service: web\nports: [5000]",
    ['7: v3 balancer b: ports must be a mapping such as "5000: 3000", not a list'],
  ],
  [
    "a port that is no number",
    "service: web\nports: { http: 3000 }",
    ["7: v3 balancer b: the port http must be a number"],
  ],
  [
    "an address for a range",
    "service: web\nports: { 1: 2 }\nwhitelist: 10.0.0.1",
    ['8: v3 balancer b: whitelist must hold a range such as "10.0.0.0/8", not the text "10.0.0.1"'],
  ],
])("%s", async (_, body, expected) => {
  const manifest = await read(`${nginx}balancers:\n  b:\n${body.replace(/^/gm, "    ")}\n`);
  expect(listProblems(manifest)).toEqual(["4: warning v2 balancers is ignored by v2 Racks", ...expected]);
});

test("a resource that does not exist is refused by v3, and only doubtful on v2", async () => {
  const manifest = await read(
    `${web("image: nginx\nresources:\n  - database\n  - dat:DB_URL")}resources:\n  data:\n    type: postgres\n`,
  );
  expect(listProblems(manifest)).toEqual([
    "5: v3 service web asks for the resource database, which does not exist",
    "5: warning v2 service web asks for the resource database, which does not exist",
    "6: v3 service web asks for the resource dat, which does not exist; did you mean data?",
  ]);
});

test("a key that is written twice is a warning", async () => {
  const manifest = await read(web("image: nginx\nport: 1\nport: 2"));
  expect(listProblems(manifest)).toEqual(["5: warning the key port is written twice"]);
});

test("what several services share through an anchor is reported once, where it was written", async () => {
  const manifest = await read(
    'x-base: &base\n  drain: soon\nservices:\n  a:\n    image: x\n    "<<": *base\n  b:\n    image: z\n    "<<": *base\n',
  );
  expect(listProblems(manifest)).toEqual([
    '2: service a: drain must be a whole number, not the text "soon"',
    '2: service b: drain must be a whole number, not the text "soon"',
  ]);
});

test("a range that ends below its start is refused by v3 and obeyed by v2", async () => {
  expect(listProblems(await read(web("image: nginx\nscale: 3-1")))).toEqual([
    "4: v3 service web: scale is a range whose end 1 is below its start 3",
    "4: warning v2 service web: scale is a range whose end 1 is below its start 3",
  ]);
});

const MERGE_ERROR = 'v3 Racks ignore the merge key << here; write the keys out, or put "<<" in quotes';

test.each([
  ["a service", "services:\n  web:\n    image: nginx\n    <<: *base\n", "5: "],
  ["a part of a service", "services:\n  web:\n    image: nginx\n    scale:\n      <<: *base\n", "6: "],
  ["a timer", "timers:\n  t:\n    <<: *base\n    schedule: 0 3 * * *\n    service: web\n", "4: "],
  ["a resource", "resources:\n  db:\n    type: postgres\n    <<: *base\n", "5: "],
])("a merge key in %s is an error on v3, with its line", async (_, text, line) => {
  const problems = listProblems(await read(`x-base: &base {}\n${text}`));

  expect(problems.filter((problem) => problem.includes("merge key"))).toEqual([`${line}v3 ${MERGE_ERROR}`]);
});

test("a merge key at the top of the file is allowed", async () => {
  const problems = listProblems(await read("x-base: &base {}\n<<: *base\nservices:\n  web:\n    image: nginx\n"));

  expect(problems).toEqual([]);
});

test.each([
  ["scale:", "scale"],
  ["scale: {}", "scale"],
  ["scale: { count: }", "scale.count"],
])("%s means no process, which is an error", async (line, key) => {
  const fix = "is empty, which means 0 processes; write a number such as 1, or delete the key";

  expect(listProblems(await read(web(`image: nginx\n${line}`)))).toEqual([`4: service web: ${key} ${fix}`]);
});

test.each([
  ["scale: { cout: 2 }", "scale.cout is an unknown key, which Racks ignore; did you mean count?"],
  ["health: { intervall: 3 }", "health.intervall is an unknown key, which Racks ignore; did you mean interval?"],
  ["image: 1.10", 'image is read as 1.1; write "1.10" in quotes if that is the text'],
])("of a service, %s has a warning", async (line, message) => {
  expect(listProblems(await read(web(line))).map((problem) => problem.replace("service web: ", ""))).toContain(
    `3: warning ${message}`,
  );
});

test.each([
  ["version: 1.10", "version is read as 1.1"],
  ["mode: 0755", "mode is read as 493"],
  ["flag: yes", "flag is read as true"],
  ["size: 1_000", "size is read as 1000"],
])("a label %s without quotes has a warning, as v3 changes it", async (label, message) => {
  const problems = listProblems(await read(web(`image: nginx\nlabels: { ${label} }`)));
  const text = label.split(": ")[1];

  expect(problems).toContain(
    `4: warning v3 service web: labels.${message}; write "${text}" in quotes if that is the text`,
  );
});

test.each([
  [
    "deployment: { progressDeadline: 600 }",
    "deployment.progressDeadline needs v3 Rack 3.25.5 or later; earlier Racks ignore it",
  ],
  ["deployment: { progressDeadline: 10 }", "deployment.progressDeadline must be 0 or between 30 and 21600, not 10"],
  ["deployment: { crashRestartLimit: -2 }", "deployment.crashRestartLimit must be -1 or more, not -2"],
  ["podManagementPolicy: Serial", "podManagementPolicy must be OrderedReady or Parallel, not Serial"],
  ["stateful: true", "stateful needs v3 Rack 3.25.4 or later; earlier Racks ignore it"],
])("a key of later Racks is not refused: %s", async (line, message) => {
  const manifest = await read(web(`image: nginx\n${line}`));

  expect(manifest.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(listProblems(manifest)).toContain(`4: warning v3 service web: ${message}`);
});

const MIXED = `services:
  web:
    image: nginx
    port: [1]
    deployment:
      minimum: 101
    agent:
      ports: [x]
    color: red
`;

test("every error that concerns the Rack is listed, with its place", async () => {
  const manifest = await read(MIXED);
  expect(() => checkManifest(manifest, "v3")).toThrow(
    [
      "convox.yml has 3 mistakes:",
      'convox.yml:4:11: service web: port must be a number such as 3000, "https:3000", or a mapping of port and scheme, not a list',
      "convox.yml:6:16: service web: deployment.minimum must be between 0 and 100, not 101",
      "convox.yml:8:7: service web: agent must be true or false; its ports belong under ports",
    ].join("\n"),
  );
  expect(() => checkManifest(manifest, "v2")).toThrow("convox.yml has 2 mistakes:");
  expect(() => checkManifest(manifest, undefined)).toThrow(/^convox\.yml:4:11: service web: port must be/);
});

test("without a generation, what one generation refuses is a warning", async () => {
  const manifest = await read(web("image: nginx\ndeployment:\n  minimum: 101\nports: [5000]\ncolor: red"));
  expect(checkManifest(manifest, undefined)).toEqual([
    {
      line: 5,
      column: 16,
      message: "service web: deployment.minimum must be between 0 and 100, not 101 (v3 Racks)",
      racks: "v3",
      severity: "warning",
    },
    {
      line: 7,
      column: 5,
      message: "service web: color is an unknown key, which Racks ignore",
      racks: "both",
      severity: "warning",
    },
  ]);
  expect(checkManifest(manifest, "v2").map(({ line }) => line)).toEqual([6, 7]);
});

test("names of required environment entries, those of the top included", async () => {
  const manifest = await read(
    'environment: [TOP, GIVEN=1]\nservices:\n  web:\n    image: x\n    environment: [SECRET, "*", B=, ${NAME}]\n  api:\n    image: x\n    environment: [[API], TOP]\n',
  );
  expect(manifest.requiredEnv).toEqual(["API", "SECRET", "TOP"]);
  expect((await read("environment: [TOP]\n")).requiredEnv).toEqual([]);
});
