import { createServer } from "node:http";

// The Rack sets PORT.
const port = Number(process.env.PORT ?? 3000);
const api = process.env.API_URL ?? "http://localhost:4000";

const server = createServer(async (request, response) => {
  if (request.url === "/health") {
    response.end("ok\n");
    return;
  }
  try {
    const answer = await fetch(api);
    response.end(`the api says ${await answer.text()}\n`);
  } catch (error) {
    response.statusCode = 502;
    response.end(`the api does not answer: ${error.message}\n`);
  }
});

server.listen(port, () => console.log(`web listens on ${port}`));
process.on("SIGTERM", () => server.close());
