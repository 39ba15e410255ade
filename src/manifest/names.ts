/** What names of services, resources and timers look like (convox/convox pkg/manifest/validate.go). */
export const NAME = /^[a-z][a-z0-9-]*$/;

/** The rest of a sentence that begins with the name. */
export const NAME_RULE = "may hold only a-z, 0-9 and -, and must begin with a letter";

/** Keys from the top of the manifest on; list items by number. */
export type Path = readonly (string | number)[];

const SECTIONS: Readonly<Record<string, string>> = {
  services: "service",
  timers: "timer",
  resources: "resource",
  balancers: "balancer",
};

/** A path as messages name it: "service web: scale.count", "labels.app". List items are left out. */
export function namePath(path: Path): string {
  const [section, name, ...rest] = path;
  const keys = (parts: Path) => parts.filter((part) => typeof part === "string").join(".");
  const kind = typeof section === "string" && Object.hasOwn(SECTIONS, section) ? SECTIONS[section] : undefined;
  if (kind === undefined || name === undefined) return keys(path);
  const inner = keys(rest);
  return inner === "" ? `${kind} ${name}` : `${kind} ${name}: ${inner}`;
}
