/** Causes that a Rack's YAML reader names, in plain words and with what to change. */
const CAUSES: readonly (readonly [RegExp, string, string])[] = [
  [
    /^control characters are not allowed$/,
    "a control character is not allowed here, not even in a comment",
    "Delete the character. A quoted text can hold it as an escape such as \\x1b.",
  ],
  [
    /^found character that cannot start any token$/,
    "this character cannot begin a value",
    "Indent with spaces instead of tabs, and put a text that begins with @, ` or % in quotes.",
  ],
  [/^found a tab character/, "a tab is not allowed as indentation", "Replace the tab with spaces."],
  [/^found incompatible YAML document$/, "Racks read YAML 1.1 only", "Delete the %YAML line."],
  [/^found unknown directive name$/, "Racks know only the directives %YAML and %TAG", "Delete the line."],
  [
    /^found unknown escape character$/,
    "this escape is not allowed in a text in double quotes",
    'Write / without a backslash and a backslash as "\\\\", or use single quotes.',
  ],
  [
    /^found invalid Unicode character escape code$/,
    "half of a surrogate pair is not a character",
    'Write the character itself, or its one escape such as "\\U0001F600".',
  ],
  [
    /^mapping values are not allowed in this context$/,
    "a colon with a space behind it is not allowed here",
    "Put the text in quotes, check the indentation, and shorten a key of more than 1,024 characters.",
  ],
  [
    /^could not find expected ':'$/,
    "a key without a colon and a space behind it",
    "Add ': ' behind the key, or indent the line as part of the text above it.",
  ],
  [/^did not find expected key$/, "this line does not fit the mapping above it", "Check the indentation of the line."],
  [
    /^did not find expected '-' indicator$/,
    "this line does not fit the list above it",
    "Begin the line with '- ', or check its indentation.",
  ],
  [/^did not find expected ',' or '\]'$/, "a list in brackets is not closed", "Add the missing comma or bracket."],
  [
    /^did not find expected ',' or '\}'$/,
    "a mapping in braces is not closed, or has a key of more than 1,024 characters",
    "Add the missing comma or brace, or shorten the key.",
  ],
  [/^did not find expected node content$/, "a value is missing here", "Add the value, or delete what announces it."],
  [/^found unexpected end of stream$/, "the quoted text has no end", "Add the closing quote."],
  [
    /^map merge requires map or sequence of maps as the value$/,
    "a merge key << takes a mapping or a list of mappings",
    "Point << to an anchor of a mapping.",
  ],
  [/^!!binary value contains invalid base64 data$/, "the !!binary value is not base64", "Correct or quote the value."],
  [
    /^document contains excessive aliasing$/,
    "the aliases stand for too many values",
    "Write some of the values out instead of repeating an anchor.",
  ],
  [/^exceeded max depth/, "the collections are nested too deep", "Nest them less than 1,000 levels deep."],
  [/^invalid .*UTF-8|^incomplete UTF-8/, "the file is not text in UTF-8", "Save it as UTF-8."],
];

/** A reason of the YAML reader in plain words, and what to change. */
export function explainYaml(reason: string): { message: string; hint: string | undefined } {
  const alias = /^unknown anchor '(.*)' referenced$/.exec(reason)?.[1];
  if (alias !== undefined) {
    return {
      message: `the alias *${alias} has no anchor &${alias} before it`,
      hint: `Add &${alias} to a value above.`,
    };
  }
  const anchor = /^anchor '(.*)' value contains itself$/.exec(reason)?.[1];
  if (anchor !== undefined) {
    return { message: `the anchor &${anchor} holds itself`, hint: `Remove *${anchor} from the value of &${anchor}.` };
  }
  const known = CAUSES.find(([pattern]) => pattern.test(reason));
  return { message: known?.[1] ?? reason, hint: known?.[2] };
}
