import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import type { Command } from "../../src/commands/declaration/command.ts";
import { commands } from "../../src/commands/index.ts";
import { readCommandLine } from "../../src/entry/terminal/command-line.ts";
import { root } from "../support/program.ts";

const tracked = new Set(execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).trim().split("\n"));
const folders = new Set([...tracked].flatMap((file) => parents(file)));
const files = [...tracked].filter((file) => file.endsWith(".md"));

function parents(path: string): string[] {
  const parent = dirname(path);
  return parent === "." ? [] : [parent, ...parents(parent)];
}

const exists = (path: string) => tracked.has(path) || folders.has(path.replace(/\/$/, ""));

/** A document without its fenced examples, which other tests check. */
function readProse(file: string): string {
  return readFileSync(join(root, file), "utf8").replaceAll(/^```.*?^```$/gms, "");
}

/** The texts between backquotes. */
const codeOf = (prose: string) => [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);

/** Anchor of a heading on GitHub. */
const toAnchor = (heading: string) =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\- _]/gu, "")
    .replaceAll(" ", "-");

const TOP = [...folders].filter((folder) => !folder.includes("/")).map((folder) => folder.replace(".", "\\."));
const PATH = new RegExp(`^(?:${TOP.join("|")})/[\\w./-]*$`);
/** Placeholders, generated folders, and places of other repositories. */
const ELSEWHERE = /NAME|^dist\/types|^actions\/attest$/;

describe.each(files.filter((file) => file !== "CHANGELOG.md"))("the prose of %s", (file) => {
  const prose = readProse(file);

  test("names files and folders that exist", () => {
    const paths = codeOf(prose).filter((code) => PATH.test(code) && !ELSEWHERE.test(code));
    const place = dirname(file);
    expect(paths.filter((path) => !exists(path) && !exists(normalize(join(place, path))))).toEqual([]);
  });

  test("names actions that exist", () => {
    const actions = codeOf(prose).flatMap((code) => /^convox\/([\w-]+)@v\d+$/.exec(code)?.[1] ?? []);
    expect(actions.filter((action) => !exists(`actions/${action}/action.yml`))).toEqual([]);
  });

  test("links to files and headings that exist", () => {
    const links = [...prose.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)];
    const broken = links.filter(([, path = "", anchor]) => {
      const target = path === "" ? file : normalize(join(dirname(file), path));
      if (!exists(target)) return true;
      if (anchor === undefined) return false;
      const headings = [...readProse(target).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => toAnchor(heading));
      return !headings.includes(anchor);
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  test("names commands that exist, with their flags", () => {
    const calls = codeOf(prose).flatMap(
      (code) => /^(?:npx )?(?:@convox\/ci|convox-ci) ([a-z][^|<>$]*)/.exec(code)?.[1] ?? [],
    );
    const unknown = calls.filter((call) => {
      const words = call
        .trim()
        .split(/\s+/)
        .filter((word) => word !== "..." && !/^\[.*\]$/.test(word));
      if (["local-rack", "completion", "help"].includes(words[0] ?? "")) return false;
      try {
        readCommandLine(words, commands as Command[]);
        return false;
      } catch (error) {
        return !/requires|required|expects|needs/.test(String(error));
      }
    });
    expect(unknown).toEqual([]);
  });
});
