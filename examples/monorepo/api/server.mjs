import { createServer } from "node:http";

const server = createServer((request, response) => {
  const body =
    request.url === "/health" ? { ok: true } : { cache: process.env.CACHE_URL === undefined ? "none" : "linked" };
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
});

server.listen(4000, () => console.log("api listens on 4000"));
process.on("SIGTERM", () => server.close());
