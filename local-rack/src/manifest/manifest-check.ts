import type { Generation } from "../profile/generation.ts";
import type { Manifest } from "./manifest-shape.ts";

/** Warnings of a build: services whose readiness and liveness checks are the same one (3.25.5). The words are invented. */
export function buildWarnings(
  { services }: Manifest,
  { livenessService }: { readonly livenessService: boolean },
): string[] {
  if (!livenessService) return [];
  return services
    .filter(({ health, livenessGrpcService: own }) => own !== "" && own === health.grpcService)
    .map(({ name }) => `WARNING: service ${name}: liveness.grpcService is the same as health.grpcService`);
}

/** What a Rack finds out only when it promotes; the names are those of AWS. @throws Error with the Rack's text */
export function checkPromotable(manifest: Manifest, generation: Generation): void {
  if (generation === "v2") {
    for (const { schedule, service } of manifest.timers) {
      const fields = schedule.split(" ").length;
      if (fields !== 5 && fields !== 6) throw new Error(`invalid schedule expression: ${schedule}`);
      if (!manifest.services.some((known) => known.name === service)) {
        throw new Error(`no such service: ${service}`);
      }
    }
    return;
  }
  for (const { commandFault } of manifest.services) if (commandFault !== undefined) throw new Error(commandFault);
  for (const kind of ["elasticache", "rds"]) {
    for (const { name, type } of manifest.resources) {
      if (!type.startsWith(`${kind}-`)) continue;
      if (!/^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(name)) {
        throw new Error(`invalid ${kind} resource name: only alphanumeric letter and hypen allowed`);
      }
      // The limit is 20 for both, although the text names 40 for one.
      const limit = kind === "rds" ? 20 : 40;
      if (name.length > 20) throw new Error(`${kind} resource name must not excced ${limit} char limit`);
    }
  }
}
