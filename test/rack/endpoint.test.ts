import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/errors.ts";
import { basicAuthorization, consoleEndpoint, directEndpoint, secretForms } from "../../src/rack/index.ts";

describe("RACK_URL", () => {
  test.each([
    ["https://convox:pw@rack.example", "https://rack.example", "convox", "pw"],
    ["https://convox:pw@rack.example/", "https://rack.example", "convox", "pw"],
    ["  https://convox:pw@rack.example\n", "https://rack.example", "convox", "pw"],
    ["https://convox:pw@Rack.Example:8443/base/path/", "https://rack.example:8443/base/path", "convox", "pw"],
    ["https://jwt:ey.J-_x@rack.example", "https://rack.example", "jwt", "ey.J-_x"],
    ["https://convox:p%40ss%2Fw%3Ard%25@rack.example", "https://rack.example", "convox", "p@ss/w:rd%"],
    ["https://convox:a+b%20c@rack.example", "https://rack.example", "convox", "a+b c"],
    ["https://convox:pw@@rack.example", "https://rack.example", "convox", "pw@"],
    ["https://:pw@rack.example", "https://rack.example", "convox", "pw"],
    ["https://convox@rack.example", "https://rack.example", "convox", ""],
    ["http://127.0.0.1:5443", "http://127.0.0.1:5443", "convox", ""],
    ["HTTPS://convox:pw@[::1]:5443", "https://[::1]:5443", "convox", "pw"],
  ])("%s", (text, url, user, password) => {
    expect(directEndpoint(text)).toMatchObject({ url, user, password, console: false, tls: { verify: true } });
  });

  test.each([
    ["", "it is empty"],
    ["rack.example", "it does not start with https://"],
    ["convox:hunter22@rack.example", "it does not start with https://"],
    ["ftp://convox:hunter22@rack.example", "its scheme is neither https nor http"],
    ["https://", "it has no host"],
    ["https://convox:hunter22@", "it has no host"],
    ["https://convox:hunter22@/apps", "it has no host"],
    ["https://convox:hunter 22@rack.example", "it contains white space"],
    ["https://convox:hunter22/x@rack.example", "it is not a URL"],
    ["https://convox:12/hunter22@rack.example", 'it has an "@" after the host'],
    ["https://convox:hunter22%@rack.example", 'a "%" in its password is not followed by two hexadecimal digits'],
    ["https://convox:hunter22@rack.example?x=1", 'it contains "?" or "#"'],
    ["https://hunter22@rack.example", "it has a user but no password"],
  ])("is refused without showing it: %s", (text, why) => {
    const refusal = inputErrorOf(() => directEndpoint(text));
    expect(refusal.message).toBe(`RACK_URL: ${why}`);
    expect(`${refusal.message} ${refusal.hint}`).not.toContain("hunter22");
  });

  test("any password comes out as it went in, percent-encoded", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (password) => {
        const encoded = encodeURIComponent(password);
        expect(directEndpoint(`https://convox:${encoded}@rack.example`).password).toBe(password);
      }),
    );
  });

  test("no refusal shows what stands before the host", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20 }), (junk) => {
        const secret = `hunter22${junk}`;
        try {
          directEndpoint(`https://convox:${secret}@rack.example`);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          expect(String(error)).not.toContain("hunter22");
        }
      }),
    );
  });
});

describe("a Console's host", () => {
  test.each([
    ["console.convox.com", "https://console.convox.com"],
    [" Console.Example:8443 ", "https://console.example:8443"],
    ["localhost:3000", "https://localhost:3000"],
    ["http://localhost:3000", "http://localhost:3000"],
    ["http://127.0.0.1:3000", "http://127.0.0.1:3000"],
  ])("%s", (host, url) => {
    expect(consoleEndpoint(host, "key")).toMatchObject({ url, user: "convox", password: "key", console: true });
  });

  test.each([
    ["", "host: it is empty"],
    ["https://console.convox.com", "host: it has a scheme: https://console.convox.com"],
    ["http://console.convox.com", "host: it has a scheme: http://console.convox.com"],
    ["http://localhost:3000/x", "host: it has a scheme: http://localhost:3000/x"],
    ["console.convox.com/x/", "host: it has a path: console.convox.com/x"],
    ["convox:hunter22@console.convox.com", "host: it has more than a name and a port: ****@console.convox.com"],
    ["console convox", "host: it is not a host name: console convox"],
  ])("is refused: %s", (host, message) => {
    expect(inputErrorOf(() => consoleEndpoint(host, "key")).message).toBe(message);
  });

  test("a missing deploy key is an error, and white space around one is not part of it", () => {
    expect(inputErrorOf(() => consoleEndpoint("console.convox.com", " \n")).message).toBe(
      "password: no deploy key for the Console",
    );
    expect(consoleEndpoint("console.convox.com", "key\n").password).toBe("key");
  });

  test("the Rack's name is part of the endpoint", () => {
    expect(consoleEndpoint("console.convox.com", "key", { rack: "acme/staging" }).rack).toBe("acme/staging");
  });
});

describe("credentials", () => {
  test("are sent as the Rack compares them, in UTF-8", () => {
    expect(basicAuthorization({ user: "convox", password: "secret" })).toBe("Basic Y29udm94OnNlY3JldA==");
    const value = basicAuthorization({ user: "convox", password: "pä:ss" })?.slice("Basic ".length) ?? "";
    expect(Buffer.from(value, "base64").toString()).toBe("convox:pä:ss");
  });

  test("are not sent to an open Rack", () => {
    expect(basicAuthorization({ user: "convox", password: "" })).toBeUndefined();
  });

  test("have all the shapes that a log may show", () => {
    expect(secretForms("")).toEqual([]);
    expect(secretForms("a b/c!")).toEqual(
      expect.arrayContaining(["a b/c!", "a%20b%2Fc!", "a%20b%2fc!", "a+b%2Fc%21", "YSBiL2Mh", "a\\ b/c\\!"]),
    );
    expect(secretForms("token", "jwt")).toContain(Buffer.from("jwt:token").toString("base64"));
  });
});

function inputErrorOf(action: () => unknown): InputError {
  try {
    action();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("the forms of a secret", () => {
  const secret = `k>~?/"q'$<&\\ é`;

  test.each([
    ["percent-encoded", encodeURIComponent(secret)],
    ["percent-encoded in lower case", encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase())],
    ["a form's value", new URLSearchParams({ x: secret }).toString().slice(2)],
    ["base64", Buffer.from(secret).toString("base64")],
    ["base64 without padding", Buffer.from(secret).toString("base64").replace(/=+$/, "")],
    ["base64url", Buffer.from(secret).toString("base64url")],
    ["base64url with padding", Buffer.from(secret).toString("base64").replaceAll("+", "-").replaceAll("/", "_")],
    ["basic authorization", Buffer.from(`convox:${secret}`).toString("base64")],
    ["basic authorization in base64url", Buffer.from(`convox:${secret}`).toString("base64url")],
    ["JSON", JSON.stringify(secret).slice(1, -1)],
    ["JSON in ASCII", JSON.stringify(secret).slice(1, -1).replace("é", "\\u00e9")],
    ["Go's JSON", String.raw`k\u003e~?/\"q'$\u003c\u0026\\ é`],
    ["Go's %q", String.raw`k>~?/\"q'$<&\\ é`],
    ["HTML", "k&gt;~?/&quot;q&#39;$&lt;&amp;\\ é"],
    ["Go's HTML", "k&gt;~?/&#34;q&#39;$&lt;&amp;\\ é"],
    ["single quotes of a shell", String.raw`k>~?/"q'\''$<&\ é`],
    ["double quotes of a shell", String.raw`k>~?/\"q'\$<&\\ é`],
  ])("include %s", (_, form) => {
    expect(secretForms(secret)).toContain(form);
  });

  test("include the trimmed value, which is what is sent", () => {
    const forms = secretForms(" deploy-key\n");
    expect(forms).toContain(Buffer.from("convox:deploy-key").toString("base64"));
    expect(forms).toContain("deploy-key");
    expect(consoleEndpoint("console.convox.com", " deploy-key\n").password).toBe("deploy-key");
  });
});
