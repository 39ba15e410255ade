import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../support/program.ts";

test("the licenses of all packages in the bundle are those that the dependency review allows", () => {
  const { jobs } = parse(readFileSync(join(root, ".github/workflows/security.yml"), "utf8"));
  const review = jobs.dependencies.steps.find(
    ({ with: given }: { with?: object }) => "allow-licenses" in Object(given),
  );
  const allowed: string[] = review.with["allow-licenses"].split(", ");
  // Each entry of the list is the name of a package, its license, and the text.
  const list = readFileSync(join(root, "dist/licenses.txt"), "utf8");
  const packages = [...list.matchAll(/(?:^|\n\n)(@?[a-z0-9][\w./@-]*)\n([A-Za-z0-9.() -]+)\n/g)];
  expect(packages.map(([, name]) => name)).toEqual(expect.arrayContaining(["@actions/core", "ws"]));
  expect(packages.filter(([, , license = ""]) => !allowed.includes(license)).map(([, name]) => name)).toEqual([]);
});
