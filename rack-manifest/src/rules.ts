import { isIP } from "node:net";
import type { Complaint, Path } from "./fault.ts";
import type { Loading } from "./loading.ts";
import { hasUnknownKeys, locate, locateKey, mapEntry } from "./locate.ts";

export const NAME = /^[a-z][a-z0-9-]*$/;
export const NAME_RULE = "must contain only lowercase alphanumeric and dashes";

/** Collects what a loader's validation refuses. What depends on an unknown variable is left out. */
export class Complaints {
  readonly list: Complaint[] = [];
  private readonly loading: Loading;

  constructor(loading: Loading) {
    this.loading = loading;
  }

  /** `isKey` puts the complaint at the key of the path instead of its value. */
  add(path: Path, text: string, isKey = false): void {
    const { root } = this.loading;
    const { at, isUnknown } = locate(root, path);
    if (!isUnknown) this.list.push({ text, at: isKey ? locateKey(root, path) : at, path });
  }

  /** False when a variable may stand for more names of a section than the document shows. */
  knowsAll(section: "services" | "resources" | "configs"): boolean {
    const { root } = this.loading;
    if (hasUnknownKeys(root)) return false;
    const item = root === undefined ? undefined : mapEntry(root, section)?.value;
    if (item?.kind === "list") {
      return item.items.every((_, index) => !locate(item, [index, "id"]).isUnknown);
    }
    return !hasUnknownKeys(item) && !locate(root, [section]).isUnknown;
  }
}

/** Go's net.ParseCIDR: the range without the bits behind its length, undefined for anything else. */
export function parseCidr(text: string): { version: 4 | 6; range: string } | undefined {
  const [address = "", bits = "", ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0 || !/^[0-9]{1,3}$/.test(bits) || address.includes("%")) return undefined;
  if (bits.length > 1 && bits.startsWith("0")) return undefined;
  const length = Number(bits);
  if (length > (version === 4 ? 32 : 128)) return undefined;
  if (version === 6) return { version: 6, range: text };
  const number = address.split(".").reduce((total, part) => total * 256 + Number(part), 0);
  const block = 2 ** (32 - length);
  const base = Math.floor(number / block) * block;
  const parts = [24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256);
  return { version: 4, range: `${parts.join(".")}/${length}` };
}
