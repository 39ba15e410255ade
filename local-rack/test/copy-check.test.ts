import { expect, test } from "vitest";
import { findCopyError } from "../src/builder/copy-check.ts";

test.each([
  ["COPY a b /x", true],
  ["ADD --chown=1:1 a b c /x", true],
  ['COPY ["a", "b", "/x"]', true],
  ["COPY a b /x/", false],
  ["COPY a b .", false],
  ["COPY a b $DIR", false],
  ["COPY a /x", false],
  ["COPY d/* /x", false],
  ['COPY ["a", "/x"]', false],
])("%s requires a folder as its destination: %s", (line, isError) => {
  expect(findCopyError(`FROM scratch\n${line}\n`) !== undefined).toBe(isError);
});
