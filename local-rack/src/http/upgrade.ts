import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { messageOf } from "../profile/errors.ts";
import { describeFailure } from "../store/data-folder.ts";
import type { Call } from "./call.ts";
import { applyEarlyFaults } from "./disturbance.ts";
import { readOptions } from "./form.ts";
import { answer, type Front } from "./http.ts";
import type { RequestRecord } from "./record.ts";
import { send } from "./reply.ts";
import { countedBody, newRecord, occasionOf, targetOf } from "./request-target.ts";
import { matchRoute, type SocketRoute } from "./router.ts";
import { handshakeFailure, openLogSocket } from "./sockets.ts";

/**
 * Answers a request with an Upgrade header. The handshake comes first, with every password: the stream reports
 * later errors. A request that matches no socket is an ordinary one, and `plain` makes its response.
 */
export async function answerUpgrade(
  front: Front,
  request: IncomingMessage,
  stream: Duplex,
  plain: (request: IncomingMessage, stream: Duplex) => ServerResponse,
): Promise<void> {
  const { rack, gate } = front;
  const path = targetOf(request).path ?? "";
  const match = matchRoute(front.routes, rack.profile, {
    method: request.method ?? "",
    path: gate.toRackPath(path),
    upgrade: request.headers.upgrade,
  });
  if (match.kind !== "route" || match.route.kind !== "socket") {
    await answer(front, request, plain(request, stream));
    return;
  }
  const record = newRecord(request, gate.console);
  front.transcript.add(record);
  try {
    const early = await applyEarlyFaults(rack, request);
    if (early === "cut") {
      stream.destroy();
      return;
    }
    const refusal = early ?? (await gate.before(request, path)) ?? handshakeFailure(request);
    if (refusal !== undefined) {
      record.status = refusal.status;
      await send(plain(request, stream), refusal, { head: false });
      return;
    }
    record.status = 101;
    await runSocket(front, { request, stream, record, route: match.route, vars: match.vars });
  } catch (error) {
    rack.notice(`${record.path}: ${messageOf(error)}`);
    stream.destroy();
  }
}

interface SocketRequest {
  request: IncomingMessage;
  stream: Duplex;
  record: RequestRecord;
  route: SocketRoute;
  vars: Record<string, string>;
}

async function runSocket(front: Front, asked: SocketRequest): Promise<void> {
  const { rack, gate } = front;
  const { request, stream, record, vars } = asked;
  const occasion = occasionOf(request);
  const out = openLogSocket(request, stream, rack.closing, {
    dropAfter: rack.faults.number("drop-socket", occasion),
    split: rack.faults.number("split", occasion) || undefined,
    noEnd: rack.faults.take("no-end", occasion) !== undefined,
    reads: asked.route.reads,
    records: front.transcript.isOn,
  });
  if (front.transcript.isOn) record.websocket = { frames: out.frames };
  try {
    const role = await gate.role(request, occasion.path);
    out.startReading();
    const body = countedBody(request, record);
    const options = await readOptions(request, record.query, body);
    const call: Call = {
      ...{ rack, role, vars, options, body, closed: out.closed, isFromConsole: gate.console },
      request: { method: "GET", search: record.query, headers: request.headers },
    };
    await front.prepare(call, "GET", gate.toRackPath(occasion.path));
    const injected = rack.faults.take("inject", occasion)?.value;
    if (injected !== undefined) await out.text(`${injected}\n`);
    await asked.route.handler(call, out);
  } catch (error) {
    await out.text(`ERROR: ${describeFailure(error, rack.data)}\n`);
  }
  if (rack.closing.aborted) stream.destroy();
  else await out.end();
}
