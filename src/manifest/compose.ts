import { posix } from "node:path";
import type { Value } from "./document.ts";
import { fieldOf, textOf } from "./forms.ts";
import type { ServiceBuild } from "./service-build.ts";

/** True for the manifest of a generation 1 app, which only v2 Racks know: docker-compose.yml and its like. */
export function isCompose(file: string): boolean {
  return /^docker-compose([.-].*)?\.ya?ml$/.test(posix.basename(file));
}

/**
 * Services and builds of a docker-compose.yml, as far as they are plain (convox/rack pkg/manifest1). Nothing is checked:
 * `$NAME` in it is replaced by the Rack's builder with variables that are not known here.
 */
export function composeServices(root: Value): { services: string[]; builds: ServiceBuild[] } {
  if (root.kind !== "map") return { services: [], builds: [] };
  const layered = fieldOf(root, "version") !== undefined;
  const list = layered ? fieldOf(root, "services") : root;
  if (list?.kind !== "map") return { services: [], builds: [] };
  const builds = list.entries.flatMap(({ key, value }) => {
    const build = value.kind === "map" ? composeBuild(key, value) : undefined;
    return build === undefined ? [] : [build];
  });
  return { services: list.entries.map(({ key }) => key), builds };
}

function composeBuild(service: string, body: Extract<Value, { kind: "map" }>): ServiceBuild | undefined {
  const build = fieldOf(body, "build");
  const context = textOf(build?.kind === "map" ? fieldOf(build, "context") : build);
  const named = fieldOf(build?.kind === "map" ? build : body, "dockerfile");
  const dockerfile = named === undefined ? "Dockerfile" : textOf(named);
  if (context === undefined || dockerfile === undefined || /\$/.test(context + dockerfile)) return undefined;
  const path = posix.normalize(context.replace(/^\/+/, "")).replace(/\/$/, "") || ".";
  const file = posix.join(path, dockerfile);
  return [path, file].some((name) => name === ".." || name.startsWith("../"))
    ? undefined
    : { service, path, dockerfile: file };
}
