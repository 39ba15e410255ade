import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, inject, onTestFinished, test } from "vitest";
import { runWorkflow } from "../support/circleci.ts";
import { servedRack } from "../support/local-rack.ts";
import { freshOrb } from "../support/orb.ts";
import { root } from "../support/program.ts";
import { nodeContext } from "./node-image.ts";

const run = promisify(execFile);
const found = inject("containers");

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
    await docker("build", "-t", "convox-test-node", await nodeContext());
    const { stdout } = await docker(
      ...["run", "-d", "--network", "host", "-v", `${shared}:${shared}`, "-v", `${root}/dist:/opt/convox:ro`],
      ...["convox-test-node", "sleep", "600"],
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
    expect(ran?.log).toMatch(/Promoted R[A-Z]{10} of web/);
    expect(await readdir(join(ran?.artifacts ?? "", "convox"))).toEqual([
      "deploy-web.json",
      "deploy-web.log",
      "deploy-web.timeline.json",
      "deploy-web.xml",
    ]);
    expect(await readFile(join(ran?.testResults ?? "", "deploy-web.xml"), "utf8")).toContain('failures="0"');
  },
);
