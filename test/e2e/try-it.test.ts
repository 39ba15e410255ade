import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { program, root, temporary } from "../support/program.ts";

const BUILD = /B[A-Z]{10}/;
const RELEASE = /R[A-Z]{10}/;

describe("the README's first command", () => {
  test("deploys the example to the local Rack, in a copy that has only what git tracks and no node_modules", async () => {
    const clone = await temporary();
    for (const path of ["bin", "dist", "examples", "package.json"]) {
      await cp(join(root, path), join(clone, path), { recursive: true });
    }
    const { code, stdout, stderr } = await program(["deploy", "examples/hello", "--rack", "local", "--app", "hello"], {
      cwd: clone,
      env: { CONVOX_LOCAL_RACK_DATA: join(clone, "rack") },
    });

    expect(stderr).toBe("");
    expect(stdout).toMatch(/^Local Rack \(plan only\): /);
    expect(stdout).toMatch(/Build: {3}B[A-Z]{10}\nRelease: R[A-Z]{10}\n/);
    expect(stdout).toMatch(
      /Promoted R[A-Z]{10} of hello on local: build B[A-Z]{10}, https:\/\/web\.hello\.local\.test\n/,
    );
    expect(code).toBe(0);
  });

  test("is the one that the README has, and its output is that of the README's picture except for ids and times", async () => {
    const readme = await readFile(join(root, "README.md"), "utf8");
    const data = await temporary();
    const { stdout } = await program(["deploy", "examples/hello", "--rack", "local", "--app", "hello"], {
      env: { CONVOX_LOCAL_RACK_DATA: join(data, "rack") },
    });

    const command = "node bin/convox-ci.js deploy examples/hello --rack local --app hello";
    expect(readme).toContain(`$ ${command}\n`);
    expect(readme).toContain("(docs/images/try-it.svg)");
    const [prompt, ...lines] = pictureLines(await readFile(join(root, "docs/images/try-it.svg"), "utf8"));
    expect(prompt).toBe(`$ ${command}`);
    expect(steady(lines.join("\n"))).toEqual(steady(stdout.trimEnd()));
  });
});

/** The lines of the recorded picture. The title of a shortened line has the whole line. */
function pictureLines(svg: string): string[] {
  return [...svg.matchAll(/<text [^>]*>(.*?)(?:<title>(.*?)<\/title>)?<\/text>/gs)].map(([, text = "", title]) =>
    (title ?? text).replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))),
  );
}

/** Lines without what differs from run to run: ids, sizes, times, folders, the commit. */
function steady(text: string): string[] {
  return text
    .replace(/[BR][A-Z]{10}/g, "ID")
    .replace(/[0-9a-f]{40,}/g, "HASH")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "TIME")
    .replace(/Data: .*/g, "Data: FOLDER")
    .replace(/=\/tmp\/\d+/g, "=CONTEXT")
    .replace(/\d+(\.\d+)? (B|kB|s)\b/g, "N")
    .replace(/"build [0-9a-f]{10} [^\n]*"/g, "COMMIT")
    .split("\n")
    .filter((line) => !/ system\//.test(line));
}

test("what was deployed is listed afterwards, by another process on the same data", async () => {
  const env = { CONVOX_LOCAL_RACK_DATA: await temporary() };
  const deployed = await program(["deploy", "examples/hello", "--rack", "local", "--app", "hello", "--json"], { env });
  const result = JSON.parse(deployed.stdout);

  const listed = await program(["builds", "--rack", "local", "--app", "hello"], { env });
  const [head, row] = listed.stdout.split("\n");

  expect(head).toMatch(/^ID +STATUS +RELEASE +STARTED +ELAPSED +DESCRIPTION$/);
  expect(row).toContain(`${result.build}  complete  ${result.release}`);
  expect(result).toMatchObject({
    build: expect.stringMatching(BUILD),
    release: expect.stringMatching(RELEASE),
    app: "hello",
    rack: "local",
    status: "running",
    "previous-release": "",
  });
});

test("a rollout that fails is a failed deploy that names both releases", async () => {
  const env = { CONVOX_LOCAL_RACK_DATA: await temporary() };
  const first = JSON.parse(
    (await program(["deploy", "examples/hello", "--rack", "local", "--app", "hello", "--json"], { env })).stdout,
  );
  const { code, stdout, stderr } = await program(["deploy", "examples/hello", "--rack", "local", "--app", "hello"], {
    env: { ...env, CONVOX_LOCAL_RACK_FAULTS: "rollback" },
  });
  const second = /Release: (R[A-Z]{10})/.exec(stdout)?.[1];

  expect(code).toBe(6);
  expect(stderr).toContain(`ERROR: ${second} was rolled back; hello runs ${first.release}`);
});

test("--id prints the release alone, and everything else on standard error", async () => {
  const env = { CONVOX_LOCAL_RACK_DATA: await temporary() };
  const { stdout, stderr } = await program(["build", "examples/hello", "--rack", "local", "--app", "hello", "--id"], {
    env,
  });

  expect(stdout).toMatch(/^R[A-Z]{10}$/);
  expect(stderr).toContain(`Release: ${stdout}`);
});
