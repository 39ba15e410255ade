import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LocalRackOptions } from "@convox/local-rack";
import { describe, expect, test } from "vitest";
import { build } from "../../src/commands/builds/build.ts";
import { deploy } from "../../src/commands/deploy.ts";
import { BuildError, ConvoxError, InputError, TimeoutError } from "../../src/errors.ts";
import { failure, setup } from "../rack/harness.ts";
import { depsFor, stage } from "../support/command.ts";
import { REGISTRY_PASSWORD, startEcr } from "../support/ecr.ts";
import { temporary } from "../support/program.ts";
import { json } from "../support/raw-rack.ts";
import { runs, watchfulHost } from "../support/runs.ts";

const IMAGE = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/acme/shared:1.2";
const SERVICES = "services:\n  web:\n    build: .\n    port: 3000\n  cron:\n    image: httpd\n";

/** A directory that has a manifest, and nothing to build. */
async function source(manifest = SERVICES): Promise<string> {
  const cwd = join(await temporary(), "source");
  await mkdir(cwd);
  await writeFile(join(cwd, "convox.yml"), manifest);
  return cwd;
}

async function ready(options: Partial<LocalRackOptions> = {}, manifest?: string) {
  const cwd = await source(manifest);
  const here = await stage(options);
  const host = watchfulHost();
  const deps = here.job({ cwd, host });
  const imports = () => here.server.requests.filter(({ path }) => path.endsWith("/image"));
  return { ...here, cwd, host, deps, imports };
}

describe("a ready image", () => {
  test("becomes a build and a release of the app with the manifest of the source, and is promoted", async () => {
    const { rack, server, host, deps, imports } = await ready();
    const result = await runs(deploy, { app: "web", image: "nginx:1.27" }, deps);

    expect(result).toMatchObject({ app: "web", status: "running", "context-size": 0 });
    expect(JSON.parse(result.images)).toEqual(
      ["web", "cron"].map((service) => ({ service, repository: null, tag: null, digest: null })),
    );
    const made = await rack.builds.get("web", result.build);
    expect(made).toMatchObject({ status: "complete", release: result.release, manifest: SERVICES });
    expect((await rack.apps.get("web")).release).toBe(result.release);
    expect(imports().map(({ form }) => form)).toEqual([{ image: "nginx:1.27" }]);
    expect(server.requests.filter(({ path }) => path.includes("/objects/"))).toEqual([]);
    expect(host.masks).toContain("rack-password");
  });

  test("in Amazon ECR is pulled with a login from the AWS credentials of the job", async () => {
    const { host, deps, imports } = await ready();
    const ecr = await startEcr({ repositories: {} });
    await runs(build, { app: "web", image: IMAGE }, { ...deps, env: ecr.env });

    expect(ecr.requests).toEqual(["GetAuthorizationToken ok"]);
    expect(imports()[0]?.form).toEqual({ image: IMAGE, "src-creds-user": "AWS", "src-creds-pass": REGISTRY_PASSWORD });
    expect(host.masks).toEqual(expect.arrayContaining([REGISTRY_PASSWORD, ecr.env["AWS_SECRET_ACCESS_KEY"]]));
  });

  test("is pulled with the user and the password of the environment, which win over AWS credentials", async () => {
    const { deps, imports } = await ready();
    const login = { CONVOX_IMAGE_USER: "robot", CONVOX_IMAGE_PASSWORD: "secret of the robot" };
    await runs(build, { app: "web", image: IMAGE }, { ...deps, env: { AWS_PROFILE: "none", ...login } });

    const error = await failure(
      runs(build, { app: "web", image: IMAGE }, { ...deps, env: { CONVOX_IMAGE_USER: "robot" } }),
      InputError,
    );
    expect(error.message).toBe("CONVOX_IMAGE_USER is set, but CONVOX_IMAGE_PASSWORD is not");
    expect(imports().map(({ form }) => form?.["src-creds-user"])).toEqual(["robot"]);
    expect(imports()[0]?.form?.["src-creds-pass"]).toBe("secret of the robot");
  });

  test("waits while the Rack is busy with other imports, and is requested again after a lost reply", async () => {
    const { server, host, deps, imports } = await ready();
    server.faults.add("http=409:2@POST /apps/*/builds/*/image");
    await runs(build, { app: "web", image: "nginx" }, deps);
    expect(imports().map(({ status }) => status)).toEqual([409, 409, 202]);
    expect(host.messages.filter((line) => line.includes("busy with other imports"))).toHaveLength(1);

    server.faults.add("drop@POST /apps/*/builds/*/image");
    await runs(build, { app: "web", image: "nginx" }, deps);
    expect(imports()).toHaveLength(5);
  });

  test("leaves no build that waits forever if the Rack stays busy or rejects the image", async () => {
    const { rack, server, deps } = await ready();
    server.faults.add("http=409:always@POST /apps/*/builds/*/image");
    await failure(runs(build, { app: "web", image: "nginx", "build-timeout": "1m" }, deps), TimeoutError);
    server.faults.clear();
    server.faults.add("http=422@POST /apps/*/builds/*/image");
    await failure(runs(build, { app: "web", image: "nginx" }, deps), ConvoxError);

    expect((await rack.builds.list("web")).map(({ status }) => status)).toEqual(["failed", "failed"]);
  });

  test("that the Rack cannot pull fails with the reason of the Rack", async () => {
    const reason = "copy web: unauthorized: authentication required";
    const { rack } = await setup((req, res) => {
      if (req.path === "/system") return json(res, { version: "3.24.9" });
      if (req.path.startsWith("/apps/web/releases")) return json(res, []);
      if (req.path.endsWith("/image")) return void res.writeHead(202).end();
      if (req.path === "/apps/web") return json(res, { name: "web", status: "running", generation: "2" });
      json(res, { id: "BABCDEFGHIJ", app: "web", status: req.method === "GET" ? "failed" : "created", reason });
    });
    const deps = depsFor(rack, { cwd: await source() });
    const error = await failure(runs(build, { app: "web", image: "ghcr.io/acme/web" }, deps), BuildError);

    expect(error.message).toContain(`build BABCDEFGHIJ of web failed: ghcr.io/acme/web cannot be imported: ${reason}`);
    expect(error.hint).toContain("Set CONVOX_IMAGE_USER and CONVOX_IMAGE_PASSWORD");
  });

  test.each<[string, Partial<LocalRackOptions>]>([
    ["a v3 Rack (3.24.5), which cannot import an image", { version: "3.24.5" }],
    ["a v2 Rack (20260421192651), which cannot import an image", { generation: "v2" }],
  ])("is rejected before a build is created by %s", async (reason, options) => {
    const { rack, deps } = await ready(options);
    const error = await failure(runs(build, { app: "web", image: "nginx" }, deps), InputError);

    expect(error.message).toContain(reason);
    expect(error.hint).toContain("It requires v3 3.24.6");
    expect(await rack.builds.list("web")).toEqual([]);
  });

  test("is rejected with a manifest that requires variables, and with inputs of a build", async () => {
    const { rack, deps } = await ready({}, `environment:\n  - KEY\n${SERVICES}`);
    const attempt = (more: Record<string, string>) =>
      failure(runs(build, { app: "web", image: "nginx", ...more }, deps), InputError);

    expect((await attempt({})).message).toContain("it requires KEY");
    expect((await attempt({ "build-args": "A=1", "build-on": "runner", provenance: "p.json" })).message).toBe(
      "image and build-on: runner, build-args, provenance: with image, nothing is built",
    );
    for (const image of ["-x", "a//b", `a:1@sha256:${"0".repeat(64)}`, "a@sha256:12", "a b"]) {
      expect((await attempt({ image })).message).toContain(`image is ${JSON.stringify(image)}: allowed are`);
    }
    expect(await rack.builds.list("web")).toEqual([]);
  });
});
