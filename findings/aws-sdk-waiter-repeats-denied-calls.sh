#!/usr/bin/env bash
# @aws-sdk/client-ecr 3.1169.0, waitUntilImageScanComplete, when the caller may not read scans.
#
# The waiters of AWS SDKs are generated from Smithy models. By Smithy's specification ("Waiters", workflow, step 4) a waiter stops
# and fails when the operation ends with an error for which the model names no state. Seen: the JavaScript waiter takes every
# such error for "not yet". It repeats a call that is denied (AccessDeniedException, status 400) until maxWaitTime has passed, and
# ends with a TimeoutError. Reported in general as aws/aws-sdk-js-v3 issue 3081.
#
# Installs @aws-sdk/client-ecr in a temporary folder. Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' > package.json
npm install --no-audit --no-fund --silent @aws-sdk/client-ecr@3.1169.0
node -p '"@aws-sdk/client-ecr " + require("./node_modules/@aws-sdk/client-ecr/package.json").version' --input-type=commonjs
cat > run.mjs <<'END'
import { createServer } from "node:http";
import { DescribeImageScanFindingsCommand, ECRClient, waitUntilImageScanComplete } from "@aws-sdk/client-ecr";
let calls = 0;
const server = createServer((request, response) => {
  calls += 1;
  response.writeHead(400, { "content-type": "application/x-amz-json-1.1" });
  response.end('{"__type":"AccessDeniedException","message":"not authorized"}');
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const client = new ECRClient({
  region: "us-east-1",
  endpoint: `http://127.0.0.1:${server.address().port}`,
  credentials: { accessKeyId: "example", secretAccessKey: "example" },
});
const input = { repositoryName: "app", imageId: { imageTag: "1" } };
const show = (name) => (error) => console.log(`${name}: ${error.name}, ${calls === 1 ? "1 call" : "several calls"}`);
await client.send(new DescribeImageScanFindingsCommand(input)).catch(show("command"));
calls = 0;
await waitUntilImageScanComplete({ client, minDelay: 1, maxDelay: 1, maxWaitTime: 5 }, input).catch(show("waiter"));
server.closeAllConnections();
server.close();
END
node run.mjs 2> warnings.txt | tee seen.txt
printf '%s\n' 'command: AccessDeniedException, 1 call' 'waiter: TimeoutError, several calls' > expected.txt
cmp -s seen.txt expected.txt || { echo "changed"; cat warnings.txt; exit 1; }
