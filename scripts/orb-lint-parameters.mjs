// Parameters of an orb's elements: their declarations, references to them, and the arguments of calls.

const TYPES = ["string", "boolean", "integer", "enum", "executor", "steps", "env_var_name"];
const IN_EXECUTORS = ["string", "boolean", "enum"];
const WHOLE = /^\s*<<\s*parameters\.([A-Za-z0-9_-]+)\s*>>\s*$/;

/** Names of the parameters that a value refers to, in keys and texts. `\<<` is no reference. */
export function referencesIn(value) {
  if (typeof value === "string") {
    const plain = value.replaceAll("\\<<", "");
    return [...plain.matchAll(/<<\s*[#^/]?\s*parameters\.([A-Za-z0-9_-]+)\s*>>/g)].map(([, name]) => name);
  }
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [...referencesIn(key), ...referencesIn(inner)]);
}

/** What CircleCI would take for the beginning of a reference, or leave as it is, in keys and texts. */
function strayIn(value) {
  if (typeof value === "string") {
    const [stray] =
      /<<[^>]*(>>)?/.exec(value.replaceAll("\\<<", "").replace(/<<\s*parameters\.[\w-]+\s*>>/g, "")) ?? [];
    return stray === undefined ? [] : [stray];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [...strayIn(key), ...strayIn(inner)]);
}

/**
 * Checks an element's declarations, and that each is used and nothing else is.
 * @param isInternal a command that only the orb's own commands call needs no descriptions of its parameters
 */
export function checkParameters(kind, element, report, isInternal = false) {
  const { parameters = {}, ...body } = element;
  const used = new Set(referencesIn(body));
  for (const name of used) {
    if (!(name in parameters)) report("reference", `parameters.${name} is not declared`);
  }
  for (const stray of strayIn(body)) report("reference", `${stray.trim()} is neither a parameter nor written as \\<<`);
  for (const [name, given] of Object.entries(parameters)) {
    const declared = given ?? {};
    if (!/^[a-z][a-z0-9_-]*$/.test(name)) report("name", `parameter ${name} has a name that CircleCI refuses`);
    if (!used.has(name)) report("reference", `parameter ${name} is declared and not used`);
    if (!declared.description && !isInternal) report("RC002", `parameter ${name} has no description`);
    const allowed = kind === "executors" ? IN_EXECUTORS : TYPES;
    if (!allowed.includes(declared.type)) {
      report("type", `parameter ${name} has the type ${declared.type}: allowed are ${allowed.join(", ")}`);
    } else if ("default" in declared) {
      const wrong = misfit(declared, declared.default);
      if (wrong) report("type", `the default of parameter ${name} ${wrong}`);
    }
    if (declared.type === "enum" && !(Array.isArray(declared.enum) && declared.enum.length > 0)) {
      report("type", `parameter ${name} has no list of values`);
    }
  }
}

/** Checks the arguments of a call; `scope` has the parameters of the caller, which they may pass on. */
export function checkCall(what, { parameters = {} }, given, scope, report) {
  const names = Object.keys(given).filter((name) => !["pre-steps", "post-steps"].includes(name));
  const unexpected = names.filter((name) => !(name in parameters));
  if (unexpected.length > 0) report("argument", `${what}: Unexpected argument(s): ${unexpected.join(", ")}`);
  const missing = Object.entries(parameters).filter(
    ([name, declared]) => declared?.default === undefined && !(name in given),
  );
  if (missing.length > 0) {
    report("argument", `${what}: Missing required argument(s): ${missing.map(([name]) => name).join(", ")}`);
  }
  for (const name of names) {
    const declared = parameters[name];
    if (!declared) continue;
    const passed = scope[WHOLE.exec(typeof given[name] === "string" ? given[name] : "")?.[1]];
    const wrong = passed ? unlike(declared, passed) : misfit(declared, given[name]);
    if (wrong) report("argument", `${what}: ${name} ${wrong}`);
  }
}

/** Why a parameter cannot be passed on as another one; undefined when it can. */
function unlike(declared, passed) {
  if (declared.type === passed.type && declared.type !== "enum") return undefined;
  if (declared.type === "string" && passed.type === "enum") return undefined;
  if (declared.type === "enum" && passed.type === "enum") {
    const more = passed.enum.filter((value) => !declared.enum.includes(value));
    return more.length === 0 ? undefined : `may be ${more.join(", ")}, which is not allowed`;
  }
  return `expects ${declared.type}, and gets ${passed.type}`;
}

/** Why a value does not fit; undefined when it does. */
function misfit({ type, enum: values }, value) {
  const shown = JSON.stringify(value);
  switch (type) {
    case "string":
      return typeof value === "string" ? undefined : `is ${shown}, which is no string: put it in quotes`;
    case "boolean":
      return typeof value === "boolean" ? undefined : `is ${shown}: allowed are true and false`;
    case "integer":
      return Number.isInteger(value) ? undefined : `is ${shown}, which is no integer`;
    case "enum":
      return values?.includes(value) ? undefined : `is ${shown}: allowed are ${values?.join(", ")}`;
    case "env_var_name":
      return /^[A-Za-z_][A-Za-z0-9_]*$/.test(value) ? undefined : `is ${shown}, which is no variable's name`;
    case "steps":
      return Array.isArray(value) ? undefined : "is no list of steps";
    default:
      return typeof value === "string" || typeof value?.name === "string" ? undefined : "names no executor";
  }
}
