// Checks the words, names and sizes that CONTRIBUTING asks for. Usage: node scripts/check-language.mjs [--count] [PATH ...]
// With --count it prints how often each rule is broken and exits 0.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ALLOWED, PARTICIPLE_ALLOWED, WORDS } from "./language-rules.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What is checked by default. */
const PATHS = [
  ...[
    "src",
    "local-rack",
    "rack-manifest",
    "test",
    "actions",
    "orb",
    "docs",
    "examples",
    "scripts",
    "bench",
    "findings",
  ],
  ...[".github", ".circleci", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "AGENTS.md", "SECURITY.md"],
];
const TEXT = /\.(ts|mjs|js|md|yml|json|sh)$/;
const SKIPPED =
  /(^|\/)(node_modules|fixtures|package-lock\.json)(\/|$)|^orb\/(src\/scripts\/|orb\.yml$)|^scripts\/(language-rules|check-language)\.mjs$|\/wire\/|^test\/structure\/language\.test\.ts$/;
const MAX_LINES = 300;

/** The text files below `path`, and every folder on the way. */
function walk(path, folders = []) {
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  folders.push(path);
  return entries.flatMap((entry) => {
    const name = join(path, entry.name);
    if (SKIPPED.test(name)) return [];
    if (entry.isDirectory()) return walk(name, folders);
    return TEXT.test(name) ? [name] : [];
  });
}

const IRREGULAR =
  /^(begun|broken|built|caught|chosen|drawn|done|driven|fallen|found|given|gone|held|hidden|kept|known|left|lost|made|meant|met|paid|proven|put|said|seen|sent|shown|spent|split|spoken|taken|thought|told|thrown|understood|written|wrapped)$/;

/** Names of functions that are one participle, such as `opened` in `function opened()` and `const opened = () =>`. */
export function participles(text) {
  const declared = text.matchAll(
    /\bfunction\*?\s+([a-z]+)\s*[(<]|\b(?:const|let)\s+([a-z]+)\s*=\s*(?:async\s*)?(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|[a-z]\w*)\s*(?::[^=;{]+)?=>/g,
  );
  return [...declared]
    .map((match) => ({ name: match[1] ?? match[2], at: match.index }))
    .filter(({ name }) => (/[a-z]{2}ed$/.test(name) || IRREGULAR.test(name)) && !PARTICIPLE_ALLOWED.has(name));
}

/** Left-over words in a text: `{ rule, at, word }` for each. `path` decides which exceptions apply. */
export function words(path, text) {
  return WORDS.flatMap(({ rule, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({ rule, at: match.index, word: match[0] })),
  ).filter(({ at, word }) => {
    const from = text.lastIndexOf("\n", at) + 1;
    const line = text.slice(from, text.indexOf("\n", at) < 0 ? undefined : text.indexOf("\n", at));
    return !ALLOWED.some((allowed) => allowed.path.test(path) && allowed.line.test(line) && allowed.word.test(word));
  });
}

const lineOf = (text, at) => text.slice(0, at).split("\n").length;

/** Every breach below `paths`, as `{ rule, text }`. */
export function check(paths) {
  const folders = [];
  const files = paths.flatMap((path) => (TEXT.test(path) ? [path] : walk(path, folders)));
  const found = folders
    .filter((path) => path.split("/").at(-1) === "build" && !path.startsWith("actions/"))
    .map((path) => ({
      rule: "folder named build",
      text: `${path}/: git templates and tools ignore folders named build`,
    }));
  for (const path of files) {
    const text = readFileSync(join(root, path), "utf8");
    for (const { rule, at, word } of words(path, text)) {
      found.push({ rule, text: `${path}:${lineOf(text, at)}: ${JSON.stringify(word)}: write ${rule}` });
    }
    if (!/\.(ts|mjs)$/.test(path)) continue;
    for (const { name, at } of participles(text)) {
      found.push({ rule: "participle", text: `${path}:${lineOf(text, at)}: function ${name}: name it verb + object` });
    }
    const lines = text.split("\n").length - 1;
    if (lines > MAX_LINES && !/\.test\.ts$/.test(path)) {
      found.push({ rule: "long file", text: `${path}: ${lines} lines; ${MAX_LINES} are allowed` });
    }
  }
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const args = process.argv.slice(2);
  const paths = args.filter((word) => !word.startsWith("--"));
  const found = check(paths.length > 0 ? paths : PATHS);
  if (args.includes("--count")) {
    const counts = new Map();
    for (const { rule } of found) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    for (const [rule, count] of [...counts].sort((a, b) => b[1] - a[1]))
      console.log(`${String(count).padStart(5)}  ${rule}`);
    console.log(`${String(found.length).padStart(5)}  in all`);
  } else if (found.length > 0) {
    for (const { text } of found) console.error(text);
    console.error(`${found.length} places to rewrite; scripts/language-rules.mjs holds the rules and the exceptions`);
    process.exitCode = 1;
  }
}
