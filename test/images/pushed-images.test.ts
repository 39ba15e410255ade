import { describe, expect, test } from "vitest";
import { readPushedImages } from "../../src/images/pushed-images.ts";

const BUILD = "BABCDEFGHIJ";
const ECR = "123456789012.dkr.ecr.us-east-2.amazonaws.com/acme/shop";
const digest = (digit: string) => `sha256:${digit.repeat(64)}`;

/** The images that a log reports, read in pieces of `size` bytes. */
function read(log: string, services: readonly string[] | undefined, size = 11) {
  const reader = readPushedImages(BUILD);
  const bytes = Buffer.from(log);
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  return reader.images(services);
}

const image = (service: string, repository: string | null, value: string | null) => ({
  service,
  repository,
  tag: repository === null ? null : `${service}.${BUILD}`,
  digest: value,
});

const BUILDKIT = `#1 [internal] load build definition from Dockerfile
#1 DONE 0.0s
#33 exporting to image
#33 exporting manifest sha256:${"0".repeat(64)} 0.0s done
#33 exporting manifest list ${digest("a")} done
#33 pushing layers 0.7s done
#33 pushing manifest for ${ECR}:web.${BUILD}@${digest("a")}
#33 ...

#34 [auth] sharing credentials for 123456789012.dkr.ecr.us-east-2.amazonaws.com
#34 DONE 0.0s

#33 exporting to image
#33 pushing manifest for ${ECR}:web.${BUILD}@${digest("a")} 0.5s done
#33 DONE 1.9s
#35 exporting cache to registry
#35 writing cache manifest ${digest("c")} done
#1 [internal] load build definition from Dockerfile.1
#2 exporting to image
#2 pushing manifest for ${ECR}:worker.${BUILD}@${digest("b")} 0.1s done
`;

describe("the images of a build", () => {
  test("are read from BuildKit's lines, at any cut of the stream", () => {
    const expected = [image("web", ECR, digest("a")), image("worker", ECR, digest("b"))];

    for (const size of [1, 5, 64, 4096]) expect(read(BUILDKIT, ["web", "worker"], size)).toEqual(expected);
    expect(read(BUILDKIT, undefined)).toEqual(expected);
    expect(read(BUILDKIT.trimEnd().replace(/ 0\.1s done$/, ""), ["worker"])).toEqual([expected[1]]);
  });

  test("have no digest where the helper of a v2 Rack hides the output of docker", () => {
    const log = `Building: .\nStep 1/1 : FROM httpd\nRunning: docker tag convox/shop:web.${BUILD} ${ECR}:web.${BUILD}\nRunning: docker push ${ECR}:web.${BUILD}\n`;

    expect(read(log, ["web", "worker"])).toEqual([image("web", ECR, null), image("worker", null, null)]);
    expect(
      read(log.toLowerCase().replaceAll(BUILD.toLowerCase(), BUILD).replaceAll("running", "running"), ["web"]),
    ).toEqual([image("web", ECR, null)]);
  });

  test("have the digest of docker's own lines, with and without the helper", () => {
    const pushed = `web.${BUILD}: digest: ${digest("d")} size: 1782\n`;

    expect(read(`Running: docker push 127.0.0.1:5000/shop:web.${BUILD}\n${pushed}`, ["web"])).toEqual([
      image("web", "127.0.0.1:5000/shop", digest("d")),
    ]);
    expect(
      read(`The push refers to repository [${ECR}]\n5f70bf18a086: Layer already exists\r\n${pushed}`, ["web"]),
    ).toEqual([image("web", ECR, digest("d"))]);
  });

  test("have the digest of buildah's line", () => {
    expect(read(`Successfully pushed //${ECR}:web.${BUILD}@${digest("e")}\n`, ["web"])).toEqual([
      image("web", ECR, digest("e")),
    ]);
  });

  test("have Kaniko's digest only if Kaniko pushed the image", () => {
    const info = "\x1b[36mINFO\x1b[0m[0012]";
    const pushed = `${info} Pushed ${ECR}@${digest("f")} \n`;

    expect(read(`${info} Pushing image to ${ECR}:web.${BUILD}\n${pushed}`, ["web"])).toEqual([
      image("web", ECR, digest("f")),
    ]);
    expect(read(pushed, ["web"])).toEqual([image("web", null, null)]);
  });

  test("are not taken from the output of a step, a plan or another build", () => {
    const forged = `web.${BUILD}: digest: ${digest("6")} size: 5\n`;
    const logs = [
      `#7 0.123 #9 pushing manifest for ${ECR}:web.${BUILD}@${digest("6")} done\n`,
      `#9 pushing manifest for ${ECR}:web.BOTHERBUILD@${digest("6")} done\n`,
      `The push refers to repository [${ECR}]\nBuilding: worker\n${forged}`,
      `local Rack: this is a plan, no image is built and nothing is pushed\nRunning: docker push ${ECR}:web.${BUILD}\n`,
      `#9 pushing manifest for ${ECR}@${digest("6")} done\n`,
    ];

    for (const log of logs) expect(read(log, ["web"])).toEqual([image("web", null, null)]);
    expect(
      read(`Running: docker push x/y:web.${BUILD}\n${forged}Running: docker push ${ECR}:web.${BUILD}\n`, ["web"]),
    ).toEqual([image("web", ECR, null)]);
  });
});
