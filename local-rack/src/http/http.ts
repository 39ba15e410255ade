import type { IncomingMessage, ServerResponse } from "node:http";
import type { Rack } from "../model/rack.ts";
import { HandlerPanic, messageOf, RackFailure } from "../profile/errors.ts";
import { describeFailure } from "../store/data-folder.ts";
import { hexDigits } from "../store/ids.ts";
import { authenticate, authorize } from "./auth.ts";
import type { Call, Role } from "./call.ts";
import { applyEarlyFaults, replyShape } from "./disturbance.ts";
import { withLateFailure } from "./download.ts";
import { readOptions } from "./form.ts";
import type { RequestRecord, Transcript } from "./record.ts";
import { empty, failure, type Reply, send, wantsJson } from "./reply.ts";
import { countedBody, isGone, newRecord, occasionOf, targetOf } from "./request-target.ts";
import { matchRoute, type Route } from "./router.ts";
import { handshakeFailure } from "./sockets.ts";
import { discardBody } from "./unread-body.ts";

/** What stands before the routes: the Rack's own password check, or a Console. */
export interface Gate {
  console: boolean;
  /** Path on the Rack of a request, for which a Console may have another. */
  toRackPath(path: string): string;
  /** Answers a request itself, or lets it through. For sockets the answer replaces the handshake. */
  before(request: IncomingMessage, path: string): Promise<Reply | undefined>;
  /** Role of the caller. @throws RackFailure; a socket reports the failure after the handshake */
  role(request: IncomingMessage, path: string): Promise<Role>;
}

/** The Rack without anything before it. */
export function rackGate(rack: Rack): Gate {
  return {
    console: false,
    toRackPath: (path) => path,
    before: async () => undefined,
    role: async (request) => {
      if (rack.faults.take("refuse-key", occasionOf(request)) !== undefined) {
        throw new RackFailure(401, "invalid authentication");
      }
      const role = await authenticate(rack, request);
      authorize(role, request.method ?? "");
      return role;
    },
  };
}

/** What answers the requests of one port. */
export interface Front {
  readonly rack: Rack;
  readonly gate: Gate;
  readonly routes: readonly Route[];
  readonly transcript: Transcript;
  /** Runs before the handler of an authenticated request. */
  prepare(call: Call, method: string, path: string): Promise<void>;
}

/** Answers one request. Never throws. */
export async function answer(front: Front, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { rack } = front;
  const record = newRecord(request, front.gate.console);
  front.transcript.add(record);
  try {
    const early = await applyEarlyFaults(rack, request);
    if (early === "cut") {
      request.socket.destroy();
      return;
    }
    const reply = early ?? (await route(front, request, response, record));
    const surplus = !(await discardBody(request, record));
    record.status = reply.status;
    await send(response, reply, {
      head: request.method === "HEAD",
      shape: replyShape(rack, request),
      surplusOf: surplus ? request : undefined,
    });
  } catch (error) {
    if (!(error instanceof HandlerPanic) && !isGone(request)) {
      rack.notice(`${record.method} ${record.path}: ${messageOf(error)}`);
    }
    cutAfterFlush(response);
  }
}

// What was written so far still reaches the client; the reply stays incomplete.
function cutAfterFlush(response: ServerResponse): void {
  const { socket } = response;
  if (socket === null) return;
  socket.end(() => socket.destroy());
}

async function route(
  front: Front,
  request: IncomingMessage,
  response: ServerResponse,
  record: RequestRecord,
): Promise<Reply> {
  const { rack, gate } = front;
  const { path, search } = targetOf(request);
  if (path === undefined) return { ...failure(400, "", false), body: Buffer.from("400 Bad Request") };
  if (path === "/check") return { status: 200, headers: {}, body: Buffer.from("ok") };
  const before = await gate.before(request, path);
  if (before !== undefined) return before;
  const method = request.method ?? "";
  const rackPath = gate.toRackPath(path);
  const match = matchRoute(front.routes, rack.profile, { method, path: rackPath, upgrade: request.headers.upgrade });
  if (match.kind === "none") return empty(match.status);
  // Node takes it for an ordinary request when `Connection: Upgrade` is missing.
  if (match.route.kind !== "http") return handshakeFailure(request) ?? empty(404);
  const headers: Record<string, string> = { "Request-Id": hexDigits(12) };
  if (rack.profile.securityHeaders) Object.assign(headers, SECURITY_HEADERS);
  try {
    const role = await gate.role(request, path);
    const body = countedBody(request, record);
    const options = await readOptions(request, search, body);
    if (options.form !== undefined) record.form = options.form;
    const call: Call = {
      ...{ rack, role, vars: match.vars, options, body, closed: goneSignal(rack, response) },
      isFromConsole: front.gate.console,
      request: { method, search, headers: request.headers },
    };
    await front.prepare(call, method, rackPath);
    const reply = await match.route.handler(call);
    const { body: content } = reply;
    const whole = Buffer.isBuffer(content) ? content : withLateFailure(content, asksForJson(rack, request));
    return { ...reply, headers: { ...headers, ...reply.headers }, body: whole };
  } catch (error) {
    if (error instanceof HandlerPanic || isGone(request)) throw error;
    const reply = failureReply(rack, request, error);
    return { ...reply, headers: { ...headers, ...reply.headers } };
  }
}

const SECURITY_HEADERS = { "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY" };

function asksForJson(rack: Rack, request: IncomingMessage): boolean {
  return rack.profile.jsonErrors && wantsJson(request.headers.accept);
}

function failureReply(rack: Rack, request: IncomingMessage, error: unknown): Reply {
  const { generation, jsonErrors } = rack.profile;
  const asJson = asksForJson(rack, request);
  if (!(error instanceof RackFailure)) return failure(500, describeFailure(error, rack.data), asJson);
  const status = error.typed && generation === "v3" && !jsonErrors ? 500 : error.status;
  const reply = failure(status, error.message, asJson);
  if (error.status === 401 && generation === "v3" && error.message === "invalid authentication") {
    reply.headers["Www-Authenticate"] = 'Basic realm="convox"';
  }
  return reply;
}

function goneSignal(rack: Rack, response: ServerResponse): AbortSignal {
  const closed = new AbortController();
  response.once("close", () => closed.abort());
  return AbortSignal.any([closed.signal, rack.closing]);
}
