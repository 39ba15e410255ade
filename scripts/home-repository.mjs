// The name of the home repository is in package.json only. `npm run generate` writes it to the files below.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Files that link to the home repository. */
export const HOME_FILES = [
  ".github/ISSUE_TEMPLATE/bug.yml",
  ".github/ISSUE_TEMPLATE/config.yml",
  "SECURITY.md",
  "docs/errors.md",
  "docs/troubleshooting.md",
  "orb/README.md",
  "orb/launcher/launch.mjs",
  "orb/src/@orb.yml",
  "scripts/error-docs.mjs",
];

/** OWNER/REPO of the repository that a package.json names. */
export function homeOf({ repository }) {
  const [, home] = /github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(repository.url) ?? [];
  if (home === undefined) throw new Error(`package.json: repository.url is ${JSON.stringify(repository.url)}`);
  return home;
}

/** Links to a page or a file of a repository on GitHub, or to the repository that a source_url names. */
const LINK =
  /(https:\/\/github\.com\/)[\w.-]+\/[\w.-]+(?=\/(?:security\/advisories|issues|blob|releases\/download)\b)|(https:\/\/raw\.githubusercontent\.com\/)[\w.-]+\/[\w.-]+(?=\/)|(source_url: https:\/\/github\.com\/)[\w.-]+\/[\w.-]+/g;

/** `text` with its links leading to the repository `home`. */
export function withHome(text, home) {
  return text.replace(LINK, (_, page, raw, source) => `${page ?? raw ?? source}${home}`);
}

/** Writes the home repository to all files that link to it. */
export function writeHome() {
  const home = homeOf(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  for (const path of HOME_FILES) {
    const file = join(root, path);
    const old = readFileSync(file, "utf8");
    const text = withHome(old, home);
    if (text !== old) writeFileSync(file, text);
  }
}
