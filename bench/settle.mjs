// How long after an app has settled a promotion ends, and what the waiting costs the Rack: npm run build, then
// node bench/settle.mjs [PROMOTIONS] [SECONDS]. The app settles at a random moment within SECONDS.
import { createServer } from "node:http";
import { runCommand } from "../dist/library.js";

const [, , promotions = "40", seconds = "8"] = process.argv;

async function once(settleMs) {
  let settled = Number.POSITIVE_INFINITY;
  let reads = 0;
  const server = createServer((req, res) => {
    const path = req.url.split("?")[0];
    if (req.method === "POST") {
      settled = performance.now() + settleMs;
      return res.end("ok\n");
    }
    if (path !== "/apps/web") return res.end("[]");
    reads++;
    const status = settled < Number.POSITIVE_INFINITY && performance.now() < settled ? "updating" : "running";
    const release = settled === Number.POSITIVE_INFINITY ? "ROLD" : "RNEW";
    res.end(JSON.stringify({ name: "web", status, release, generation: "3" }));
  });
  server.on("upgrade", (_, socket) => socket.destroy());
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const env = { RACK_URL: `http://127.0.0.1:${server.address().port}` };
  await runCommand("promote", { app: "web", release: "RNEW" }, { env });
  const lateMs = performance.now() - settled;
  server.closeAllConnections();
  server.close();
  return { lateMs, readsPerSecond: reads / (settleMs / 1000) };
}

const ran = await Promise.all(
  Array.from({ length: Number(promotions) }, () => once(1000 + Math.random() * 1000 * Number(seconds))),
);
const late = ran.map(({ lateMs }) => lateMs).sort((a, b) => a - b);
const at = (share) => Math.round(late[Math.min(late.length - 1, Math.floor(late.length * share))]);
console.log({
  promotions: late.length,
  lateMs: { least: at(0), median: at(0.5), p95: at(0.95), most: at(1) },
  readsPerSecond: Number((ran.reduce((sum, one) => sum + one.readsPerSecond, 0) / ran.length).toFixed(2)),
});
