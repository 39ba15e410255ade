// Commands of an action to GitHub's runner: lines on standard output, and in files that the runner names. GitHub documents
// both (docs.github.com, "Workflow commands for GitHub Actions"). Its toolkit does the same, but loads an HTTP client of 1 MB.
import { randomUUID } from "node:crypto";
import { EOL } from "node:os";
import { delimiter } from "node:path";
import { appendText } from "../append-text.ts";

/** An input of the step, trimmed; "" when it is not given. */
export function readInput(name: string): string {
  return (process.env[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim();
}

/** What the main step of this action saved under `name`; "" when it saved nothing. */
export function readState(name: string): string {
  return process.env[`STATE_${name}`] ?? "";
}

/** Prints `::command name=value::message`. Properties without a value are left out. */
export function issueCommand(
  command: string,
  message: string,
  properties: Readonly<Record<string, string | number | undefined>> = {},
): void {
  const pairs = Object.entries(properties)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  process.stdout.write(
    `::${[command, ...(pairs.length === 0 ? [] : [pairs.join()])].join(" ")}::${escapeData(message)}${EOL}`,
  );
}

export function setOutput(name: string, value: string): void {
  if (appendToFile("GITHUB_OUTPUT", () => multiline(name, value))) return;
  process.stdout.write(EOL);
  issueCommand("set-output", value, { name });
}

export function saveState(name: string, value: string): void {
  if (!appendToFile("GITHUB_STATE", () => multiline(name, value))) issueCommand("save-state", value, { name });
}

/** Sets a variable for this process and for later steps. */
export function exportVariable(name: string, value: string): void {
  process.env[name] = value;
  if (!appendToFile("GITHUB_ENV", () => multiline(name, value))) issueCommand("set-env", value, { name });
}

/** Puts a folder first in PATH, for this process and for later steps. */
export function addPath(dir: string): void {
  if (!appendToFile("GITHUB_PATH", () => dir)) issueCommand("add-path", dir);
  process.env["PATH"] = `${dir}${delimiter}${process.env["PATH"]}`;
}

/** Appends to the file that `variable` names. The runner made the file: one that is missing is an error. */
function appendToFile(variable: string, text: () => string): boolean {
  const path = process.env[variable] ?? "";
  if (path === "") return false;
  appendText(path, `${text()}${EOL}`);
  return true;
}

/** A value of any text. Its end is random, so the text cannot contain it. */
function multiline(name: string, value: string): string {
  const end = `ghadelimiter_${randomUUID()}`;
  return [`${name}<<${end}`, value, end].join(EOL);
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
