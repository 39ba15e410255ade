#!/usr/bin/env bash
# @actions/http-client 4.0.1, a POST that is answered with 303 See Other.
#
# RFC 9110 (15.4.4) lets the client of a 303 fetch the result with GET after any method: that is what sets 303
# apart from 307. Seen: the client sends the POST again, with its body, to the address in Location. The built-in fetch of the
# same Node sends GET without a body. What creates something is called twice, or answered with 405.
#
# Installs @actions/http-client in a temporary folder. Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' > package.json
npm install --no-audit --no-fund --silent @actions/http-client@4.0.1
node -p '"@actions/http-client " + require("./node_modules/@actions/http-client/package.json").version' --input-type=commonjs
cat > run.mjs <<'END'
import { createServer } from "node:http";
import { HttpClient } from "@actions/http-client";
const requests = [];
const server = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  requests.push(`${request.method} ${request.url} ${JSON.stringify(body)}`);
  if (request.url === "/orders") response.writeHead(303, { location: `http://127.0.0.1:${server.address().port}/orders/1` });
  response.end();
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${server.address().port}/orders`;
const show = (name) => console.log(`${name}: ${requests.splice(0).join(", ")}`);
const reply = await new HttpClient("test").post(url, "new");
await reply.readBody();
show("@actions/http-client");
await (await fetch(url, { method: "POST", body: "new" })).text();
show("fetch");
server.closeAllConnections();
server.close();
END
node run.mjs | tee seen.txt
{
  echo '@actions/http-client: POST /orders "new", POST /orders/1 "new"'
  echo 'fetch: POST /orders "new", GET /orders/1 ""'
} > expected.txt
cmp -s seen.txt expected.txt || { echo "changed"; exit 1; }
