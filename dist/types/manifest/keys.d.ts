import type { Mapping } from "./document.ts";
import type { Racks, Report } from "./problem.ts";
/** The keys that a Rack knows at one place of the manifest, by the generations that know them. */
export type Keys = Readonly<Record<Racks, readonly string[]>>;
export declare const TOP_KEYS: Keys;
export declare const SERVICE_KEYS: Keys;
export declare const BUILD_KEYS: Keys;
/** Warns of every key that a Rack ignores without a word, with the key that was probably meant. */
export declare function checkKeys(map: Mapping, keys: Keys, where: string, report: Report): void;
/** The candidate that takes the fewest changes to reach, when those are few. */
export declare function nearest(word: string, candidates: readonly string[]): string | undefined;
