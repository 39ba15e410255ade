// CircleCI's expressions, as in `filters: pipeline.git.branch == "main"`. Grammar and meaning follow the README of
// CircleCI-Public/expr: or, and, then ==, !=, starts-with, matches, contains, then <, <=, >, >=, then not. A pattern must
// match the whole text. Patterns are JavaScript's here and RE2's on CircleCI.

export class ExpressionError extends Error {
  name = "ExpressionError";
}

const TOKEN =
  /\s*(?:(?<number>\d+)|(?<string>"(?:[^"\\]|\\.)*")|(?<pattern>\/(?:[^/\\]|\\.)+\/)|(?<word>[A-Za-z][\w-]*(?:\.[\w-]+)*)|(?<operator>==|!=|<=|>=|<|>|!|\(|\)))/suy;

const EQUALITY = ["==", "!=", "starts-with", "matches", "contains"];
const COMPARISON = ["<", "<=", ">", ">="];
const KEYWORDS = ["and", "or", "not", "true", "false", ...EQUALITY, ...COMPARISON];

/** The tokens of an expression: `{ kind, text, value }`. */
function scan(expression) {
  const tokens = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < expression.trimEnd().length) {
    const at = pattern.lastIndex;
    const groups = pattern.exec(expression)?.groups;
    if (!groups) throw new ExpressionError(`unexpected character ${JSON.stringify(expression.slice(at).trim()[0])}`);
    const [kind, text] = Object.entries(groups).find(([, found]) => found !== undefined);
    if (kind === "number") tokens.push({ kind: "value", text, value: Number(text) });
    else if (kind === "string")
      tokens.push({ kind: "value", text, value: text.slice(1, -1).replace(/\\(["\\])/g, "$1") });
    else if (kind === "pattern") tokens.push({ kind: "value", text, value: wholePattern(text.slice(1, -1)) });
    else tokens.push(wordToken(text));
  }
  return tokens;
}

function wholePattern(source) {
  try {
    return new RegExp(`^(?:${source.replaceAll("\\/", "/")})$`, "s");
  } catch {
    throw new ExpressionError(`/${source}/ is not a regular expression`);
  }
}

function wordToken(text) {
  const word = ["AND", "OR", "NOT"].includes(text) ? text.toLowerCase() : text;
  if (word === "true" || word === "false") return { kind: "value", text, value: word === "true" };
  if (word === "!") return { kind: "operator", text: "not" };
  return { kind: KEYWORDS.includes(word) || "()".includes(word) ? "operator" : "name", text: word };
}

/**
 * The tree of an expression.
 * @throws ExpressionError for a text that is not an expression
 */
export function parseExpression(expression) {
  const tokens = scan(expression);
  const peek = () => tokens[0];
  const takes = (...texts) => (peek()?.kind === "operator" && texts.includes(peek().text) ? tokens.shift() : undefined);
  const level = (operators, below) => () => {
    let left = below();
    for (let operator = takes(...operators); operator; operator = takes(...operators)) {
      left = { operator: operator.text, left, right: below() };
    }
    return left;
  };
  const primary = () => {
    if (takes("(")) {
      const inner = either();
      if (!takes(")")) throw new ExpressionError("a closing parenthesis is missing");
      return inner;
    }
    const token = tokens.shift();
    if (token === undefined) throw new ExpressionError("it ends where a value is expected");
    if (token.kind === "operator") throw new ExpressionError(`a value is expected before ${token.text}`);
    return token.kind === "name" ? { name: token.text } : { value: token.value };
  };
  const unary = () => (takes("not") ? { operator: "not", right: unary() } : primary());
  const either = level(["or"], level(["and"], level(EQUALITY, level(COMPARISON, unary))));
  const tree = either();
  if (peek()) throw new ExpressionError(`${peek().text} is not expected here`);
  return tree;
}

/** Names of the pipeline values that an expression refers to. */
export function namesIn(tree) {
  if (tree === undefined) return [];
  return tree.name === undefined ? [...namesIn(tree.left), ...namesIn(tree.right)] : [tree.name];
}

/** Everything but false and a value that is not defined. */
const isTruthy = (value) => value !== undefined && value !== false;

/**
 * The value of a tree. A name whose value is null is not defined, and so is a comparison with it.
 * @param values pipeline values by their full name, such as pipeline.git.branch
 */
function resolve(tree, values) {
  if ("value" in tree) return tree.value;
  if ("name" in tree) {
    if (!Object.hasOwn(values, tree.name)) throw new ExpressionError(`${tree.name} does not exist`);
    return values[tree.name] ?? undefined;
  }
  const { operator } = tree;
  if (operator === "not") return !isTruthy(resolve(tree.right, values));
  const left = resolve(tree.left, values);
  if (operator === "and") return isTruthy(left) ? resolve(tree.right, values) : left;
  if (operator === "or") return isTruthy(left) ? left : resolve(tree.right, values);
  const right = resolve(tree.right, values);
  return left === undefined || right === undefined ? undefined : compare(operator, left, right);
}

function compare(operator, left, right) {
  const needs = (isRight, what) => {
    if (!isRight) throw new ExpressionError(`${operator} takes ${what}`);
  };
  if (operator === "==") return left === right;
  if (operator === "!=") return left !== right;
  if (operator === "matches") {
    needs(typeof left === "string" && right instanceof RegExp, "a text and a /pattern/");
    return right.test(left);
  }
  if (operator === "starts-with" || operator === "contains") {
    needs(typeof left === "string" && typeof right === "string", "two texts");
    return operator === "contains" ? left.includes(right) : left.startsWith(right);
  }
  needs(typeof left === "number" && typeof right === "number", "two numbers");
  if (operator === "<") return left < right;
  if (operator === "<=") return left <= right;
  return operator === ">" ? left > right : left >= right;
}

/**
 * Whether an expression holds.
 * @throws ExpressionError for a text that is not an expression, an unknown name, and operands of another type
 */
export function holdsExpression(expression, values) {
  return isTruthy(resolve(parseExpression(expression), values));
}

/** The value of an expression, such as one in `<< >>`; undefined if it is not defined. */
export function evaluateExpression(expression, values) {
  return resolve(parseExpression(expression), values);
}

/** The result of a list of `only` or `ignore`: names, and patterns between slashes that match the whole name. */
function isListed(list, name) {
  return [list].flat().some((item) => {
    const [, source] = /^\/(.*)\/$/s.exec(item) ?? [];
    return source === undefined ? item === name : new RegExp(`^(?:${source})$`).test(name);
  });
}

/**
 * Whether a map of branch and tag filters lets a job run: the form that CircleCI has deprecated.
 * A job runs for a tag only if its filter of tags names it.
 */
export function holdsFilterMap({ branches, tags }, { branch, tag }) {
  const holds = ({ only, ignore } = {}, name) =>
    (only === undefined || isListed(only, name)) && (ignore === undefined || !isListed(ignore, name));
  if (tag) return tags !== undefined && holds(tags, tag);
  return holds(branches, branch);
}
