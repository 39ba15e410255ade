// usage: orb-pack.mjs DIR [FILE]   Packs an unpacked orb into one file, as `circleci orb pack` does.
// There are two official packers, CLI 0.1 and CLI 1.0, which differ in places; what they would read differently is refused.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Document, isMap, isScalar, parseDocument, visit } from "yaml";

const FOLDERS = ["commands", "executors", "jobs", "examples"];
const ROOT_KEYS = ["version", "description", "display", "orbs", ...FOLDERS];
const INCLUDE = /^<<[\s]*include\(([-\w/.]+)\)?[\s]*>>$/;

const isYaml = (name) => [".yml", ".yaml"].includes(extname(name));

/**
 * The packed orb as a value.
 * @throws Error naming the file, for what one of the official packers refuses or drops
 */
export function packOrb(dir) {
  const entries = readdirSync(dir, { withFileTypes: true }).filter(({ name }) => !name.startsWith("."));
  const strange = entries.find((entry) => entry.isFile() && isYaml(entry.name) && entry.name !== "@orb.yml");
  if (strange) throw new Error(`${strange.name}: the only YAML file at the top is @orb.yml`);
  if (!entries.some(({ name }) => name === "@orb.yml")) throw new Error("@orb.yml file not found");
  const orb = readYaml(dir, "@orb.yml", false);
  for (const key of Object.keys(orb)) {
    if (!ROOT_KEYS.includes(key)) throw new Error(`@orb.yml: ${key} is dropped by CLI 0.1`);
  }
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    const inside = readdirSync(join(dir, name), { withFileTypes: true }).filter((entry) => !entry.name.startsWith("."));
    const nested = inside.find((entry) => entry.isDirectory());
    if (FOLDERS.includes(name) && nested) throw new Error(`${name}/${nested.name}: CLI 0.1 skips nested folders`);
    const files = inside.filter((entry) => entry.isFile() && isYaml(entry.name)).map((entry) => entry.name);
    if (files.length === 0) continue;
    if (!FOLDERS.includes(name)) throw new Error(`${name}/${files[0]}: CLI 1.0 makes a key of this folder`);
    orb[name] = { ...orb[name] };
    for (const file of files) {
      const value = readYaml(dir, `${name}/${file}`, name !== "examples");
      if (file.startsWith("@")) {
        Object.assign(orb[name], value);
        continue;
      }
      const key = basename(file, extname(file));
      if (key in orb[name]) throw new Error(`${name}/${file}: there is a ${key} already`);
      if (name === "examples") checkUsage(`${name}/${file}`, value);
      orb[name][key] = value;
    }
  }
  return orb;
}

/** CLI 0.1 knows an example's usage by these keys alone, and adds `workflows` where it is missing. */
function checkUsage(file, { usage }) {
  const odd = Object.keys(usage ?? {}).find((key) => !["version", "setup", "orbs", "jobs", "workflows"].includes(key));
  if (odd) throw new Error(`${file}: CLI 0.1 drops usage.${odd}`);
  if (!usage?.workflows) throw new Error(`${file}: usage has no workflows`);
}

function readYaml(dir, file, includes) {
  const document = parseDocument(readFileSync(join(dir, file), "utf8"), { merge: true, uniqueKeys: true });
  const [problem] = document.errors;
  if (problem) throw new Error(`${file}: ${problem.message.split("\n", 1)[0]}`);
  if (!isMap(document.contents)) throw new Error(`${file}: it is not a map`);
  visit(document, {
    Scalar(key, node) {
      if (key === "key") return;
      if (node.type === "PLAIN" && /^(yes|no|on|off)$/i.test(String(node.source))) {
        throw new Error(`${file}: ${node.source} without quotes is true or false to one packer and text to the other`);
      }
      if (typeof node.value !== "string" || !/<<\s*include/.test(node.value)) return;
      if (!includes) throw new Error(`${file}: files are included in commands, jobs and executors alone`);
      if (!isScalar(node) || !INCLUDE.test(node.value)) {
        throw new Error(
          `${file}: an include stands alone, without blanks inside its parentheses: ${node.value.trim()}`,
        );
      }
      node.value = included(dir, file, INCLUDE.exec(node.value)[1]);
    },
  });
  return document.toJS();
}

/** The file as it is, with every `<<` escaped: the compiler takes the backslash off again. */
function included(dir, file, path) {
  if (!path) throw new Error(`${file}: an include names no file`);
  try {
    return readFileSync(join(dir, path), "utf8").replaceAll("<<", "\\<<");
  } catch (error) {
    throw new Error(`${file}: could not open ${path} for inclusion: ${error.code}`);
  }
}

/** Keys of maps sorted, as both packers do; at the top in the order of the registry. */
function ordered(value, keys) {
  if (Array.isArray(value)) return value.map((item) => ordered(item));
  if (typeof value !== "object" || value === null) return value;
  const names = keys ? keys.filter((key) => key in value) : Object.keys(value).sort();
  return Object.fromEntries(names.map((key) => [key, ordered(value[key])]));
}

/** Texts of at least this length stand once in the file, and by an alias wherever else they belong. */
const SHARED_LENGTH = 500;

/** The file's text. Quoted as YAML 1.1 wants it, which is what CircleCI reads. */
export function packedText(orb) {
  const document = new Document(ordered(orb, ROOT_KEYS), { version: "1.1", aliasDuplicateObjects: false });
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
