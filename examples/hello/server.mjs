import { createServer } from "node:http";

const port = Number(process.env.PORT ?? 3000);
const greeting = process.env.GREETING ?? "Hello";
const version = process.env.VERSION ?? "unknown";

const server = createServer((request, response) => {
  const path = new URL(request.url ?? "/", "http://localhost").pathname;
  const [status, body] =
    path === "/"
      ? [200, `${greeting} from version ${version}\n`]
      : path === "/health"
        ? [200, "ok\n"]
        : [404, "not found\n"];
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "content-length": Buffer.byteLength(body),
  });
  response.end(request.method === "HEAD" ? undefined : body);
});

server.listen(port, () => console.log(`listening on ${server.address().port}`));

// A Rack stops a process with SIGTERM: finish open requests, then exit.
process.on("SIGTERM", () => server.close());
process.on("SIGINT", () => server.close());
