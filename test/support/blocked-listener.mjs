// A worker that listens and then blocks, so that the kernel alone answers: it accepts connections until the queue is
// full, and ignores every later attempt. After `gate` is opened, the worker relays each connection to the port `to`.
import { connect, createServer } from "node:net";
import { parentPort, workerData } from "node:worker_threads";

const { host, port, to, gate } = workerData;
const server = createServer((client) => {
  const onward = connect(to, "127.0.0.1");
  client.on("error", () => {}).on("close", () => onward.destroy());
  onward.on("error", () => client.destroy()).on("close", () => client.destroy());
  client.pipe(onward).pipe(client);
});
server.on("error", (error) => parentPort?.postMessage({ code: Object(error).code }));
server.listen({ host, port, backlog: 1 }, () => {
  parentPort?.postMessage({ code: "" });
  Atomics.wait(gate, 0, 0);
});
