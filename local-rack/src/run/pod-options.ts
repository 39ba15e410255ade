import { atoi } from "../go/go-text.ts";
import { RackFailure } from "../profile/errors.ts";

const RESERVED_LABELS = new Set(["app", "rack", "service", "system", "type", "name", "release", "service-type"]);

/**
 * Checks the pod options of a run (3.25.1) before anything starts. No source has the words of these errors, so they are
 * invented; the rules are documented (convox/convox pull request 1058).
 * @throws RackFailure 400
 */
export function checkPodOptions(header: (name: string) => string | undefined): void {
  const grace = header("Termination-Grace");
  if (grace !== undefined && atoi(grace) < 0) throw new RackFailure(400, "termination grace must not be negative");
  for (const item of splitItems(header("Labels"))) {
    const key = item.split("=", 1)[0] ?? "";
    if (RESERVED_LABELS.has(key)) throw new RackFailure(400, `reserved label key '${key}' is not allowed`);
  }
  for (const item of splitItems(header("Node-Affinity"))) {
    const [, weight] = /^[^=:]+=[^:]*(?::(\d+))?$/.exec(item) ?? [undefined, "0"];
    const number = Number(weight ?? 100);
    if (number < 1 || number > 100) throw new RackFailure(400, `invalid node affinity: ${item}`);
  }
  for (const item of splitItems(header("Tolerations"))) {
    if (!/^[^=:]+(?:=[^:]*)?(?::(?:NoSchedule|PreferNoSchedule|NoExecute))?$/.test(item))
      throw new RackFailure(400, `invalid toleration: ${item}`);
  }
}

function splitItems(text: string | undefined): string[] {
  return text === undefined || text === "" ? [] : text.split(",");
}
