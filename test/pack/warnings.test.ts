import fc from "fast-check";
import { expect, test } from "vitest";
import { rules } from "../../src/pack/ignore.ts";
import { sourceTree } from "../../src/pack/index.ts";
import { ignoreLine } from "../../src/pack/warnings.ts";
import { directory } from "./support.ts";

const PRIVATE = "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n";

test("environment files and private keys are warned of, by name or by their first lines", async () => {
  const dir = directory({
    ".env": "",
    ".env.production": "",
    "web/.env.local": "",
    "home/id_rsa": "",
    "home/id_ed25519": "",
    "home/id_ecdsa": "",
    "tls/server.pem": PRIVATE,
    "tls/server.key": PRIVATE,
    "tls/store.p12": "",
    "tls/STORE.PFX": "",
  });

  const { warnings } = await sourceTree(dir);

  expect(warnings.map(({ code, path }) => `${code} ${path}`)).toEqual([
    "secret .env",
    "secret .env.production",
    "secret home/id_ecdsa",
    "secret home/id_ed25519",
    "secret home/id_rsa",
    "secret tls/STORE.PFX",
    "secret tls/server.key",
    "secret tls/server.pem",
    "secret tls/store.p12",
    "secret web/.env.local",
  ]);
  expect(warnings.at(-1)?.message).toBe(
    "web/.env.local is sent to the Rack and looks like an environment file; " +
      "the line web/.env.local in .dockerignore would drop it",
  );
});

test("examples, public keys and certificates are not warned of, nor what rules drop", async () => {
  const dir = directory({
    ".dockerignore": "secret\n",
    ".env.example": "",
    ".env.sample": "",
    ".env.local.template": "",
    ".envrc": "",
    "id_rsa.pub": "",
    "ca.pem": "-----BEGIN CERTIFICATE-----\n",
    "translations.key": "hello",
    "late.pem": `${"x".repeat(1024)}${PRIVATE}`,
    "secret/.env": "",
    "secret/id_rsa": "",
  });

  expect((await sourceTree(dir)).warnings).toEqual([]);
});

test("a .git directory is warned of once, with the size of what is in it", async () => {
  const dir = directory({
    ".git/config": "x".repeat(1500),
    ".git/objects/pack/p": "x".repeat(2_000_000),
    ".git/modules/m/.git/x": "",
    ".git/.env": "",
    "sub/.git": "gitdir: ../.git/modules/m\n",
    file: "",
  });

  const { warnings } = await sourceTree(dir);

  expect(warnings).toEqual([
    {
      code: "git",
      path: ".git",
      message: ".git is sent to the Rack with 2.0 MB of history; the line .git in .dockerignore would drop it",
    },
  ]);
  expect((await sourceTree(directory({ ".git/x": "", ".dockerignore": ".git", f: "" }))).warnings).toEqual([]);
});

test("the line that a warning gives drops the path that it names, and no other", () => {
  const name = fc
    .string({ unit: fc.constantFrom(..." !#*?[]\\^-|$.+(){}\"'/aé😀\t\u00a0"), minLength: 1, maxLength: 8 })
    .filter((path) => !/(^|\/)\.{0,2}(\/|$)/.test(path));

  fc.assert(
    fc.property(name, name, (path, other) => {
      const { verdict } = rules(ignoreLine(path));
      expect(verdict(path).ignored).toBe(true);
      // A control character is given as "?", which takes any other character there.
      const same = [...other].length === [...path].length && /\t/.test(path);
      if (other !== path && !same) expect(verdict(other).ignored).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test("no message holds a character that could end its line", async () => {
  const dir = directory({ "a\n::warning::/.env": "", "b\r.p12": "", c: { link: "none" } });

  const { warnings } = await sourceTree(dir);

  expect(warnings).toHaveLength(3);
  for (const { message } of warnings) expect(message).not.toMatch(/\p{Cc}/u);
});
