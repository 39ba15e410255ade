import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/errors.ts";
import { form, goDuration, headers } from "../../src/rack/form.ts";
import { objectPath, path } from "../../src/rack/path.ts";

describe("a form", () => {
  test("is what the official client sends", () => {
    expect(
      form({
        url: "object://app/tmp/x.tgz",
        "build-args": ["A=1", "B=2"],
        description: "build abc & co",
        development: true,
        manifest: undefined,
      }),
    ).toBe(
      "build-args=A%3D1%2CB%3D2&description=build+abc+%26+co&development=true&url=object%3A%2F%2Fapp%2Ftmp%2Fx.tgz",
    );
  });

  test("escapes as Go does", () => {
    expect(form({ x: "~-_. *!'()é" })).toBe("x=~-_.+%2A%21%27%28%29%C3%A9");
  });

  test("sends an empty text, and nothing for what is not set", () => {
    expect(form({ env: "", build: undefined })).toBe("env=");
  });

  test("encodes a map twice", () => {
    expect(form({ parameters: { Y: "a+b", X: "1" } })).toBe("parameters=X%3D1%26Y%3Da%252Bb");
  });

  test("refuses a list item with a comma, and a number with a fraction", () => {
    expect(() => form({ "build-args": ["A=1,2"] })).toThrow(InputError);
    expect(() => form({ timeout: 1.5 })).toThrow("timeout must be a whole number, not 1.5");
  });

  test("is read back by any reader of forms", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.string({ unit: "grapheme" })), (options) => {
        expect(Object.fromEntries(new URLSearchParams(form(options)))).toEqual({ ...options });
      }),
    );
  });
});

describe("options as headers", () => {
  test("carry UTF-8 bytes", () => {
    const value = headers({ Command: "echo ✓" })["Command"] ?? "";
    expect(Buffer.from(value, "latin1").toString()).toBe("echo ✓");
  });

  test("a map is a form", () => {
    expect(headers({ Environment: { A: "b c", D: "e&f" } })).toEqual({ Environment: "A=b+c&D=e%26f" });
  });

  test.each(["a\nb", "a\rb", "a\0b", "a\x1bb"])("refuse %j", (value) => {
    expect(() => headers({ Filter: value })).toThrow("the value of Filter has a line break or a control character");
  });
});

test.each([
  [0, "0s"],
  [300, "300ms"],
  [1_500, "1.5s"],
  [5_000, "5s"],
  [120_000, "2m0s"],
  [5_400_000, "1h30m0s"],
])("%d ms is %s in Go", (ms, text) => {
  expect(goDuration(ms)).toBe(text);
});

describe("a path", () => {
  test("encodes what is put in", () => {
    expect(path`/apps/${"a b"}/builds/${"B?#%"}`).toBe("/apps/a%20b/builds/B%3F%23%25");
  });

  test.each(["", ".", "..", "a/b", "/", "a\nb", "\ud800"])("refuses %j as a segment", (value) => {
    expect(() => path`/apps/${value}`).toThrow(InputError);
  });

  test("no value leaves its segment", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), (app, id) => {
        let made: string;
        try {
          made = path`/apps/${app}/builds/${id}`;
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          return;
        }
        // As a Rack sees it: the URL is normalized on the way, then decoded, then split.
        const arrived = new URL(made, "https://rack.example").pathname;
        expect(decodeURIComponent(arrived).split("/")).toEqual(["", "apps", app, "builds", id]);
      }),
    );
  });

  test("of an object keeps the slashes of its key", () => {
    expect(objectPath("web", "tmp/a b.tgz")).toBe("/apps/web/objects/tmp/a%20b.tgz");
    expect(() => objectPath("web", "tmp//x")).toThrow(InputError);
    expect(() => objectPath("web", "../x")).toThrow(InputError);
  });
});
