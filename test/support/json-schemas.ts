import { readdirSync, readFileSync } from "node:fs";
import Ajv, { type ValidateFunction } from "ajv";
import { commandFiles } from "../../src/commands/load.ts";
import { jsonResult } from "../../src/commands/results/index.ts";
import { describeFailure } from "../../src/entry/failure.ts";
import { ConvoxError } from "../../src/errors.ts";

const folder = new URL("../../schemas/", import.meta.url);
const ajv = new Ajv.default({ allowUnionTypes: true });

/** The committed schema of each command, by its name. */
export const committedSchemas: Readonly<Record<string, object>> = Object.fromEntries(
  readdirSync(folder).map((file) => {
    const schema = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
    return [/^convox-ci (.+) --json$/.exec(schema.title)?.[1] ?? file, schema];
  }),
);

/** Throws unless `text` is JSON that the schema of the command allows. A field that no schema names is a mistake. */
export function validateJson(argv: readonly string[], text: string): void {
  validate(commandOf(argv), JSON.parse(text));
}

/** The result of `run`. Throws unless the result, or the failure, of the command is printed as its schema says. */
export async function withValidJson<R extends object>(name: string, run: () => Promise<R>): Promise<R> {
  let result: R;
  try {
    result = await run();
  } catch (error) {
    if (error instanceof ConvoxError) {
      validate(name, toPlain({ ...Object(jsonResult(name, error.outputs)), error: describeFailure(error) }));
    }
    throw error;
  }
  validate(name, jsonResult(name, Object(toPlain(result))));
  return result;
}

const toPlain = (value: object): unknown => JSON.parse(JSON.stringify(value));

const validators = new Map<string, ValidateFunction>();

function validate(name: string, value: unknown): void {
  const schema = committedSchemas[name];
  if (schema === undefined) throw new Error(`schemas/ has no schema for ${name}`);
  const validator = validators.get(name) ?? ajv.compile(withoutOtherFields(schema));
  validators.set(name, validator);
  if (validator(value)) return;
  const text = JSON.stringify(value);
  throw new Error(`the JSON of ${name} does not match its schema: ${ajv.errorsText(validator.errors)}\n${text}`);
}

/** The name of the command that the first words of a command line name, also by its name in the Convox CLI. */
function commandOf([first = "", second = ""]: readonly string[]): string {
  const pair = `${first} ${second}`;
  const file = commandFiles.find(({ name, cliNames }) => name === pair || cliNames?.includes(pair));
  return file?.name ?? (pair in committedSchemas ? pair : first);
}

/** `schema` with objects that allow no fields but those that they name. */
function withoutOtherFields(schema: object): object {
  return JSON.parse(JSON.stringify(schema), (_, value) =>
    [value?.type].flat().includes("object") && value.properties !== undefined
      ? { ...value, additionalProperties: false }
      : value,
  );
}
