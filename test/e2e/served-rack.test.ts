import { join } from "node:path";
import { expect, test } from "vitest";
import { connect, directEndpoint } from "../../src/rack/index.ts";
import { program, root, start, temporary } from "../support/program.ts";

const hello = join(root, "examples/hello");

test.each(["v2", "v3"])(
  "a served local Rack (%s) is used by its RACK_URL, is strict, and ends on Ctrl-C",
  async (generation) => {
    const server = start(["local-rack", "--generation", generation, "--data", await temporary()]);
    const [, url = ""] = await server.printed(/^RACK_URL=(.*)$/m);
    expect(url).toMatch(/^http:\/\/convox:[^@]{16,}@127\.0\.0\.1:\d+$/);
    const env = { RACK_URL: url };

    const unknown = await program(["deploy", hello, "--app", "web"], { env });
    expect(unknown.code).toBe(4);
    expect(unknown.stderr).toContain("app not found: web");

    const client = connect(directEndpoint(url));
    await client.apps.create("web");
    client.close();
    const deployed = await program(["deploy", hello, "--app", "web", "--json"], { env });
    expect(deployed.code).toBe(0);
    const { build, release } = JSON.parse(deployed.stdout);

    const info = await program(["builds", "info", build, "--app", "web"], { env });
    expect(info.stdout).toMatch(new RegExp(`^Id +${build}\nStatus +complete\nRelease +${release}\n`));
    const logs = await program(["builds", "logs", build, "--app", "web"], { env });
    expect([logs.code, logs.stderr]).toEqual([0, ""]);
    expect(logs.stdout).toContain("node:24-alpine");

    server.kill("SIGINT");
    const { code, stderr } = await server.ended;
    expect([code, stderr]).toEqual([0, ""]);
  },
);

test("a served Console hands on what its deploy key may do, and refuses the rest", async () => {
  const server = start(["local-rack", "--console", "--data", await temporary()]);
  const [, host = "", key = "", rack = ""] = await server.printed(
    /^CONVOX_HOST=(\S+) X_DEV_ALLOW_HTTP=true CONVOX_PASSWORD=(\S+) CONVOX_RACK=(\S+)$/m,
  );
  const [, url = ""] = await server.printed(/^RACK_URL=(.*)$/m);
  const client = connect(directEndpoint(url));
  await client.apps.create("web");
  client.close();

  const env = { CONVOX_HOST: host, CONVOX_RACK: rack, X_DEV_ALLOW_HTTP: "true" };
  const deployed = await program(["deploy", hello, "--app", "web", "--id", "--password-stdin"], {
    env,
    input: `${key}\n`,
  });
  expect(deployed.stdout).toMatch(/^R[A-Z]{10}$/);
  expect(deployed.stderr).not.toContain(key);
  const refused = await program(["builds", "info", "BAAAAAAAAAA", "--app", "web"], { env, input: "" });
  expect(refused.stderr).toContain("needs a deploy key");
  server.kill("SIGTERM");
  expect((await server.ended).code).toBe(0);
});
