import fc from "fast-check";
import { expect, test } from "vitest";
import { expandVariables } from "../../../src/entry/circleci/expand.ts";

const env = { APP: "web", EMPTY: "", MORE: "$APP and $(id)", TWO: "a\nb" };

test.each([
  ["$APP", "web"],
  ["${APP}", "web"],
  ["x-${APP}-y $APP.z", "x-web-y web.z"],
  ["$APPLE", ""],
  ["${UNSET}", ""],
  ["${UNSET:-console.convox.com}", "console.convox.com"],
  ["${EMPTY:-other}", "other"],
  ["${APP:-other}", "web"],
  ["${UNSET:-}", ""],
  ["${UNSET:-two words, 'q' {x}", "two words, 'q' {x"],
  ["${UNSET:-$APP}", "$APP"],
  ["${UNSET:-$(id)}", "$(id)"],
  ["${UNSET:-a\nb}", "a\nb"],
  ["\\$APP", "\\web"],
  ["$MORE", "$APP and $(id)"],
  ["$TWO", "a\nb"],
  ["$$APP and $${APP}", "$APP and ${APP}"],
  ["$$$APP", "$$APP"],
])("%j becomes %j", (text, expected) => {
  expect(expandVariables(text, env)).toBe(expected);
});

test.each([
  "$(id)",
  "`id`",
  "$1",
  "$",
  "$$",
  "costs $5",
  "${APP:+x}",
  "${APP#w}",
  "${1}",
  "${APP",
  "${APP:-x",
  "${APP:?x}",
  "${APP:=x}",
  "${APP-x}",
  "${APP:1}",
  "${!APP}",
  "${#APP}",
  "${APP:-${MORE}}",
  "${UNSET:-${APP:-${MORE}} and more} {}",
  "$((1 + 1))",
  "$?",
  "$@",
  "${}",
  "~/x",
  "a\\$",
  "%APP%",
])("%j stays as it is", (text) => {
  expect(expandVariables(text, env)).toBe(text);
});

test("text without a dollar sign is never changed", () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !text.includes("$")),
      (text) => {
        expect(expandVariables(text, env)).toBe(text);
      },
    ),
  );
});

test("the value of a variable is used unchanged, even if it looks like a reference", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, value) => {
      const text = before.replaceAll("$", "");
      expect(expandVariables(`${text}\${V}`, { V: value })).toBe(text + value);
    }),
  );
});

test("any text can be written so that it comes out as it is", () => {
  const escapeText = (text: string) => text.replace(/\$+(?=[A-Za-z_{])/g, "$$$&");
  const part = fc.constantFrom("$", "$$", "{", "}", "A", "B1", ":-", "(", " ", "\n", "é");
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join("");
      expect(expandVariables(escapeText(text), { A: "x", B1: "y" })).toBe(text);
    }),
  );
});
