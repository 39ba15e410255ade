import {
  type Complaint,
  findComplaints,
  type Generation,
  type Item,
  isMergeKey,
  type Type,
} from "@convox/rack-manifest";
import type { Value } from "./document.ts";
import { describeValue } from "./forms.ts";
import { namePath } from "./names.ts";
import type { Parsed } from "./parse.ts";
import type { Place, Problem, Racks } from "./problem.ts";
import { toScalarValue } from "./scalar.ts";

/** Sections whose values v3 reads into ordered mappings, below which it drops merge keys. */
const ORDERED = ["services", "timers", "resources", "balancers"];

/**
 * Corrects `problems` by what the loaders of both generations refuse: an error that a loader does not share is dropped for
 * that generation, and what no check has found is added. `kept` are errors about other things than loading.
 */
export function applyLoaders(problems: Problem[], { documents, place }: Parsed, kept: readonly Problem[]): Problem[] {
  if (documents === undefined) return problems;
  const complaints = { v2: findComplaints(documents.v2, "v2"), v3: findComplaints(documents.v3, "v3") };
  const lines = (generation: Generation) => new Set(complaints[generation].map(({ at }) => place(at).line));
  const refused = { v2: lines("v2"), v3: lines("v3") };
  const shared = problems.flatMap((problem): Problem[] => {
    if (problem.severity === "warning" || problem.line === undefined) return [problem];
    const { line } = problem;
    const racks = generationsOf(problem.racks).filter((generation) => refused[generation].has(line));
    return racks.length === 0 ? [] : [{ ...problem, racks: racks.length === 2 ? "both" : (racks[0] ?? "both") }];
  });
  const isReported = (line: number, generation: Generation) =>
    [...shared, ...kept].some((problem) => problem.line === line && isErrorFor(problem, generation));
  const added: Problem[] = [];
  for (const generation of ["v2", "v3"] as const) {
    for (const complaint of complaints[generation]) {
      const at = place(complaint.at);
      if (isReported(at.line, generation)) continue;
      addProblem(added, {
        ...at,
        message: explainComplaint(complaint),
        racks: generation,
        severity: "error",
        since: complaint.since,
      });
    }
  }
  return [...shared, ...added, ...mergeProblems(documents.v3, place), ...emptyScales(documents.v3, place)];
}

function addProblem(problems: Problem[], problem: Problem): void {
  const same = problems.find(({ line, column, message }) => {
    return line === problem.line && column === problem.column && message === problem.message;
  });
  if (same === undefined) problems.push(problem);
  else if (same.racks !== problem.racks) same.racks = "both";
}

function generationsOf(racks: Racks): readonly Generation[] {
  return racks === "both" ? ["v2", "v3"] : [racks];
}

function isErrorFor({ severity, racks }: Problem, generation: Generation): boolean {
  return severity === "error" && (racks === "both" || racks === generation);
}

/** One sentence for what a loader refuses: what the value must be and what it is, or the loader's rule. */
function explainComplaint({ text, path, expected, found, type }: Complaint): string {
  const requirement = expected ?? (type === undefined ? undefined : typeName(type));
  if (requirement === undefined || path.length === 0) return rule(text);
  const seen = found === undefined ? "" : `, not ${describeValue(toValue(found))}`;
  return `${namePath(path)} must be ${requirement}${seen}`;
}

function rule(text: string): string {
  return text.replace(/^line \d+: /, "").replace(/can not/g, "cannot");
}

function typeName(type: Type): string {
  switch (type.is) {
    case "int":
      return "a whole number";
    case "float":
      return "a number";
    case "bool":
      return "true or false";
    case "string":
      return "text";
    case "list":
      return type.of.is === "string" ? "a list of text" : "a list";
    case "section":
      return "a mapping of names";
    default:
      return "a mapping";
  }
}

function toValue(item: Item): Value {
  const at = { line: 1, column: 1 };
  if (item.kind === "list") return { kind: "list", items: [], at };
  if (item.kind === "map") return { kind: "map", entries: [], anchored: false, at };
  return { ...toScalarValue(item), at };
}

type FindPlace = (mark: Item["at"]) => Place;

/** v3 drops merge keys below its ordered sections without a word: the service is another than the one that is written. */
function mergeProblems(root: Item, place: FindPlace): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<Item>();
  const visit = (item: Item): void => {
    if (seen.has(item)) return;
    seen.add(item);
    if (item.kind === "list") for (const part of item.items) visit(part);
    if (item.kind !== "map") return;
    for (const { key, value } of item.entries) {
      if (isMergeKey(key)) {
        const message = 'v3 Racks ignore the merge key << here; write the keys out, or put "<<" in quotes';
        problems.push({ ...place(key.at), message, racks: "v3", severity: "error" });
      } else visit(value);
    }
  };
  for (const { key, value } of root.kind === "map" ? root.entries : []) {
    if (key.kind === "scalar" && ORDERED.includes(key.text)) visit(value);
  }
  return problems;
}

/** `scale:` or `scale: {count: }` is present but empty, which a Rack takes for no process at all. */
function emptyScales(root: Item, place: FindPlace): Problem[] {
  return entriesOf(root, "services").flatMap((service): Problem[] => {
    const name = service.key.kind === "scalar" ? service.key.text : "";
    const scale = entryOf(service.value, "scale");
    if (scale === undefined) return [];
    const count = entryOf(scale.value, "count");
    const isBare = scale.value.kind === "map" && scale.value.entries.length === 0;
    const empty =
      isEmpty(scale.value) || isBare ? scale : count !== undefined && isEmpty(count.value) ? count : undefined;
    if (empty === undefined) return [];
    const key = empty === scale ? "scale" : "scale.count";
    const message = `service ${name}: ${key} is empty, which means 0 processes; write a number such as 1, or delete the key`;
    return [{ ...place(empty.key.at), message, racks: "both", severity: "error" }];
  });
}

function isEmpty(item: Item): boolean {
  return item.kind === "scalar" && item.scalar.kind === "null";
}

function entryOf(item: Item, name: string): { key: Item; value: Item } | undefined {
  if (item.kind !== "map") return undefined;
  return item.entries.filter(({ key }) => key.kind === "scalar" && key.text === name).at(-1);
}

function entriesOf(item: Item, name: string): readonly { key: Item; value: Item }[] {
  const section = entryOf(item, name)?.value;
  return section?.kind === "map" ? section.entries : [];
}
