// usage: orb-pack.mjs DIR [FILE]   Packs an unpacked orb into one file, as `circleci orb pack` does.
// There are two official packers, CLI 0.1 and CLI 1.0, which differ in places; what they would read differently is refused.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Document, isMap, isScalar, parseDocument, visit } from "yaml";

const FOLDERS = ["commands", "executors", "jobs", "examples"];
const ROOT_KEYS = ["version", "description", "display", "orbs", ...FOLDERS];
const KINDS = ["commands", "jobs", "executors"];
const DIRECTIVE = /<<\s*include\(([-\w/.]+)\)?\s*>>/;
const INCLUDE = new RegExp(`^${DIRECTIVE.source}$`);

const isYaml = (name) => [".yml", ".yaml"].includes(extname(name));

/**
 * The packed orb as a value. What both packers read alike is read so, also where it can hardly be meant (an include
 * with blanks in its parentheses, or in an example, stays as it is written): the linter reports that.
 * @throws Error naming the file, for what one of the official packers refuses or drops
 */
export function packOrb(dir) {
  const entries = visible(dir);
  if (!entries.some(({ name, folder }) => name === "@orb.yml" && !folder)) throw new Error("@orb.yml file not found");
  const orb = {};
  for (const { name } of entries.filter((entry) => !entry.folder && isYaml(entry.name))) {
    const value = readYaml(dir, name);
    for (const key of Object.keys(value)) {
      if (!ROOT_KEYS.includes(key)) throw new Error(`${name}: ${key} is dropped by CLI 0.1`);
    }
    merge(orb, value, name);
  }
  for (const { name } of entries.filter((entry) => entry.folder)) {
    if (!FOLDERS.includes(name)) {
      const [stray] = yamlBelow(dir, name);
      if (stray) throw new Error(`${stray}: CLI 1.0 makes a key of this folder`);
      continue;
    }
    const inside = visible(join(dir, name));
    const [nested] = inside.filter((entry) => entry.folder).flatMap((entry) => yamlBelow(dir, `${name}/${entry.name}`));
    if (nested) throw new Error(`${nested}: CLI 0.1 skips nested folders`);
    const level = { ...orb[name] };
    for (const { name: file } of inside.filter((entry) => !entry.folder && isYaml(entry.name))) {
      const path = `${name}/${file}`;
      const value = readYaml(dir, path);
      merge(level, file.startsWith("@") ? value : { [basename(file, extname(file))]: value }, path);
    }
    if (Object.keys(level).length > 0) orb[name] = level;
  }
  for (const kind of KINDS) if (orb[kind]) orb[kind] = withIncludes(orb[kind], dir, kind);
  for (const [name, example] of Object.entries(orb.examples ?? {})) checkUsage(`examples/${name}`, example);
  return orb;
}

/** CLI 0.1 knows an example's usage by these keys alone, and adds `workflows` where it is missing. */
function checkUsage(file, { usage }) {
  const odd = Object.keys(usage ?? {}).find((key) => !["version", "setup", "orbs", "jobs", "workflows"].includes(key));
  if (odd) throw new Error(`${file}: CLI 0.1 drops usage.${odd}`);
  if (!usage?.workflows) throw new Error(`${file}: usage has no workflows`);
}

/** What lies in a folder, but for dotfiles. Links to files count as files, as both packers read them. */
function visible(dir) {
  const entries = readdirSync(dir, { withFileTypes: true }).filter(({ name }) => !name.startsWith("."));
  return entries.map((entry) => ({ name: entry.name, folder: entry.isDirectory() })).sort(byName);
}

const byName = (a, b) => (a.name < b.name ? -1 : 1);

/** Paths of the YAML files in a folder and all below it. */
function yamlBelow(dir, folder) {
  return visible(join(dir, folder)).flatMap(({ name, folder: isFolder }) => {
    const path = `${folder}/${name}`;
    return isFolder ? yamlBelow(dir, path) : isYaml(name) ? [path] : [];
  });
}

/** Adds keys to a level. One packer takes the last of two that are the same, the other refuses them. */
function merge(level, value, file) {
  for (const [key, inner] of Object.entries(value)) {
    if (Object.hasOwn(level, key)) throw new Error(`${file}: there is a ${key} already`);
    level[key] = inner;
  }
}

/** Plain texts that are no text to one packer, or to CircleCI, which reads YAML 1.1. */
const AMBIGUOUS = [
  [/^(yes|no|on|off)$/i, "is true or false to one packer and text to the other"],
  [/^[-+]?0[0-9_]+$/, "is an octal number in YAML 1.1"],
  [/^[-+]?0b[01_]+$/, "is a binary number in YAML 1.1"],
  [/^[-+]?[0-9][0-9_]*_[0-9_.]*$/, "is a number in YAML 1.1"],
  [/^[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9_]*)?$/, "is a number to the base of 60 in YAML 1.1"],
  [/^\d{4}-\d\d?-\d\d?([Tt ].*)?$/, "is a date in YAML 1.1"],
];

function readYaml(dir, file) {
  const document = parseDocument(readFileSync(join(dir, file), "utf8"), { merge: true, uniqueKeys: true });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) throw new Error(`${file}: ${problem.message.split("\n", 1)[0]}`);
  if (!isMap(document.contents)) throw new Error(`${file}: it is not a map`);
  visit(document, {
    Scalar(key, { type, source }) {
      if (key === "key" || type !== "PLAIN") return;
      const [, why] = AMBIGUOUS.find(([pattern]) => pattern.test(String(source))) ?? [];
      if (why) throw new Error(`${file}: ${source} without quotes ${why}`);
    },
  });
  return document.toJS({ maxAliasCount: -1 });
}

/** The value with its includes replaced; `where` says what it is of. */
function withIncludes(value, dir, where) {
  if (typeof value === "string") return readIncluded(value, dir, where);
  if (Array.isArray(value)) return value.map((item) => withIncludes(item, dir, where));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, withIncludes(inner, dir, `${where}.${key}`)]);
  return Object.fromEntries(entries);
}

/** The file as it is, with every `<<` escaped: the compiler takes the backslash off again. */
function readIncluded(text, dir, where) {
  const [directive] = DIRECTIVE.exec(text) ?? [];
  if (directive === undefined) return text;
  if (directive !== text) throw new Error(`${where}: CLI 0.1 wants an include to stand alone: ${text.trim()}`);
  const [, path] = INCLUDE.exec(text) ?? [];
  try {
    return readFileSync(join(dir, path), "utf8").replaceAll("<<", "\\<<");
  } catch (error) {
    throw new Error(`${where}: could not open ${path} for inclusion: ${error.code}`);
  }
}

/** Keys of maps sorted, as both packers do; at the top in the order of the registry. */
function orderKeys(value, keys) {
  if (Array.isArray(value)) return value.map((item) => orderKeys(item));
  if (typeof value !== "object" || value === null) return value;
  const names = keys ? keys.filter((key) => key in value) : Object.keys(value).sort();
  return Object.fromEntries(names.map((key) => [key, orderKeys(value[key])]));
}

/** Texts of at least this length stand once in the file, and by an alias wherever else they belong. */
const SHARED_LENGTH = 500;

/** The file's text. Quoted as YAML 1.1 wants it, which is what CircleCI reads. */
export function packedText(orb) {
  const document = new Document(orderKeys(orb, ROOT_KEYS), { version: "1.1", aliasDuplicateObjects: false });
  const first = new Map();
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(value) || typeof value.value !== "string" || value.value.length < SHARED_LENGTH) return undefined;
      const seen = first.get(value.value);
      if (!seen) first.set(value.value, { value, name: String(key.value).toLowerCase() });
      return undefined;
    },
  });
  visit(document, {
    Scalar(_, node) {
      const seen = first.get(node.value);
      return seen && seen.value !== node ? document.createAlias(seen.value, seen.name) : undefined;
    },
  });
  return `# Packed from orb/src by npm run generate\n${document.toString({ lineWidth: 0, blockQuote: "literal" })}`;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [dir, file] = process.argv.slice(2);
  if (!dir) {
    console.error("usage: orb-pack.mjs DIR [FILE]");
    process.exit(2);
  }
  try {
    const text = packedText(packOrb(dir));
    if (file) writeFileSync(file, text);
    else process.stdout.write(text);
  } catch (error) {
    console.error(`ERROR: ${error.message}`);
    process.exit(1);
  }
}
