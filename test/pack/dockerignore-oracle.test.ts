import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Docker, docker, dockerMissing } from "../support/docker-context.ts";
import {
  type Answer,
  type Case,
  ourAnswer,
  RANDOM_CASE,
  RECORDED,
  toAnswer,
  withAncestors,
  withCase,
} from "./dockerignore-cases.ts";
import { HAND_PICKED, TREE } from "./dockerignore-list.ts";

const missing = dockerMissing();
const recording = process.env["DOCKERIGNORE_RECORD"] === "1";
const skipped = missing === undefined ? "" : ` (skipped: ${missing})`;

let oracle: Docker | undefined;
beforeAll(async () => {
  if (missing === undefined) oracle = await docker();
});
afterAll(async () => {
  await oracle?.close();
});

test.skipIf(missing !== undefined)(`fresh random rules drop what the docker command drops${skipped}`, async () => {
  await fc.assert(
    fc.asyncProperty(RANDOM_CASE, async (random) => {
      const { ours, dockers } = await withCase(random, async (dir) => ({
        ours: await ourAnswer(dir, random.files),
        dockers: await dockersAnswer(dir, random),
      }));
      if ("error" in dockers) expect(ours).toHaveProperty("error");
      else expect(ours).toEqual({ dropped: withAncestors(random.files, dockers) });
    }),
    { numRuns: 60 },
  );
});

/** `DOCKERIGNORE_RECORD=1 npx vitest run --project unit test/pack/dockerignore-oracle` asks docker again. */
test.skipIf(missing !== undefined || !recording)(
  `docker's answers are recorded${recording ? skipped : " (only with DOCKERIGNORE_RECORD=1)"}`,
  { timeout: 300_000 },
  async () => {
    const ask = async (asked: Case) => withCase(asked, (dir) => dockersAnswer(dir, asked));
    const picked: string[] = [];
    for (const rules of HAND_PICKED) picked.push(JSON.stringify({ rules, ...(await ask({ files: TREE, rules })) }));
    const random: string[] = [];
    for (const asked of fc.sample(RANDOM_CASE, { seed: 20_260_801, numRuns: 400 })) {
      random.push(JSON.stringify({ ...asked, ...(await ask(asked)) }));
    }
    await mkdir(RECORDED, { recursive: true });
    const tree = JSON.stringify(TREE);
    const version = oracle?.version;
    await writeFile(
      join(RECORDED, "hand-picked.json"),
      `{"docker":"${version}","tree":${tree},"cases":[\n${picked.join(",\n")}\n]}\n`,
    );
    await writeFile(join(RECORDED, "random.json"), `{"docker":"${version}","cases":[\n${random.join(",\n")}\n]}\n`);
  },
);

async function dockersAnswer(dir: string, { files }: Case): Promise<Answer> {
  if (oracle === undefined) throw new Error("no docker");
  return toAnswer(files, await oracle.context(dir));
}
