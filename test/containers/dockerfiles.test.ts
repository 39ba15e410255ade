import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { buildahImages } from "../../local-rack/src/builder/buildah-images.ts";
import { dockerImages } from "../../local-rack/src/builder/docker-images.ts";
import type { ImageStore } from "../../local-rack/src/model/image-store.ts";
import { temporary } from "../support/program.ts";
import { BASE } from "./setup.ts";
import { putFiles } from "./support.ts";

const run = promisify(execFile);
const found = inject("containers");

const FROM = `FROM ${BASE}\n`;
const PIPEFAIL = 'SHELL ["/bin/sh", "-o", "pipefail", "-c"]\n';

/** Dockerfiles with the verdict of Docker 20.10. The context has a file `a` and a folder `d` with a file `b`. */
const TABLE: Record<string, [verdict: "builds" | "fails", dockerfile: string]> = {
  "a step that succeeds": ["builds", `${FROM}RUN true\n`],
  "a step that fails": ["fails", `${FROM}RUN false\n`],
  "an exit code other than 1": ["fails", `${FROM}RUN exit 7\n`],
  "a pipe whose first program fails": ["builds", `${FROM}RUN false | cat\n`],
  "a pipe whose first program fails, with pipefail": ["fails", `${FROM}${PIPEFAIL}RUN false | cat\n`],
  "pipefail in an earlier stage only": ["builds", `${FROM}${PIPEFAIL}RUN true\n${FROM}RUN false | cat\n`],
  "a stage that inherits the shell of another": ["fails", `FROM ${BASE} AS a\n${PIPEFAIL}FROM a\nRUN false | cat\n`],
  "a shell that does not exist": ["fails", `${FROM}SHELL ["/bin/none", "-c"]\nRUN true\n`],
  "the exec form of RUN": ["builds", `${FROM}RUN ["/bin/sh", "-c", "true"]\n`],
  "the exec form of RUN with a program that does not exist": ["fails", `${FROM}RUN ["none"]\n`],
  "a copied file": ["builds", `${FROM}COPY a /a\nRUN test -f /a\n`],
  "a copied file that does not exist": ["fails", `${FROM}COPY none /a\n`],
  "a pattern that matches": ["builds", `${FROM}COPY d/* /d/\nRUN test -f /d/b\n`],
  "a pattern that matches nothing": ["fails", `${FROM}COPY none* /d/\n`],
  "a copied folder": ["builds", `${FROM}COPY d /d\nRUN test -f /d/b\n`],
  "several sources for a file": ["fails", `${FROM}COPY a d/b /x\n`],
  "a file of an earlier stage": ["builds", `FROM ${BASE} AS one\nRUN echo x > /x\n${FROM}COPY --from=one /x /y\n`],
  "a file of an earlier stage that does not exist": [
    "fails",
    `FROM ${BASE} AS one\nRUN true\n${FROM}COPY --from=one /none /y\n`,
  ],
  "an argument with a default": ["builds", `${FROM}ARG V=1\nRUN test "$V" = 1\n`],
  "an argument that is passed": ["builds", `${FROM}ARG GIVEN\nRUN test "$GIVEN" = yes\n`],
  "an argument that the stage does not declare": ["fails", `ARG GIVEN\n${FROM}RUN test "$GIVEN" = yes\n`],
  "an argument in FROM": ["builds", `ARG NAME=${BASE}\nFROM $NAME\nRUN true\n`],
  "a variable of ENV in a later step": ["builds", `${FROM}ENV A=1 B=2\nRUN test "$A$B" = 12\n`],
  "a working directory that is created": ["builds", `${FROM}WORKDIR /x/y\nRUN test "$(pwd)" = /x/y\n`],
  "a user that does not exist": ["fails", `${FROM}USER missing-user\nRUN true\n`],
  "a user by number": ["builds", `${FROM}USER 1000\nRUN test "$(id -u)" = 1000\n`],
  "a health check": ["builds", `${FROM}HEALTHCHECK CMD true\n`],
  "a trigger for later builds": ["builds", `${FROM}ONBUILD RUN false\n`],
  "a label, a port, a volume and a stop signal": [
    "builds",
    `${FROM}LABEL a=b\nEXPOSE 3000\nVOLUME /data\nSTOPSIGNAL SIGINT\n`,
  ],
  "an image that does not exist": ["fails", "FROM localhost/convox-none:1\nRUN true\n"],
  "an instruction that does not exist": ["fails", `${FROM}RUM true\n`],
  "no instruction at all": ["fails", "# nothing\n"],
};

/** Both tools find their own settings in it. */
const ENV = { ...found.buildah, ...found.docker };

/** Whether the Dockerfile builds, and the log. */
async function findVerdict(
  store: ImageStore,
  context: string,
  index: number,
): Promise<{ verdict: "builds" | "fails"; log: string }> {
  let log = "";
  const name = `convox-table-${store.name}-${index}`;
  const options = { name, context, dockerfile: join(context, "Dockerfile"), buildArgs: ["GIVEN=yes"], cache: true };
  try {
    for await (const chunk of store.build(options, AbortSignal.timeout(120_000))) log += Buffer.from(chunk).toString();
    return { verdict: "builds", log };
  } catch (error) {
    expect(String(error)).toMatch(/exit status \d+/);
    return { verdict: "fails", log };
  } finally {
    await store.remove(name).catch(() => undefined);
  }
}

const missing = found.docker === undefined || found.buildah === undefined ? found.reasons.join("; ") : undefined;

describe.skipIf(missing !== undefined)(
  `docker and buildah give the same verdict${missing === undefined ? "" : ` (skipped: ${missing})`}`,
  () => {
    beforeAll(() => {
      const before = { ...process.env };
      Object.assign(process.env, ENV);
      return () => {
        process.env = before;
      };
    });

    for (const [index, [name, [expected, dockerfile]]] of Object.entries(TABLE).entries()) {
      // Most of the time goes to waiting for the engine and the disk.
      test.concurrent(`${name}: ${expected}`, async ({ expect }) => {
        const context = await mkdtemp(join(tmpdir(), "convox-table-"));
        const data = await mkdtemp(join(tmpdir(), "convox-table-"));
        try {
          await putFiles(context, { Dockerfile: dockerfile, a: "a\n", "d/b": "b\n" });
          const [docker, buildah] = await Promise.all([
            findVerdict(dockerImages, context, index),
            findVerdict(buildahImages(data), context, index),
          ]);
          const verdicts = { docker: docker.verdict, buildah: buildah.verdict };
          expect(verdicts, `docker:\n${docker.log}\nbuildah:\n${buildah.log}`).toEqual({
            docker: expected,
            buildah: expected,
          });
        } finally {
          for (const folder of [context, data]) await rm(folder, { recursive: true, force: true });
        }
      });
    }

    test("an image of buildah keeps the health check and the triggers of its Dockerfile", async () => {
      const context = await temporary();
      await putFiles(context, { Dockerfile: `${FROM}HEALTHCHECK CMD true\nONBUILD RUN echo later\n` });
      const store = buildahImages(await temporary());
      const dockerfile = join(context, "Dockerfile");
      const options = { name: "convox-kept", context, dockerfile, buildArgs: [], cache: true };
      for await (const _ of store.build(options, AbortSignal.timeout(120_000)));

      const { stdout } = await run("buildah", ["inspect", "--type", "image", "convox-kept"]);
      const { config } = JSON.parse(stdout).Docker;
      expect([config.Healthcheck.Test, config.OnBuild]).toEqual([["CMD-SHELL", "true"], ["RUN echo later"]]);
    });
  },
);
