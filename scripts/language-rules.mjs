// The words that this project does not use, each with what to write instead, and the exceptions with their reason.

const word = (source) => new RegExp(`\\b(?:${source})\\b`, "gi");

export const WORDS = [
  { rule: "previous release", pattern: word("the release before|the releases before|the one before") },
  { rule: "roll back", pattern: word("go back|goes back|going back|gone back|went back") },
  { rule: "in progress", pattern: word("under way|underway") },
  { rule: "start", pattern: word("begun") },
  {
    rule: "does not exist, not found",
    pattern: word("is not there|are not there|was not there|there is no such|there was no such"),
  },
  { rule: "retry, try again", pattern: word("once more|anew") },
  { rule: "fix, repair", pattern: word("mend|mends|mended|make good|makes good|made good") },
  { rule: "report, print, say", pattern: word("tell|tells|told|telling") },
  { rule: "ignore, skip", pattern: word("pass over|passes over|passed over|heed|heeds|heeded|leave be") },
  { rule: "required, missing", pattern: word("wanted|lacks|lacking|needy") },
  { rule: "deleted, removed", pattern: word("gone|taken away|takes away|take away") },
  { rule: "invalid, not allowed", pattern: word("may not be|can be meant|nobody can mean") },
  { rule: "continue", pattern: word("go on|goes on|going on|went on") },
  { rule: "the Rack rejects X", pattern: word("takes no|take no|took no") },
  { rule: "cleanup, clean up", pattern: word("undone|taken down|take down|takes down") },
  { rule: "verify, check", pattern: word("prove|proves|proved|proven|witness|witnesses") },
  { rule: "timeout, deadline", pattern: word("time is up|time was up") },
  { rule: "entry point", pattern: word("doors?") },
  { rule: "generated files", pattern: word("surfaces?") },
  { rule: "bug in convox-ci", pattern: word("mistake in convox-ci") },
  { rule: "a named actor, or the passive", pattern: word("nobody|somebody|whoever|whatever") },
  { rule: "exact, own", pattern: word("to the letter|of its own|of their own") },
  {
    rule: "American spelling",
    pattern: word(
      "\\w*colour\\w*|\\w*behaviour\\w*|cancelled|cancelling|honou?red by|honours?|licences?|favours?|labelled",
    ),
  },
];

/** Exceptions: the word stays in lines that match `line` of files that match `path`. */
export const ALLOWED = [
  {
    why: "wire text: real Racks and their events spell it this way",
    path: /^(local-rack|src\/rack|src\/explain\/app-log|test\/explain\/promotion|test\/(faults|e2e)\/cancel|docs\/(rack-protocol|faults|cli-faults))/,
    line: /cancelled/i,
    word: /^cancelled$/i,
  },
  {
    why: "wire text: v3 Racks answer this to an export without a release",
    path: /^(local-rack\/|docs\/local-rack)/,
    line: /resource name may not be empty/,
    word: /^may not be$/i,
  },
  {
    why: "wire text: BuildKit reports this rule of HEALTHCHECK with these words",
    path: /^local-rack\/src\/builder\/dockerfile-rules\.ts$/,
    line: /HEALTHCHECK NONE takes no arguments/,
    word: /^takes no$/i,
  },
  {
    why: "the name of a status function in GitHub's workflow expressions",
    path: /^test\/support\/github-runner\.ts$/,
    line: /"cancelled\(\)"/,
    word: /^cancelled$/i,
  },
  { why: "HTTP's reason phrase", path: /./, line: /\b410\b/, word: /^gone$/i },
];

/** Names that end like a participle and are nouns, adjectives or verbs. */
export const PARTICIPLE_ALLOWED = new Set(["put", "need", "feed", "seed", "embed", "speed", "exceed", "read"]);
