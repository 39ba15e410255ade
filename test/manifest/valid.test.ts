import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { TABLES } from "@convox/rack-manifest";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { ManifestError } from "../../src/errors.ts";
import { checkManifest, readManifest } from "../../src/manifest/index.ts";
import { parseManifest } from "../../src/manifest/parse.ts";
import { project } from "./project.ts";

const VALID = join(import.meta.dirname, "valid");
const EXAMPLES = resolve(import.meta.dirname, "../../examples");
const TREE = {
  Dockerfile: "FROM scratch\n",
  "web/Dockerfile": "FROM scratch\n",
  "api/Dockerfile": "FROM scratch\n",
  "api/Dockerfile.production": "FROM scratch\n",
};

describe.each(readdirSync(VALID))("%s", (name) => {
  const text = readFileSync(join(VALID, name), "utf8");
  const generations = name.startsWith("both-")
    ? (["v2", "v3", undefined] as const)
    : ([name.slice(0, 2)] as ("v2" | "v3")[]);

  test.each(generations)("a Rack of generation %s would take it, and so it is taken", async (generation) => {
    const manifest = await readManifest(await project({ ...TREE, "convox.yml": text }));
    expect(checkManifest(manifest, generation).filter(({ message }) => !message.includes("no services"))).toEqual([]);
  });

  test("cut off anywhere, it is read or refused", async () => {
    for (let end = 0; end < text.length; end += 13) await answer(text.slice(0, end));
  });
});

async function answer(text: string): Promise<void> {
  const dir = await project({ "convox.yml": text });
  try {
    checkManifest(await readManifest(dir), "v3");
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
  }
}

test.each(readdirSync(EXAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory()))(
  "examples/$name has nothing to complain of",
  async ({ name }) => {
    const manifest = await readManifest(join(EXAMPLES, name));
    expect(manifest.problems).toEqual([]);
    expect(manifest.services.length).toBeGreaterThan(0);
  },
);

test("any mapping that is printed as YAML is parsed to the same keys", () => {
  // `<<` as a key needs a mapping as its value, at any depth.
  const tree = fc
    .dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ maxDepth: 3 }), { noNullPrototype: true })
    .filter((value) => !JSON.stringify(value).includes('"<<"'));
  fc.assert(
    fc.property(tree, (value) => {
      const text = stringify(value, { version: "1.1" });
      // The library does not read back every text that it prints: what it takes itself is what counts here.
      const keys = Object.keys(parse(text, { version: "1.1", schema: "failsafe" }));
      // A reference to a variable is cut in two by a character that no generated text has.
      const { root } = parseManifest(text.replaceAll("${", "$\u00b7{"), {});
      expect(root.kind === "map" ? root.entries.map(({ key }) => key.replaceAll("$\u00b7{", "${")) : root).toEqual(
        keys,
      );
    }),
    { numRuns: 200 },
  );
});

test("values of any kind under the keys of a manifest are answered, never a crash", async () => {
  const leaf = fc.oneof(
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.string(),
    fc.constantFrom("1-3", "web", ".", "${A}", "a/b"),
  );
  const value = fc.oneof(
    leaf,
    fc.array(leaf, { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("path", "port", "count", "service", "type", "ports"), leaf),
  );
  const keys = fc.constantFrom(...knownKeys("service"));
  const service = fc.oneof(value, fc.dictionary(keys, value, { maxKeys: 6 }));
  const top = fc.dictionary(fc.constantFrom(...knownKeys("top")), fc.oneof(value, fc.dictionary(fc.string(), service)));
  await fc.assert(
    fc.asyncProperty(top, fc.dictionary(fc.string(), service), async (rest, services) => {
      await answer(stringify({ ...rest, services }, { version: "1.1" }));
    }),
    { numRuns: 100 },
  );
});

/** The keys that a Rack of either generation knows at one place. */
function knownKeys(section: "top" | "service"): readonly string[] {
  return Object.values(TABLES).flatMap(({ fields }) => {
    if (section === "top") return Object.keys(fields);
    const services = fields["services"];
    const service = services?.is === "section" ? services.of : undefined;
    return service !== undefined && "fields" in service ? Object.keys(service.fields ?? {}) : [];
  });
}
