import { expect, test } from "vitest";
import { build } from "../../src/commands/builds/build.ts";
import type { Command } from "../../src/commands/declaration/command.ts";
import { deploy } from "../../src/commands/deploy.ts";
import { InputError, RackError } from "../../src/errors.ts";
import { runCommand } from "../../src/session/run-command.ts";
import { project } from "../manifest/project.ts";
import { failure, setup } from "../rack/harness.ts";
import { depsFor, recordingHost } from "../support/command.ts";
import { json } from "../support/raw-rack.ts";
import { runs } from "../support/runs.ts";

const FILES = {
  "convox.yml": "services: { web: { image: httpd } }\n",
  ".dockerignore": "*.log\n",
  "assets/photo.raw": "x".repeat(90_000),
  "assets/small.raw": "x".repeat(10_000),
  "debug.log": "ignored",
};

test.each([build, deploy] as unknown as Command[])(
  "$name with dry-run lists what would be sent and needs no Rack",
  async (command) => {
    const cwd = await project(FILES);
    const host = recordingHost();
    const given: Record<string, string> = { app: "web", "dry-run": "true" };
    const result = await runCommand(command, { given: (name) => given[name], env: {}, host, cwd });
    expect(host.printed().trimEnd().split("\n")).toEqual([
      "     6 B  .dockerignore",
      " 90.0 kB  assets/photo.raw",
      " 10.0 kB  assets/small.raw",
      "    36 B  convox.yml",
    ]);
    expect(host.messages).toContain("4 files, 100 kB, 1 excluded by .dockerignore");
    expect(host.messages).toContain("Largest: assets/ 100 kB, convox.yml 36 B, .dockerignore 6 B");
    expect(result).toMatchObject({ app: "web", status: "dry-run", release: "", build: "", "context-size": 0 });
    const { context } = result as { context: string };
    expect(JSON.parse(context)).toEqual({
      files: 4,
      bytes: 100_042,
      ignored: 1,
      largest: [
        { path: "assets/", bytes: 100_000 },
        { path: "convox.yml", bytes: 36 },
        { path: ".dockerignore", bytes: 6 },
      ],
    });
  },
);

test("a dry run warns of a secret in the source", async () => {
  const cwd = await project({ ...FILES, ".env": "KEY=value\n" });
  const host = recordingHost();
  const given: Record<string, string> = { app: "web", "dry-run": "true" };
  await runCommand(build as unknown as Command, { given: (name) => given[name], env: {}, host, cwd });
  expect(host.warned.join("\n")).toContain(".env is sent to the Rack and looks like an environment file");
});

test("a source larger than max-context-size is not sent, and the error names what is largest", async () => {
  const { rack, server } = await setup(() => undefined);
  const deps = depsFor(rack, { cwd: await project(FILES) });
  const error = await failure(runs(build, { app: "web", "max-context-size": "99kB" }, deps), InputError);
  expect(error.message).toBe("max-context-size is 99.0 kB: the source has 100 kB in 4 files");
  expect(error.hint).toContain("Largest: assets/ 100 kB");
  expect(server.requests.filter(({ method }) => method !== "GET")).toEqual([]);
});

test.each(["0", "10 apples", "-1MB", "iB", "1PB"])("max-context-size %s is not a size", async (size) => {
  const { rack } = await setup(() => undefined);
  const error = await failure(runs(build, { app: "web", "max-context-size": size }, depsFor(rack)), InputError);
  expect(error.message).toBe(
    `max-context-size is ${JSON.stringify(size)}: allowed is a size such as 500000, 200MB, or 1.5GiB`,
  );
});

test("an upload that a proxy rejects as too large names the size of the source and what is largest", async () => {
  const { rack } = await setup((seen, res) => {
    if (seen.path.includes("/objects/")) {
      res.writeHead(413, { "Content-Type": "text/html" }).end("<html>413 Request Entity Too Large</html>");
    } else if (seen.path === "/apps/web") json(res, { name: "web", status: "running", release: "", generation: "3" });
    else if (seen.path === "/system") json(res, { name: "r", status: "running", version: "3.24.9", provider: "aws" });
    else json(res, []);
  });
  const deps = depsFor(rack, { cwd: await project(FILES) });
  const error = await failure(runs(build, { app: "web" }, deps), RackError);
  expect(error.status).toBe(413);
  expect(error.message).toContain("limits the size of uploads, and the source has 100 kB before compression");
  expect(error.hint).toContain("Largest: assets/ 100 kB");
});
