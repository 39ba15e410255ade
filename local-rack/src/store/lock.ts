import { link, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isMissing, temporary } from "./files.ts";
import { isOwnHost, ownerAlive, ownerText } from "./owner.ts";

const PATIENCE_MS = 30_000;
/** How often a holder shows to other hosts that it is alive. */
const HEARTBEAT_MS = 2_000;
/** A holder on another host that shows nothing for this long has ended. */
const SILENCE_MS = 20_000;

/** The last user of each lock in this process; the next one waits for it. */
const queues = new Map<string, Promise<void>>();

/**
 * Runs `body` while holding the lock `path`. The holder may be another program on the same data folder. Not reentrant.
 *
 * The lock is a folder of numbered turns. A turn is a file `N` with its owner, linked into place with its content, so
 * that exactly one program gets it and a full disk leaves nothing behind. A turn ends with a file `N.done`, or with the
 * process of its owner. Only then may turn N + 1 be taken; a turn is deleted only while a later one exists. So
 * no holder loses its turn, and a holder that was killed needs no cleanup.
 * @throws Error when the lock is not free within 30 seconds
 */
export async function withLock<T>(path: string, body: () => Promise<T>): Promise<T> {
  const before = queues.get(path) ?? Promise.resolve();
  let leave: () => void = () => undefined;
  const own = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const tail = before.then(() => own);
  queues.set(path, tail);
  await before;
  try {
    return await holdTurn(path, body);
  } finally {
    leave();
    if (queues.get(path) === tail) queues.delete(path);
  }
}

async function holdTurn<T>(path: string, body: () => Promise<T>): Promise<T> {
  const folder = `${path}.turns`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const turn = await takeTurn(folder);
  const heartbeat = setInterval(() => void beat(folder, turn), HEARTBEAT_MS);
  heartbeat.unref();
  try {
    return await body();
  } finally {
    clearInterval(heartbeat);
    await endTurn(folder, turn);
  }
}

async function takeTurn(folder: string): Promise<number> {
  const deadline = performance.now() + PATIENCE_MS;
  const silence = { turn: 0, beats: "", since: 0 };
  for (;;) {
    const { newest, hasEnded } = await look(folder);
    if (hasEnded || (await isAbandoned(folder, newest, silence))) {
      const turn = newest + 1;
      if ((await claim(folder, turn)) && (await look(folder)).newest === turn) return turn;
    } else if (performance.now() > deadline) {
      const owner = await readOwner(folder, newest);
      throw new Error(`another program (${owner ?? "unknown"}) holds the lock ${folder}: end it, or try again`);
    } else await sleep(3 + Math.random() * 10);
  }
}

/** The highest turn, 0 for none, and whether its owner has left it. Earlier turns are history, and are deleted. */
async function look(folder: string): Promise<{ newest: number; hasEnded: boolean }> {
  const names = await readdir(folder);
  const newest = Math.max(0, ...names.map((name) => (/^\d+$/.test(name) ? Number(name) : 0)));
  for (const name of names) {
    const turn = /^(\d+)(\.\w+)?$/.exec(name)?.[1];
    if (turn !== undefined && Number(turn) < newest) await rm(join(folder, name), { force: true });
  }
  return { newest, hasEnded: newest === 0 || names.includes(`${newest}.done`) };
}

// A link appears with its content, and fails when the name is taken.
async function claim(folder: string, turn: number): Promise<boolean> {
  const path = join(folder, String(turn));
  const draft = temporary(path);
  try {
    await writeFile(draft, ownerText(), { mode: 0o600 });
    await link(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

// Where the mark cannot be written, as on a full disk, the turn itself goes: it is the newest, and the next one starts over.
async function endTurn(folder: string, turn: number): Promise<void> {
  try {
    await writeFile(join(folder, `${turn}.done`), "", { mode: 0o600 });
  } catch (error) {
    if (!isMissing(error)) await rm(join(folder, String(turn)), { force: true });
  }
}

async function beat(folder: string, turn: number): Promise<void> {
  await writeFile(join(folder, `${turn}.alive`), String(performance.now())).catch(() => undefined);
}

async function isAbandoned(
  folder: string,
  turn: number,
  silence: { turn: number; beats: string; since: number },
): Promise<boolean> {
  const owner = await readOwner(folder, turn);
  if (owner === undefined) return false;
  if (isOwnHost(owner)) return !ownerAlive(owner);
  // Clocks of two hosts may differ, so only changes count, measured with this host's own clock.
  const beats = await stat(join(folder, `${turn}.alive`)).then(
    ({ mtimeMs }) => String(mtimeMs),
    () => "",
  );
  if (silence.turn !== turn || silence.beats !== beats) {
    Object.assign(silence, { turn, beats, since: performance.now() });
  }
  return performance.now() - silence.since > SILENCE_MS;
}

async function readOwner(folder: string, turn: number): Promise<string | undefined> {
  try {
    return await readFile(join(folder, String(turn)), "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
