import type { Mapping, Value } from "./document.ts";
import { describeValue, fieldOf, silent, textOf } from "./forms.ts";
import type { Report } from "./problem.ts";
import type { Services } from "./services.ts";

/**
 * `configs` of the app, and the `configMounts` of its services that name them. Only v3 knows them
 * (convox/convox pkg/manifest/config.go, validate.go).
 */
export function checkConfigs(root: Mapping, services: Services, report: Report): void {
  const configs = fieldOf(root, "configs");
  const items = itemsOf("configs", configs, report);
  for (const item of items) if (isMissing(item, "id")) report.error(item.at, "a config has no id", "v3");
  const ids = items.map((item) => (item.kind === "map" ? fieldOf(item, "id") : item));
  const open = configs?.kind === "unknown" || ids.some((id) => id?.kind === "unknown");

  for (const { name, body } of services.list) {
    const mounts = body === undefined ? undefined : fieldOf(body, "configMounts");
    for (const mount of itemsOf(`service ${name}: configMounts`, mounts, report)) {
      const missing = ["id", "dir", "filename"].find((key) => isMissing(mount, key));
      if (missing !== undefined) report.error(mount.at, `service ${name}: a config mount has no ${missing}`, "v3");
      const id = mount.kind === "map" ? textOf(fieldOf(mount, "id")) : undefined;
      if (!id || open || ids.some((known) => textOf(known) === id)) continue;
      report.error(mount.at, `service ${name} mounts the config ${id}, which does not exist`, "v3");
    }
  }
}

function itemsOf(named: string, value: Value | undefined, report: Report): Value[] {
  if (silent(value)) return [];
  if (value.kind === "list") return value.items;
  report.error(value.at, `${named} must be a list, not ${describeValue(value)}`, "v3");
  return [];
}

/** Whether a mapping has no text under `key`, as far as it can be known. */
function isMissing(value: Value, key: string): boolean {
  if (value.kind !== "map") return value.kind === "null";
  const field = fieldOf(value, key);
  return field === undefined || field.kind === "null" || textOf(field) === "";
}
