import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  exportLines,
  exportResults,
  junitReport,
  quoteWord,
  readResults,
  resultName,
  timelineParts,
  writeResults,
} from "../../src/entry/circleci/results.ts";
import { exportedOutputs } from "../../src/entry/circleci/variables.ts";
import { createTimeline } from "../../src/timeline/timeline.ts";
import { temporary } from "../support/program.ts";

describe("outputs for later steps", () => {
  test("are exported under CONVOX_, but for those that would steer later steps", () => {
    const results = {
      release: "RABC",
      "previous-release": "ROLD",
      app: "web",
      rack: "acme/production",
      "rolled-back": false,
    };
    expect(exportLines(results, Object.keys(results))).toBe(
      "export CONVOX_RELEASE='RABC'\nexport CONVOX_PREVIOUS_RELEASE='ROLD'\nexport CONVOX_ROLLED_BACK='false'\n",
    );
  });

  test("are not the release that a process ran in: a build's is to be promoted after it", () => {
    expect(exportedOutputs("run", ["exit-code", "release", "rack"])).toEqual(["exit-code"]);
    expect(exportedOutputs("build", ["release", "build", "app"])).toEqual(["release", "build"]);
  });

  test("an output that there is not is not exported", () => {
    expect(exportLines({ build: undefined }, ["build", "release"])).toBe("");
  });

  test("bash reads back any value, and runs nothing in it", async () => {
    const dir = await temporary();
    const part = fc.constantFrom(
      "'",
      '"',
      "$(touch pwned)",
      "`touch pwned`",
      "\n",
      "\\",
      "$HOME",
      "!",
      "; exit 3",
      " ",
      "é",
      "=",
    );
    const values = fc.sample(fc.array(part, { maxLength: 8 }), 40).map((parts) => parts.join(""));
    const lines = values.map((value, index) => `V${index}=${quoteWord(value)}`).join("\n");
    const prints = values.map((_, index) => `printf '%s\\0' "$V${index}"`).join("\n");
    const printed = execFileSync("/bin/sh", ["-c", `${lines}\n${prints}; ls`], { cwd: dir, encoding: "utf8" });
    expect(printed.split("\0")).toEqual([...values, ""]);
  });

  test("are appended to the file of BASH_ENV, which need not be there yet", async () => {
    const file = join(await temporary(), "later", "bash_env");
    await exportResults(file, { release: "R1" }, ["release"]);
    await exportResults(file, { release: "R2" }, ["release"]);
    await exportResults(undefined, { release: "R3" }, ["release"]);
    expect(await readFile(file, "utf8")).toBe("export CONVOX_RELEASE='R1'\nexport CONVOX_RELEASE='R2'\n");
  });
});

describe("files of a step", () => {
  test("carry a build's release to another job, found by the app's name", async () => {
    const dir = await temporary();
    const files = {
      junit: "<x/>",
      timeline: [
        { title: "Building", kind: "build" as const, started: "2026-01-01T00:00:00.000Z", seconds: 3, failed: false },
      ],
    };
    await writeResults(dir, resultName("build", "web"), { results: { release: "RWEB", app: "web" }, ...files });
    await writeResults(dir, resultName("build", "api"), { results: { release: "RAPI", app: "api" }, ...files });

    expect((await readResults(dir, "api")).results).toMatchObject({ release: "RAPI" });
    expect((await readResults(join(dir, "build-web.json"), "web")).results).toMatchObject({ release: "RWEB" });
    expect(JSON.parse(await readFile(join(dir, "build-web.timeline.json"), "utf8"))).toEqual(files.timeline);
  });

  test("have a name without what a path would read", () => {
    expect(resultName("env set", "../x y")).toBe("env_set-.._x_y");
    expect(resultName("env set", "")).toBe("env_set");
  });

  test("a folder without a build of the app is an error", async () => {
    const dir = join(await temporary(), "empty");
    await mkdir(dir);
    await expect(readResults(dir, "web")).rejects.toThrow("build-web.json");
    await writeFile(join(dir, "build-web.json"), "not json");
    await expect(readResults(dir, "web")).rejects.toThrow();
  });
});

describe("the test report", () => {
  const part = (title: string, failed = false) => ({
    title,
    kind: "part" as const,
    started: "2026-01-01T00:00:00.000Z",
    seconds: 1.5,
    failed,
  });

  test("has a test for each part of the work", () => {
    expect(junitReport("convox deploy web", [part("Building"), part("Promoting")], undefined, 3)).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="convox deploy web" tests="3" failures="0" time="3.000">
  <testcase classname="convox deploy web" name="Building" time="1.500"></testcase>
  <testcase classname="convox deploy web" name="Promoting" time="1.500"></testcase>
  <testcase classname="convox deploy web" name="convox deploy web" time="3.000"></testcase>
</testsuite>
`,
    );
  });

  test("puts the failure where it happened", () => {
    const report = junitReport(
      "s",
      [part("Building"), part("Promoting", true)],
      { type: "build-failed", message: "no", text: "no\nhint" },
      3,
    );
    expect(report).toContain(
      'name="Promoting" time="1.500"><failure type="build-failed" message="no">no&#10;hint</failure>',
    );
    expect(report).toContain('tests="2" failures="1"');
  });

  test("is XML for any message of an app", () => {
    const report = junitReport("a<b", [], { type: "x", message: 'x & "y" \u001b[31m', text: "<![CDATA[ \0 ]]>" }, 0);
    expect(report).toContain('classname="a&lt;b"');
    expect(report).toContain('message="x &amp; &quot;y&quot; \ufffd[31m"');
    expect(report).toContain("&lt;![CDATA[ \ufffd ]]&gt;");
  });
});

test("the timeline has each part with how it ended, and the steps of a build inside of it", async () => {
  let ms = Date.UTC(2026, 0, 1);
  const timeline = createTimeline({ now: () => ms });
  const work = timeline.measure("command", "deploy", async () => {
    await timeline.measure("build", "Building s3cret", async () => {
      ms += 2000;
      const attributes = { service: "web", cached: false, instruction: true };
      timeline.add({ kind: "step", name: "[1/1] RUN s3cret", start: ms - 1500, end: ms, attributes });
    });
    await timeline.measure("promotion", "Promoting", () => Promise.reject(new Error("no")));
  });
  await expect(work).rejects.toThrow("no");
  expect(timelineParts(timeline.spans, (text) => text.replace("s3cret", "***"))).toEqual([
    {
      title: "Building ***",
      kind: "build",
      started: "2026-01-01T00:00:00.000Z",
      seconds: 2,
      failed: false,
      steps: [
        {
          service: "web",
          name: "[1/1] RUN ***",
          started: "2026-01-01T00:00:00.500Z",
          seconds: 1.5,
          cached: false,
          failed: false,
        },
      ],
    },
    { title: "Promoting", kind: "promotion", started: "2026-01-01T00:00:02.000Z", seconds: 0, failed: true },
  ]);
});
