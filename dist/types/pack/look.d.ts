import { type Dirent } from "node:fs";
import { type Entry } from "./entry.ts";
import type { Rules, Verdict } from "./ignore.ts";
import { type Problem } from "./problems.ts";
import { type ContextWarning } from "./warnings.ts";
/** What is asked of a walk. */
export interface Wanted {
    /** Absolute, with no link in it. */
    readonly root: string;
    readonly rules: Rules;
    /** Files that no rule may drop, and the directories on the way to them. */
    readonly keep: ReadonlySet<string>;
    readonly leads: ReadonlySet<string>;
    readonly executable: ((path: string) => boolean | undefined) | undefined;
}
/** A directory that the walk is to enter. */
export interface Folder {
    /** Its path in the archive, "" for the root. */
    path: string;
    real: string;
    /** The real paths of the directories that the walk came through, and its own. */
    chain: ReadonlySet<string>;
    verdict?: Verdict | undefined;
    /** Ignored, and entered only for a file that must be kept. */
    keptOnly: boolean;
    /** Whether the walk came through a link. */
    copied: boolean;
}
/** What a name in a directory turns out to be. A folder with `dropped` has an entry only if something in it has one. */
export type Sight = {
    is: "ignored";
} | {
    is: "warning";
    warning: ContextWarning;
} | {
    is: "problem";
    problem: Problem;
    what: string;
} | {
    is: "file";
    entry: Entry;
    copied: boolean;
    warnings: ContextWarning[];
} | {
    is: "folder";
    folder: Folder;
    dropped: boolean;
};
/** Looks at one name of `folder`; changes nothing, so that many names can be looked at together. */
export declare function look(wanted: Wanted, folder: Folder, dirent: Dirent<Buffer>): Promise<Sight>;
