/** Build or release id: the prefix `B` or `R` and ten random letters A-Z. */
export declare function recordId(prefix: "B" | "R"): string;
/** Random lower-case hexadecimal digits. */
export declare function hexDigits(length: number): string;
/** The random part of a pod name, derived from `seed` so that it stays the same from one reading to the next. */
export declare function podSuffix(seed: string, length: number): string;
