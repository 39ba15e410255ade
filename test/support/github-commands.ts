/** An annotation as it appears on the run's page. */
export interface Annotation {
  level: "error" | "warning" | "notice";
  title: string | undefined;
  file: string | undefined;
  line: number | undefined;
  message: string;
}

/** What a step did through commands in its output, and the log as the runner prints it. */
export interface Said {
  annotations: Annotation[];
  /** Titles of the groups, in order. */
  groups: string[];
  masks: string[];
  /** From the deprecated set-output and save-state, which the runner still reads. */
  outputs: Record<string, string>;
  state: Record<string, string>;
  /** Commands that the runner itself reports as errors; the step fails by them. */
  faults: string[];
  log: string[];
  /** The runner prints every line as text: commands are stopped. */
  isStopped: boolean;
  /** A group has started and not ended. */
  hasOpenGroup: boolean;
}

/** A step that has printed nothing yet. */
export function silentStep(): Said {
  return {
    annotations: [],
    groups: [],
    masks: [],
    outputs: {},
    state: {},
    faults: [],
    log: [],
    isStopped: false,
    hasOpenGroup: false,
  };
}

interface Command {
  name: string;
  properties: Map<string, string>;
  data: string;
}

const COMMANDS = new Set([
  "add-mask",
  "add-matcher",
  "add-path",
  "debug",
  "echo",
  "endgroup",
  "error",
  "group",
  "notice",
  "remove-matcher",
  "save-state",
  "set-env",
  "set-output",
  "stop-commands",
  "warning",
]);

/**
 * Reads commands out of a step's lines as the runner does (actions/runner src/Runner.Common/ActionCommand.cs and
 * src/Runner.Worker/ActionCommandManager.cs): `::name k=v,k=v::data` after leading white space, or else the older
 * `##[name k=v;k=v]data` anywhere in the line. Unlike the runner it masks only what was given to add-mask, and no
 * encodings of it, so that a test sees what an action forgot.
 */
export function commandReader(said: Said, secrets: readonly string[] = []): (line: string) => void {
  let stopToken: string | undefined;
  const masked = new Set(secrets.filter((secret) => secret !== ""));

  const hide = (text: string) =>
    [...masked].sort((a, b) => b.length - a.length).reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
  const print = (text: string) => said.log.push(hide(text));

  function run(command: Command): void {
    const { name, properties, data } = command;
    const target = properties.get("name");
    switch (name) {
      case "add-mask":
        for (const secret of [data, ...data.split(/[\r\n]+/)]) if (secret.trim() !== "") masked.add(secret);
        if (data.trim() !== "") said.masks.push(data);
        break;
      case "error":
      case "warning":
      case "notice":
        said.annotations.push({
          level: name,
          title: properties.get("title"),
          file: properties.get("file"),
          line: properties.has("line") ? Number(properties.get("line")) : undefined,
          message: hide(data),
        });
        print(`##[${name}]${data}`);
        break;
      case "group":
        said.groups.push(hide(data));
        said.hasOpenGroup = true;
        print(`##[group]${data}`);
        break;
      case "endgroup":
        said.hasOpenGroup = false;
        print("##[endgroup]");
        break;
      case "set-output":
      case "save-state": {
        if (target === undefined) said.faults.push(`Required field 'name' is missing in ##[${name}] command.`);
        else (name === "set-output" ? said.outputs : said.state)[target] = data;
        break;
      }
      case "set-env":
      case "add-path":
        said.faults.push(`The \`${name}\` command is disabled.`);
        break;
    }
  }

  return (line) => {
    const command = parseCommand(line, stopToken);
    if (command === undefined) print(line);
    else if (stopToken !== undefined) {
      // While commands are stopped, everything but the token is text.
      print(line);
      if (command.name === stopToken.toLowerCase()) stopToken = undefined;
      said.isStopped = stopToken !== undefined;
    } else if (command.name === "stop-commands") {
      print(line);
      if (command.data.trim() === "" || COMMANDS.has(command.data.toLowerCase())) {
        said.faults.push(`Invalid stop-commands token '${command.data}'`);
      } else {
        stopToken = command.data;
        said.isStopped = true;
      }
    } else run(command);
  };
}

/** The command in a line; `token` counts as the name of a command, which is how commands are resumed. */
export function parseCommand(line: string, token?: string): Command | undefined {
  const isKnown = (name: string) => COMMANDS.has(name.toLowerCase()) || name.toLowerCase() === token?.toLowerCase();
  const current = /^\s*::(.*?)::(.*)$/s.exec(line);
  const older = /##\[([^\]]*)\](.*)$/s.exec(line);
  for (const [match, separator, unescapePart] of [
    [current, ",", unescapeProperty],
    [older, ";", unescapeOlder],
  ] as const) {
    const [name = "", ...rest] = (match?.[1] ?? "").split(" ");
    if (match === null || !isKnown(name)) continue;
    const properties = new Map<string, string>();
    for (const property of rest.join(" ").trim().split(separator)) {
      const [key = "", value = ""] = property.split(/=(.*)/s);
      if (key !== "" && value !== "") properties.set(key.toLowerCase(), unescapePart(value));
    }
    const data = match[2] ?? "";
    return {
      name: name.toLowerCase(),
      properties,
      data: match === current ? unescapeData(data) : unescapeOlder(data),
    };
  }
  return undefined;
}

function unescapeData(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll("%3A", ":").replaceAll("%2C", ","));
}

function unescapeOlder(text: string): string {
  return unescapeData(text.replaceAll("%3B", ";").replaceAll("%5D", "]"));
}
