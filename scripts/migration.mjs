// The table in docs/migrating.md: migration.json says which inputs and outputs an action has that others have published;
// what became of each follows from the declarations here.

const code = (text) => `\`${text}\``;

/** Input of `inputs` that answers to `name`, now or as an older name. */
function inputFor(name, inputs) {
  return Object.keys(inputs).find((key) => key === name || inputs[key].aliases?.includes(name));
}

/** Rows of the table; throws for what the map does not account for, so that neither can go its own way. */
export function migrationRows(map, commands, connectionInputs) {
  return map.map(({ from, to, inputs, now: shown, instead = {}, outputs = {}, removed = {} }) => {
    const command = commands.find(({ name, action }) => (action ?? name) === to || name === to);
    if (!command) throw new Error(`${from}: there is no command ${to}`);
    const all = { ...command.inputs, ...(command.needsRack === false ? {} : connectionInputs) };
    const same = [];
    const other = [];
    for (const input of inputs) {
      const now = inputFor(input, all);
      if (now === input) same.push(code(input));
      else if (now) other.push(`${code(input)}: now ${code(now)}`);
      else if (instead[input]) other.push(`${code(input)}: ${instead[input]}`);
      else throw new Error(`${from}: nothing is said of the input ${input}`);
    }
    const results = Object.entries(outputs).map(([before, now]) => {
      if (!(now in command.outputs)) throw new Error(`${from}: ${to} has no output ${now}`);
      return before === now ? code(now) : `${code(before)}: now ${code(now)}`;
    });
    for (const [before, now] of Object.entries(removed)) results.push(`${code(before)}: ${now}`);
    const name = shown ?? (command.icon ? code(`convox/${to}@v1`) : code(`convox-ci ${command.name}`));
    return [
      from.startsWith("convox/") ? code(from) : from,
      name,
      same.join(", "),
      other.join("; "),
      results.join("; "),
    ];
  });
}
