import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildHeadings, type Images } from "../../src/explain/build-headings.ts";

const logs = join(import.meta.dirname, "../fixtures/build-logs");

/** Titles with which lines of a log begin something, in order. */
function titles(log: string, images?: Images): string[] {
  const { titleOf } = buildHeadings(images);
  return log.split("\n").flatMap((line) => titleOf(line) ?? []);
}
const readRecording = (name: string) => readFileSync(join(logs, name), "utf8");

describe("headings of a build's log", () => {
  test("name the service of each of BuildKit's images, and each step", () => {
    const images = { services: ["web", "worker"], builds: [] };
    expect(titles(readRecording("buildkit-npm-lock--second-image.log"), images)).toEqual([
      "web: load build definition from Dockerfile",
      "web: [1/2] FROM docker.io/library/node:22-alpine@sha256:9fcc1a6d",
      "web: [2/2] COPY . .",
      "web: exporting to image",
      "worker: load build definition from Dockerfile",
      "worker: [1/5] FROM docker.io/library/node:22-alpine@sha256:9fcc1a6da2b9eee38638df75c5f826e06e9c79f6a0f97f16ed98fe0ebb0725c0",
      "worker: [3/5] RUN npm ci",
      "",
    ]);
  });

  test("name no service where none is known", () => {
    expect(titles("#1 [internal] load build definition from a.Dockerfile\n#5 [1/2] FROM x\n")).toEqual([
      "load build definition from a.Dockerfile",
      "[1/2] FROM x",
    ]);
  });

  test("are one for what BuildKit loads before the first step", () => {
    const log = [
      '#0 building with "default" instance using docker driver',
      "#1 [internal] load build definition from Dockerfile",
      "#2 resolve image config for docker-image://docker.io/docker/dockerfile:1",
      "#3 [auth] library/node:pull token for registry-1.docker.io",
      "#4 docker-image://docker.io/docker/dockerfile:1@sha256:dead",
      "#5 [internal] load metadata for docker.io/library/node:24",
      "#6 importing cache manifest from cache",
      "#7 [build 1/3] FROM docker.io/library/node:24",
      "#8 [internal] load build context",
      "#9 exporting cache to registry",
    ];
    expect(titles(log.join("\n"))).toEqual([
      "load build definition from Dockerfile",
      "[build 1/3] FROM docker.io/library/node:24",
      "load build context",
      "exporting cache to registry",
    ]);
  });

  test("come again when BuildKit comes back to a step", () => {
    const log = [
      "#1 [internal] load build definition from Dockerfile",
      "#2 [internal] load .dockerignore",
      "#5 [one 2/2] RUN a",
      "#5 0.1 x",
      "#5 ...",
      "",
      "#6 [two 2/2] RUN b",
      "#6 0.2 #5 [one 2/2] RUN a",
      "#6 DONE 1.0s",
      "",
      "#5 [one 2/2] RUN a",
      "#5 0.4 y",
      "#7 exporting to image",
      "#7 exporting layers",
      "#7 sha256:abc 1MB / 2MB",
      "#7 pushing layers",
    ];
    expect(titles(log.join("\n"), { services: ["web"], builds: [] })).toEqual([
      "web: load build definition from Dockerfile",
      "web: [one 2/2] RUN a",
      "web: [two 2/2] RUN b",
      "web: [one 2/2] RUN a (continued)",
      "web: exporting to image",
    ]);
  });

  test("begin each image of v2's with its path or its services, and each step", () => {
    const log = [
      "Authenticating https://index.docker.io/v1/: Login Succeeded",
      "Building: ./api",
      "Step 1/2 : FROM node",
      " ---> abc",
      "Step 2/2 : RUN npm ci",
      "Building: .",
      "STEP 1/1: FROM scratch",
      "Running: tests",
      "Running: docker tag 12 convox/web:api.B1",
      "Injecting: convox-env",
      "Running: docker push host/web:api.B1",
    ];
    const builds = [
      { service: "api", path: "api" },
      { service: "jobs", path: "api" },
    ];
    expect(titles(log.join("\n"), { services: ["api", "jobs", "web"], builds })).toEqual([
      "api, jobs: Building: ./api",
      "api, jobs: Step 1/2 : FROM node",
      "api, jobs: Step 2/2 : RUN npm ci",
      "Building: .",
      ".: STEP 1/1: FROM scratch",
      "Images: pull, tag and push",
    ]);
  });

  test("of Docker's that builds with BuildKit have the name of the image that v2 builds", () => {
    const log = "Building: .\n#1 [internal] load build definition from Dockerfile\n#5 [1/1] FROM x\nBuilding: b\n";
    expect(titles(log, { services: ["web"], builds: [{ service: "web", path: "." }] })).toEqual([
      "web: Building: .",
      "web: load build definition from Dockerfile",
      "web: [1/1] FROM x",
      "Building: b",
    ]);
  });

  test("of Kaniko name an instruction once", () => {
    expect(titles(readRecording("kaniko-npm-lock.log"))).toEqual([
      "Building: .",
      ".: COPY package*.json ./",
      ".: RUN npm ci",
    ]);
  });

  test("have no control character", () => {
    expect(titles("\x1b[1mStep 1/1 : RUN \x07x\x1b[0m\x1b]0;t\x07\r")).toEqual(["Step 1/1 : RUN x]0;t"]);
  });

  test("are looked for in every line that can be one", () => {
    const { starts } = buildHeadings();
    for (const name of readdirSync(logs).filter((file) => file.endsWith(".log"))) {
      const { titleOf } = buildHeadings();
      for (const line of readRecording(name).split("\n")) {
        if (titleOf(line) !== undefined)
          expect(
            starts.some((start) => line.startsWith(start)),
            line,
          ).toBe(true);
      }
    }
  });

  test("leave BuildKit's report of a failure outside of the steps", () => {
    for (const name of readdirSync(logs).filter((file) => /^buildkit-/.test(file))) {
      const log = readRecording(name);
      const { titleOf } = buildHeadings();
      let title: string | undefined;
      for (const line of log.split("\n")) title = titleOf(line) ?? title;
      if (/^#\d+ ERROR: /m.test(log)) expect(title, name).toBe("");
    }
  });
});
