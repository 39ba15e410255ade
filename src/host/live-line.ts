import type { Writable } from "node:stream";

/** The last line of a terminal, which shows progress until another line is printed. */
export interface LiveLine {
  /** Replaces the line; "" removes it. */
  show(text: string): void;
  /** Removes the line from the screen, before something else is printed. */
  hide(): void;
  /** Shows the line again below what was printed. */
  restore(): void;
}

/** A live line at the end of what `out` prints. `out` is a terminal. */
export function createLiveLine(out: Writable & { readonly columns?: number }): LiveLine {
  let text = "";
  let isVisible = false;
  const hide = () => {
    if (isVisible) out.write("\r\x1b[K");
    isVisible = false;
  };
  const draw = () => {
    // A line as wide as the terminal would wrap, and its first row would stay.
    const width = (out.columns || 80) - 1;
    const row = text.length > width ? `${text.slice(0, Math.max(width - 1, 0))}…` : text;
    out.write(`\r${row}\x1b[K`);
    isVisible = true;
  };
  return {
    show(next) {
      text = next;
      if (text === "") hide();
      else draw();
    },
    hide,
    restore() {
      if (text !== "") draw();
    },
  };
}
