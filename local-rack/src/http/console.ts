import type { IncomingMessage } from "node:http";
import type { Rack } from "../model/rack.ts";
import { RackFailure } from "../profile/errors.ts";
import { hexDigits } from "../store/ids.ts";
import { basicAuth } from "./auth.ts";
import { consoleMachines } from "./console-machines.ts";
import type { ConsoleKey, ConsoleOptions, ConsoleRack } from "./console-options.ts";
import type { Gate } from "./http.ts";
import { failure, type Reply } from "./reply.ts";
import { occasionOf } from "./request-target.ts";

/**
 * A stand-in for the Console. Its side of the protocol is not public: the list of racks, the session challenge and
 * the `Rack` header are what the official client expects, the words of refusals are invented.
 */
export function consoleGate(rack: Rack, options: ConsoleOptions): Gate {
  const own: ConsoleRack = { name: rack.name, organization: options.organization ?? "local" };
  const listed = options.racks ?? [];
  const isOwn = (item: ConsoleRack) => item.name === own.name && item.organization === own.organization;
  const racks = listed.some(isOwn) ? listed : [own, ...listed];
  const machines = consoleMachines(options.machines ?? [], own.organization);
  const sessions = new Set<string>();
  const challenge =
    options.session === undefined ? undefined : { path: "/session", token: options.session === "token-true" };

  function keyOf(request: IncomingMessage): ConsoleKey | undefined {
    if (rack.faults.take("refuse-key", occasionOf(request)) !== undefined) return undefined;
    const { password } = basicAuth(request);
    return options.keys.find(({ key }) => key === password);
  }

  /** Answers of the Console itself, or undefined for a call that goes to the Rack. */
  function ownAnswer(request: IncomingMessage, path: string, key: ConsoleKey): Reply | undefined {
    if (path === "/auth" && request.method === "GET") return compact({ id: `user-${own.organization}` });
    if (path === "/racks" && request.method === "GET") return compact(racks.map((item) => wireRack(rack, item)));
    const one = /^\/racks\/([^/]+)\/([^/]+)$/.exec(path);
    if (one !== null && request.method === "GET") {
      if (key.policy === "default") return failure(403, REFUSED, false);
      const found = racks.find((item) => item.organization === one[1] && item.name === one[2]);
      if (found === undefined) return failure(404, `rack not found: ${one[1]}/${one[2]}`, false);
      return compact({
        ...wireRack(rack, found),
        deletable: false,
        parameters: rack.parameters,
        version: rack.profile.version,
      });
    }
    const of = /^\/racks\/([^/]+)\/([^/]+)\/(host|runtimes|workflows)$/.exec(path);
    if (of !== null && request.method === "GET" && key.policy !== "default") {
      if (!racks.some((item) => item.organization === of[1] && item.name === of[2])) {
        return failure(404, `rack not found: ${of[1]}/${of[2]}`, false);
      }
      if (of[3] === "host") return compact({ host: `api.${of[2]}.test` });
      return compact(of[3] === "runtimes" ? [] : { oid: own.organization, workflows: [] });
    }
    if (path === "/machines" && request.method === "GET") {
      return key.machines === false ? failure(403, "permission denied", false) : compact(machines.list());
    }
    if (path === "/machines" || path.startsWith("/racks")) return failure(404, "not found", false);
    return undefined;
  }

  function checkAddress(request: IncomingMessage, path: string, key: ConsoleKey): Reply | undefined {
    if (machines.isMachinePath(path)) return machines.refuse(path, key);
    const header = request.headers["rack"];
    const name = typeof header === "string" ? header : "";
    if (name === "") return failure(400, "no rack given", false);
    // Short names come from the v2 client, which sends them as they are.
    const matches = racks.filter((item) => name === `${item.organization}/${item.name}` || name === item.name);
    if (matches.length > 1) return failure(400, `ambiguous rack name: ${name}`, false);
    const [match] = matches;
    if (match === undefined) return failure(404, `rack not found: ${name}`, false);
    return isOwn(match) ? undefined : failure(502, `rack is not reachable: ${name}`, false);
  }

  function exchange(request: IncomingMessage, path: string): Reply | undefined {
    if (challenge === undefined) return undefined;
    if (path === challenge.path && request.method === "GET" && challenge.token) {
      const reply = compact({ publicKey: { challenge: hexDigits(32), timeout: 60000 } });
      return { ...reply, headers: { ...reply.headers, Challenge: hexDigits(32) } };
    }
    if (path === challenge.path && request.method === "POST") {
      if (challenge.token && (request.headers["challenge"] ?? "") === "")
        return failure(401, "challenge missing", false);
      const id = hexDigits(40);
      sessions.add(id);
      return compact({ id });
    }
    const session = request.headers["session"];
    if (typeof session === "string" && sessions.has(session)) return undefined;
    const reply = failure(401, "session required", false);
    reply.headers["Www-Authenticate"] = `Session path="${challenge.path}" token="${challenge.token}"`;
    return reply;
  }

  return {
    console: true,
    toRackPath: machines.toRackPath,
    async before(request, path) {
      // A socket reports a bad key after the handshake, as on a Rack.
      if (isSocket(request)) return exchange(request, path);
      const key = keyOf(request);
      if (key === undefined) return failure(401, "invalid authentication", false);
      return exchange(request, path) ?? ownAnswer(request, path, key) ?? checkAddress(request, path, key);
    },
    async role(request, path) {
      const websocket = isSocket(request);
      const { password } = basicAuth(request);
      const key = websocket ? keyOf(request) : options.keys.find((item) => item.key === password);
      if (key === undefined) throw new RackFailure(401, "invalid authentication");
      const refusal = checkAddress(request, path, key);
      if (refusal !== undefined) throw new RackFailure(refusal.status, String(refusal.body).trim());
      const method = websocket ? "SOCKET" : (request.method ?? "");
      if (key.policy === "default" && !deployKeyMay(method, machines.toRackPath(path))) {
        throw new RackFailure(403, REFUSED);
      }
      return rack.profile.adminRole ? "rwa" : "rw";
    },
  };
}

function isSocket(request: IncomingMessage): boolean {
  return request.headers.upgrade === "websocket";
}

/** Words from the documentation of deploy keys (convox/convox docs/management/deploy-keys.md); the status is not known. */
const REFUSED = "operation not permitted for deploy keys";

/** The calls of the commands that a plain deploy key is documented to run. */
const DEPLOY_KEY_CALLS: readonly (readonly [method: string, path: RegExp])[] = [
  ["GET", /^\/system$/],
  ["POST", /^\/apps\/[^/]+\/objects\//],
  ["GET", /^\/apps\/[^/]+\/builds$/],
  ["POST", /^\/apps\/[^/]+\/builds$/],
  ["POST", /^\/apps\/[^/]+\/builds\/import$/],
  // BID.tgz, the export, is of this form too.
  ["GET", /^\/apps\/[^/]+\/builds\/[^/]+$/],
  ["SOCKET", /^\/apps\/[^/]+\/builds\/[^/]+\/logs$/],
  ["GET", /^\/apps\/[^/]+$/],
  ["POST", /^\/apps\/[^/]+\/releases$/],
  ["POST", /^\/apps\/[^/]+\/releases\/[^/]+\/promote$/],
  ["SOCKET", /^\/apps\/[^/]+\/logs$/],
  ["SOCKET", /^\/apps\/[^/]+\/services\/[^/]+\/logs$/],
  ["GET", /^\/apps\/[^/]+\/processes$/],
  ["POST", /^\/apps\/[^/]+\/services\/[^/]+\/processes$/],
  ["GET", /^\/apps\/[^/]+\/processes\/[^/]+$/],
  ["DELETE", /^\/apps\/[^/]+\/processes\/[^/]+$/],
  ["SOCKET", /^\/apps\/[^/]+\/processes\/[^/]+\/exec$/],
];

function deployKeyMay(method: string, path: string): boolean {
  return DEPLOY_KEY_CALLS.some(([allowed, pattern]) => allowed === method && pattern.test(path));
}

function wireRack(rack: Rack, { name, organization, provider, status }: ConsoleRack) {
  return {
    name,
    organization: { name: organization },
    provider: provider ?? rack.provider,
    status: status ?? "running",
  };
}

function compact(value: unknown): Reply {
  return { status: 200, headers: { "Content-Type": "application/json" }, body: Buffer.from(JSON.stringify(value)) };
}
