import type { ImageBuild, ImageFacts, ImageStore } from "../model/image-store.ts";
import { outputOf, runProgram, streamOutput, wholeChunks } from "../run/child.ts";
import { withIgnoreFile } from "./ignore-file.ts";

/** Images of a Docker engine, through its command line, so that its contexts and logins apply. */
export const dockerImages: ImageStore = {
  name: "docker",

  build: (build, signal) =>
    // Without --force-rm the classic builder keeps the container of the step that failed.
    withIgnoreFile(build, () =>
      streamOutput("docker", ["build", "--force-rm", ...buildOptions(build), build.context], wholeChunks, { signal }),
    ),

  async pull(image, signal) {
    await outputOf("docker", ["pull", image], { signal });
  },

  async tag(image, name) {
    await outputOf("docker", ["tag", image, name]);
  },

  async push(name, signal) {
    const said = await outputOf("docker", ["push", name], { signal });
    const [line = "", digest] = /^[\w.-]+: digest: (sha256:[0-9a-f]{64}) size: \d+$/m.exec(said) ?? [];
    if (digest === undefined) throw new Error(`docker push ${name} printed no digest`);
    return { digest, line };
  },

  async inspect(image) {
    return imageFacts(JSON.parse(await outputOf("docker", ["image", "inspect", "--format", "{{json .}}", image])));
  },

  async has(image) {
    return (await runProgram("docker", ["image", "inspect", image])).code === 0;
  },

  async save(names, file, format) {
    if (format === "docker") await outputOf("docker", ["save", "--output", file, ...names]);
    else await convert(names, file);
  },

  async load(file, format, name) {
    if (format === "oci") {
      if (name === undefined) throw new Error("an OCI archive needs a name");
      const plain = `${file}.docker`;
      await outputOf("skopeo", ["copy", "--insecure-policy", `oci-archive:${file}`, `docker-archive:${plain}:${name}`]);
      await outputOf("docker", ["load", "--input", plain]);
      return [name];
    }
    const said = await outputOf("docker", ["load", "--input", file]);
    return [...said.matchAll(/^Loaded image: (\S+)$/gm)].map((match) => match[1] ?? "");
  },

  async remove(name) {
    await outputOf("docker", ["image", "rm", name]);
  },

  async login(registry, user, password) {
    await outputOf("docker", ["login", "--username", user, "--password-stdin", registry], { input: password });
  },
};

// The engine cannot write OCI archives.
async function convert(names: readonly string[], file: string): Promise<void> {
  const [name] = names;
  if (name === undefined || names.length > 1) throw new Error("an OCI archive holds one image");
  const plain = `${file}.docker`;
  await outputOf("docker", ["save", "--output", plain, name]);
  await outputOf("skopeo", ["copy", "--insecure-policy", `docker-archive:${plain}`, `oci-archive:${file}`]);
}

/** The options that `docker build` and `buildah build` share. */
export function buildOptions(build: ImageBuild): string[] {
  return [
    ...(build.cache ? [] : ["--no-cache"]),
    "-t",
    build.name,
    "-f",
    build.dockerfile,
    "--network",
    "host",
    ...(build.target === undefined ? [] : ["--target", build.target]),
    ...build.buildArgs.flatMap((arg) => ["--build-arg", arg]),
  ];
}

function imageFacts(value: unknown): ImageFacts {
  const config = property(value, "Config");
  return {
    id: String(property(value, "Id") ?? ""),
    entrypoint: words(property(config, "Entrypoint")),
    command: words(property(config, "Cmd")),
  };
}

export function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

export function words(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
