import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ManifestError } from "../../src/errors.ts";
import { checkManifest } from "../../src/manifest/index.ts";
import { read } from "./project.ts";

const FILE = resolve(import.meta.dirname, "../fixtures/manifest-verdicts.json");
const { documents } = JSON.parse(readFileSync(FILE, "utf8")) as { documents: Recorded[] };

interface Recorded {
  name: string;
  text: string;
  v2: { takes?: unknown; refuses?: string };
  v3: { takes?: unknown; refuses?: string };
}

/** What a Rack takes but reads as something else than is written: refused on purpose, with a fix. */
const STRICTER = [/v3 Racks ignore the merge key/, /is empty, which means 0 processes/];

describe.each(["v2", "v3"] as const)("a manifest is refused as the loader of %s refuses it", (generation) => {
  test.each(documents)("$name", async (document) => {
    const message = await findRefusal(document.text, generation);
    // A variable that the app's environment must hold is checked by another command, which knows the environment.
    const isRefused = document[generation].refuses !== undefined && !/^required env/.test(document[generation].refuses);

    if (isRefused) expect(message, document[generation].refuses).toMatch(/^convox\.yml(:\d+:\d+: | has )/);
    else if (!STRICTER.some((rule) => rule.test(message ?? ""))) expect(message).toBeUndefined();
  });
});

async function findRefusal(text: string, generation: "v2" | "v3"): Promise<string | undefined> {
  try {
    checkManifest(await read(text, { buildArgs: {} }), generation);
    return undefined;
  } catch (error) {
    if (error instanceof ManifestError) return error.message;
    throw error;
  }
}
