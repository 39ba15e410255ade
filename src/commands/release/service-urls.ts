import { ConvoxError } from "../../errors.ts";
import type { Service } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";

export interface ServiceUrls {
  /** Of the service `web`, else of the first one that has an address; "" for none. */
  readonly url: string;
  /** JSON: name of the service -> address; "" when the Rack does not tell. */
  readonly urls: string;
}

/** Where the app's services are reached. A convenience: when the key may not ask, the answer is empty. */
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
    host.info(`No addresses of services: ${error.message}`);
    return { url: "", urls: "" };
  }
}

/** Undefined for a service that has no port, or is reached from inside the Rack alone: that has no balancer. */
function urlOf({ domain, ports }: Service): string | undefined {
  const balancers = ports.map(({ balancer }) => balancer).filter((port) => port > 0);
  const [first] = balancers;
  if (domain === "" || first === undefined) return undefined;
  if (balancers.includes(443)) return `https://${domain}`;
  return first === 80 ? `http://${domain}` : `http://${domain}:${first}`;
}
