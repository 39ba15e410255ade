import { expect, test } from "vitest";
import { ManifestError } from "../../src/errors.ts";
import { checkManifest, readManifest } from "../../src/manifest/index.ts";
import { project } from "./project.ts";

/** What a v3 Rack of this version makes of a manifest: `line: severity: message`. */
async function judge(manifest: string, version: string | undefined): Promise<string[]> {
  const read = await readManifest(await project({ "convox.yml": manifest }));
  try {
    return checkManifest(read, "v3", version).map(({ line, message }) => `${line}: warning: ${message}`);
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    return [error.message];
  }
}

const web = (body: string) => `services:\n  web:\n    image: httpd\n    port: 3000\n${body}`;

test("a key that only later Racks read is reported for older Racks, and if the version is unknown", async () => {
  const manifest = web("    stateful: true\n");
  const expected = ["5: warning: service web: stateful needs v3 Rack 3.25.4 or later; earlier Racks ignore it"];
  expect(await judge(manifest, "3.25.3")).toEqual(expected);
  expect(await judge(manifest, undefined)).toEqual(expected);
  expect(await judge(manifest, "3.25.4")).toEqual([]);
  expect(await judge(manifest, "3.25.10")).toEqual([]);
});

test.each([
  ["    stateful: 5\n", "3.25.4", "service web: stateful must be true or false, not 5"],
  ["    deployment:\n      crashRestartLimit: many\n", "3.25.5", "deployment.crashRestartLimit must be a whole number"],
  ["    health:\n      grpcService: /x\n", "3.25.4", "service web health.grpcService cannot start with /"],
  [
    "    stateful: true\n    volumeOptions:\n      - persistentVolumeClaim:\n          id: Data\n          mountPath: /data\n",
    "3.25.4",
    "persistentVolumeClaim.id must match",
  ],
  [
    "    stateful: true\n    volumeOptions:\n      - persistentVolumeClaim:\n          id: data\n          mountPath: data\n",
    "3.25.4",
    "persistentVolumeClaim.mountPath must be an absolute path",
  ],
])("%j is an error from v3 Rack %s on", async (body, since, message) => {
  const [error = ""] = await judge(web(body), since);
  expect(error).toMatch(/^convox\.yml:\d+:\d+: /);
  expect(error).toContain(message);
  for (const version of ["3.24.9", "3.25.3"]) {
    expect((await judge(web(body), version)).join("\n")).not.toContain(message);
  }
  const unknown = await judge(web(body), undefined);
  expect(unknown.some((line) => line.includes(`warning: `) && line.includes(`(v3 Racks since ${since})`))).toBe(true);
});

test.each([
  [
    "    deployment:\n      progressDeadline: 20\n",
    "deployment.progressDeadline must be 0 or between 30 and 21600, not 20",
  ],
  ["    deployment:\n      crashRestartLimit: -2\n", "deployment.crashRestartLimit must be -1 or more, not -2"],
  [
    "    stateful: true\n    podManagementPolicy: Any\n",
    "podManagementPolicy must be OrderedReady or Parallel, not Any",
  ],
  ["    podManagementPolicy: Parallel\n", "podManagementPolicy needs stateful: true"],
  [
    "balancers:\n  game:\n    service: web\n    ports:\n      53: {protocol: TCP_UDP, port: 53}\n",
    "protocol TCP_UDP needs awsLoadBalancerController: true",
  ],
  [
    "    health:\n      grpcService: api\n    liveness:\n      path: /\n      grpcService: api\n",
    "liveness.grpcService is the same as health.grpcService",
  ],
])("%j is a warning on a Rack that reads it", async (body, message) => {
  const found = await judge(web(body), "3.25.10");
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(message);
});

test("keys of a persistentVolumeClaim that no source names are left to the Rack", async () => {
  const claim = "{id: data, mountPath: /data, storageClass: gp3}";
  const body = `    stateful: true\n    volumeOptions:\n      - persistentVolumeClaim: ${claim}\n`;
  expect(await judge(web(body), "3.25.10")).toEqual([]);
});
