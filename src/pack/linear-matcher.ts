import { includes, type Range, WORD } from "./char-sets.ts";
import { type Assertion, type Expression, parseGoRegExp } from "./go-regexp.ts";

/** A compiled regular expression. The time of each call is linear in the length of the text. */
export interface LinearMatcher {
  /** Whether the expression matches anywhere in `text`, as Go's `Regexp.MatchString`. */
  matches(text: string): boolean;
  /** False when no text that starts with `prefix` and is longer than it matches. */
  canMatchAfter(prefix: string): boolean;
}

/** One state of the automaton. `next` holds the numbers of the states that follow. */
type State =
  | { kind: "set"; ranges: readonly Range[]; next: number }
  | { kind: "split"; next: number[] }
  | { kind: "assertion"; name: Assertion; next: number }
  | { kind: "match" };

/** A set of states that the automaton can be in at once, and the steps from it that have been taken before. */
interface Position {
  core: readonly number[];
  start: boolean;
  afterWord: boolean;
  steps: Map<number, Position>;
  /** No continuation matches. */
  dead: boolean;
}

/** Positions kept for one expression; when there are more, all are dropped and found again. */
const MAX_POSITIONS = 2000;
const END = -1;
const MATCHED: Position = { core: [], start: false, afterWord: false, steps: new Map(), dead: false };

/**
 * Runs all alternatives side by side, as Go does, instead of one after the other with backtracking, as JavaScript does:
 * there a pattern with twenty `*` takes time exponential in their number.
 * @throws SyntaxError when Go would refuse `source`
 */
export function compileGoRegExp(source: string): LinearMatcher {
  const { states, first } = compile(parseGoRegExp(source));
  const words = states.some((state) => state.kind === "assertion" && /boundary/.test(state.name));
  const positions = new Map<string, Position>();

  /** All states reachable from `core` without taking a character. */
  const closure = (core: readonly number[], holds: (name: Assertion) => boolean): Set<number> => {
    const found = new Set<number>();
    const open = [...core];
    for (let number = open.pop(); number !== undefined; number = open.pop()) {
      if (found.has(number)) continue;
      found.add(number);
      const state = states[number];
      if (state?.kind === "split") for (const next of state.next) open.push(next);
      else if (state?.kind === "assertion" && holds(state.name)) open.push(state.next);
    }
    return found;
  };

  const isUseful = (number: number) => states[number]?.kind === "set" || states[number]?.kind === "match";

  const positionOf = (core: readonly number[], start: boolean, afterWord: boolean): Position => {
    const key = `${core.join()}${start ? "^" : ""}${afterWord ? "w" : ""}`;
    const known = positions.get(key);
    if (known !== undefined) return known;
    if (positions.size >= MAX_POSITIONS) positions.clear();
    const dead = ![...closure(core, (name) => start || name !== "start")].some(isUseful);
    const position = { core, start, afterWord, steps: new Map<number, Position>(), dead };
    positions.set(key, position);
    return position;
  };

  const take = (from: Position, code: number): Position => {
    const word = words && code !== END && includes(WORD, code);
    const holds = (name: Assertion): boolean => {
      if (name === "start") return from.start;
      if (name === "end") return code === END;
      return (from.afterWord !== word) === (name === "boundary");
    };
    // A match may start at any character, so the first state is always among them.
    const core = new Set([first]);
    for (const number of closure(from.core, holds)) {
      const state = states[number];
      if (state?.kind === "match") return MATCHED;
      if (state?.kind === "set" && code !== END && includes(state.ranges, code)) core.add(state.next);
    }
    return positionOf(
      [...core].sort((a, b) => a - b),
      false,
      word,
    );
  };

  const step = (from: Position, code: number): Position => {
    const known = from.steps.get(code);
    if (known !== undefined) return known;
    const to = take(from, code);
    from.steps.set(code, to);
    return to;
  };

  const run = (text: string): Position => {
    let position = positionOf([first], true, false);
    for (let i = 0; i < text.length; i++) {
      if (position === MATCHED || position.dead) break;
      const code = text.codePointAt(i) ?? 0;
      if (code > 0xffff) i++;
      position = step(position, code);
    }
    return position;
  };

  return {
    matches(text) {
      const position = run(text);
      return position === MATCHED || (!position.dead && step(position, END) === MATCHED);
    },
    canMatchAfter(prefix) {
      const position = run(prefix);
      return position === MATCHED || !position.dead;
    },
  };
}

function compile(expression: Expression): { states: State[]; first: number } {
  const states: State[] = [];
  const add = (state: State): number => states.push(state) - 1;

  const build = (one: Expression, next: number): number => {
    switch (one.kind) {
      case "set":
        return add({ kind: "set", ranges: one.ranges, next });
      case "assertion":
        return add({ kind: "assertion", name: one.name, next });
      case "sequence":
        return one.parts.reduceRight((after, part) => build(part, after), next);
      case "choice":
        return add({ kind: "split", next: one.options.map((option) => build(option, next)) });
      case "repeat": {
        let after = next;
        if (one.max === undefined) {
          const loop: number[] = [next];
          after = add({ kind: "split", next: loop });
          loop.push(build(one.of, after));
        }
        for (let more = one.min; more < (one.max ?? 0); more++) {
          after = add({ kind: "split", next: [build(one.of, after), next] });
        }
        for (let times = 0; times < one.min; times++) after = build(one.of, after);
        return after;
      }
    }
  };

  const match = add({ kind: "match" });
  return { states, first: build(expression, match) };
}
