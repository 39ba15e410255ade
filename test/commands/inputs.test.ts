import { describe, expect, test } from "vitest";
import { type Given, type Inputs, parseInputs } from "../../src/commands/declaration/inputs.ts";
import { InputError } from "../../src/errors.ts";

const given =
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
  test("what is required and typed as nothing, as an unset variable is, is no name", () => {
    expect(() => parseInputs(inputs, given({ app: [""] }), { CONVOX_APP: "web" })).toThrow(
      "app is empty: name of the app",
    );
  });

  test("names become camelCase and texts become values of their kind", () => {
    const values = parseInputs(inputs, given({ app: "web", cached: "false", limit: "3", "build-args": "A=1\nB=2" }));

    expect(values).toEqual({
      app: "web",
      cached: false,
      limit: 3,
      buildArgs: ["A=1", "B=2"],
      promoteTimeout: 3_300_000,
      mode: undefined,
    });
  });

  test("an empty text is an input that was not given", () => {
    const values = parseInputs(inputs, given({ app: "web", cached: "", limit: "", "build-args": "" }));

    expect(values).toMatchObject({ cached: undefined, limit: 10, buildArgs: [] });
  });

  test("a value may come from the environment, and the input wins over it", () => {
    const env = { CONVOX_APP: "from-env" };

    expect(parseInputs(inputs, given({}), env).app).toBe("from-env");
    expect(parseInputs(inputs, given({ app: "web" }), env).app).toBe("web");
  });

  test("lines are trimmed; empty ones and comments are left out; quotes and = stay", () => {
    const text = '  A=1  \n\n# not this\nB="x=y"\r\nC=\n';

    expect(parseInputs(inputs, given({ app: "web", buildargs: text })).buildArgs).toEqual(["A=1", 'B="x=y"', "C="]);
  });

  test("of pairs nothing is taken off but the end of the line", () => {
    const pairs = { variables: { description: "Variables", kind: "pairs" } } as const satisfies Inputs;

    expect(parseInputs(pairs, given({ variables: " A = 1 \r\n#B\n" })).variables).toEqual([" A = 1 ", "#B", ""]);
    expect(parseInputs(pairs, given({})).variables).toEqual([]);
  });

  test("a repeated flag keeps each of its values as it is", () => {
    const values = parseInputs(inputs, given({ app: "web", "build-args": ["A= 1 ", "#B=2"] }));

    expect(values.buildArgs).toEqual(["A= 1 ", "#B=2"]);
  });

  test("an input and its older name may both be given only when they agree", () => {
    expect(parseInputs(inputs, given({ app: "w", "build-args": "A=1", buildargs: "A=1" })).buildArgs).toEqual(["A=1"]);
    expect(() => parseInputs(inputs, given({ app: "w", "build-args": "A=1", buildargs: "A=2" }))).toThrow(
      "build-args and buildargs set the same input to different values",
    );
  });

  test.each([
    ["90", 90_000],
    ["90s", 90_000],
    ["10m", 600_000],
    ["1h30m", 5_400_000],
    ["1h2m3s", 3_723_000],
  ])("the duration %s is %d ms", (text, ms) => {
    expect(parseInputs(inputs, given({ app: "w", "promote-timeout": text })).promoteTimeout).toBe(ms);
  });

  test.each(["0", "1.5h", "soon", "-1", "5 m", "m", "1s2m"])("the duration %j is refused", (text) => {
    expect(() => parseInputs(inputs, given({ app: "w", "promote-timeout": text }))).toThrow(
      `promote-timeout is ${JSON.stringify(text)}: allowed are`,
    );
  });

  test.each(["maybe", "tRUE", "1", "yes"])("the boolean %j is refused, naming what is allowed", (text) => {
    expect(() => parseInputs(inputs, given({ app: "w", cached: text }))).toThrow(
      `cached is "${text}": allowed values are true and false`,
    );
  });

  test("all mistakes are told at once", () => {
    const mistakes = () => parseInputs(inputs, given({ cached: "maybe", limit: "many", mode: "slow" }));

    expect(mistakes).toThrow(InputError);
    expect(mistakes).toThrow(
      [
        "app is required: name of the app",
        'cached is "maybe": allowed values are true and false',
        'limit is "many": allowed is a whole number such as 50',
        'mode is "slow": allowed values are fast, safe',
      ].join("\n"),
    );
  });
});
