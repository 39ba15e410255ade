// usage: node bench/link.mjs TO MBIT_PER_SECOND   A link on loopback to the port TO with a rate in the direction of uploads.
// Prints its port.
import { connect, createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { writeDrained } from "./sockets.mjs";

const [to, rate] = process.argv.slice(2).map(Number);
const bytesPerMs = (rate * 1e6) / 8 / 1000;

/** Passes bytes on at the rate: what the link owes is waited for once it is more than two milliseconds. */
async function passUp(client, rack) {
  let free = performance.now();
  for await (const bytes of client) {
    free = Math.max(free, performance.now()) + bytes.length / bytesPerMs;
    const wait = free - performance.now();
    if (wait > 2) await pause(wait);
    await writeDrained(rack, bytes);
  }
  rack.end();
}

const server = createServer({ highWaterMark: 64 * 1024 }, (client) => {
  const rack = connect(to, "127.0.0.1");
  for (const socket of [client, rack]) {
    socket
      .on("error", () => {})
      .on("close", () => {
        client.destroy();
        rack.destroy();
      });
  }
  rack.pipe(client);
  passUp(client, rack).catch(() => client.destroy());
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
