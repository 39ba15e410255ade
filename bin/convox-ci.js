#!/usr/bin/env node
// Checks the Node version before anything else is loaded: the bundle does not load on an older Node.
import { readFileSync, writeSync } from "node:fs";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major >= 23 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) {
  const argv = process.argv.slice(2);
  if (!printVersion(argv)) {
    const { runCli } = await import("../dist/index.js");
    await runCli(argv);
  }
} else {
  console.error(`ERROR: convox-ci needs Node 20.19, 22.12 or later, and ${process.execPath} is ${process.version}`);
  console.error("Install a newer Node, or put it first in PATH.");
  process.exitCode = 1;
}

/** Prints the version if that is all there is to do: it needs no part of the bundle. The bundle reports what goes wrong. */
function printVersion([word, ...rest]) {
  if (rest.length > 0 || (word !== "--version" && word !== "version")) return false;
  try {
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
    writeSync(1, `${version}\n`);
    return true;
  } catch {
    return false;
  }
}
