import { createServer } from "node:http";

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

server.listen(3000, () => console.log("web listens on 3000"));
process.on("SIGTERM", () => server.close());
