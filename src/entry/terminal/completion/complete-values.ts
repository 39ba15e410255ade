import type { Command } from "../../../commands/declaration/command.ts";
import { connectionInputs } from "../../../commands/declaration/connection.ts";
import { type Environment, parseInputs } from "../../../commands/declaration/inputs.ts";
import { oneLine } from "../../../commands/output/table.ts";
import { ago } from "../../../commands/output/units.ts";
import { printable } from "../../../host/control-sequences.ts";
import type { Host } from "../../../host/host.ts";
import { Masker } from "../../../host/mask.ts";
import { parseEnvironment, type Rack } from "../../../rack/index.ts";
import { connectRack, LOCAL, targetOf } from "../../../session/connect.ts";
import { maskSecrets, trimSettings } from "../../../session/settings.ts";
import { findCommand, flagsOf } from "../command-line.ts";
import { loadCandidates } from "../commands.ts";
import { isListed, type ListedKind, valueKind } from "./value-kinds.ts";

/** A value that can be typed, and what it is. */
export interface Candidate {
  readonly value: string;
  readonly note: string;
}

/** The value that is being typed: its kind, and the values that the line has. */
interface Asked {
  readonly kind: ListedKind;
  readonly given: ReadonlyMap<string, string>;
}

/** A shell waits for no more than this. */
const LIMIT_MS = 1_000;
const NOTE_LENGTH = 60;
const LISTED = 30;

/**
 * Values for the last of `words`, the arguments of a command line without the name of the program, one a line with a
 * note behind a tab. After any failure there are none: a message would end up in the line that is being typed.
 */
export async function completeValues(words: readonly string[], env: Environment, limitMs = LIMIT_MS): Promise<string> {
  try {
    const asked = await findAsked(joinValues(words));
    if (asked === undefined) return "";
    const signal = AbortSignal.timeout(limitMs);
    const late = new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    const found = await Promise.race([listValues(asked, trimSettings(env), signal), late]);
    const masker = new Masker();
    maskSecrets(() => undefined, env, { mask: (secret) => masker.add(secret) });
    return found
      .filter(({ value }) => isSafe(value))
      .map((one) => masker.text(toLine(one)))
      .join("");
  } catch {
    return "";
  }
}

/** Values come from a Rack. One that a shell could read as more than a word is not offered. */
function isSafe(value: string): boolean {
  return /^[\w.][\w./@-]*$/.test(value);
}

function toLine({ value, note }: Candidate): string {
  const text = oneLine(printable(note)).replaceAll(":", " ").slice(0, NOTE_LENGTH);
  return `${value}\t${text}\n`;
}

/** Bash splits `--app=web` in three words. */
function joinValues(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const [at, word] of words.entries()) {
    const last = joined.at(-1);
    if (last?.startsWith("--") && (word === "=" || (words[at - 1] === "=" && last.endsWith("=")))) {
      joined[joined.length - 1] = `${last}${word}`;
    } else joined.push(word);
  }
  return joined;
}

async function findAsked(words: readonly string[]): Promise<Asked | undefined> {
  if (words.includes("--")) return undefined;
  const { command, rest } = findCommand(words, await loadCandidates(words));
  const inputs = flagsOf(command);
  const names = new Map(
    Object.entries(inputs).flatMap(([name, { aliases = [], short }]) => {
      return [`--${name}`, ...aliases.map((alias) => `--${alias}`), ...(short ? [`-${short}`] : [])].map((flag) => [
        flag,
        name,
      ]);
    }),
  );
  const given = new Map<string, string>();
  const bare: string[] = [];
  let open: string | undefined;
  for (const word of rest) {
    const [flag = "", ...value] = word.split("=");
    const name = names.get(flag);
    if (open !== undefined) {
      given.set(open, word);
      open = undefined;
    } else if (!word.startsWith("-")) bare.push(word);
    else if (name !== undefined && value.length > 0) given.set(name, value.join("="));
    else if (name !== undefined && inputs[name]?.kind !== "boolean") open = name;
  }
  const last = rest.at(-1) ?? "";
  const [flag = "", ...value] = last.split("=");
  const before = names.get(rest.at(-2) ?? "");
  const named =
    value.length > 0
      ? names.get(flag)
      : before !== undefined && inputs[before]?.kind !== "boolean"
        ? before
        : undefined;
  const name = named ?? (last.startsWith("-") ? undefined : namePositional(command, bare.length - 1));
  const input = name === undefined ? undefined : inputs[name];
  if (name === undefined || input === undefined) return undefined;
  const kind = valueKind(command, name, input);
  if (!isListed(kind)) return undefined;
  // The value that is being typed names nothing yet.
  given.delete(name);
  const target = given.get("to-rack");
  return { kind, given: name === "to-app" && target !== undefined ? new Map([...given, ["rack", target]]) : given };
}

/** The input of the bare word at this place. */
function namePositional({ inputs }: Command, place: number): string | undefined {
  const places = Object.entries(inputs).filter(([, { positional }]) => positional !== undefined);
  const last = places.at(-1);
  const found = places[place] ?? (last?.[1].kind === "lines" ? last : undefined);
  return found?.[0];
}

async function listValues(
  { kind, given }: Asked,
  env: Environment,
  signal: AbortSignal,
): Promise<readonly Candidate[]> {
  const connection = parseInputs(connectionInputs, (name) => given.get(name), env);
  const options = { signal, sleep: () => Promise.reject(new Error("a completion does not wait")) };
  if (kind === "racks") {
    const local = { value: LOCAL, note: "the Rack inside this package" };
    return [local, ...(await listRacks(connection, env, options).catch(() => []))];
  }
  const app = given.get("app") ?? env["CONVOX_APP"] ?? "";
  const { rack, close } = await connectRack(connection, env, silentHost, options);
  try {
    return await LISTS[kind](rack, app);
  } finally {
    await close();
  }
}

type ConnectOptions = Parameters<typeof connectRack>[3];

async function listRacks(
  connection: Parameters<typeof targetOf>[0],
  env: Environment,
  options: ConnectOptions,
): Promise<readonly Candidate[]> {
  const target = await targetOf({ ...connection, rack: undefined }, { ...env, CONVOX_RACK: "" }, silentHost, {
    needsRack: false,
  });
  if (target.kind !== "console") return [];
  const { connect } = await import("../../../rack/index.ts");
  const client = connect(target.endpoint, options);
  try {
    return (await client.racks()).map(({ name, provider, status }) => ({ value: name, note: `${provider} ${status}` }));
  } finally {
    client.close();
  }
}

const toAge = (time: Date | undefined) => (time === undefined ? "" : ago(time.toISOString(), Date.now()));

const LISTS: Readonly<
  Record<Exclude<ListedKind, "racks">, (rack: Rack, app: string) => Promise<readonly Candidate[]>>
> = {
  apps: async (rack) => (await rack.apps.list()).map(({ name, status }) => ({ value: name, note: status })),
  builds: async (rack, app) =>
    (await rack.builds.list(app, { limit: LISTED })).map(({ id, status, started, description }) => {
      return { value: id, note: `${status} ${toAge(started)} ${description}` };
    }),
  releases: async (rack, app) =>
    (await rack.releases.list(app, { limit: LISTED })).map(({ id, created, description }) => {
      return { value: id, note: `${toAge(created)} ${description}` };
    }),
  services: async (rack, app) => (await rack.services.list(app)).map(toService),
  processes: async (rack, app) => (await rack.processes.list(app)).map(toProcess),
  "exec-targets": async (rack, app) => [
    ...(await rack.services.list(app)).map(toService),
    ...(await rack.processes.list(app)).map(toProcess),
  ],
  resources: async (rack, app) =>
    (await rack.resources.list(app)).map(({ name, type, status }) => ({ value: name, note: `${type} ${status}` })),
  async variables(rack, app) {
    const [newest] = await rack.releases.list(app, { limit: 1 });
    if (newest === undefined) return [];
    const { env } = await rack.releases.get(app, newest.id);
    return [...parseEnvironment(env).keys()].map((name) => ({ value: name, note: "variable" }));
  },
};

function toService({ name, count }: Awaited<ReturnType<Rack["services"]["list"]>>[number]): Candidate {
  return { value: name, note: `service with ${count} ${count === 1 ? "process" : "processes"}` };
}

function toProcess({ id, name, status }: Awaited<ReturnType<Rack["processes"]["list"]>>[number]): Candidate {
  return { value: id, note: `process of ${name}, ${status}` };
}

/** Prints nothing: a shell is in the middle of a line. */
const silentHost: Host = {
  info: () => {},
  warn: () => {},
  group: (_title, body) => body(),
  stream: async () => {},
  mask: () => {},
  masking: () => ({ push: (bytes) => bytes, end: () => new Uint8Array() }),
  output: () => {},
  save: () => {},
};
