// A JSON Schema for what each command prints with --json, from the shapes in src/commands/results.

/** The failure that every command may print instead of its result, or beside the parts of it that are known. */
const failure = {
  type: "object",
  description: "The failure; docs/errors.md lists the codes",
  properties: {
    code: { type: "string", pattern: "^[a-z]+(-[a-z]+)*(/[a-z]+(-[a-z]+)*)?$" },
    title: { type: "string" },
    message: { type: "string" },
    hints: { type: "array", items: { type: "string" } },
    place: {
      type: "object",
      properties: { file: { type: "string" }, line: { type: "integer" } },
      required: ["file"],
    },
    docs: { type: "string" },
    "exit-code": { type: "integer" },
    "exit-code-of": { enum: ["command", "convox-ci"] },
  },
  required: ["code", "title", "message", "hints", "docs", "exit-code", "exit-code-of"],
};

const SCALARS = {
  text: { type: "string" },
  integer: { type: "integer" },
  boolean: { type: "boolean" },
  // ISO 8601, or null where the time is not known.
  time: { type: ["string", "null"], pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$" },
};

function schemaOf(shape, descriptions = {}) {
  if (shape.kind === "list") return { type: "array", items: schemaOf(shape.of) };
  if (shape.kind === "map") return { type: "object", additionalProperties: schemaOf(shape.of) };
  if (shape.kind === "object") {
    const fields = Object.entries(shape.fields);
    return {
      type: shape.isNullable ? ["object", "null"] : "object",
      properties: Object.fromEntries(
        fields.map(([name, field]) => {
          const description = descriptions[name];
          return [name, { ...schemaOf(field), ...(description === undefined ? {} : { description }) }];
        }),
      ),
      required: fields.filter(([, field]) => !field.isOptional).map(([name]) => name),
    };
  }
  const scalar = SCALARS[shape.kind];
  return shape.isNullable ? { ...scalar, type: [scalar.type, "null"] } : scalar;
}

/** Name of the file of a command's schema. */
export const schemaFile = (name) => `${name.replaceAll(" ", "-")}.json`;

/** The schema of one command: its result, or a failure with the parts of the result that are known. */
export function resultSchema(name, shape, outputs = {}) {
  const result = schemaOf(shape, outputs);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: `convox-ci ${name} --json`,
    anyOf: [
      { $ref: "#/definitions/result" },
      {
        type: "object",
        properties: { ...result.properties, error: { $ref: "#/definitions/failure" } },
        required: ["error"],
      },
    ],
    definitions: { result, failure },
  };
}

/**
 * What a reader of the old results cannot rely on with the new ones: a field that was always there and no longer is, and
 * a field with another type. `old` and `now` hold the schema of each command by its name.
 */
export function findBreaks(old, now) {
  return Object.entries(old).flatMap(([name, schema]) => {
    const found = now[name];
    if (found === undefined) return [`\`${name}\` has no JSON result`];
    return compare(schema.definitions.result, found.definitions.result, "").map((what) => `\`${name}\`: ${what}`);
  });
}

function compare(old, now, path) {
  const place = path === "" ? "the result" : `\`${path}\``;
  if (JSON.stringify(old.type) !== JSON.stringify(now.type)) return [`${place} has another type`];
  if (old.type === "array") return compare(old.items, now.items, `${path}[]`);
  return Object.entries(old.properties ?? {}).flatMap(([name, field]) => {
    const at = path === "" ? name : `${path}.${name}`;
    const found = now.properties?.[name];
    if (found === undefined) return [`\`${at}\` is removed`];
    const isLost = old.required.includes(name) && !now.required.includes(name);
    return [...(isLost ? [`\`${at}\` may be missing`] : []), ...compare(field, found, at)];
  });
}
