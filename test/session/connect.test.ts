import { describe, expect, test } from "vitest";
import { type Connection, connectionInputs } from "../../src/commands/declaration/connection.ts";
import { parseInputs } from "../../src/commands/declaration/inputs.ts";
import { targetOf } from "../../src/session/connect.ts";
import { connectDestination } from "../../src/session/destination.ts";
import { maskSecrets, trimSettings } from "../../src/session/settings.ts";
import { recordingHost } from "../support/command.ts";

type Settings = Record<string, string>;

async function findTarget(given: Settings, env: Settings, needsRack = true) {
  const host = recordingHost();
  const connection: Connection = parseInputs(connectionInputs, (name) => given[name], env);
  const { kind, endpoint, rack } = await targetOf(connection, env, host, { needsRack });
  return { kind, rack, url: endpoint.url, password: endpoint.password, warned: host.warned };
}

test.each<[string, Settings, Settings, object]>([
  [
    "RACK_URL wins over the Console",
    {},
    { RACK_URL: "https://convox:pw@rack.example", CONVOX_RACK: "acme/staging", CONVOX_PASSWORD: "key" },
    { kind: "direct", url: "https://rack.example", password: "pw", warned: [] },
  ],
  [
    "an input wins over its variable",
    { rack: "acme/production", host: "console.example", password: "two" },
    { CONVOX_RACK: "acme/staging", CONVOX_HOST: "console.other", CONVOX_PASSWORD: "one" },
    { kind: "console", rack: "acme/production", url: "https://console.example", password: "two", warned: [] },
  ],
  [
    "empty inputs and variables count as none",
    { rack: "", host: "", password: "" },
    { RACK_URL: "", CONVOX_RACK: "acme/staging", CONVOX_HOST: "", CONVOX_PASSWORD: "key" },
    { kind: "console", rack: "acme/staging", url: "https://console.convox.com", password: "key", warned: [] },
  ],
])("%s", async (_, given, env, expected) => {
  expect(await findTarget(given, env)).toMatchObject(expected);
});

test("a warning says that RACK_URL overrides a named Rack", async () => {
  const { warned } = await findTarget({ rack: "acme/staging" }, { RACK_URL: "https://convox:pw@rack.example" });
  expect(warned).toEqual(['RACK_URL is set, so rack "acme/staging" is ignored']);
});

test.each([
  ["http://convox:pw@rack.example", true],
  ["http://rack.example", false],
  ["http://convox:pw@127.0.0.1:5443", false],
  ["https://convox:pw@rack.example", false],
])("%s: a warning says that the password travels unencrypted: %s", async (url, warns) => {
  const { warned } = await findTarget({}, { RACK_URL: url });
  expect(warned).toEqual(
    warns ? ["RACK_URL starts with http://: others on the network can read its password and the source"] : [],
  );
});

test("no Rack, and a Rack without a key, are errors that name what to set", async () => {
  await expect(findTarget({}, { CONVOX_PASSWORD: "key" })).rejects.toThrow("no Rack is named");
  await expect(findTarget({ rack: "staging" }, {})).rejects.toThrow('the Rack "staging" needs a deploy key');
  await expect(findTarget({}, {}, false)).rejects.toThrow("the Console needs a deploy key");
});

test("every secret is masked as it is set and as it is sent, also in a RACK_URL that is wrong", () => {
  const masked: string[] = [];
  const env = {
    CONVOX_PASSWORD: "from variable\n",
    RACK_URL: "https://jwt:a%2Fb%@rack.example\n",
    CONVOX_DESTINATION_RACK_URL: "https://jwt:c%2Fd@rack.example",
    https_proxy: "http://me:proxy-pass@proxy.example:3128",
    HTTP_PROXY: "me:no/scheme@x@proxy.example:3128",
  };

  maskSecrets((name) => ({ password: "from input" })[name], env, { mask: (secret) => void masked.push(secret) });

  const base64 = (text: string) => Buffer.from(text).toString("base64");
  expect(masked).toEqual(expect.arrayContaining(["from variable", "from%20variable", "from input", "a%2Fb%"]));
  expect(masked).toEqual(expect.arrayContaining([base64("convox:from input"), base64("convox:from variable")]));
  expect(masked).toEqual(expect.arrayContaining([base64("jwt:c/d"), "c/d", "proxy-pass", base64("me:proxy-pass")]));
  expect(masked).toEqual(expect.arrayContaining(["no/scheme@x", "no%2Fscheme%40x", base64("me:no/scheme@x")]));
});

test("settings are trimmed, and other variables are not", () => {
  const env = { CONVOX_RACK: " acme/staging\n", RACK_URL: "https://rack\n", HTTPS_PROXY: " http://p ", BANNER: " hi " };
  expect(trimSettings(env)).toEqual({
    CONVOX_RACK: "acme/staging",
    RACK_URL: "https://rack",
    HTTPS_PROXY: "http://p",
    BANNER: " hi ",
  });
});

const INVISIBLE = ["\n", "\r\n", "\t", "\u00a0", "\u2003", "\u200b", "\u200e", "\u2060", "\ufeff"];

test.each(INVISIBLE)("%j around a setting is no part of it, from a variable, an input and a flag", async (blank) => {
  const wrap = (text: string) => `${blank}${text}${blank}`;
  const expected = { kind: "console", rack: "acme/staging", url: "https://console.example", password: "key" };
  const settings = { rack: wrap("acme/staging"), host: wrap("console.example/"), password: wrap("key") };
  expect(await findTarget(settings, {})).toMatchObject(expected);
  const { rack, host, password } = settings;
  const env = { CONVOX_RACK: rack, CONVOX_HOST: host, CONVOX_PASSWORD: password };
  expect(await findTarget({}, trimSettings(env) as Settings)).toMatchObject(expected);
  const values = parseInputs({ names: { description: "", kind: "lines", rest: true } }, () => [wrap("A"), wrap("B")]);
  expect(values.names).toEqual(["A", "B"]);
  const masked: string[] = [];
  maskSecrets(() => undefined, env, { mask: (secret) => void masked.push(secret) });
  expect(masked).toEqual(expect.arrayContaining(["key", Buffer.from("convox:key").toString("base64")]));
});

test("a deploy key in quotes is a warning", async () => {
  const { password, warned } = await findTarget({ rack: "acme/staging" }, { CONVOX_PASSWORD: '"key"' });
  expect([password, warned]).toEqual(['"key"', ["The deploy key is in quotes, which are sent as a part of it"]]);
});

describe("a second Rack", () => {
  const first: Connection = parseInputs(connectionInputs, () => undefined, {});
  const env = { CONVOX_HOST: "console.example", CONVOX_PASSWORD: "first-key", CONVOX_RACK: "acme/staging" };
  const connectOther = (given: Settings, more: Settings = {}) =>
    connectDestination(first, (name) => given[name], { ...env, ...more }, recordingHost(), { attempts: 1, lookup });
  const lookup = async () => {
    throw Object.assign(new Error("no network"), { code: "ENOTFOUND" });
  };

  test.each([
    ["an input", { "to-host": "console.other", "to-rack": "other/production" }, {}],
    ["a variable", { "to-rack": "other/production" }, { CONVOX_DESTINATION_HOST: "console.other" }],
    ["another port", { "to-host": "console.example:8443" }, {}],
    ["a host that only starts alike", { "to-host": "console.example.other" }, {}],
  ])("on another host needs its own key: the host is %s", async (_, given, more) => {
    await expect(connectOther(given, more)).rejects.toThrow(
      /^to-password is missing: the deploy key of console\.example is not sent to console\.(other|example[:.])/,
    );
  });

  test.each([
    ["the same host, however it is written", { "to-host": " Console.Example:443 " }, {}],
    ["another host with its own key", { "to-host": "console.other", "to-password": "second-key" }, {}],
    ["another host with a key in its variable", { "to-host": "console.other" }, { CONVOX_DESTINATION_PASSWORD: "k2" }],
  ])("is connected to on %s", async (_, given, more) => {
    await expect(connectOther({ ...given, "to-rack": "production" }, more)).rejects.toThrow("does not exist");
  });
});
