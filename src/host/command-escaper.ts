import { viewOf } from "../view-of.ts";
import type { Filter } from "./filter.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Makes text of what a CI system would take for a command in a log, by a space in the middle of it. */
export interface CommandEscaper {
  /** `text` of any number of lines. */
  text(text: string): string;
  /** For one stream of bytes. */
  filter(): Filter;
}

/** The older form of GitHub's commands anywhere in a line, Azure's, and TeamCity's, which is read at a line's start. */
const MARKED = ["##[", "##vso[", "##teamcity["];
const LONGEST_MARK = Math.max(...MARKED.map(({ length }) => length));
const COLON = 0x3a;

/**
 * What the system whose job this is must not read in a log: GitHub's runner reads `::x::` at the start of a line, behind
 * white space of any kind, and `##[x]` anywhere (actions/runner src/Runner.Common/ActionCommand.cs), Azure's agent
 * `##vso[x]` anywhere, TeamCity `##teamcity[x]`. undefined for all others. An action needs none of it: see github.ts.
 */
export function commandEscaperFor(env: Environment): CommandEscaper | undefined {
  const isGithub = env["GITHUB_ACTIONS"] === "true";
  if (!isGithub && !env["TF_BUILD"] && !env["TEAMCITY_VERSION"]) return undefined;
  return createEscaper(() => escapeCommands(isGithub));
}

/** An escaper by its filter of bytes. */
export function createEscaper(filter: () => Filter): CommandEscaper {
  const text = (given: string) => {
    const { push, end } = filter();
    return Buffer.concat([push(Buffer.from(given)), end()]).toString();
  };
  return { text, filter };
}

/** Whether `bytes` have what a command has, or may begin one with their end. Most of a log has not, and passes unchanged. */
function mayHaveCommand(bytes: Uint8Array, colons: boolean): boolean {
  const view = viewOf(bytes);
  if (view.includes("##") || view.includes("#", view.length - LONGEST_MARK)) return true;
  return colons && (view.includes("::") || view.at(-1) === COLON);
}

/** Whether the last line of `bytes` is blank; `before`, if it starts before them. */
function endsBlank(bytes: Uint8Array, before: boolean): boolean {
  for (let at = bytes.length - 1; at >= 0; at--) {
    const byte = bytes[at] ?? 0;
    if (byte === 10 || byte === 13) return true;
    if (byte > 0x20 && byte < 0x7f) return false;
  }
  return before;
}

function escapeCommands(colons: boolean): Filter {
  let held = "";
  /** The line has had no ASCII but white space and control characters: what .NET trims is among the rest. */
  let blank = true;

  function push(bytes: Uint8Array): Uint8Array {
    if (held === "" && bytes.length > LONGEST_MARK && !mayHaveCommand(bytes, colons)) {
      blank = endsBlank(bytes, blank);
      return bytes;
    }
    const all = held + viewOf(bytes).toString("latin1");
    held = "";
    const parts: string[] = [];
    let from = 0;
    let at = 0;
    for (; at < all.length; at++) {
      const code = all.charCodeAt(at);
      if (code === 10 || code === 13) blank = true;
      else if (code === 0x23) {
        const rest = all.slice(at, at + 12);
        if (MARKED.some((mark) => rest.startsWith(mark))) {
          parts.push(all.slice(from, at + 2), " ");
          from = at + 2;
        } else if (at + rest.length === all.length && MARKED.some((mark) => mark.startsWith(rest))) break;
        blank = false;
      } else if (code === COLON && blank && colons) {
        if (at + 1 === all.length) break;
        if (all.charCodeAt(at + 1) === COLON) {
          parts.push(all.slice(from, at + 1), " ");
          from = at + 1;
        }
        blank = false;
      } else if (code > 0x20 && code < 0x7f) blank = false;
    }
    parts.push(all.slice(from, at));
    held = all.slice(at);
    return Buffer.from(parts.join(""), "latin1");
  }
  return {
    push,
    end() {
      const last = Buffer.from(held, "latin1");
      held = "";
      return last;
    },
  };
}
