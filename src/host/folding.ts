import { randomUUID } from "node:crypto";
import { viewOf } from "../view-of.ts";
import { type CommandEscaper, createEscaper } from "./command-escaper.ts";
import type { Filter } from "./filter.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** How a CI system folds its log: lines for it to read, to be printed at the start of a line; each may be "". */
export interface Folding {
  /** Starts a group. */
  begin(title: string): string;
  /** Starts a section of the group, and ends the previous section; "" starts none. */
  section(title: string): string;
  /** Makes text of what the app prints and the CI system would take for a group. */
  readonly escaper?: CommandEscaper;
  /** Ends the group with its sections. What follows after a failure must be seen without a click. */
  end(title: string, failed: boolean): string;
}

/** The folding of the CI system whose job this is; undefined for one that has none, and outside of jobs. */
export function foldingIn(env: Environment, now: () => number = Date.now): Folding | undefined {
  if (env["GITHUB_ACTIONS"] === "true")
    return flat((title) => `::group::${title.replaceAll("%", "%25")}`, "::endgroup::");
  // learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
  if (env["TF_BUILD"]) return flat((title) => `##[group]${title}`, "##[endgroup]");
  if (env["GITLAB_CI"]) return gitlab(now);
  return env["BUILDKITE"] ? buildkite() : undefined;
}

/** Groups that do not nest: a section ends the group around it. */
function flat(open: (title: string) => string, close: string): Folding {
  let isOpen = false;
  const endOpen = () => {
    const line = isOpen ? `${close}\n` : "";
    isOpen = false;
    return line;
  };
  const startNext = (title: string) => {
    const line = `${endOpen()}${open(title)}\n`;
    isOpen = true;
    return line;
  };
  return { begin: startNext, section: (title) => (title === "" ? endOpen() : startNext(title)), end: endOpen };
}

/** Sections within sections; those of a log are folded at first (docs.gitlab.com/ci/jobs/job_logs). */
function gitlab(now: () => number): Folding {
  const job = randomUUID().slice(0, 8);
  let count = 0;
  const groups: string[] = [];
  let inner: string | undefined;
  const seconds = () => Math.floor(now() / 1000);
  const start = (title: string, options = "") => {
    const name = `convox_${job}_${++count}`;
    return { name, line: `\x1b[0Ksection_start:${seconds()}:${name}${options}\r\x1b[0K${title}\n` };
  };
  const close = (name: string | undefined) =>
    name === undefined ? "" : `\x1b[0Ksection_end:${seconds()}:${name}\r\x1b[0K\n`;
  const closeInner = () => {
    const line = close(inner);
    inner = undefined;
    return line;
  };
  return {
    begin(title) {
      const { name, line } = start(title);
      groups.push(name);
      return closeInner() + line;
    },
    section(title) {
      const before = closeInner();
      if (title === "") return before;
      const { name, line } = start(title, "[collapsed=true]");
      inner = name;
      return before + line;
    },
    end: () => closeInner() + close(groups.pop()),
  };
}

/** A group lasts until the next one starts (buildkite.com/docs/pipelines/managing-log-output). */
function buildkite(): Folding {
  let hasSections = false;
  return {
    escaper: createEscaper(escapeGroups),
    begin(title) {
      hasSections = false;
      return `--- ${title}\n`;
    },
    section(title) {
      hasSections = true;
      return title === "" ? "+++ What the builder says at the end\n" : `--- ${title}\n`;
    },
    end(title, failed) {
      if (failed) return "^^^ +++\n";
      return hasSections ? `--- Done: ${title}\n` : "";
    },
  };
}

/** Such a line of a diff would start a group. Colors before it do not count (buildkite/agent process/, header times). */
const GROUP = /^((?:\x1b\[[0-9;:]*[A-Za-z])*)(?=(?:---|\+\+\+|~~~)[ \t]|\^\^\^ \+\+\+)/gm;
/** The start of a line that may become one. */
const MAYBE_GROUP =
  /(?<![^\r\n])(?:\x1b\[[0-9;:]{0,32}[A-Za-z])*(?:\x1b(?:\[[0-9;:]{0,32})?|[-+~]{1,3}|\^{1,3}|\^{3} \+{0,2})?$/;

function escapeGroups(): Filter {
  let held = "";
  /** The next byte starts a line. */
  let isStart = true;
  return {
    push(bytes) {
      // The mark stands for what has been passed on of the line.
      const all = `${isStart ? "" : "."}${held}${viewOf(bytes).toString("latin1")}`;
      const at = all.search(MAYBE_GROUP);
      const whole = at < 0 ? all : all.slice(0, at);
      held = at < 0 ? "" : all.slice(at);
      const passed = whole.replace(GROUP, "$1 ").slice(isStart ? 0 : 1);
      if (whole !== "" && whole !== ".") isStart = /[\r\n]$/.test(whole);
      return Buffer.from(passed, "latin1");
    },
    end() {
      const last = Buffer.from(held, "latin1");
      held = "";
      return last;
    },
  };
}
