import { describe, expect, test } from "vitest";
import { baseImages } from "../src/builder/base-images.ts";

describe("the base images of a Dockerfile", () => {
  test.each([
    ["one image", "FROM node:24\nRUN x", [], ["node:24"]],
    ["several stages, each once", "FROM a AS b\nFROM c\nCOPY --from=b / /", [], ["a", "c"]],
    ["no stage of the same file", "FROM a AS build\nFROM build", [], ["a"]],
    ["nothing for scratch", "FROM scratch\nCOPY x /", [], []],
    ["options left out", "FROM --platform=linux/arm64 a", [], ["a"]],
    ["a default of ARG", "ARG V=3.19\nFROM alpine:${V}", [], ["alpine:3.19"]],
    ["a quoted default of ARG", 'ARG V="3.19"\nFROM alpine:$V', [], ["alpine:3.19"]],
    ["a build argument before its default", "ARG V=3.19\nFROM alpine:$V", ["V=3.20"], ["alpine:3.20"]],
    ["no name that needs an unknown ARG", "FROM $BASE", [], []],
    [
      "an image that files are copied from",
      "FROM a AS B\nCOPY --from=busybox /x /\nCOPY --from=b /x /\nCOPY --from=0 /x /",
      [],
      ["a", "busybox"],
    ],
    ["none of a file that cannot be read", "FORM a", [], []],
  ])("%s", (_, dockerfile, args, expected) => {
    expect(baseImages(dockerfile, args)).toEqual(expected);
  });
});
