// Writes test/fixtures/github/openapi.json: the operations of GitHub's REST API that src/github/ uses, cut out of the description
// that GitHub publishes (npm package @octokit/openapi, MIT, 400 MB unpacked, so it is no dependency):
// npm pack @octokit/openapi && tar xzf octokit-openapi-*.tgz && node scripts/github-openapi.mjs package/
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const OPERATIONS = [
  "get /repos/{owner}/{repo}/deployments",
  "post /repos/{owner}/{repo}/deployments",
  "delete /repos/{owner}/{repo}/deployments/{deployment_id}",
  "post /repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
  "get /repos/{owner}/{repo}/issues/{issue_number}/comments",
  "post /repos/{owner}/{repo}/issues/{issue_number}/comments",
  "patch /repos/{owner}/{repo}/issues/comments/{comment_id}",
  "get /repos/{owner}/{repo}/pulls/{pull_number}",
  "post /orgs/{org}/artifacts/metadata/deployment-record",
];

const [, , folder] = process.argv;
if (!folder) {
  console.error("usage: node scripts/github-openapi.mjs FOLDER (an unpacked @octokit/openapi)");
  process.exit(2);
}
const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const api = JSON.parse(readFileSync(join(folder, "generated/api.github.com.json"), "utf8"));
const find = (reference) =>
  reference
    .slice(2)
    .split("/")
    .reduce((value, key) => value[key], api);
const resolve = (value) => (value?.$ref ? find(value.$ref) : value);

const operations = {};
for (const operation of OPERATIONS) {
  const [method, path] = operation.split(" ");
  const { parameters = [], requestBody, responses } = api.paths[path][method];
  operations[operation] = {
    parameters: parameters.map(resolve).map(({ name, in: where, required = false, schema }) => ({
      name,
      in: where,
      required,
      schema: resolve(schema),
    })),
    body: requestBody?.content["application/json"].schema ?? null,
    statuses: Object.keys(responses).map(Number),
  };
}
const file = "test/fixtures/github/openapi.json";
mkdirSync("test/fixtures/github", { recursive: true });
const source = `npm package @octokit/openapi ${version} (MIT), generated/api.github.com.json`;
writeFileSync(file, `${JSON.stringify({ source, operations }, null, 1)}\n`);
console.log(`${file}: ${OPERATIONS.length} operations of @octokit/openapi ${version}`);
