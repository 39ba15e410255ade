/** What makes a tree impossible to pack. */
declare const KINDS: {
    readonly name: {
        readonly title: "names that are not UTF-8";
        readonly hint: "rename them, or drop them with a pattern in .dockerignore";
    };
    readonly unreadable: {
        readonly title: "not readable";
        readonly hint: "let the user of this job read them, or list them in .dockerignore";
    };
    readonly changed: {
        readonly title: "changed while the directory was read";
        readonly hint: "let whatever writes there finish first, or list it in .dockerignore";
    };
    readonly outside: {
        readonly title: "links that lead out of the directory";
        readonly hint: "replace them by what they point to, or list them in .dockerignore";
    };
    readonly cycle: {
        readonly title: "links to a directory that they are in";
        readonly hint: "remove them, or list them in .dockerignore";
    };
};
export type Problem = keyof typeof KINDS;
/** The mistakes found in a walk, gathered so that one error can name them all. */
export interface Problems {
    add(kind: Problem, what: string): void;
    /** @throws PackError when there are any: of each kind the number, and the first ten by name */
    check(): void;
}
export declare function problems(): Problems;
/** A path as it can be printed on one line: quoted when it holds a quote, a backslash or a control character. */
export declare function shown(path: string): string;
/** The code of a system error, such as "ENOENT", or what it says when it has none. */
export declare function codeOf(error: unknown): string;
/** What the code of a system error means for a path that was there a moment ago. */
export declare function problemOf(code: string): Problem;
export {};
