/**
 * Something in the tree that is packed, or left out, other than its owner may expect. `kept`: no rule may drop this path,
 * though one would; `secret`: a credential, by its name or first lines; `git`: a .git directory; `link`: a link to nothing,
 * left out; `special`: a socket, pipe or device, left out. The message is one sentence without a full stop.
 */
export interface ContextWarning {
    code: "kept" | "secret" | "git" | "link" | "special";
    path: string;
    message: string;
}
/** What kind of secret the file `source`, packed as `path`, holds, if any; reads no more than its
 * first KiB. A .git directory has a warning of its own. */
export declare function secretIn(path: string, source: string): Promise<string | undefined>;
export declare function secretWarning(path: string, what: string): ContextWarning;
/** `bytes` is the size of the files in it. */
export declare function gitWarning(path: string, bytes: number): ContextWarning;
export declare function keptWarning(path: string): ContextWarning;
export declare function danglingWarning(path: string): ContextWarning;
export declare function specialWarning(path: string): ContextWarning;
/**
 * The line of a .dockerignore that takes `path` and nothing beside it. Wildcards are escaped, and so are characters that
 * only mean something at an end of the line; control characters, some of which no line can hold, become `?`.
 */
export declare function ignoreLine(path: string): string;
