import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, inject, onTestFinished, test } from "vitest";
import { runWorkflow } from "../support/circleci.ts";
import { servedRack } from "../support/local-rack.ts";
import { freshOrb } from "../support/orb.ts";
import { root, temporary } from "../support/program.ts";
import { BASE } from "./setup.ts";

const run = promisify(execFile);
const found = inject("containers");

/** An image with busybox and this machine's Node, as small as a job of the orb may have it: no bash, no curl, no npm. */
async function nodeImage(host: string): Promise<string> {
  const context = await temporary();
  const node = await realpath(process.execPath);
  const { stdout } = await run("ldd", [node]);
  const libraries = [...stdout.matchAll(/(\/\S+) \(0x/g)].map(([, path = ""]) => path);
  const copies = [];
  for (const [index, path] of [node, ...libraries].entries()) {
    await cp(path, join(context, `${index}`), { dereference: true });
    copies.push(`COPY ${index} ${index === 0 ? "/usr/local/bin/node" : path}`);
  }
  await writeFile(join(context, "Dockerfile"), `FROM ${BASE}\n${copies.join("\n")}\n`);
  await run("docker", ["-H", host, "build", "-t", "convox-test-node", context]);
  return "convox-test-node";
}

test.skipIf(found.docker === undefined)(
  `the deploy job of the orb in a container that has Node and a busybox shell${found.docker ? "" : ` (skipped: ${found.reasons.join("; ")})`}`,
  async () => {
    const host = found.docker?.["DOCKER_HOST"] ?? "";
    const docker = (...args: string[]) => run("docker", ["-H", host, ...args]);
    const client = (await run("/bin/sh", ["-c", "command -v docker"])).stdout.trim();
    const rack = await servedRack();
    const work = await mkdtemp(join(tmpdir(), "orb-"));
    onTestFinished(() => rm(work, { recursive: true, force: true }));
    const orb = await freshOrb(work);
    const shared = tmpdir();
    const { stdout } = await docker(
      ...["run", "-d", "--network", "host", "-v", `${shared}:${shared}`, "-v", `${root}/dist:/opt/convox:ro`],
      ...[await nodeImage(host), "sleep", "600"],
    );
    const container = stdout.trim();
    onTestFinished(async () => void (await docker("rm", "-f", container)));

    const config = `
version: 2.1
orbs: {convox: convox/orb@1}
workflows:
  w:
    jobs:
      - convox/deploy:
          app: web
          description: "in a  container, $(id) 'quoted'"
          bundle_path: /opt/convox
          results_dir: ${join(work, "results")}
`;
    const [ran] = await runWorkflow(config, "w", {
      orbs: { convox: orb },
      source: join(root, "examples/hello"),
      env: { RACK_URL: rack.url },
      path: "/usr/local/bin:/bin",
      shell: ["/bin/sh", "-eo", "pipefail"],
      inside: (cwd, names) => [
        ...[client, "-H", host, "exec", "-w", cwd],
        ...names.flatMap((name) => ["-e", name]),
        container,
      ],
    });

    expect([ran?.status, ran?.status === "success" ? "" : ran?.log]).toEqual(["success", ""]);
    expect(ran?.log).toMatch(/Promoted R[A-Z]{10}: web runs it/);
    expect(await readdir(join(ran?.artifacts ?? "", "convox"))).toEqual([
      "deploy-web.json",
      "deploy-web.log",
      "deploy-web.timeline.json",
      "deploy-web.xml",
    ]);
    expect(await readFile(join(ran?.testResults ?? "", "deploy-web.xml"), "utf8")).toContain('failures="0"');
  },
);
