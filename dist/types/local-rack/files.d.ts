/** True for "there is no such file". */
export declare function isMissing(error: unknown): boolean;
/** Name for a file on its way to `path`, in the same folder so that the final rename is atomic. */
export declare function temporary(path: string): string;
/** Writes `text` so that a reader sees the old content or the new, never a part. Folders are made as needed (0700). */
export declare function writeAtomic(path: string, text: string): Promise<void>;
/** Reads a JSON record, or undefined when there is no such file. @throws Error when it is not what `check` expects */
export declare function readRecord<T>(path: string, check: (value: unknown) => value is T): Promise<T | undefined>;
/** Names in a folder that end with `suffix`, without it; empty when there is no such folder. */
export declare function namesIn(folder: string, suffix?: string): Promise<string[]>;
/** Every record in a folder. One that disappears meanwhile is left out. */
export declare function readAll<T>(folder: string, check: (value: unknown) => value is T): Promise<T[]>;
/** Type guard for a JSON object whose named fields are strings. */
export declare function hasStrings<K extends string>(value: unknown, ...keys: K[]): value is Record<K, string>;
