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
  const declared = declarations as unknown as Record<string, Declared>;
  const unexpected = Object.keys(given).filter((name) => !(name in declared));
  if (unexpected.length > 0) throw new ConfigError(`${what}: Unexpected argument(s): ${unexpected.join(", ")}`);
  const missing = Object.keys(declared).filter((name) => !(name in given) && declared[name]?.default === undefined);
  if (missing.length > 0) throw new ConfigError(`${what}: Missing required argument(s): ${missing.join(", ")}`);
  return Object.fromEntries(
    Object.entries(declared).map(([name, parameter]) => {
      const isDefault = !(name in given);
      const value = (isDefault ? parameter.default : given[name]) as Value;
      const { type } = parameter;
      if (type === "steps" || type === "executor") {
        return [name, value instanceof Resolved ? value : resolve(type, value, isDefault)];
      }
      if (!fits(parameter, value)) {
        const actual = `${JSON.stringify(value)} (type ${typeof value})`;
        throw new ConfigError(
          `${what}: Type error for argument ${name}: expected type: ${type}, actual value: ${actual}`,
        );
      }
      return [name, value];
    }),
  );
}

function fits({ type, enum: values = [] }: Declared, value: Value): boolean {
  if (type === "enum") return values.includes(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "env_var_name") return typeof value === "string" && /^[A-Za-z_][A-Za-z0-9_]*$/.test(value);
  return typeof value === type;
}

const REFERENCE = /<<\s*parameters\.([A-Za-z0-9_-]+)\s*>>/g;
const WHOLE = /^<<\s*parameters\.([A-Za-z0-9_-]+)\s*>>$/;

/** The value with its references filled in: a text that is one reference takes the argument's type. */
export function substituted(value: Value, args: Fields): Value {
  const argument = (name: string): Value => {
    const found = args[name];
    if (found === undefined)
      throw new ConfigError(`Arguments referenced without declared parameters: parameters.${name}`);
    return found;
  };
  if (typeof value === "string") {
    const [, whole] = WHOLE.exec(value) ?? [];
    if (whole !== undefined) return argument(whole);
    return value.replace(REFERENCE, (text, name: string, at: number) =>
      value[at - 1] === "\\" ? text : String(argument(name)),
    );
  }
  if (value instanceof Resolved || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => substituted(item, args));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, substituted(inner, args)]));
}

/** `\<<` stands for `<<` once everything is filled in. */
export function unescaped(value: Value): Value {
  if (typeof value === "string") return value.replaceAll("\\<<", "<<");
  if (Array.isArray(value)) return value.map(unescaped);
  if (value instanceof Resolved || typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unescaped(inner)]));
}

/** Whether a condition of `when` holds: false, null, 0, "" and statements without arguments do not. */
export function holds(condition: Value): boolean {
  if (typeof condition !== "object" || condition === null) return Boolean(condition);
  const [statement, argument] = Object.entries(fields(condition))[0] ?? [];
  const list = Array.isArray(argument) ? argument : [];
  switch (statement) {
    case undefined:
      return false;
    case "and":
      return list.length > 0 && list.every(holds);
    case "or":
      return list.some(holds);
    case "not":
      return !holds(argument ?? null);
    case "equal":
      return list.every((item) => JSON.stringify(item) === JSON.stringify(list[0]));
    case "matches": {
      const { pattern, value } = fields(argument);
      return new RegExp(`^(?:${String(pattern)})$`).test(String(value));
    }
    default:
      throw new ConfigError(`there is no condition ${statement}`);
  }
}
