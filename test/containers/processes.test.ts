import { type LocalRack, type LocalRackOptions, startLocalRack } from "@convox/local-rack";
import { describe, expect } from "vitest";
import { ask, build, END, eventually, logOf, PASSWORD, pick, read, start } from "../../local-rack/test/support.ts";
import { BASE } from "./setup.ts";
import { type Place, withBuilders } from "./support.ts";

const MARKER = "F1E49A85-0AD7-4AEF-A618-C249C6E6568D:";

const TOOLS = {
  "convox.yml":
    "environment:\n  - COLOR=blue\nservices:\n  web:\n    build: .\n    command: sh stay.sh\n  api:\n    build: .\n    command: sh stay.sh\n",
  Dockerfile: `FROM ${BASE}\nENV BAKED=yes\nWORKDIR /site\nCOPY hello stay.sh ./\nENTRYPOINT ["env", "VIA=entrypoint"]\n`,
  hello: "hello from the image\n",
  "stay.sh": 'trap "exit 0" TERM\nwhile :; do sleep 1 & wait $!; done\n',
};

/** Runs `body` on a Rack that uses the place's builder, in the place's environment. */
async function withRack(
  here: Place,
  generation: "v2" | "v3",
  body: (rack: LocalRack) => Promise<void>,
  options: Partial<LocalRackOptions> = {},
): Promise<void> {
  const before = { ...process.env };
  Object.assign(process.env, here.env);
  const rack = await startLocalRack({
    data: here.data,
    builder: here.builder,
    generation,
    password: PASSWORD,
    promotion: { updatingMs: 0, rollbackMs: 0, creatingMs: 0, deletingMs: 0, startingMs: 0 },
    ...options,
  });
  try {
    await body(rack);
    for (const { name } of JSON.parse((await ask(rack, "GET /apps")).text)) await ask(rack, `DELETE /apps/${name}`);
  } finally {
    await rack.close();
    process.env = before;
  }
}

async function buildRelease(rack: LocalRack, app: string, files: Record<string, string>) {
  const built = await build(rack, app, files);
  expect(pick(built, "status") === "complete" ? "" : await logOf(rack, built)).toBe("");
  return { id: String(pick(built, "id")), release: String(pick(built, "release")), log: await logOf(rack, built) };
}

async function promoteAndWait(rack: LocalRack, app: string, release: string): Promise<void> {
  const answer = await ask(rack, `POST /apps/${app}/releases/${release}/promote`, { form: { force: "true" } });
  expect(answer.text).toBe("ok\n");
  await eventually(async () => pick(await ask(rack, `GET /apps/${app}`), "status") === "running");
}

async function run(rack: LocalRack, headers: Record<string, string>): Promise<string> {
  const started = await ask(rack, "POST /apps/app/services/web/processes", { headers });
  expect([started.status, started.status === 200 ? "" : started.text]).toEqual([200, ""]);
  const id = String(pick(started, "id"));
  return id;
}

function exec(rack: LocalRack, pid: string, headers: Record<string, string>, more: Parameters<typeof read>[2] = {}) {
  return read(rack, `/apps/app/processes/${pid}/exec`, { headers, ...more });
}

describe("processes of the local Rack", () => {
  // How a call is answered depends on the generation, what a process does on the engine: two pairs have all four.
  for (const [generation, engine] of [
    ["v2", "docker"],
    ["v3", "buildah"],
  ] as const) {
    const engines = [engine];
    const quiet: Record<string, string> = generation === "v3" ? { Tty: "false", "Disable-Stdin": "true" } : {};
    const shell = (script: string) => (generation === "v3" ? `sh -c '${script}'` : script);

    withBuilders(
      `${generation}: commands run in the built image`,
      async (here) => {
        await withRack(here, generation, async (rack) => {
          const { release } = await buildRelease(rack, "app", TOOLS);
          const pid = await run(rack, { Command: "sh stay.sh", Release: release });
          await eventually(async () => pick(await ask(rack, `GET /apps/app/processes/${pid}`), "status") === "running");

          const failed = await exec(rack, pid, { Command: shell("exit 42"), ...quiet });
          expect(failed.text).toBe(`${MARKER}42\n`);

          const seen = await exec(rack, pid, { Command: shell("pwd; cat hello; echo $BAKED $COLOR $RELEASE [$VIA]") });
          expect(seen.text).toBe(`/site\r\nhello from the image\r\nyes blue ${release} []\r\n${MARKER}0\n`);

          const entered = await exec(rack, pid, { Command: shell("echo [$VIA]"), Entrypoint: "true" });
          expect(entered.text).toBe(`[entrypoint]\r\n${MARKER}0\n`);

          const terminal = await exec(
            rack,
            pid,
            {
              Command: shell("test -t 0 && sleep 1; stty size; read line; echo got $line >&2"),
              Height: "40",
              Width: "100",
            },
            { say: ["typed\n"] },
          );
          expect(terminal.text).toContain("40 100\r\n");
          expect(terminal.text).toContain("typed\r\n");
          expect(terminal.text).toMatch(new RegExp(`got typed\r\n${MARKER}0\n$`));

          expect((await ask(rack, `DELETE /apps/app/processes/${pid}`)).text).toBe("ok\n");
          await eventually(async () => (await ask(rack, `GET /apps/app/processes/${pid}`)).status >= 400);
        });
      },
      engines,
    );

    withBuilders(
      `${generation}: the log contains the output of a detached process, even after it ended`,
      async (here) => {
        await withRack(here, generation, async (rack) => {
          const { release } = await buildRelease(rack, "app", TOOLS);
          const pid = await run(rack, { Command: shell("echo one; echo two >&2"), Release: release });

          const log = await eventually(async () => {
            const { text } = await read(rack, "/apps/app/logs", { headers: { Prefix: "true", Follow: "false" } });
            return text.includes(" two\n") && text;
          });

          expect(log).toMatch(new RegExp(`^\\S+Z service/web/${pid} one$`, "m"));
        });
      },
      engines,
    );

    withBuilders(
      `${generation}: files are copied into and out of a process`,
      async (here) => {
        await withRack(here, generation, async (rack) => {
          const { release } = await buildRelease(rack, "app", TOOLS);
          const pid = await run(rack, { Command: "sh stay.sh", Release: release });
          const tar = await ask(rack, `GET /apps/app/processes/${pid}/files?file=/site/hello`);
          // v3 keeps the whole path, v2 only the last part.
          expect(tar.body.toString("latin1", 0, 10).replace(/\0/g, "")).toBe(
            generation === "v3" ? "site/hello" : "hello",
          );
          await exec(rack, pid, { Command: shell("rm /site/hello"), ...quiet });

          expect((await ask(rack, `POST /apps/app/processes/${pid}/files`, { body: tar.body })).text).toBe("ok\n");

          const path = generation === "v3" ? "/site/hello" : "/hello";
          expect((await exec(rack, pid, { Command: `cat ${path}` })).text).toContain("hello from the image");
          expect((await ask(rack, `DELETE /apps/app/processes/${pid}/files?files=${path}`)).text).toBe("ok\n");
          expect((await exec(rack, pid, { Command: `test -e ${path}` })).text).toBe(`${MARKER}1\n`);
        });
      },
      engines,
    );
  }

  for (const generation of ["v2", "v3"] as const) {
    withBuilders(`${generation}: an export imported into another app results in the same images`, async (here) => {
      await withRack(here, generation, async (rack) => {
        const { id, log } = await buildRelease(rack, "app", TOOLS);
        await ask(rack, "POST /apps", { form: { name: "other" } });
        const archive = await ask(rack, `GET /apps/app/builds/${id}.tgz`);
        expect([archive.status, archive.status === 200 ? "" : archive.text]).toEqual([200, ""]);

        const imported = await ask(rack, "POST /apps/other/builds/import", {
          body: archive.body,
          headers: { "Content-Type": "application/octet-stream" },
        });

        expect([imported.status, imported.status === 200 ? "" : imported.text]).toEqual([200, ""]);
        const registry = /^Running: docker push ([^/]+)\/app:/m.exec(log)?.[1] ?? "";
        const image = async (app: string, build: unknown, service: string) => {
          const name = `docker://${registry}/${app}:${service}.${build}`;
          const inspect = async (...flags: string[]) =>
            JSON.parse(await here.tool("skopeo", "inspect", "--tls-verify=false", ...flags, name));
          const { rootfs, config } = await inspect("--config");
          return {
            config: (await inspect("--raw")).config.digest,
            digest: (await inspect()).Digest,
            content: { rootfs, env: config.Env, entrypoint: config.Entrypoint, workdir: config.WorkingDir },
          };
        };
        for (const service of ["web", "api"]) {
          const [before, after] = [
            await image("app", id, service),
            await image("other", pick(imported, "id"), service),
          ];
          expect(after.content).toEqual(before.content);
          // Both builders store images in Docker's format. A v3 archive is an OCI layout, which gives the same layers and
          // configuration another id and digest; a v2 archive keeps the id.
          if (generation === "v2") expect(after.config).toBe(before.config);
        }
      });
    });
  }

  withBuilders("v2: the command receives the end of input, and its output has Docker's frames", async (here) => {
    await withRack(here, "v2", async (rack) => {
      const { release } = await buildRelease(rack, "app", TOOLS);
      const pid = await run(rack, { Command: "sh stay.sh", Release: release });

      const plain = await exec(rack, pid, { Command: "cat; echo err >&2", Tty: "false" }, { say: ["in\n", END] });

      const bytes = Buffer.concat(plain.texts);
      expect(bytes.indexOf(Buffer.from("\x01\0\0\0\0\0\0\x03in\n", "latin1"))).toBeGreaterThanOrEqual(0);
      expect(bytes.indexOf(Buffer.from("\x02\0\0\0\0\0\0\x04err\n", "latin1"))).toBeGreaterThanOrEqual(0);
      expect(plain.text).toMatch(new RegExp(`${MARKER}0\n$`));
    });
  });

  for (const [generation, oddities, status] of [
    ["v3", {}, 200],
    ["v3", { importIgnoresPush: false }, 500],
    ["v2", {}, 500],
  ] as const) {
    const kind =
      oddities.importIgnoresPush === false ? `${generation} without the option importIgnoresPush` : generation;
    const outcome = status === 200 ? "completes" : "is rejected";
    withBuilders(
      `${kind}: an import whose image cannot be pushed ${outcome}`,
      async (here) => {
        // Nothing listens on port 1.
        const options = { registry: "127.0.0.1:1", oddities };
        const planned = await start({ generation });
        const built = await build(planned, "app", TOOLS);
        const archive = await ask(planned, `GET /apps/app/builds/${pick(built, "id")}.tgz`);
        await withRack(
          here,
          generation,
          async (rack) => {
            await ask(rack, "POST /apps", { form: { name: "app" } });

            const answer = await ask(rack, "POST /apps/app/builds/import", {
              body: archive.body,
              headers: { "Content-Type": "application/octet-stream" },
            });

            expect(answer.status).toBe(status);
            const releases = JSON.parse((await ask(rack, "GET /apps/app/releases")).text);
            expect(releases).toHaveLength(status === 200 ? 1 : 0);
          },
          options,
        );
      },
      ["docker"],
    );
  }

  withBuilders(
    "v3: a service is scaled and restarted",
    async (here) => {
      await withRack(here, "v3", async (rack) => {
        const { release } = await buildRelease(rack, "app", TOOLS);
        await promoteAndWait(rack, "app", release);
        const ids = async (): Promise<string[]> =>
          JSON.parse((await ask(rack, "GET /apps/app/processes?service=web")).text).map(({ id }: { id: string }) => id);
        const [first] = await ids();

        await ask(rack, "PUT /apps/app/services/web", { form: { count: "2" } });
        const two = await eventually(async () => (await ids()).length === 2 && ids());
        expect(two).toContain(first);
        await ask(rack, "POST /apps/app/services/web/restart");
        const fresh = await eventually(async () => {
          const now = await ids();
          return now.length === 2 && !now.some((id) => two.includes(id)) && now;
        });
        expect((await exec(rack, "web", { Command: "echo here" })).text).toBe(`here\r\n${MARKER}0\n`);

        await ask(rack, "PUT /apps/app/services/web", { form: { count: "1" } });
        await eventually(async () => (await ids()).length === 1);
        expect(fresh).toContain((await ids())[0]);
      });
    },
    ["docker"],
  );

  withBuilders(
    "v3: diagnose shows the last output of a process that keeps ending",
    async (here) => {
      await withRack(here, "v3", async (rack) => {
        const good = await buildRelease(rack, "app", TOOLS);
        await promoteAndWait(rack, "app", good.release);
        const bad = await buildRelease(rack, "app", {
          ...TOOLS,
          "convox.yml": TOOLS["convox.yml"].replace("sh stay.sh", "sh -c 'echo cannot find my database; exit 3'"),
        });
        await promoteAndWait(rack, "app", bad.release);
        expect(pick(await ask(rack, "GET /apps/app"), "release")).toBe(good.release);

        const report = JSON.parse((await ask(rack, "GET /apps/app/diagnose")).text);

        expect(report.overview.events[0]).toMatchObject({ type: "Warning", reason: "BackOff" });
        expect(report.overview.services.map(({ status }: { status: string }) => status)).toEqual([
          "running",
          "running",
        ]);
        expect(report.pods[0]).toMatchObject({
          service: "web",
          classification: "not-ready",
          stateDetail: "CrashLoopBackOff",
          logs: "cannot find my database\n",
        });
        expect(report.summary).toMatchObject({ total: 3, notReady: 1 });
      });
    },
    ["buildah"],
  );
});
