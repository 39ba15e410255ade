import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { GITHUB_TOKEN, githubApi } from "../support/github-api.ts";
import { runAction } from "../support/github-runner.ts";
import { createApp, servedRack } from "../support/local-rack.ts";
import { otlpReceiver } from "../support/otlp-receiver.ts";
import { root, temporary } from "../support/program.ts";

const action = (name: string) => join(root, "actions", name);

test("the action review opens and closes the app of a pull request, and its deployment has every state in order", async () => {
  const [rack, api, receiver, folder] = [
    await servedRack(),
    await githubApi(),
    await otlpReceiver(),
    await temporary(),
  ];
  const workspace = join(folder, "work");
  await mkdir(workspace);
  await writeFile(join(workspace, "convox.yml"), "services:\n  web:\n    image: httpd\n    port: 3000\n");
  const repository = { full_name: "acme/shop" };
  const step = async (event: string) => {
    const pullRequest = { number: 7, head: { sha: "a".repeat(40), repo: repository }, base: { repo: repository } };
    const file = join(folder, `${event}.json`);
    await writeFile(file, JSON.stringify({ action: event, pull_request: pullRequest }));
    return await runAction({
      action: action("review"),
      workspace,
      with: { app: "web", comment: "true", "github-token": GITHUB_TOKEN },
      secrets: [GITHUB_TOKEN],
      env: {
        ...api.env,
        RACK_URL: rack.url,
        GITHUB_EVENT_NAME: "pull_request",
        GITHUB_EVENT_PATH: file,
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      },
    });
  };

  const opened = await step("opened");
  expect([opened.conclusion, opened.annotations, opened.faults]).toEqual(["success", [], []]);
  expect(opened.outputs).toMatchObject({ app: "web-pr-7", status: "running", "pull-request": "7" });
  expect(api.deployments).toMatchObject([
    { environment: "review", task: "preview-pr-7", states: ["queued", "in_progress", "success"] },
  ]);
  expect(receiver.spans.map(({ name }) => name)).toEqual(expect.arrayContaining([expect.stringContaining("review")]));

  const closed = await step("closed");
  expect([closed.conclusion, closed.annotations, closed.faults]).toEqual(["success", [], []]);
  expect(closed.outputs).toMatchObject({ status: "destroyed", destroyed: "web-pr-7" });
  expect([api.deployments, api.faults, receiver.faults]).toEqual([[], [], []]);
  expect(api.comments).toMatchObject([{ body: expect.stringContaining("is destroyed") }]);
  expect(opened.log + closed.log).not.toContain(GITHUB_TOKEN);
});

test("the runner reads the whole log of the actions that read, and of an import that is rejected", async () => {
  const rack = await servedRack();
  const env = { RACK_URL: rack.url };
  const found = await runAction({ action: action("find-release"), with: { app: "web", newest: "true" }, env });
  expect([found.conclusion, found.annotations.length, found.faults]).toEqual(["failure", 1, []]);
  const parameters = await runAction({ action: action("rack-params"), env });
  expect([parameters.faults, parameters.annotations.filter(({ level }) => level === "error").length]).toEqual([
    [],
    parameters.conclusion === "success" ? 0 : 1,
  ]);
  const given = { app: "web", resource: "db", file: "dump.sql", confirm: "other" };
  const rejected = await runAction({ action: action("import"), with: given, env });
  expect([rejected.conclusion, rejected.faults]).toEqual(["failure", []]);
  expect(rejected.annotations).toMatchObject([{ level: "error", message: expect.stringContaining("confirm") }]);
});

test("two deploys at the same time in one job share nothing", async () => {
  const [rack, folder] = [await servedRack(), await temporary()];
  await createApp(rack, "api");
  const deploy = async (app: string) => {
    await mkdir(join(folder, app));
    await writeFile(join(folder, app, "convox.yml"), `services:\n  ${app}-service:\n    image: httpd\n`);
    const given = { app, "working-directory": app };
    return await runAction({ action: action("deploy"), workspace: folder, with: given, env: { RACK_URL: rack.url } });
  };
  const [web, api] = await Promise.all([deploy("web"), deploy("api")]);

  for (const [ran, app] of [[web, "web"] as const, [api, "api"] as const]) {
    expect([ran.conclusion, ran.annotations, ran.env]).toEqual(["success", [], {}]);
    expect(ran.outputs).toMatchObject({ app, images: expect.stringContaining(`"${app}-service"`) });
    expect(ran.summary).toContain(`Deploy ${app} succeeded`);
  }
  expect(web.outputs["release"]).not.toBe(api.outputs["release"]);
  expect(web.log + web.summary).not.toContain(String(api.outputs["release"]));
});
