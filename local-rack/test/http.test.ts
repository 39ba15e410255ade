import { expect, test } from "vitest";
import { ask, basic, pick, start } from "./support.ts";

test.each([
  ["GET /racks", 404],
  ["GET /machines", 404],
  ["GET /nothing", 404],
  ["GET /apps/web/builds/BX/logs", 404],
  ["POST /apps/web/logs", 404],
  ["PATCH /apps/web", 405],
  ["HEAD /apps/web", 405],
  ["DELETE /system", 405],
])("%s is %i with an empty body for every password", async (line, status) => {
  const rack = await start();
  for (const password of ["secret", "wrong"]) {
    const answer = await ask(rack, line, { password });
    expect([answer.status, answer.text, answer.headers["request-id"]]).toEqual([status, "", undefined]);
  }
});

test("/check needs no password", async () => {
  const rack = await start();

  expect((await ask(rack, "GET /check", { password: "wrong" })).text).toBe("ok");
});

test("only the password is checked, and v3 names the authentication scheme", async () => {
  for (const generation of ["v2", "v3"] as const) {
    const rack = await start({ generation });
    const refused = await ask(rack, "GET /auth", { password: "wrong" });

    expect((await ask(rack, "GET /auth", { headers: { Authorization: basic("secret", "anyone") } })).text).toBe("ok\n");
    expect([refused.status, refused.text]).toEqual([401, "invalid authentication\n"]);
    expect(refused.headers["www-authenticate"]).toBe(generation === "v3" ? 'Basic realm="convox"' : undefined);
  }
});

test("an empty password gives everyone access to the Rack", async () => {
  const rack = await start({ password: "" });

  expect((await ask(rack, "GET /apps", { password: "any" })).status).toBe(200);
});

test("without a password option the Rack generates one and adds it to its URL", async () => {
  const rack = await start();
  const { password: _, ...other } = { ...rack };
  expect(other.url).toBe(`http://convox:secret@127.0.0.1:${rack.port}`);
});

test("a token allows what its role allows, until it expires or the key is rotated", async () => {
  let now = 1_800_000_000_000;
  const rack = await start({ clock: () => now });
  const token = async (role: string) =>
    String(pick(await ask(rack, "POST /system/jwt/token", { form: { role, durationInHour: "1" } }), "token"));
  const askAs = async (line: string, role: string) => {
    const headers = { Authorization: basic(await token(role), "jwt") };
    const answer = await ask(rack, line, { headers });
    return [answer.status, answer.text];
  };

  expect((await askAs("GET /apps", "read"))[0]).toBe(200);
  expect(await askAs("POST /apps", "read")).toEqual([401, "you are unauthorized to access this\n"]);
  expect((await askAs("POST /apps?name=web", "write"))[0]).toBe(200);
  const old = { Authorization: basic(await token("write"), "jwt") };
  now += 3_600_001;
  expect((await ask(rack, "GET /apps", { headers: old })).text).toBe("invalid authentication: token is expired\n");
  const fresh = { Authorization: basic(await token("write"), "jwt") };
  await ask(rack, "PUT /system/jwt/rotate");
  expect((await ask(rack, "GET /apps", { headers: fresh })).text).toBe(
    "invalid authentication: signature is invalid\n",
  );
});

test("system JSON has each generation's fields in wire order", async () => {
  const v3 = JSON.parse((await ask(await start(), "GET /system")).text);
  expect(Object.keys(v3)).toEqual(
    "count domain name provider rack-domain router-internal region status type version".split(" "),
  );
  expect(v3.version).toBe("3.25.10");
  const v2 = JSON.parse((await ask(await start({ generation: "v2" }), "GET /system")).text);
  expect(Object.keys(v2)).toEqual(
    "count domain name outputs parameters provider rack-domain region status type version".split(" "),
  );
  expect(v2.version).toMatch(/^\d{14}$/);
  expect(v2.provider).toBe("aws");
});

test("the version determines headers, JSON errors and statuses", async () => {
  const requestMissingApp = async (version: string, accept?: string) => {
    const rack = await start({ version });
    return ask(rack, "GET /apps/nope", { headers: accept === undefined ? {} : { Accept: accept } });
  };
  const newest = await requestMissingApp("3.24.6", "text/plain, application/json; q=0.5");
  expect([newest.status, newest.text]).toEqual([404, '{"error":"app not found: nope"}\n']);
  expect(newest.headers["x-frame-options"]).toBe("DENY");
  const middle = await requestMissingApp("3.24.1");
  expect([middle.status, middle.text, middle.headers["x-frame-options"]]).toEqual([
    404,
    "app not found: nope\n",
    undefined,
  ]);
  const old = await requestMissingApp("3.24.0", "application/json");
  expect([old.status, old.text]).toEqual([500, "app not found: nope\n"]);
});

test("a version of another generation is rejected", async () => {
  await expect(start({ version: "20260421192651" })).rejects.toThrow("version 20260421192651 is not a v3 version");
  await expect(start({ generation: "v2", version: "3.24.9" })).rejects.toThrow("is not a v2 version");
});

test("options are read from a form, multipart body, query, or header of the same name", async () => {
  const rack = await start();
  const multipart = '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nthree é\r\n--b--\r\n';
  await ask(rack, "POST /apps", { form: { name: "one" } });
  await ask(rack, "POST /apps?name=two");
  const third = await ask(rack, "POST /apps", {
    headers: { "Content-Type": "multipart/form-data; boundary=b" },
    body: multipart,
  });
  await ask(rack, "POST /apps", { headers: { name: "four" } });

  expect(third.text).toContain('Invalid value: "local-three é"');
  expect(JSON.parse((await ask(rack, "GET /apps")).text).map((app: { name: string }) => app.name)).toEqual([
    "four",
    "one",
    "two",
  ]);
  expect(rack.requests.map(({ form }) => form?.["name"])).toEqual(["one", undefined, "three é", undefined, undefined]);
});

test("an invalid number is a 500 with Go's message", async () => {
  const rack = await start();
  await ask(rack, "POST /apps", { form: { name: "web" } });

  const answer = await ask(rack, "GET /apps/web/builds?limit=many");

  expect([answer.status, answer.text]).toEqual([500, 'strconv.Atoi: parsing "many": invalid syntax\n']);
  await expect(ask(rack, "GET /apps/web/builds?limit=-1")).rejects.toThrow();
  expect((await ask(rack, "GET /apps/web/builds?limit=0")).text).toBe("[]\n");
});

test("JSON escapes the same characters as Go", async () => {
  const rack = await start({ createApps: true });

  const answer = await ask(rack, "POST /apps/web/releases", { form: { description: 'a<b>&"c"\u2028é\u0001' } });

  expect(answer.text).toContain('"description": "a\\u003cb\\u003e\\u0026\\"c\\"\\u2028é\\u0001"');
});

test("a reply over 2048 bytes is chunked, and a shorter one has a length", async () => {
  const rack = await start({ createApps: true });
  const short = await ask(rack, "POST /apps/web/releases", { form: { env: "A=1" } });
  const long = await ask(rack, "POST /apps/web/releases", { form: { env: `A=${"x".repeat(2000)}` } });

  expect(short.headers["content-length"]).toBe(String(short.body.length));
  expect([long.headers["transfer-encoding"], long.headers["content-length"]]).toEqual(["chunked", undefined]);
});

test("the transcript records requests and replies", async () => {
  const rack = await start();
  await ask(rack, "POST /apps?", { form: { name: "web" }, headers: { "User-Agent": "test" } });

  expect(rack.requests).toHaveLength(1);
  expect(rack.requests[0]).toMatchObject({
    method: "POST",
    path: "/apps",
    query: "",
    form: { name: "web" },
    status: 200,
    console: false,
    bodyBytes: 8,
    headers: { "user-agent": "test" },
  });
});

test("close stops the Rack and frees its port", async () => {
  const rack = await start();
  await rack.close();

  await expect(ask(rack, "GET /check")).rejects.toThrow();
  await start({ port: rack.port });
});
