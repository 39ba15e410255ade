// Prints the structure of the sources: rooms (folders), floors (layers of the import graph) and arrows (imports between
// rooms). Usage: node scripts/import-graph.mjs [--json] [DIR ...]; the default is src, local-rack/src
// and rack-manifest/src.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const PACKAGES = { "@convox/local-rack": "local-rack/src", "@convox/rack-manifest": "rack-manifest/src" };

/** Every import of a TypeScript source below `dirs`: `{ from, to, type }`, paths relative to the checkout. */
export function imports(dirs) {
  const found = [];
  for (const file of dirs.flatMap(sources)) {
    const text = readFileSync(join(root, file), "utf8");
    for (const [statement, path] of text.matchAll(/(?:^(?:import|export)\b[^;]*?from |import\()"([^"]+)"/gms)) {
      const to = path.startsWith(".")
        ? normalize(join(dirname(file), path))
        : PACKAGES[path] && `${PACKAGES[path]}/index.ts`;
      if (to) found.push({ from: file, to, type: /^(import|export) type\b/.test(statement) });
    }
  }
  return found;
}

/** TypeScript files below a directory of the checkout. */
export function sources(dir) {
  return readdirSync(join(root, dir), { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith(".ts") ? [path] : [];
  });
}

/** Arrows between rooms, `"src/pack -> src/errors.ts"`. A loose file at the top of src/ is a separate room. */
export function arrows(edges) {
  const room = (file) => (/^[^/]+\/[^/]+$/.test(file) ? file : dirname(file));
  const pairs = edges.map(({ from, to }) => [room(from), room(to)]).filter(([from, to]) => from !== to);
  return [...new Set(pairs.map(([from, to]) => `${from} -> ${to}`))].sort();
}

/** The floor of each room: 0 imports no other room, n imports rooms up to floor n - 1. Rooms of one cycle share a floor. */
export function floors(rooms, pairs) {
  const floor = new Map(rooms.map((name) => [name, 0]));
  for (let round = 0; round < rooms.length; round++) {
    let changed = false;
    for (const pair of pairs) {
      const [from, to] = pair.split(" -> ");
      const reaches = (start, end, seen = new Set()) =>
        start === end ||
        (!seen.has(start) &&
          seen.add(start) &&
          pairs.some((other) => other.startsWith(`${start} -> `) && reaches(other.split(" -> ")[1], end, seen)));
      if (reaches(to, from)) continue;
      if (floor.get(from) <= floor.get(to)) {
        floor.set(from, floor.get(to) + 1);
        changed = true;
      }
    }
    if (!changed) break;
  }
  return floor;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const dirs = process.argv.slice(2).filter((word) => !word.startsWith("--"));
  const roots = dirs.length > 0 ? dirs : ["src", "local-rack/src", "rack-manifest/src"];
  const files = roots.flatMap(sources);
  const pairs = arrows(imports(roots)).filter((pair) => roots.some((dir) => pair.split(" -> ")[1].startsWith(dir)));
  const rooms = [...new Set(files.map((file) => (/^[^/]+\/[^/]+$/.test(file) ? file : dirname(file))))].sort();
  const level = floors(rooms, pairs);
  const long = files.filter((file) => readFileSync(join(root, file), "utf8").split("\n").length - 1 > 300);
  const result = {
    rooms: rooms.length,
    floors: Math.max(...level.values()) + 1,
    arrows: pairs.length,
    loose: files.filter((file) => relative("src", file).indexOf("/") < 0).length,
    files: files.length,
    over300: long,
  };
  if (process.argv.includes("--json"))
    console.log(JSON.stringify({ ...result, level: Object.fromEntries(level), pairs }, null, 2));
  else {
    for (const room of [...rooms].sort((a, b) => level.get(b) - level.get(a) || a.localeCompare(b)))
      console.log(
        `${String(level.get(room)).padStart(2)}  ${room}  ->  ${pairs
          .filter((p) => p.startsWith(`${room} -> `))
          .map((p) => p.split(" -> ")[1])
          .join(" ")}`,
      );
    console.log(result);
  }
}
