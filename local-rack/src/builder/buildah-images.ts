import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ImageFacts, ImageStore } from "../model/image-store.ts";
import { outputOf, runProgram, streamOutput, wholeChunks } from "../run/child.ts";
import { hexDigits } from "../store/ids.ts";
import { buildMark, recordSteps, removeLeftovers } from "./buildah-leftovers.ts";
import { findCopyError } from "./copy-check.ts";
import { buildOptions, property, words } from "./docker-images.ts";
import { ignoreOptions } from "./ignore-file.ts";

/** More than the length of a line that names a step. */
const STEP_LENGTH = 4096;

/**
 * Images in buildah's store. As with Docker, a name without a registry is one of docker.io. The machine's own settings
 * may differ, so a file in the folder `data` says so.
 */
export function buildahImages(data: string): ImageStore {
  const registries = async (): Promise<string[]> => {
    const file = join(data, "registries.conf");
    await mkdir(data, { recursive: true, mode: 0o700 });
    await writeFile(file, 'unqualified-search-registries = ["docker.io"]\nshort-name-mode = "disabled"\n', {
      mode: 0o600,
    });
    return ["--registries-conf", file];
  };
  return {
    name: "buildah",

    async *build(build, signal) {
      const error = findCopyError(await readFile(build.dockerfile, "utf8"));
      if (error !== undefined) {
        yield Buffer.from(`Error: ${error}\n`);
        throw new Error("exit status 1");
      }
      const mark = buildMark(data, hexDigits(12));
      // Docker's format keeps SHELL, HEALTHCHECK and ONBUILD, which an OCI image cannot hold.
      const format = ["--format", "docker", "--isolation", "chroot", "--cgroup-parent", mark];
      const options = [...(build.cache ? ["--layers"] : []), ...format, ...buildOptions(build)];
      let isComplete = false;
      try {
        const ignore = await ignoreOptions(build);
        const args = [...(await registries()), "build", ...options, ...ignore, build.context];
        let rest = "";
        for await (const chunk of streamOutput("buildah", args, wholeChunks, { signal })) {
          const text = rest + chunk.toString("latin1");
          // A long line names no step, and its beginning shows that.
          rest = text.slice(text.lastIndexOf("\n") + 1).slice(0, STEP_LENGTH);
          if (build.cache) await recordSteps(data, text.slice(0, text.lastIndexOf("\n") + 1));
          yield chunk;
        }
        isComplete = true;
      } finally {
        if (!isComplete) await removeLeftovers(mark);
      }
    },

    async pull(image, signal) {
      await outputOf("buildah", [...(await registries()), "pull", "--quiet", ...plainHttp(image), image], { signal });
    },

    async tag(image, name) {
      await outputOf("buildah", [...(await registries()), "tag", image, name]);
    },

    async push(name, signal) {
      const folder = await mkdtemp(join(tmpdir(), "convox-push-"));
      try {
        const file = join(folder, "digest");
        const options = ["--quiet", ...plainHttp(name), "--digestfile", file];
        await outputOf("buildah", ["push", ...options, name, `docker://${name}`], { signal });
        const digest = (await readFile(file, "utf8")).trim();
        return { digest, line: `Successfully pushed ${name}@${digest}` };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },

    async inspect(image) {
      return imageFacts(await inspectImage(image));
    },

    async has(image) {
      return (await runProgram("buildah", [...(await registries()), "inspect", "--type", "image", image])).code === 0;
    },

    async save(names, file, format) {
      const [name] = names;
      if (name === undefined || names.length > 1) throw new Error("buildah can write only one image to an archive");
      const target = format === "oci" ? `oci-archive:${file}` : `docker-archive:${file}:${name}`;
      await outputOf("buildah", ["push", "--quiet", name, target]);
    },

    async load(file, format, name) {
      const source = format === "oci" ? `oci-archive:${file}` : `docker-archive:${file}`;
      const id = (await outputOf("buildah", ["pull", "--quiet", source])).trim();
      if (name === undefined) return [id];
      await outputOf("buildah", ["tag", id, name]);
      return [name];
    },

    async remove(name) {
      await outputOf("buildah", ["rmi", name]);
    },

    async login(registry, user, password) {
      await outputOf("buildah", ["login", "--username", user, "--password-stdin", registry], { input: password });
    },
  };
}

/** buildah's record of an image. @throws Error if the image does not exist */
export async function inspectImage(image: string): Promise<unknown> {
  const text = await outputOf("buildah", ["inspect", "--type", "image", image]);
  return JSON.parse(text);
}

function imageFacts(value: unknown): ImageFacts {
  const config = property(property(value, "OCIv1"), "config");
  return {
    id: `sha256:${String(property(value, "FromImageID") ?? "")}`,
    entrypoint: words(property(config, "Entrypoint")),
    command: words(property(config, "Cmd")),
  };
}

/** A registry on this machine uses plain HTTP. */
function plainHttp(name: string): string[] {
  return /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?\//.test(name) ? ["--tls-verify=false"] : [];
}
