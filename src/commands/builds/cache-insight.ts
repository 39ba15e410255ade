import { ConvoxError } from "../../errors.ts";
import { type BuildStep, cachedShares, instruction } from "../../timeline/build-steps.ts";
import type { Deps } from "../declaration/command.ts";
import { explainDisabledCache, explainFrozenCache } from "../rack/cache-parameters.ts";

/** How much of the image of a service came from the build cache. */
export interface ServiceCache {
  /** "" if the log does not name it. */
  readonly service: string;
  /** Percentage of the Dockerfile's instructions. */
  readonly cached: number;
  /** Why not all of them; null if it is not known. */
  readonly reason: string | null;
}

/** Output of every command that builds. */
export const cacheOutput = {
  cache:
    "JSON array of the use of the build cache: service, cached (percentage of the instructions), and the reason why not all " +
    "were cached, or null if it is not known",
} as const;

/** What is known about a build, beside its steps. */
interface Circumstances {
  /** Steps of the previous build; empty if they are not known. */
  readonly previous: readonly BuildStep[];
  readonly isCacheDisabled: boolean;
  readonly isOnRack: boolean;
}

/** Longest instruction in a reason. */
const MAX_TEXT = 100;

/** The use of the cache by service, with the reasons that the log and the parameters of the Rack give. */
export async function explainCache(
  steps: readonly BuildStep[],
  { previous, isCacheDisabled, isOnRack }: Circumstances,
  deps: Pick<Deps, "rack">,
): Promise<ServiceCache[]> {
  const shares = [...cachedShares(steps)];
  const isIncomplete = shares.some(([, share]) => share < 1);
  const rack = isOnRack && isIncomplete && !isCacheDisabled ? await readRackReasons(deps) : {};
  return shares.map(([service, share]) => {
    const own = steps.filter((step) => step.service === service && step.isInstruction);
    const before = previous.filter((step) => step.service === service);
    return { service, cached: Math.round(share * 100), reason: share === 1 ? null : explain(own, before) };
  });

  function explain(own: readonly BuildStep[], before: readonly BuildStep[]): string | null {
    if (isCacheDisabled) return "the build was requested without cache";
    const counted = own.filter((step) => !/^FROM\b/i.test(instruction(step.name)));
    const missed = counted.find(({ cached, failed }) => !cached && !failed);
    if (missed === undefined) return null;
    if (counted.every(({ cached }) => !cached)) return rack.disabled ?? rack.frozen ?? null;
    const reasons = [explainMiss(missed, before), rack.frozen].filter((text) => text !== undefined);
    return reasons.length === 0 ? null : reasons.join("; ");
  }
}

/** Why the first step that was not cached was not, though earlier steps were. */
function explainMiss(missed: BuildStep, before: readonly BuildStep[]): string | undefined {
  const text = instruction(missed.name);
  const isKnown = before.some((step) => instruction(step.name) === text);
  const isNew = before.length > 0 && !isKnown;
  const shown = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}...` : text;
  if (isNew) return `${shown} is new or changed since the previous build`;
  const sources = readSources(text);
  if (sources === undefined) return undefined;
  if (isKnown) return `${sources} changed: ${shown}`;
  return `${sources} changed, or the instruction: ${shown}`;
}

/** The sources of COPY and ADD; undefined for other instructions, and for files of another stage or address. */
function readSources(text: string): string | undefined {
  const [, rest] = /^(?:COPY|ADD) ((?:--[a-z]+(?:=\S+)? )*.+)$/i.exec(text) ?? [];
  if (rest === undefined || /--from=/.test(rest) || rest.includes("<<")) return undefined;
  const words = rest
    .split(/\s+/)
    .filter((word) => !word.startsWith("--"))
    .map((word) => word.replace(/^\[?"|",?\]?$/g, ""));
  const sources = words.slice(0, -1);
  if (sources.length === 0 || sources.some((source) => /^[a-z]+:/i.test(source))) return undefined;
  return sources.map((source) => (source === "." ? "the build context" : source)).join(", ");
}

/** Reasons in the parameters of the Rack. Only a Console shows them, and not to every key. */
async function readRackReasons({ rack }: Pick<Deps, "rack">): Promise<{ frozen?: string; disabled?: string }> {
  if (!rack.endpoint.console) return {};
  try {
    const [{ parameters }, generation] = await Promise.all([rack.rackDetails(rack.name), rack.generation()]);
    const frozen = explainFrozenCache(parameters, generation);
    const disabled = explainDisabledCache(parameters);
    return { ...(frozen === undefined ? {} : { frozen }), ...(disabled === undefined ? {} : { disabled }) };
  } catch (error) {
    if (!(error instanceof ConvoxError)) throw error;
    return {};
  }
}
