import { viewOf } from "../../view-of.ts";

/** BuildKit's notice, once for a step that prints too much or too fast: `[output clipped, log limit 2MiB reached]`. */
const NOTICE = /\[output clipped, log limit ([0-9A-Za-z./]{1,20}) reached\]/;
const START = Buffer.from("[output clipped, log limit ");
/** Longer than the notice, which may be split between two chunks. */
const CARRIED = 80;

/** Finds the first notice of a builder that it left out a part of a step's output. */
export interface ClippedOutput {
  push(bytes: Uint8Array): void;
  /** What the notice means; undefined if there was none. */
  message(): string | undefined;
}

export function findClippedOutput(): ClippedOutput {
  let carried = Buffer.alloc(0);
  let limit: string | undefined;
  return {
    push(bytes) {
      if (limit !== undefined) return;
      limit = findLimit(Buffer.concat([carried, bytes.subarray(0, CARRIED)])) ?? findLimit(bytes);
      carried =
        bytes.length < CARRIED
          ? Buffer.concat([carried, bytes]).subarray(-CARRIED)
          : Buffer.from(bytes.subarray(-CARRIED));
    },
    message() {
      if (limit === undefined) return undefined;
      return `The builder left out part of the output of a step, because it exceeds the limit of ${limit}. This does not affect the image. Print less in that step, or write its output to a file`;
    },
  };
}

function findLimit(bytes: Uint8Array): string | undefined {
  const text = viewOf(bytes);
  const at = text.indexOf(START);
  return at < 0 ? undefined : NOTICE.exec(text.toString("latin1", at))?.[1];
}
