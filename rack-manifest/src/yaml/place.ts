/** A point in a text. Both count from 0. */
export interface Mark {
  line: number;
  column: number;
}

/**
 * The text is refused by the YAML library of a Rack. `message` is the library's text, which begins with `yaml: `;
 * `reason` is its last part, and `at` is the point that the reader stopped at.
 */
export class YamlError extends Error {
  override name = "YamlError";
  readonly reason: string;
  readonly at: Mark;

  constructor(reason: string, at: Mark, goLine?: number) {
    super(`yaml: ${goLine === undefined || goLine === 0 ? "" : `line ${goLine}: `}${reason}`);
    this.reason = reason;
    this.at = at;
  }
}

/** An error of the scanner. The library counts lines from 1 in it, and names none when all marks are on the first line. */
export function scannerError(reason: string, at: Mark, context?: Mark): YamlError {
  return new YamlError(reason, at, at.line !== 0 ? at.line + 1 : context?.line);
}

/** An error of the parser. The library counts lines from 0 in it. */
export function parserError(reason: string, at: Mark, context?: Mark): YamlError {
  return new YamlError(reason, at, at.line !== 0 ? at.line : context?.line);
}
