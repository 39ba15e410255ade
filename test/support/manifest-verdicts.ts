import { readFileSync } from "node:fs";
import { resolve } from "node:path";

export interface RecordedDocument {
  name: string;
  text: string;
  v2: Verdict;
  v3: Verdict;
}

export type Verdict = { takes: Record<string, unknown>[]; refuses?: never } | { refuses: string; takes?: never };

const FILES = ["manifest-verdicts.json", "manifest-verdicts-more.json"];

/** The documents of test/fixtures with the verdicts of the loaders of both generations. */
export function readVerdicts(): RecordedDocument[] {
  return FILES.flatMap((file) => {
    const text = readFileSync(resolve(import.meta.dirname, "../fixtures", file), "utf8");
    return (JSON.parse(text) as { documents: RecordedDocument[] }).documents;
  });
}
