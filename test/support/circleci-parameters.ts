import { isDeepStrictEqual } from "node:util";

/** YAML as it was read. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value } | Resolved;
export type Fields = { [key: string]: Value };

/** A value that was already worked out where it was written: steps, or an executor, handed on as an argument. */
export class Resolved {
  readonly value: Fields | Value[];
  constructor(value: Fields | Value[]) {
    this.value = value;
  }
}

export interface Declared {
  type: string;
  default?: Value;
  enum?: Value[];
}

export class ConfigError extends Error {
  override name = "ConfigError";
}

export function fields(value: Value | undefined): Fields {
  if (value === undefined || value === null) return {};
  if (typeof value !== "object" || Array.isArray(value) || value instanceof Resolved) {
    throw new ConfigError(`a map was expected, not ${JSON.stringify(value)}`);
  }
  return value;
}

const TYPES = ["string", "boolean", "integer", "enum", "executor", "steps", "env_var_name"];
const IN_EXECUTORS = ["string", "boolean", "enum"];
/** Keys of a job in a workflow: no parameter of a job may have such a name. */
const RESERVED = ["name", "requires", "context", "type", "filters", "matrix", "pre-steps", "post-steps"];

/** Checks what an element declares, whether or not it is given when called. */
function declaredParameters(what: string, declarations: Fields): Record<string, Declared> {
  const allowed = what.startsWith("executor ") ? IN_EXECUTORS : TYPES;
  for (const [name, given] of Object.entries(declarations)) {
    const parameter = fields(given) as unknown as Declared;
    if (!/^[a-z][a-z0-9_-]*$/.test(name)) throw new ConfigError(`${what}: ${name} is no name of a parameter`);
    if (what.startsWith("job ") && RESERVED.includes(name)) throw new ConfigError(`${what}: ${name} is reserved`);
    if (!allowed.includes(parameter.type))
      throw new ConfigError(`${what}: ${name} has no type of ${allowed.join(", ")}`);
    if (parameter.type === "enum" && !(Array.isArray(parameter.enum) && parameter.enum.length > 0)) {
      throw new ConfigError(`${what}: ${name} has no values`);
    }
    if (parameter.default !== undefined)
      check(`${what}: Type error for default of ${name}`, parameter, parameter.default);
  }
  return declarations as unknown as Record<string, Declared>;
}

function check(problem: string, parameter: Declared, value: Value): void {
  if (fits(parameter, value)) return;
  const kind = Array.isArray(value) ? "list" : value === null ? "null" : typeof value;
  const actual = `${JSON.stringify(value)} (type ${kind})`;
  throw new ConfigError(`${problem}: expected type: ${parameter.type}, actual value: ${actual}`);
}

/**
 * The arguments of a call, completed by defaults and checked as CircleCI does.
 * `resolve` works out steps and executors, in the scope they are written in.
 */
export function bound(
  what: string,
  declarations: Fields,
  given: Fields,
  resolve: (type: "steps" | "executor", value: Value, isDefault: boolean) => Resolved,
): Fields {
  const declared = declaredParameters(what, declarations);
  const unexpected = Object.keys(given).filter((name) => !(name in declared));
  if (unexpected.length > 0) throw new ConfigError(`${what}: Unexpected argument(s): ${unexpected.join(", ")}`);
  const missing = Object.keys(declared).filter((name) => !(name in given) && declared[name]?.default === undefined);
  if (missing.length > 0) throw new ConfigError(`${what}: Missing required argument(s): ${missing.join(", ")}`);
  return Object.fromEntries(
    Object.entries(declared).map(([name, parameter]) => {
      const isDefault = !(name in given);
      const value = (isDefault ? parameter.default : given[name]) as Value;
      check(`${what}: Type error for argument ${name}`, parameter, value);
      const { type } = parameter;
      if ((type === "steps" || type === "executor") && !(value instanceof Resolved)) {
        return [name, resolve(type, value, isDefault)];
      }
      return [name, value];
    }),
  );
}

function fits({ type, enum: values = [] }: Declared, value: Value): boolean {
  if (value instanceof Resolved) return type === (Array.isArray(value.value) ? "steps" : "executor");
  if (type === "steps") return Array.isArray(value);
  if (type === "executor") return typeof value === "string" || typeof Object(value).name === "string";
  if (type === "enum") return values.includes(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "env_var_name") return typeof value === "string" && /^[A-Za-z_][A-Za-z0-9_]*$/.test(value);
  return typeof value === type;
}

const REFERENCE = /<<\s*parameters\.([A-Za-z0-9_-]+)\s*>>/g;
const WHOLE = /^<<\s*parameters\.([A-Za-z0-9_-]+)\s*>>$/;

/** Neither a parameter nor a value of a matrix, and not escaped. */
const STRAY = /<<(?!\s*matrix\.[\w.-]+\s*>>)[^>]*(?:>>)?/;

/** The value with its references filled in: a text that is one reference takes the argument's type. */
export function substitute(value: Value, args: Fields): Value {
  const argument = (name: string): Value => {
    const found = args[name];
    if (found === undefined)
      throw new ConfigError(`Arguments referenced without declared parameters: parameters.${name}`);
    return found;
  };
  if (typeof value === "string") {
    const [, whole] = WHOLE.exec(value) ?? [];
    if (whole !== undefined) return argument(whole);
    const [stray] = STRAY.exec(value.replaceAll("\\<<", "").replace(REFERENCE, "")) ?? [];
    if (stray !== undefined) throw new ConfigError(`Unknown variable or unclosed tag: ${stray}`);
    return value.replace(REFERENCE, (text, name: string, at: number) =>
      value[at - 1] === "\\" ? text : String(argument(name)),
    );
  }
  if (value instanceof Resolved || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => substitute(item, args));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, substitute(inner, args)]));
}

/** `\<<` stands for `<<` once everything is filled in. */
export function unescapeOrb(value: Value): Value {
  if (typeof value === "string") return value.replaceAll("\\<<", "<<");
  if (Array.isArray(value)) return value.map(unescapeOrb);
  if (value instanceof Resolved || typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unescapeOrb(inner)]));
}

/**
 * Whether a condition of `when` holds: false, null, 0, NaN, "" and statements without an argument do not.
 * @throws ConfigError for an empty list, a statement that there is not, and more than one in a map
 */
export function holds(condition: Value): boolean {
  if (Array.isArray(condition)) throw new ConfigError("a list is no condition");
  if (typeof condition !== "object" || condition === null) return Boolean(condition);
  const [[statement, argument] = [undefined, null], ...more] = Object.entries(fields(condition));
  if (more.length > 0) throw new ConfigError(`a condition has one statement, not ${1 + more.length}`);
  if (statement === undefined || argument === null) return false;
  const list = (): Value[] => {
    if (Array.isArray(argument) && argument.length > 0) return argument;
    throw new ConfigError(`${statement} wants a list that is not empty`);
  };
  switch (statement) {
    case "and":
      return list().map(holds).every(Boolean);
    case "or":
      return list().map(holds).some(Boolean);
    case "not":
      return !holds(argument);
    case "equal":
      return list().every((item) => isDeepStrictEqual(item, list()[0]));
    case "matches": {
      const { pattern, value, ...others } = fields(argument);
      if (typeof pattern !== "string" || value === undefined || Object.keys(others).length > 0) {
        throw new ConfigError("matches wants pattern and value");
      }
      return new RegExp(`^(?:${pattern})$`).test(String(value));
    }
    default:
      throw new ConfigError(`there is no condition ${statement}`);
  }
}
