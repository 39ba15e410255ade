import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");

const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(join(root, "src", file), "utf8"))
  .join("\n");

/** Parts of a message that do not vary, long enough to differ from other text. */
const parts = (message: string) =>
  message
    .split(/…|R…|"/)
    .map((part) => part.trim())
    .filter((part) => part.length >= 12 && !part.startsWith("convox.yml:"));

const page = readFileSync(join(root, "docs/troubleshooting.md"), "utf8");
const messages = [...page.matchAll(/^\| (`[^|]*`) \|/gm)].flatMap(([, cell = ""]) =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, message = ""]) => message),
);

/** Texts of a Rack or of its builder, which are not in the sources. */
const FROM_THE_RACK = [
  "app not found:",
  "invalid authentication",
  "401 invalid authentication",
  "404 app not found:",
  "required env:",
];

test.each(messages)("the message %j is one that the program prints", (message) => {
  for (const part of parts(message)) {
    if (!FROM_THE_RACK.includes(part)) expect(sources).toContain(part);
  }
});
