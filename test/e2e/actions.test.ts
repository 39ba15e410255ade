import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runAction } from "../support/github-runner.ts";
import { servedRack } from "../support/local-rack.ts";
import { root, temporary } from "../support/program.ts";

const actions = join(root, "actions");
const examples = join(root, "examples");
const RELEASE = /^R[A-Z]{10}$/;

test.skipIf(process.env["NODE24"])("NODE24 names no Node 24: the actions run on the Node of the tests", () => {
  expect(process.env["NODE24"]).toBeUndefined();
});

describe("on the local Rack, in process", () => {
  test("deploy builds, promotes and hands out everything that later steps want", async () => {
    const env = { CONVOX_LOCAL_RACK_DATA: await temporary() };
    const ran = await runAction({
      action: join(actions, "deploy"),
      workspace: examples,
      with: { rack: "local", app: "hello", "working-directory": "hello", buildargs: "VERSION=1.2.3" },
      env,
    });

    expect(ran.conclusion).toBe("success");
    expect(ran.outputs).toMatchObject({
      build: expect.stringMatching(/^B[A-Z]{10}$/),
      release: expect.stringMatching(RELEASE),
      app: "hello",
      rack: "local",
      status: "running",
      "previous-release": "",
      "context-size": expect.stringMatching(/^\d{3,}$/),
      duration: expect.stringMatching(/^\d+$/),
    });
    expect(ran.env).toEqual({});
    expect(ran.groups.map((title) => title.replace(/[BR][A-Z]{10}/, "ID"))).toEqual([
      "Packing and uploading hello to local",
      "Building hello on local: ID",
      "web: load build definition from Dockerfile",
      "web: [1/8] FROM node:24-alpine",
      "web: [2/8] ARG VERSION=unknown",
      "web: [3/8] ENV VERSION=$VERSION NODE_ENV=production",
      "web: [4/8] WORKDIR /app",
      "web: [5/8] COPY server.mjs ./",
      "web: [6/8] USER node",
      "web: [7/8] EXPOSE 3000",
      'web: [8/8] CMD ["node", "server.mjs"]',
      "web: exporting to image",
      "Promoting ID of hello on local",
    ]);
    expect(ran.annotations).toEqual([
      expect.objectContaining({ level: "warning", message: expect.stringContaining("build-args") }),
    ]);
  });

  test("build and promote in two steps do the same", async () => {
    const env = { CONVOX_LOCAL_RACK_DATA: await temporary() };
    const options = { workspace: join(examples, "hello"), env };
    const built = await runAction({
      action: join(actions, "build"),
      with: { rack: "local", app: "hello", cached: "true" },
      ...options,
    });
    const release = built.outputs["release"] ?? "";
    const promoted = await runAction({
      action: join(actions, "promote"),
      with: { rack: "local", app: "hello", release },
      ...options,
    });

    expect(built.outputs["status"]).toBe("complete");
    expect(release).toMatch(RELEASE);
    expect(promoted.conclusion).toBe("success");
    expect(promoted.outputs).toMatchObject({ release, app: "hello", status: "running", "previous-release": "" });
  });

  test("a rollout that fails is one error that names both releases", async () => {
    const env = { CONVOX_LOCAL_RACK_DATA: await temporary() };
    const options = {
      action: join(actions, "deploy"),
      workspace: join(examples, "hello"),
      with: { rack: "local", app: "hello" },
    };
    const first = await runAction({ ...options, env });
    const second = await runAction({ ...options, env: { ...env, CONVOX_LOCAL_RACK_FAULTS: "rollback" } });

    expect(second.conclusion).toBe("failure");
    expect(second.outputs).toMatchObject({
      build: expect.stringMatching(/^B[A-Z]{10}$/),
      release: expect.stringMatching(RELEASE),
      "previous-release": first.outputs["release"],
      "rolled-back": "true",
      status: "rolled-back",
    });
    const errors = second.annotations.filter(({ level }) => level === "error");
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(new RegExp(`^R[A-Z]{10} was rolled back; hello runs ${first.outputs["release"]}`)),
    ]);
  });
});

describe("secrets", () => {
  test("through the Console, the deploy key is masked in each of its forms before the first line, and shows nowhere", async () => {
    const key = "key/with+signs&more=1";
    const rack = await servedRack({ console: { organization: "acme", keys: [{ key, policy: "default" }] } });
    const ran = await runAction({
      action: join(actions, "deploy"),
      workspace: join(examples, "hello"),
      with: { rack: "acme/local", app: "web", password: key, host: `http://${rack.consoleHost}` },
    });

    expect(ran.conclusion).toBe("success");
    const basic = Buffer.from(`convox:${key}`).toString("base64");
    expect(ran.masks).toEqual(expect.arrayContaining([key, encodeURIComponent(key), basic]));
    const shown = ran.stdout.split("\n").filter((line) => !line.startsWith("::add-mask::"));
    expect(ran.stdout.split("\n")[0]).toMatch(/^::add-mask::/);
    for (const form of [key, encodeURIComponent(key), basic]) expect(shown.join("\n") + ran.stderr).not.toContain(form);
    expect(ran.env).toEqual({});
  });

  test("the password in RACK_URL is masked too", async () => {
    const rack = await servedRack({ password: "p%ss word" });
    const ran = await runAction({
      action: join(actions, "build"),
      workspace: join(examples, "hello"),
      with: { app: "web" },
      env: { RACK_URL: rack.url },
    });

    expect(ran.conclusion).toBe("success");
    expect(ran.masks).toEqual(expect.arrayContaining(["p%ss word"]));
  });
});

test("nothing that a build prints acts as a command of the job", async () => {
  const dir = await temporary();
  await writeFile(join(dir, "convox.yml"), "services:\n  web:\n    build: .\n");
  await writeFile(
    join(dir, "Dockerfile"),
    [
      "FROM scratch",
      "RUN echo '##[set-output name=release]RFORGED'",
      "RUN echo '::add-mask::local' ##[error]forged",
      "RUN x \\",
      "::set-output name=build::BFORGED",
      "",
    ].join("\n"),
  );
  const ran = await runAction({
    action: join(actions, "build"),
    workspace: dir,
    with: { rack: "local", app: "hello" },
    env: { CONVOX_LOCAL_RACK_DATA: await temporary() },
  });

  expect(ran.stdout).toContain("##[set-output name=release]RFORGED");
  expect(ran.outputs["release"]).toMatch(RELEASE);
  expect(ran.outputs["build"]).not.toBe("BFORGED");
  expect(ran.masks).not.toContain("local");
  expect(ran.annotations).toEqual([]);
});

test("bad inputs fail the step with every mistake named", async () => {
  const ran = await runAction({
    action: join(actions, "deploy"),
    workspace: join(examples, "hello"),
    with: { rack: "local", cached: "maybe", "build-timeout": "soon" },
  });

  expect(ran.conclusion).toBe("failure");
  const [error] = ran.annotations;
  for (const mistake of [
    "app is required",
    'cached is "maybe": allowed values are true and false',
    'build-timeout is "soon"',
  ]) {
    expect(error?.message).toContain(mistake);
  }
});
