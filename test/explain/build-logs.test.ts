import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { causeIn } from "../../src/explain/build-causes.ts";
import { instructionsIn, spotOf } from "../../src/explain/dockerfile.ts";
import { failedStep } from "../../src/explain/failed-step.ts";

const folder = join(import.meta.dirname, "../fixtures/build-logs");
const files = readdirSync(folder).filter((name) => name.endsWith(".log"));
const log = (name: string) => readFileSync(join(folder, `${name}.log`), "utf8");

describe("the log of a failed build shows its cause:", () => {
  test.each(files)("%s", (file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const expected = /^[a-z]+-(.*?)(?:--.*)?\.log$/.exec(file)?.[1];
    const cause = causeIn(failedStep(text));
    expect(cause?.name ?? "none").toBe(expected);
    expect(cause?.what ?? "").not.toMatch(/\$1|undefined/);
  });
});

test.each([
  ["buildkit-npm-lock", "RUN npm ci", 3, undefined],
  ["buildkit-missing-file", "COPY config/production.json config/", 3, undefined],
  ["buildkit-image-missing", "FROM node:99-alpine", 1, undefined],
  ["buildkit-missing-build-arg", "FROM node:${NODE_VERSION}", 2, undefined],
  ["buildkit-dockerfile-syntax", "RUNN npm ci", 3, undefined],
  ["classic-out-of-memory", "RUN npm ci &&     npm run build", undefined, 4],
  ["classic-missing-build-arg", "FROM ${BASE}", undefined, 2],
  ["kaniko-npm-lock", "RUN npm ci", undefined, undefined],
  ["kaniko-missing-file", "COPY config/production.json config/", undefined, undefined],
  ["buildah-command-missing", "RUN make assets", undefined, 3],
  ["rack-required-env", "", undefined, undefined],
] as const)("in %s the step that failed is %j", (name, instruction, line, step) => {
  expect(failedStep(log(name))).toMatchObject({ instruction, line, step });
});

describe("what is said of the cause names what the log names:", () => {
  test.each([
    ["buildkit-missing-file", "config/production.json is not in the build context"],
    ["classic-missing-file--older", "bin/date.out is not in the build context"],
    ["kaniko-missing-file", "config/production.json is not in the build context"],
    ["buildkit-image-missing", "the base image docker.io/library/node:99-alpine does not exist"],
    ["classic-image-missing", "the base image node:99-alpine does not exist"],
    ["buildkit-missing-build-arg--unset", "the variable API_ORIGIN has no value in the build"],
    ["buildkit-command-missing", "the program make is not in the image"],
    ["kaniko-command-missing", "the program make is not in the image"],
    ["rack-required-env", "the manifest requires DATABASE_URL, SECRET_KEY, which the app's environment does not set"],
    ["classic-apt-missing", "the package imagemagik is not in the system's list"],
    ["buildkit-pip-missing", "pip finds no version of flask==9.9.9 for this Python"],
    ["buildkit-npm-missing", "a package or version does not exist in the npm registry"],
  ])("%s", (name, what) => {
    expect(causeIn(failedStep(log(name)))?.what).toBe(what);
  });
});

test("the causes of steps that worked do not count", () => {
  const noise = "#4 [2/5] RUN apt-get update\n#4 0.1 Temporary failure resolving 'deb.debian.org'\n#4 DONE 1.0s\n\n";
  expect(causeIn(failedStep(noise + log("buildkit-npm-lock")))?.name).toBe("npm-lock");
  expect(causeIn(failedStep(noise + log("buildkit-none")))).toBeUndefined();
});

describe("the step is found in the Dockerfile", () => {
  const file = [
    "# syntax=docker/dockerfile:1",
    "ARG NODE=22",
    "FROM node:${NODE}",
    "# packages",
    "COPY package*.json ./",
    "RUN npm ci && \\",
    "    # then",
    "    npm run build",
    "COPY <<EOF /app/run",
    "RUN npm ci",
    "EOF",
    "RUN make  assets",
  ].join("\n");
  const build = { service: "web", path: ".", dockerfile: "Dockerfile", text: file };
  const step = {
    instruction: "",
    dockerfile: undefined,
    line: undefined,
    step: undefined,
    path: undefined,
    images: 1,
    output: "",
  };

  test("with the lines on which instructions begin, with any text between them", () => {
    expect(instructionsIn(file)).toEqual([
      { line: 2, text: "ARG NODE=22" },
      { line: 3, text: "FROM node:${NODE}" },
      { line: 5, text: "COPY package*.json ./" },
      { line: 6, text: "RUN npm ci && npm run build" },
      { line: 9, text: "COPY <<EOF /app/run" },
      { line: 12, text: "RUN make assets" },
    ]);
  });

  test("by its number, when the text agrees", () => {
    expect(
      spotOf({ ...step, instruction: "RUN npm ci &&     npm run build", step: 4 }, [build], ["web"])?.instruction.line,
    ).toBe(6);
  });

  test("by its text, when the number counts otherwise", () => {
    expect(spotOf({ ...step, instruction: "RUN make assets", step: 2 }, [build], ["web"])?.instruction.line).toBe(12);
  });

  test("by its text with variables filled in, as Kaniko prints it", () => {
    expect(spotOf({ ...step, instruction: "FROM node:22" }, [build], ["web"])?.instruction.line).toBe(3);
  });

  test("not at all, when no Dockerfile has it", () => {
    expect(spotOf({ ...step, instruction: "RUN something else" }, [build], ["web"])).toBeUndefined();
    expect(spotOf(step, [build], ["web"])).toBeUndefined();
  });

  test("in the file of the service that was being built, when several have the same name", () => {
    const web = {
      service: "web",
      path: "web",
      dockerfile: "web/Dockerfile",
      text: "FROM node\nCOPY . .\nRUN npm ci\n",
    };
    const api = { ...web, service: "api", path: "api", dockerfile: "api/Dockerfile" };
    const services = ["web", "api"];
    const second = failedStep(log("buildkit-npm-lock--second-image"));
    expect(spotOf(second, [web, api], services)?.build.service).toBe("api");
    const classic = { ...step, instruction: "RUN npm ci", step: 3, path: "api" };
    expect(spotOf(classic, [web, api], services)?.build.service).toBe("api");
  });

  test("in the file that the log names, and not in another with the same step", () => {
    const other = { ...build, service: "worker", dockerfile: "Dockerfile.worker", text: "FROM node\nRUN npm ci\n" };
    const named = { ...step, instruction: "RUN npm ci", dockerfile: "Dockerfile.worker", line: 2 };
    expect(spotOf(named, [{ ...other, dockerfile: "Dockerfile" }, other], ["web", "worker"])?.build.dockerfile).toBe(
      "Dockerfile.worker",
    );
  });
});
