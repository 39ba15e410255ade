/** Rows in columns as wide as their widest cell, two blanks between them, no blanks at the end of a line. */
export declare function table(rows: readonly (readonly string[])[]): string;
