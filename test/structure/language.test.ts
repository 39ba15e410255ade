import { resolve } from "node:path";
import { expect, test } from "vitest";

interface LanguageCheck {
  words(path: string, text: string): { readonly rule: string }[];
  participles(text: string): { readonly name: string }[];
}
const script = resolve(import.meta.dirname, "../../scripts/check-language.mjs");
const { participles, words } = (await import(script)) as LanguageCheck;

test.each([
  ["Rolls back to the release before", "previous release"],
  ["the app goes back", "roll back"],
  ["a promotion that is under way", "in progress"],
  ["the build that was begun", "start"],
  ["app web is not there", "does not exist, not found"],
  ["nobody can reach it", "a named actor, or the passive"],
  ["the build was cancelled", "American spelling"],
])("the check rejects %j", (text, rule) => {
  expect(words("docs/new.md", text).map((breach) => breach.rule)).toContain(rule);
});

test("the check accepts the words of a Rack in the local Rack", () => {
  expect(words("local-rack/src/api/new.ts", "reason: `cancelled by ${actor}`")).toEqual([]);
});

test.each([
  ["export function opened(path: string) {}", ["opened"]],
  ["const shown = (text: string) => text;", ["shown"]],
  ["const begun = async (text) => text;", ["begun"]],
  ["export function openFile(path: string) {}", []],
  ["const found = list.find(matches);", []],
  ["function embed() {}", []],
])("the participles that %j declares as functions are %j", (text, names) => {
  expect(participles(text).map((breach) => breach.name)).toEqual(names);
});
