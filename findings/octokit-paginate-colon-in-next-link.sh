#!/usr/bin/env bash
# @octokit/core 7.0.8 with @octokit/plugin-paginate-rest 16.0.0, a `next` link that has a colon in its query.
#
# A colon needs no escape in a query (RFC 3986, 3.4), so a server may link its next page as `?q=repo:octo&page=2`. Seen: the
# plugin gives the link to the function that also fills in routes such as /repos/:owner, and `:octo` is taken for a variable
# without a value: the second request asks for `?q=repo&page=2`. The pages after the first are those of another query, and no
# error shows it. An escaped colon (%3A), and a colon before a digit, arrive as they are.
#
# Installs both packages in a temporary folder. Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' > package.json
npm install --no-audit --no-fund --silent @octokit/core@7.0.8 @octokit/plugin-paginate-rest@16.0.0
for name in @octokit/core @octokit/plugin-paginate-rest; do
  node -p 'process.argv[1] + " " + require("./node_modules/" + process.argv[1] + "/package.json").version' "$name"
done
cat > run.mjs <<'END'
import { createServer } from "node:http";
import { Octokit } from "@octokit/core";
import { paginateRest } from "@octokit/plugin-paginate-rest";
let next;
const server = createServer((request, response) => {
  const link = `<http://127.0.0.1:${server.address().port}${next}>; rel="next"`;
  response.writeHead(200, { "content-type": "application/json", ...(request.url === "/items" ? { link } : {}) });
  response.end(JSON.stringify([request.url]));
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const octokit = new (Octokit.plugin(paginateRest))({ baseUrl: `http://127.0.0.1:${server.address().port}` });
for (next of ["/items?q=repo:octo&page=2", "/items?q=repo%3Aocto&page=2", "/items?since=2026-01-01T10:00&page=2"]) {
  const [, second] = await octokit.paginate("GET /items");
  console.log(`link ${next}: requested ${second}`);
}
server.closeAllConnections();
server.close();
END
node run.mjs | tee seen.txt
{
  echo 'link /items?q=repo:octo&page=2: requested /items?q=repo&page=2'
  echo 'link /items?q=repo%3Aocto&page=2: requested /items?q=repo%3Aocto&page=2'
  echo 'link /items?since=2026-01-01T10:00&page=2: requested /items?since=2026-01-01T10:00&page=2'
} > expected.txt
cmp -s seen.txt expected.txt || { echo "changed"; exit 1; }
