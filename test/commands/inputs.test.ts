import { describe, expect, test } from "vitest";
import { type Given, type Inputs, parseInputs } from "../../src/commands/declaration/inputs.ts";
import { InputError } from "../../src/errors.ts";

const inputsFrom =
  (values: Record<string, string | string[]>): Given =>
  (name) =>
    values[name];

const inputs = {
  app: { description: "Name of the app", required: true, env: ["CONVOX_APP"] },
  cached: { description: "Use the cache", kind: "boolean" },
  limit: { description: "How many", kind: "integer", default: "10" },
  "build-args": { description: "Arguments", kind: "lines", aliases: ["buildargs"] },
  "promote-timeout": { description: "How long", kind: "duration", default: "55m" },
  mode: { description: "Which way", choices: ["fast", "safe"] },
} as const satisfies Inputs;

describe("reading inputs", () => {
  test("treats a required input of undefined or empty text as missing", () => {
    expect(() => parseInputs(inputs, inputsFrom({ app: [""] }), { CONVOX_APP: "web" })).toThrow(
      "app is empty: name of the app",
    );
  });

  test("converts names to camelCase and texts to values of their kind", () => {
    const values = parseInputs(
      inputs,
      inputsFrom({ app: "web", cached: "false", limit: "3", "build-args": "A=1\nB=2" }),
    );

    expect(values).toEqual({
      app: "web",
      cached: false,
      limit: 3,
      buildArgs: ["A=1", "B=2"],
      promoteTimeout: 3_300_000,
      mode: undefined,
    });
  });

  test("treats an empty text as a missing input", () => {
    const values = parseInputs(inputs, inputsFrom({ app: "web", cached: "", limit: "", "build-args": "" }));

    expect(values).toMatchObject({ cached: undefined, limit: 10, buildArgs: [] });
  });

  test("reads a value from the environment unless the input is set", () => {
    const env = { CONVOX_APP: "from-env" };

    expect(parseInputs(inputs, inputsFrom({}), env).app).toBe("from-env");
    expect(parseInputs(inputs, inputsFrom({ app: "web" }), env).app).toBe("web");
  });

  test("trims lines, skips empty lines and comments, and keeps quotes and =", () => {
    const text = '  A=1  \n\n# not this\nB="x=y"\r\nC=\n';

    expect(parseInputs(inputs, inputsFrom({ app: "web", buildargs: text })).buildArgs).toEqual([
      "A=1",
      'B="x=y"',
      "C=",
    ]);
  });

  test("removes only the line end from pairs", () => {
    const pairs = { variables: { description: "Variables", kind: "pairs" } } as const satisfies Inputs;

    expect(parseInputs(pairs, inputsFrom({ variables: " A = 1 \r\n#B\n" })).variables).toEqual([" A = 1 ", "#B", ""]);
    expect(parseInputs(pairs, inputsFrom({})).variables).toEqual([]);
  });

  test("keeps each value of a repeated flag, and trims it unless it is a variable", () => {
    const given = { app: "web", variables: ["A= 1 ", "#B=2"], "build-args": ["A= 1 ", "#B=2"] };
    const values = parseInputs(
      { ...inputs, variables: { description: "Variables", kind: "pairs" } },
      inputsFrom(given),
    );

    expect([values.variables, values.buildArgs]).toEqual([
      ["A= 1 ", "#B=2"],
      ["A= 1", "#B=2"],
    ]);
  });

  test("accepts an input and its older name only if both are equal", () => {
    expect(parseInputs(inputs, inputsFrom({ app: "w", "build-args": "A=1", buildargs: "A=1" })).buildArgs).toEqual([
      "A=1",
    ]);
    expect(() => parseInputs(inputs, inputsFrom({ app: "w", "build-args": "A=1", buildargs: "A=2" }))).toThrow(
      "build-args and buildargs set the same input to different values",
    );
  });

  test.each([
    ["90", 90_000],
    ["90s", 90_000],
    ["10m", 600_000],
    ["1h30m", 5_400_000],
    ["1h2m3s", 3_723_000],
  ])("reads the duration %s as %d ms", (text, ms) => {
    expect(parseInputs(inputs, inputsFrom({ app: "w", "promote-timeout": text })).promoteTimeout).toBe(ms);
  });

  test.each(["0", "1.5h", "soon", "-1", "5 m", "m", "1s2m"])("rejects the duration %j", (text) => {
    expect(() => parseInputs(inputs, inputsFrom({ app: "w", "promote-timeout": text }))).toThrow(
      `promote-timeout is ${JSON.stringify(text)}: allowed are`,
    );
  });

  test.each(["true", "True", "TRUE", "false", "False", "FALSE"])("accepts a boolean as YAML writes it: %j", (text) => {
    const { cached } = parseInputs(inputs, inputsFrom({ app: "w", cached: text }));
    expect(cached).toBe(text.toLowerCase() === "true");
  });

  test.each(["maybe", "tRUE", "1", "yes"])("rejects the boolean %j and names the allowed values", (text) => {
    expect(() => parseInputs(inputs, inputsFrom({ app: "w", cached: text }))).toThrow(
      `cached is "${text}": allowed values are true and false`,
    );
  });

  test("reports all invalid inputs at once", () => {
    const parse = () => parseInputs(inputs, inputsFrom({ cached: "maybe", limit: "many", mode: "slow" }));

    expect(parse).toThrow(InputError);
    expect(parse).toThrow(
      [
        "app is required: name of the app",
        'cached is "maybe": allowed values are true and false',
        'limit is "many": allowed is a whole number such as 50',
        'mode is "slow": allowed values are fast, safe',
      ].join("\n"),
    );
  });
});
