import { createServer } from "node:http";

// The Rack sets PORT.
const port = Number(process.env.PORT ?? 4000);

const server = createServer((request, response) => {
  const body =
    request.url === "/health" ? { ok: true } : { cache: process.env.CACHE_URL === undefined ? "none" : "linked" };
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
});

server.listen(port, () => console.log(`api listens on ${port}`));
process.on("SIGTERM", () => server.close());
