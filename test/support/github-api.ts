import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { Ajv, type ValidateFunction } from "ajv";
import { onTestFinished } from "vitest";
import { root } from "./program.ts";
import { portOf } from "./raw-rack.ts";

interface Operation {
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: object | undefined }[];
  readonly body: object | null;
  readonly statuses: readonly number[];
}

/** GitHub's own description; see scripts/github-openapi.mjs. */
const operations: Readonly<Record<string, Operation>> = JSON.parse(
  readFileSync(join(root, "test/fixtures/github/openapi.json"), "utf8"),
).operations;

export interface GithubCall {
  /** Such as `post /repos/{owner}/{repo}/deployments`. */
  readonly operation: string;
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Deployment {
  id: number;
  environment: string;
  task: string;
  states: string[];
}

export interface GithubApi {
  readonly url: string;
  /** Variables of a job that uses this API. */
  readonly env: Record<string, string>;
  readonly calls: GithubCall[];
  /** Requests that GitHub's description does not allow. */
  readonly faults: string[];
  readonly deployments: Deployment[];
  readonly comments: { id: number; body: string }[];
  readonly pulls: Map<number, object>;
  /** The body of the last request for each combination of environment, cluster and deployment, as GitHub keeps records. */
  readonly records: Map<string, Readonly<Record<string, unknown>>>;
  /** Replies to give first, in order, each to one request. */
  readonly replies: { status: number; headers?: Record<string, string>; body?: object }[];
}

export const GITHUB_TOKEN = "ghs_loopback-token";

/** GitHub's API on loopback. It keeps deployments and comments, and checks method, path, query and body of each request. */
export async function githubApi(): Promise<GithubApi> {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const validators = new Map<object, ValidateFunction>();
  const validate = (schema: object, value: unknown): string[] => {
    const check = validators.get(schema) ?? ajv.compile(schema);
    validators.set(schema, check);
    return check(value) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
  const api: Omit<GithubApi, "url" | "env"> = {
    calls: [],
    faults: [],
    deployments: [],
    comments: [],
    pulls: new Map(),
    records: new Map(),
    replies: [],
  };
  let lastId = 0;

  function answer({ operation, parameters, body }: GithubCall): [status: number, value?: unknown] {
    const deployment = api.deployments.find(({ id }) => String(id) === parameters["deployment_id"]);
    switch (operation) {
      case "get /repos/{owner}/{repo}/deployments":
        return [
          200,
          api.deployments.filter(
            ({ environment, task }) => environment === parameters["environment"] && task === parameters["task"],
          ),
        ];
      case "post /repos/{owner}/{repo}/deployments": {
        const { environment, task } = body;
        const created = { id: ++lastId, environment: String(environment), task: String(task), states: [] };
        api.deployments.push(created);
        return [201, created];
      }
      case "post /repos/{owner}/{repo}/deployments/{deployment_id}/statuses":
        if (deployment === undefined) return [404, { message: "Not Found" }];
        deployment.states.push(String(body["state"]));
        return [201, { id: ++lastId }];
      case "delete /repos/{owner}/{repo}/deployments/{deployment_id}":
        if (deployment === undefined) return [404, { message: "Not Found" }];
        if (deployment.states.at(-1) !== "inactive")
          return [422, { message: "We cannot delete an active deployment unless it is the only deployment" }];
        api.deployments.splice(api.deployments.indexOf(deployment), 1);
        return [204];
      case "get /repos/{owner}/{repo}/issues/{issue_number}/comments":
        return [200, api.comments];
      case "post /repos/{owner}/{repo}/issues/{issue_number}/comments":
        api.comments.push({ id: ++lastId, body: String(body["body"]) });
        return [201, api.comments.at(-1)];
      case "patch /repos/{owner}/{repo}/issues/comments/{comment_id}": {
        const comment = api.comments.find(({ id }) => String(id) === parameters["comment_id"]);
        if (comment) comment.body = String(body["body"]);
        return comment ? [200, comment] : [404, { message: "Not Found" }];
      }
      case "get /repos/{owner}/{repo}/pulls/{pull_number}": {
        const pull = api.pulls.get(Number(parameters["pull_number"]));
        return pull ? [200, pull] : [404, { message: "Not Found" }];
      }
      case "post /orgs/{org}/artifacts/metadata/deployment-record": {
        const { logical_environment, physical_environment, cluster, deployment_name } = body;
        api.records.set([logical_environment, physical_environment, cluster, deployment_name].join(" "), body);
        return [200, { total_count: 1 }];
      }
      default:
        return [201, {}];
    }
  }

  const server = createServer(async (req, res) => {
    const call = await readCall(req, validate, api.faults);
    api.calls.push(call);
    const scripted = api.replies.shift();
    const [status, value] = scripted === undefined ? answer(call) : [scripted.status, scripted.body ?? {}];
    if (scripted === undefined && status < 400 && !operations[call.operation]?.statuses.includes(status)) {
      api.faults.push(`${call.operation}: this loopback API answers ${status}`);
    }
    res.writeHead(status, { "content-type": "application/json; charset=utf-8", ...scripted?.headers });
    res.end(value === undefined ? undefined : JSON.stringify(value));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${portOf(server.address())}`;
  const env = {
    GITHUB_ACTIONS: "true",
    GITHUB_API_URL: url,
    GITHUB_SERVER_URL: "https://github.example",
    GITHUB_REPOSITORY: "acme/shop",
    GITHUB_RUN_ID: "42",
    GITHUB_RUN_ATTEMPT: "2",
    GITHUB_SHA: "f".repeat(40),
    GITHUB_REF_NAME: "main",
    GITHUB_TOKEN,
  };
  return { url, env, ...api };
}

async function readCall(
  req: IncomingMessage,
  validate: (schema: object, value: unknown) => string[],
  faults: string[],
): Promise<GithubCall> {
  const url = new URL(req.url ?? "", "http://loopback");
  const method = (req.method ?? "").toLowerCase();
  const content = await text(req);
  const body: Record<string, unknown> = content === "" ? {} : JSON.parse(content);
  if (req.headers.authorization !== `token ${GITHUB_TOKEN}`) faults.push(`authorization of ${req.url}`);
  for (const [name, operation] of Object.entries(operations)) {
    const [known, template = ""] = name.split(" ");
    const names = [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
    const pattern = new RegExp(`^${template.replace(/\{\w+\}/g, "([^/]+)")}$`);
    const match = pattern.exec(url.pathname);
    if (known !== method || match === null) continue;
    const parameters: Record<string, string> = { ...Object.fromEntries(url.searchParams) };
    for (const [at, parameter] of names.entries()) parameters[parameter] = decodeURIComponent(match[at + 1] ?? "");
    for (const parameter of Object.keys(parameters)) {
      const declared = operation.parameters.find((one) => one.name === parameter);
      if (declared === undefined) faults.push(`${name}: parameter ${parameter} does not exist`);
      const value = parameters[parameter] ?? "";
      const type = Object(declared?.schema).type;
      const typed = type === "integer" && /^\d+$/.test(value) ? Number(value) : value;
      if (declared?.schema) {
        faults.push(...validate(declared.schema, typed).map((fault) => `${name}: ${parameter} ${fault}`));
      }
    }
    if (operation.body === null && content !== "") faults.push(`${name}: it has a body`);
    if (operation.body !== null) {
      faults.push(...validate(operation.body, body).map((fault) => `${name}: body ${fault}`));
      const properties = Object.keys(Object(operation.body).properties ?? {});
      for (const field of Object.keys(body)) {
        if (!properties.includes(field)) faults.push(`${name}: body has the unknown field ${field}`);
      }
    }
    return { operation: name, path: url.pathname, parameters, body };
  }
  faults.push(`${method} ${url.pathname} is no operation of GitHub's description`);
  return { operation: "", path: url.pathname, parameters: {}, body };
}
