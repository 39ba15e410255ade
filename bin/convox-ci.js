#!/usr/bin/env node
// Checks the Node version before anything else is loaded: the bundle does not load on an older Node.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major >= 23 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) {
  const { runCli } = await import("../dist/index.js");
  await runCli(process.argv.slice(2));
} else {
  console.error(`ERROR: convox-ci needs Node 20.19, 22.12 or later, and ${process.execPath} is ${process.version}`);
  console.error("Install a newer Node, or put it first in PATH.");
  process.exitCode = 1;
}
