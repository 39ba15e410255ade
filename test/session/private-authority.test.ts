import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as tls from "node:tls";
import { expect, test } from "vitest";
import type { Deps } from "../../src/commands/declaration/command.ts";
import { openGithub } from "../../src/commands/declaration/open-github.ts";
import { openJobEcr } from "../../src/commands/images/open-ecr.ts";
import { commandFiles, loadCommand } from "../../src/commands/load.ts";
import { readRegistryLogin } from "../../src/ecr/authorization.ts";
import { connect } from "../../src/rack/index.ts";
import { readAuthorities } from "../../src/session/authorities.ts";
import { readConnection, targetOf } from "../../src/session/connect.ts";
import { connectDestination } from "../../src/session/destination.ts";
import { runCommand } from "../../src/session/run-command.ts";
import { closing } from "../rack/harness.ts";
import { recordingHost } from "../support/command.ts";
import { servedRack } from "../support/local-rack.ts";
import { temporary } from "../support/program.ts";
import { json, rawRack, type Script } from "../support/raw-rack.ts";
import { authority } from "../support/tls.ts";

const ca = authority();

/** A server whose certificate only `ca` has signed, and a file of that authority. */
async function privateServer(http: NonNullable<Script["http"]>) {
  const server = closing(await rawRack({ http }, ca.issue(["127.0.0.1"])));
  const file = join(await temporary(), "ca.pem");
  await writeFile(file, ca.cert);
  return { ...server, file };
}

/** What a command gets that is connected to a plain Rack, with and without the authority. */
async function depsOf(env: Record<string, string>, caFile?: string): Promise<Deps> {
  const host = recordingHost();
  const given = { "ca-file": caFile };
  const connection = readConnection((name) => given[name as keyof typeof given], {}, "/");
  const { endpoint } = await targetOf(connection, { RACK_URL: "http://convox:pw@127.0.0.1:1" }, host, {
    needsRack: true,
  });
  const rack = closing(connect(endpoint));
  const sleep = async () => {};
  const deps: Partial<Deps> = { rack, host, env, cwd: "/", sleep, now: Date.now, signal: new AbortController().signal };
  return deps as Deps;
}

test("ca-file is trusted by the receiver of a trace, and is relative to the working directory of the job", async () => {
  const rack = await servedRack({ createApps: true });
  const { url, file, requests } = await privateServer((_, res) => json(res, {}));
  const row = commandFiles.find(({ name }) => name === "builds");
  if (!row) throw new Error("builds is not a command");
  const env = { RACK_URL: rack.url, CONVOX_APP: "web", OTEL_EXPORTER_OTLP_ENDPOINT: url };
  const runWith = async (caFile: string) => {
    const host = recordingHost();
    const readInput = (name: string) => (name === "ca-file" ? caFile : undefined);
    await runCommand(await loadCommand(row), { given: readInput, env, host, cwd: "/" });
    return host.warned;
  };
  expect(await runWith("")).toEqual([expect.stringMatching(/^The trace is not sent: .*certificate/)]);
  expect(await runWith(file.slice(1))).toEqual([]);
  expect(requests.map(({ path }) => path)).toEqual(["/v1/traces"]);
});

test("ca-file is trusted for GitHub's API", async () => {
  const { url, file } = await privateServer((_, res) => json(res, { number: 7 }));
  const env = { GITHUB_API_URL: url, GITHUB_REPOSITORY: "acme/web" };
  const readPull = async (caFile?: string) =>
    (await openGithub("token", await depsOf(env, caFile))).request("GET /repos/{owner}/{repo}/pulls/7");
  await expect(readPull()).rejects.toThrow(
    /^GET .*: GET \/repos\/acme\/web\/pulls\/7: the certificate of .* is not trusted/,
  );
  expect(await readPull(file)).toEqual({ number: 7 });
});

test("ca-file is trusted for Amazon ECR", async () => {
  const authorizationToken = Buffer.from("AWS:pw").toString("base64");
  const { url, file } = await privateServer((_, res) => json(res, { authorizationData: [{ authorizationToken }] }));
  const env = { AWS_ENDPOINT_URL_ECR: url, AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "key" };
  const logIn = async (caFile?: string) => {
    const ecr = closing(await openJobEcr("eu-west-1", await depsOf(env, caFile)));
    return await readRegistryLogin(ecr.request);
  };
  await expect(logIn()).rejects.toThrow(/certificate/);
  expect(await logIn(file)).toEqual({ user: "AWS", password: "pw" });
});

test("the second Rack of a copy trusts the same authorities", async () => {
  const { url, file } = await privateServer((_, res) => json(res, []));
  const first = readConnection((name) => (name === "ca-file" ? file : undefined), {}, "/");
  const env = { CONVOX_DESTINATION_RACK_URL: url.replace("//", "//convox:pw@") };
  const second = await connectDestination(first, () => undefined, env, recordingHost(), {});
  expect(await second?.rack.apps.list()).toEqual([]);
  await second?.close();
});

test("beside ca-file the certificates of NODE_EXTRA_CA_CERTS stay trusted", async () => {
  const [{ file }, { file: extra }] = [await privateServer(() => {}), await privateServer(() => {})];
  await writeFile(extra, `${authority().cert}\n-----BEGIN CERTIFICATE-----\nbm90IG9uZQ==\n-----END CERTIFICATE-----\n`);
  // Newer versions of Node list them with their own authorities.
  const listed = "getCACertificates" in tls;
  const countOf = async (env: Record<string, string>) =>
    (await readAuthorities([file], env)).ca?.match(/BEGIN CERTIFICATE/g)?.length;
  expect(await countOf({ NODE_EXTRA_CA_CERTS: extra })).toBe(listed ? 1 : 2);
  expect(await countOf({ NODE_EXTRA_CA_CERTS: "/nowhere/extra.pem" })).toBe(1);
});
