import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ManifestError } from "../../src/errors.ts";
import { checkManifest, type Manifest, readManifest } from "../../src/manifest/index.ts";
import { readVerdicts } from "../support/manifest-verdicts.ts";

const documents = readVerdicts();

/** What a Rack takes but reads as something else than is written: refused on purpose, with a fix. */
const STRICTER = [/v3 Racks ignore the merge key/, /is empty, which means 0 processes/];

const answers = new Map<string, Manifest | ManifestError>();
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "verdicts-"));
  for (const { text } of documents) answers.set(text, await read(text));
});

afterAll(() => rm(dir, { recursive: true, force: true }));

describe.each(["v2", "v3"] as const)("a manifest is refused as the loader of %s refuses it", (generation) => {
  test.each(documents)("$name", (document) => {
    const message = findRefusal(document.text, generation);
    // A variable that the app's environment must hold is checked by another command, which knows the environment.
    const isRefused = document[generation].refuses !== undefined && !/^required env/.test(document[generation].refuses);

    if (isRefused) {
      expect(message, document[generation].refuses).toBeDefined();
      for (const line of mistakesIn(message ?? "")) expect(line).toMatch(/^convox\.yml:\d+:\d+: \S.+/);
    } else if (!STRICTER.some((rule) => rule.test(message ?? ""))) expect(message).toBeUndefined();
  });
});

/** Each mistake of a message, which begins with its line and column. */
function mistakesIn(message: string): string[] {
  const [first = "", ...rest] = message.split("\n");
  return first.endsWith("mistakes:") ? rest : [first, ...rest];
}

function findRefusal(text: string, generation: "v2" | "v3"): string | undefined {
  const answer = answers.get(text);
  if (answer === undefined || answer instanceof ManifestError) return answer?.message;
  return catchError(() => checkManifest(answer, generation))?.message;
}

async function read(text: string): Promise<Manifest | ManifestError> {
  await writeFile(join(dir, "convox.yml"), text);
  return readManifest(dir, { buildArgs: {}, checksBuilds: false }).catch((error: unknown) => {
    if (error instanceof ManifestError) return error;
    throw error;
  });
}

function catchError(check: () => unknown): ManifestError | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof ManifestError) return error;
    throw error;
  }
}
