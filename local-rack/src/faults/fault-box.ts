import { checkValue, defaultTimes, type FaultKind, type FaultSpec, parseFaults } from "./fault-spec.ts";

/** Faults that a test or a user adds and removes while the Rack runs. */
export interface Faults {
  /** Adds faults, from the text form or as they are. @throws Error for a text or a value that is not allowed */
  add(...faults: (string | FaultSpec)[]): void;
  clear(): void;
  /** Faults that can still happen, with the times that are left. */
  list(): FaultSpec[];
}

/** What a fault is held against. */
interface Occasion {
  method?: string;
  /** Decoded path. */
  path?: string;
  /** Release id, for the faults about releases. */
  release?: string;
}

export interface FaultBox extends Faults {
  /** The first fault of that kind that fits, used up by one; undefined when there is none. */
  take(kind: FaultKind, occasion: Occasion): FaultSpec | undefined;
  /** The number of such a fault, used up by one. */
  number(kind: FaultKind, occasion: Occasion): number | undefined;
}

export function makeFaultBox(initial: readonly FaultSpec[]): FaultBox {
  let active: { spec: FaultSpec; left: number }[] = [];
  const box: FaultBox = {
    add(...faults) {
      for (const fault of faults.flatMap((item) => (typeof item === "string" ? parseFaults(item) : [item]))) {
        checkValue(fault.kind, fault.kind, fault.value);
        active.push({ spec: fault, left: fault.times ?? defaultTimes(fault.kind) });
      }
    },
    clear() {
      active = [];
    },
    list: () => active.map(({ spec, left }) => ({ ...spec, times: left })),
    take(kind, occasion) {
      const found = active.find(({ spec, left }) => spec.kind === kind && left > 0 && fits(spec, occasion));
      if (found === undefined) return undefined;
      found.left--;
      active = active.filter(({ left }) => left > 0);
      return found.spec;
    },
    number(kind, occasion) {
      const spec = box.take(kind, occasion);
      return spec === undefined ? undefined : Number(spec.value ?? 0);
    },
  };
  box.add(...initial);
  return box;
}

const ABOUT_RELEASES = new Set<FaultKind>(["rollback", "never-settle", "crash", "await-resource", "hide-release"]);

function fits(spec: FaultSpec, occasion: Occasion): boolean {
  if (spec.method !== undefined && spec.method !== occasion.method) return false;
  if (spec.path !== undefined && !pathFits(spec.path, occasion.path ?? "")) return false;
  const aboutReleases = ABOUT_RELEASES.has(spec.kind);
  return !aboutReleases || spec.value === undefined || spec.value === occasion.release;
}

function pathFits(glob: string, path: string): boolean {
  if (!glob.includes("/")) return path.includes(glob);
  const source = glob
    .split(/(\*\*|\*)/)
    .map((part) => (part === "**" ? ".*" : part === "*" ? "[^/]*" : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")))
    .join("");
  return new RegExp(`^${source}$`).test(path);
}
