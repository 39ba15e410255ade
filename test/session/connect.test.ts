import { expect, test } from "vitest";
import { type Connection, connectionInputs } from "../../src/commands/declaration/connection.ts";
import { parseInputs } from "../../src/commands/declaration/inputs.ts";
import { maskSecrets, targetOf } from "../../src/session/connect.ts";
import { recordingHost } from "../support/command.ts";

type Settings = Record<string, string>;

async function targeted(given: Settings, env: Settings, needsRack = true) {
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
  expect(await targeted(given, env)).toMatchObject(expected);
});

test("a Rack that is named beside RACK_URL is said not to be used", async () => {
  const { warned } = await targeted({ rack: "acme/staging" }, { RACK_URL: "https://convox:pw@rack.example" });
  expect(warned).toEqual(['RACK_URL is set and names the Rack: rack "acme/staging" is not used']);
});

test.each([
  ["http://convox:pw@rack.example", true],
  ["http://rack.example", false],
  ["http://convox:pw@127.0.0.1:5443", false],
  ["https://convox:pw@rack.example", false],
])("%s: a password that travels unencrypted is warned of: %s", async (url, warns) => {
  const { warned } = await targeted({}, { RACK_URL: url });
  expect(warned).toEqual(
    warns
      ? ["RACK_URL begins with http://: whoever is between here and the Rack can read its password and the source"]
      : [],
  );
});

test("no Rack, and a Rack without a key, are errors that name what to set", async () => {
  await expect(targeted({}, { CONVOX_PASSWORD: "key" })).rejects.toThrow("no Rack is named");
  await expect(targeted({ rack: "staging" }, {})).rejects.toThrow('the Rack "staging" needs a deploy key');
  await expect(targeted({}, {}, false)).rejects.toThrow("the Console needs a deploy key");
});

test("every form of every secret is masked, also of a RACK_URL that is wrong", () => {
  const host = recordingHost();
  const masked: string[] = [];
  const env = { CONVOX_PASSWORD: "from variable", RACK_URL: "https://convox:a%2Fb%@rack.example" };

  maskSecrets(
    parseInputs(connectionInputs, (name) => ({ password: "from input" })[name], env),
    env,
    {
      ...host,
      mask: (secret) => masked.push(secret),
    },
  );

  expect(masked).toEqual(expect.arrayContaining(["from variable", "from%20variable", "from input", "a%2Fb%"]));
  expect(masked).toContain(Buffer.from("convox:from input").toString("base64"));
});
