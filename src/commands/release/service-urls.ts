import { ConvoxError } from "../../errors.ts";
import type { Service } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import { isForbidden } from "../declaration/permission.ts";

export interface ServiceUrls {
  /** URL of the service `web`, else of the first service with a URL; "" if there is none. */
  readonly url: string;
  /** JSON object of service names and URLs; "" if they cannot be read. */
  readonly urls: string;
}

/** URLs of the app's services. Both are empty if the key is not allowed to list services; that is not an error. */
export async function serviceUrls(app: string, { rack, host }: Pick<Deps, "rack" | "host">): Promise<ServiceUrls> {
  try {
    const list = (await rack.services.list(app)).flatMap((service) => {
      const url = urlOf(service);
      return url === undefined ? [] : [[service.name, url] as const];
    });
    const urls = Object.fromEntries(list);
    return { url: urls["web"] ?? list[0]?.[1] ?? "", urls: JSON.stringify(urls) };
  } catch (error) {
    if (!(error instanceof ConvoxError)) throw error;
    const why = isForbidden(error)
      ? `this deploy key is not allowed to list services (${error.reason})`
      : error.message;
    host.info(`The outputs url and urls are empty: ${why}`);
    return { url: "", urls: "" };
  }
}

/** Undefined for a service without a port, and for an internal service: it has no balancer. */
function urlOf({ domain, ports }: Service): string | undefined {
  const balancers = ports.map(({ balancer }) => balancer).filter((port) => port > 0);
  const [first] = balancers;
  if (domain === "" || first === undefined) return undefined;
  if (balancers.includes(443)) return `https://${domain}`;
  return first === 80 ? `http://${domain}` : `http://${domain}:${first}`;
}
