import { execFile } from "node:child_process";
import { chmod, cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { LocalRack } from "@convox/local-rack";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { connect, directEndpoint } from "../../src/rack/index.ts";
import { type JobOptions, type JobRan, runWorkflow } from "../support/circleci.ts";
import { createApp, servedRack } from "../support/local-rack.ts";
import { bundler, freshOrb } from "../support/orb.ts";
import { root, temporary } from "../support/program.ts";
import { json } from "../support/raw-rack.ts";
import { scriptedRack } from "../support/scripted-rack.ts";

/** What a shell, YAML or the orb might take for something else. */
const NASTY = `two  words, 'single' "double" $(id) \`id\` $$HOME \\ ; & | > <
second line`;
const AS_MEANT = NASTY.replace("$$HOME", "$HOME");

/** The orb for the bundle that is in dist/ now. */
let packed: string;
beforeAll(async () => {
  const dir = await mkdtemp(join(tmpdir(), "orb-"));
  packed = await freshOrb(dir);
  await rm(dir, { recursive: true });
});

const { version: VERSION } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
const hello = join(root, "examples/hello");

/** A config of one job with these steps, in the executor that the orb offers. */
const config = (steps: unknown[]) =>
  JSON.stringify({
    version: 2.1,
    orbs: { convox: "convox/orb@1" },
    jobs: { job: { executor: "convox/default", steps: ["checkout", ...steps] } },
    workflows: { w: { jobs: ["job"] } },
  });

const options = (rack: LocalRack, more: JobOptions = {}): JobOptions => ({
  orbs: { convox: packed },
  source: hello,
  ...more,
  env: { RACK_URL: rack.url, CONVOX_CI_BUNDLE: join(root, "dist"), ...more.env },
});

async function job(rack: LocalRack, steps: unknown[], more: JobOptions = {}): Promise<JobRan> {
  const [ran] = await runWorkflow(config(steps), "w", options(rack, more));
  if (!ran) throw new Error("no job was run");
  return ran;
}

function expectSuccess(ran: JobRan): JobRan {
  expect([ran.status, ran.status === "success" ? "" : ran.log]).toEqual(["success", ""]);
  return ran;
}

async function client(rack: LocalRack) {
  const rackClient = connect(directEndpoint(rack.url, { tls: { verify: false } }));
  return { ...rackClient, [Symbol.dispose]: () => rackClient.close() };
}

const say = (text: string) => ({ run: { name: "Say", command: `printf '%s\\n' "${text}"` } });

describe("commands of the orb, with the bundle, against a Rack", () => {
  /** The commands that a test below has run. */
  const shown = new Set<string>();
  const step = (command: string, given: object = {}) => {
    shown.add(command);
    return { [`convox/${command}`]: { app: "web", ...given } };
  };

  test("build, promote, deploy, rollback: with what a shell would stumble over, and outputs for later steps", async () => {
    const rack = await servedRack();
    await createApp(rack, "copy");
    const ran = expectSuccess(
      await job(rack, [
        step("build", {
          description: NASTY,
          build_args: `VERSION=${NASTY.split("\n")[0]?.replaceAll(",", ";")}\nCOMMIT=$CIRCLE_SHA1`,
        }),
        say("built $CONVOX_BUILD $CONVOX_RELEASE"),
        step("promote"),
        step("deploy", { description: "the second" }),
        say("deployed $CONVOX_RELEASE after $CONVOX_PREVIOUS_RELEASE to $CONVOX_URL, rolled back: $CONVOX_ROLLED_BACK"),
        step("find_build", { description: "the second" }),
        step("find_release", { description: "the second" }),
        step("rollback"),
        step("export_build", { build: "$CONVOX_BUILD", file: "build.tgz", when: "always" }),
        step("import_build", { file: "build.tgz" }),
        step("copy_build", { build: "$CONVOX_BUILD", to_app: "copy" }),
      ]),
    );
    const [, first = ""] = /^built B[A-Z]{10} (R[A-Z]{10})$/m.exec(ran.log) ?? [];
    expect(ran.log).toMatch(
      new RegExp(`^deployed R[A-Z]{10} after ${first} to https?://\\S+, rolled back: false$`, "m"),
    );
    using web = await client(rack);
    const [newest, oldest] = [(await web.builds.list("web", {})).at(0), (await web.builds.list("web", {})).at(-1)];
    expect(newest).toBeDefined();
    expect(oldest?.description).toBe(AS_MEANT);
    const created = rack.requests.find(({ method, path }) => method === "POST" && path === "/apps/web/builds");
    expect(JSON.stringify(created?.form)).toContain("0123456789abcdef0123456789abcdef01234567");
    expect(ran.log).not.toContain("uid=");
  });

  test("run and exec: the command arrives as it was written, its exit code is the step's", async () => {
    const rack = await servedRack({ execute: "host" });
    const ran = await job(
      rack,
      [
        step("deploy"),
        step("run_command", { service: "web", command: "echo 'it is  quoted' \"$(id)\" $$HOME", shell: true }),
        step("exec_command", { service: "web", command: "echo $GREETING", entrypoint: false }),
        step("run_command", { service: "web", command: "sh -c 'exit 7'" }),
        say("never"),
        { "convox/run_command": { app: "web", service: "web", command: "echo after the failure", when: "on_fail" } },
      ],
      { env: { GREETING: "hello  from 'circle'" } },
    );

    expect(ran.log).toContain("it is  quoted");
    expect(ran.log).toContain("hello from circle");
    expect(ran.log).toContain("after the failure");
    expect(ran.log).not.toContain("never");
    expect([ran.status, ran.steps.find(({ code }) => code !== 0)?.code]).toEqual(["failed", 7]);
  });

  test("environment, processes, apps and resources", async () => {
    const rack = await servedRack({ execute: "host" });
    const source = await temporary();
    await writeFile(
      join(source, "convox.yml"),
      "resources:\n  main:\n    type: postgres\nservices:\n  web:\n    image: httpd\n    port: 3000\n    resources: [main]\n",
    );
    const ran = expectSuccess(
      await job(
        rack,
        [
          step("create_app", { app: "fresh" }),
          step("create_app", { app: "fresh", if_exists: "skip" }),
          step("deploy"),
          step("set_env", {
            variables: `GREETING=${AS_MEANT.split("\n")[0]?.replace("$HOME", "$$HOME")}\nPEM=$PEM`,
            promote: true,
          }),
          step("unset_env", { names: "PEM" }),
          step("scale", { service: "web", count: "2" }),
          step("restart", { wait: false }),
          step("diagnose"),
          step("doctor"),
          step("review", { operation: "down", pull_request: "#7" }),
          step("delete_app", { app: "fresh", confirm: "fresh" }),
        ],
        { source, env: { PEM: "-----abc-----" } },
      ),
    );
    using web = await client(rack);
    const releases = await web.releases.list("web", {});
    expect(releases.length).toBeGreaterThan(2);
    expect(ran.log).not.toContain("uid=");
    await expect(web.apps.get("fresh")).rejects.toThrow();
  });

  test("a command that is run between build and promote does not change which release is promoted", async () => {
    const rack = await servedRack({ execute: "host" });
    const ran = expectSuccess(
      await job(rack, [
        step("deploy"),
        step("build"),
        say("built $CONVOX_RELEASE"),
        step("run_command", { service: "web", command: "echo migrated" }),
        step("exec_command", { service: "web", command: "echo seen" }),
        step("promote"),
        say("promoted $CONVOX_RELEASE, exit code $CONVOX_EXIT_CODE"),
      ]),
    );
    const [, built = ""] = /^built (R[A-Z]{10})$/m.exec(ran.log) ?? [];
    expect(ran.log).toMatch(new RegExp(`^promoted ${built}, exit code 0$`, "m"));
  });

  test("a resource's dump goes to a file and back", async () => {
    const dump = "--\n-- PostgreSQL database dump\n--\n-- PostgreSQL database dump complete\n--\n";
    let stored = "";
    const rack = await scriptedRack({
      http(seen, res) {
        if (!seen.path.startsWith("/apps/web/resources")) return undefined;
        const resource = { name: "db", type: "postgres", status: "running", url: "postgres://a:b@c/d" };
        if (!seen.path.endsWith("/data")) json(res, seen.path.endsWith("/db") ? resource : [resource]);
        else if (seen.method === "GET") res.end(dump);
        else {
          void seen.body().then((bytes) => {
            stored = String(bytes);
            res.end("ok\n");
          });
        }
        return true;
      },
    });
    expectSuccess(
      await job({ url: rack.url } as LocalRack, [
        step("export_resource", { resource: "db", file: "dump of 'db'.sql" }),
        step("import_resource", { resource: "db", file: "dump of 'db'.sql", confirm: "db" }),
      ]),
    );
    expect(stored).toBe(dump);
  });

  test("install: the program is there for later steps, and verified at each start", async () => {
    const rack = await servedRack();
    shown.add("install");
    const ran = expectSuccess(
      await job(rack, [
        "convox/install",
        { run: { name: "Use it", command: "convox-ci --version && convox-ci builds --app web" } },
      ]),
    );
    expect(ran.log).toMatch(/^\d+\.\d+\.\d+\nNo builds$/m);
  });

  test("the package as npm packs it holds the pinned bundle too", async () => {
    const dir = await temporary();
    await promisify(execFile)("npm", ["pack", "--ignore-scripts", "--pack-destination", dir], { cwd: root });
    const [archive = ""] = await readdir(dir);
    const ran = expectSuccess(
      await job({ url: "" } as LocalRack, [
        { "convox/install": { bundle_path: join(dir, archive) } },
        { run: { name: "Use it", command: "convox-ci --version" } },
      ]),
    );
    expect(ran.log).toMatch(/^\d+\.\d+\.\d+$/m);
  });

  test("install: its parameters for the bundle's place hold for the orb's later steps and for the program", async () => {
    const rack = await servedRack();
    const dir = await temporary();
    await writeFile(join(dir, `convox-ci-${VERSION}.tgz`), bundler.bundleArchive());
    const mirror = pathToFileURL(dir).href;
    const env = { CONVOX_CI_BUNDLE: "", CONVOX_CI_REGISTRY: "http://127.0.0.1:9" };
    const forget = { run: { name: "Empty the cache", command: "rm -rf ~/.cache/convox-ci" } };
    const use = { run: { name: "Use it", command: "convox-ci --version" } };
    const steps = [{ "convox/install": { mirror } }, forget, step("create_app", { app: "one" }), forget, use];
    expect(expectSuccess(await job(rack, steps, { env })).log).toMatch(/^\d+\.\d+\.\d+$/m);
    const [without] = (await job(rack, [step("create_app", { app: "two" })], { env })).steps;
    expect(without?.output).toContain("could not be fetched");
  });

  test("paths: ~ is the home folder, the others start in working_directory; what the job stores does not", async () => {
    const rack = await servedRack({ execute: "host" });
    const made = "mkdir sub ~/app && cp convox.yml Dockerfile server.mjs ~/app";
    const ran = expectSuccess(
      await job(rack, [
        { run: { name: "Make", command: made } },
        step("build", { working_directory: "~/app", results_dir: "results" }),
        step("promote", { working_directory: "sub", results_dir: "~/results" }),
        step("run_command", {
          service: "web",
          command: "echo to a file",
          log_file: "out.log",
          working_directory: "${SUB:-sub}",
        }),
        { run: { name: "Look", command: "ls results ~/results sub" } },
      ]),
    );
    expect(ran.log).toMatch(/^out\.log$/m);
    expect(ran.log).toMatch(/^promote-web\.json$/m);
    expect(ran.log).toMatch(/^build-web\.json$/m);

    const lost = await job(rack, [step("restart", { working_directory: "no such" })]);
    expect(lost.log).toContain('ERROR: working_directory is "no such": it does not exist');
  });

  test("every command of the orb is shown above; all of them are core", () => {
    const names = Object.keys(parse(packed).commands).filter((name) => name !== "core");
    expect(names.filter((name) => !shown.has(name))).toEqual([]);
  });
});

describe("jobs of the orb", () => {
  const workflow = (jobs: unknown[]) =>
    JSON.stringify({ version: 2.1, orbs: { convox: "convox/orb@1" }, workflows: { w: { jobs } } });

  test("without results_dir nothing is stored or handed on", async () => {
    const rack = await servedRack();
    const [ran] = await runWorkflow(
      workflow([{ "convox/build": { app: "web", results_dir: "" } }]),
      "w",
      options(rack),
    );
    expectSuccess(ran as JobRan);
    expect(await readdir(ran?.artifacts ?? "")).toEqual([]);
  });

  test("deploy: checks out, deploys, stores the log, the outputs and a test report", async () => {
    const rack = await servedRack();
    const results = join(await temporary(), "results");
    const [ran] = await runWorkflow(
      workflow([
        {
          "convox/deploy": {
            app: "web",
            description: NASTY,
            results_dir: results,
            context: "convox",
            steps_before: [{ run: { name: "Before", command: "ls convox.yml" } }],
            steps_after: [{ run: { name: "After", command: 'echo "after $CONVOX_RELEASE"' } }],
          },
        },
      ]),
      "w",
      options(rack),
    );
    expectSuccess(ran as JobRan);
    expect(ran?.steps.map(({ name }) => name)).toEqual(["Before", "Convox - deploy", "After"]);
    expect(await readdir(join(ran?.artifacts ?? "", "convox"))).toEqual([
      "deploy-web.json",
      "deploy-web.log",
      "deploy-web.timeline.json",
      "deploy-web.xml",
    ]);
    const timeline: { title: string }[] = JSON.parse(
      await readFile(join(ran?.artifacts ?? "", "convox/deploy-web.timeline.json"), "utf8"),
    );
    expect(timeline.map(({ title }) => title.split(" ")[0])).toEqual(["Reading", "Packing", "Building", "Promoting"]);
    const outputs = JSON.parse(await readFile(join(ran?.artifacts ?? "", "convox/deploy-web.json"), "utf8"));
    expect(ran?.log).toContain(`after ${outputs.release}\n`);
    expect(await readFile(join(ran?.testResults ?? "", "deploy-web.xml"), "utf8")).toMatch(/failures="0"/);
  });

  test("deploy that is rolled back: the job fails, and its report says why", async () => {
    const rack = await servedRack();
    expectSuccess(await job(rack, [{ "convox/deploy": { app: "web" } }]));
    rack.faults.add({ kind: "rollback" });
    const results = join(await temporary(), "results");
    const [ran] = await runWorkflow(
      workflow([{ "convox/deploy": { app: "web", results_dir: results } }]),
      "w",
      options(rack),
    );
    expect(ran?.status).toBe("failed");
    expect(ran?.log).toMatch(/ERROR: R[A-Z]{10} was rolled back; web runs R[A-Z]{10}/);
    expect(await readFile(join(ran?.testResults ?? "", "deploy-web.xml"), "utf8")).toMatch(
      /<failure type="rollout-rolled-back" message="R[A-Z]{10} was rolled back/,
    );
    const outputs = JSON.parse(await readFile(join(ran?.artifacts ?? "", "convox/deploy-web.json"), "utf8"));
    expect(outputs).toMatchObject({ "rolled-back": true, error: { code: "rollout-rolled-back", "exit-code": 6 } });
  });

  test("a migration runs in the release of an earlier job, which the workspace brings", async () => {
    const rack = await servedRack({ execute: "host" });
    const places = await temporary();
    const results_dir = join(places, "results");
    const workspace_root = join(places, "workspace");
    const jobs = await runWorkflow(
      workflow([
        { "convox/build": { app: "web", results_dir } },
        {
          "convox/run": {
            name: "migrate",
            app: "web",
            service: "web",
            command: "echo migrated",
            attach_workspace: true,
            workspace_root,
            release_file: workspace_root,
            results_dir: join(places, "more"),
            requires: ["convox/build"],
          },
        },
      ]),
      "w",
      options(rack),
    );
    for (const ran of jobs) expectSuccess(ran);
    const { release } = JSON.parse(await readFile(join(results_dir, "build-web.json"), "utf8"));
    expect(jobs[1]?.log).toContain("migrated");
    const ran = rack.requests.find(({ method, path }) => method === "POST" && path.endsWith("/processes"));
    expect(JSON.stringify(ran)).toContain(release);
  });

  test("a Console: the key is in the variable that deploy_key names, and is never shown", async () => {
    const rack = await servedRack({
      console: { organization: "acme", keys: [{ key: "deploy-key-1234", policy: "default" }] },
    });
    const results = join(await temporary(), "results");
    const env = {
      RACK_URL: "",
      CONVOX_HOST: `http://${rack.consoleHost}`,
      CONVOX_RACK: "acme/local",
      ACME_KEY: "deploy-key-1234",
    };
    const given = { app: "web", results_dir: results, store_results: false };
    const [ran] = await runWorkflow(
      workflow([{ "convox/deploy": { ...given, deploy_key: "ACME_KEY" } }]),
      "w",
      options(rack, { env }),
    );
    expectSuccess(ran as JobRan);
    expect(rack.requests.some((request) => request.console)).toBe(true);
    for (const { output } of ran?.steps ?? []) expect(output).not.toContain("deploy-key-1234");

    const [without] = await runWorkflow(workflow([{ "convox/deploy": given }]), "w", options(rack, { env }));
    expect([without?.status, without?.log]).toEqual(["failed", expect.stringContaining("needs a deploy key")]);
  });
});

test("the project's own pipeline on CircleCI passes, with the bundle that is in dist/", async () => {
  const dir = await temporary();
  const source = join(dir, "source");
  await cp(hello, join(source, "examples/hello"), { recursive: true });
  await cp(join(root, "dist"), join(source, "dist"), { recursive: true });
  const text = (await readFile(join(root, ".circleci/test-deploy.yml"), "utf8"))
    .replaceAll("/tmp/results", join(dir, "results"))
    .replace("bundle_path: dist", `bundle_path: dist\n          results_dir: ${join(dir, "job")}`);
  const string = "{type: string, default: x}";
  const orbTools = `
version: 2.1
jobs:
  pack: {machine: true, parameters: {source_dir: ${string}, orb_dir: ${string}}, steps: []}
  publish: {machine: true, parameters: {orb_name: ${string}, orb_dir: ${string}, vcs_type: ${string}, pub_type: ${string}}, steps: []}
`;
  const env = { CONVOX_LOCAL_RACK_BUILDER: "plan", CONVOX_LOCAL_RACK_DATA: join(dir, "data") };
  const orbs = { convox: packed, "orb-tools": orbTools };
  const pipeline = { "pipeline.git.branch": null, "pipeline.git.tag": `v${VERSION}` };
  const jobs = await runWorkflow(text, "test-deploy", { orbs, source, env, pipeline });
  for (const ran of jobs) expectSuccess(ran);
  expect(jobs.map(({ name }) => name)).toEqual([
    "commands in a container",
    "commands on a machine",
    "deploy",
    "orb-tools/pack",
    "orb-tools/publish",
  ]);
});

describe("the orb's releases before, 1.x", () => {
  const example = `
version: 2.1
orbs:
  convox: convox/orb@1.4.1
workflows:
  deploy:
    jobs:
      - checkout
      - convox/deploy:
          rack: production
          app: example
`;
  const customized = `
version: 2.1
orbs:
  convox: convox/orb@1.4.1
workflows:
  deploy:
    jobs:
      - deploy
jobs:
  deploy:
    executor: convox/cli
    steps:
      - checkout
      - run: make test
      - convox/deploy:
          rack: production
          app: example
`;
  const console = async () => {
    const rack = await servedRack({
      name: "production",
      console: { organization: "acme", keys: [{ key: "deploy-key-1234", policy: "default" }] },
    });
    using web = await client(rack);
    await web.apps.create("example");
    return {
      rack,
      env: { RACK_URL: "", CONVOX_HOST: `http://${rack.consoleHost}`, CONVOX_PASSWORD: "deploy-key-1234" },
    };
  };

  test("their example with a separate job runs unchanged", async () => {
    const { rack, env } = await console();
    const source = await temporary();
    await writeFile(join(source, "Makefile"), "test:\n\t@echo tested\n");
    await writeFile(join(source, "convox.yml"), "services:\n  web:\n    image: httpd\n    port: 3000\n");
    const bin = await temporary();
    await writeFile(join(bin, "make"), "#!/bin/sh\necho tested\n");
    await chmod(join(bin, "make"), 0o755);
    const [ran] = await runWorkflow(
      customized,
      "deploy",
      options(rack, { env, source, path: `${bin}:${process.env["PATH"]}` }),
    );
    expect(expectSuccess(ran as JobRan).log).toMatch(/tested[\s\S]*Promoted R[A-Z]{10} of example/);
  });

  test("their example with the orb's job runs with the key in CONVOX_DEPLOY_KEY, without the line `- checkout` that CircleCI refuses", async () => {
    const { rack, env: given } = await console();
    const { CONVOX_PASSWORD: key, ...env } = given;
    await expect(runWorkflow(example, "deploy", options(rack, { env }))).rejects.toThrow(
      "Cannot find a definition for job named checkout",
    );
    const [ran] = await runWorkflow(
      example.replace("      - checkout\n", ""),
      "deploy",
      options(rack, { env: { ...env, CONVOX_DEPLOY_KEY: key } }),
    );
    expect(expectSuccess(ran as JobRan).log).toMatch(/Promoted R[A-Z]{10} of example/);
    expect(ran?.log).toContain("Rename the variable to CONVOX_PASSWORD");
  });
});

test("a step that receives a stop signal ends what it started on the Rack", async () => {
  const rack = await scriptedRack({ exec: (s) => s.accept().text("working\n") });
  const step = { "convox/run_command": { app: "web", service: "web", command: "sleep 1000" } };
  const [ran] = await runWorkflow(config([step]), "w", {
    orbs: { convox: packed },
    env: { RACK_URL: rack.url, CONVOX_CI_BUNDLE: join(root, "dist") },
    cancelAfter: /working/,
  });
  expect([ran?.status, ran?.steps[0]?.code]).toEqual(["canceled", 130]);
  expect(ran?.log).toContain("ERROR: canceled by SIGTERM; process web-1 of web was stopped");
  expect(rack.calls().at(-1)).toBe("DELETE /apps/web/processes/web-1");
});
