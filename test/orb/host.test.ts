import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { circleciHost } from "../../src/entry/circleci/host.ts";

function host(silentMs?: number) {
  const out = new PassThrough();
  let text = "";
  out.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  const waitForText = (pattern: RegExp) =>
    new Promise<void>((done) => {
      const look = () => pattern.test(text) && done();
      out.on("data", look);
      look();
    });
  return { ...circleciHost({ out, ...(silentMs === undefined ? {} : { silentMs }) }), waitForText, text: () => text };
}

test("a step that is silent says that it is still at work, and at what", async () => {
  const { group, waitForText } = host(20);
  await group("Uploading the source", () => waitForText(/^Still running after \d+ s: Uploading the source$/m));
});

test("secrets are hidden in lines and in streams", async () => {
  const { info, warn, stream, mask, waitForText, text } = host();
  mask("s3cret");
  info("a s3cret");
  warn("b s3cret");
  async function* chunks() {
    yield Buffer.from("c s3c");
    yield Buffer.from("ret\n");
  }
  await stream(chunks());
  await waitForText(/c \*\*\*\n/);
  expect(text()).toBe("a ***\nWARNING: b ***\nc ***\n");
});
