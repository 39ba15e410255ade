import type { BuildJob } from "../model/builder.ts";
import type { ImageStore } from "../model/image-store.ts";
import { messageOf } from "../profile/errors.ts";
import { parseDockerfile } from "./dockerfile.ts";

/** Errors of the tools for a registry that cannot be reached. One that answers "no such image" is not among them. */
const UNREACHABLE =
  /no such host|name resolution|network is unreachable|no route to host|connection refused|connection reset|i\/o timeout|timed? ?out|deadline exceeded|TLS handshake|x509|proxyconnect|unexpected EOF|toomanyrequests/i;

/**
 * Pulls missing base images of a build. @returns why one cannot be pulled because its registry cannot be reached, or
 * undefined. Other errors are left to the build.
 */
export async function findUnreachableBase(images: ImageStore, job: BuildJob): Promise<string | undefined> {
  const bases = new Set(job.images.flatMap((image) => baseImages(image.dockerfile, image.buildArgs)));
  for (const image of bases) {
    if (await images.has(image)) continue;
    try {
      await images.pull(image, job.signal);
    } catch (error) {
      job.signal.throwIfAborted();
      if (UNREACHABLE.test(messageOf(error))) return `${image} cannot be pulled: ${messageOf(error)}`;
    }
  }
  return undefined;
}

/** Images in FROM and `--from`, without stages of the same file and without names that contain unknown variables. */
export function baseImages(dockerfile: string, buildArgs: readonly string[]): string[] {
  const given = new Map(buildArgs.map((arg) => [arg.split("=")[0] ?? "", arg.slice(arg.indexOf("=") + 1)]));
  const args = new Map<string, string>();
  const stages = new Set(["scratch"]);
  const found: string[] = [];
  let instructions: ReturnType<typeof parseDockerfile>;
  try {
    instructions = parseDockerfile(dockerfile);
  } catch {
    return [];
  }
  for (const { word, text } of instructions) {
    const words = text.split(" ").slice(1);
    if (word === "ARG" && found.length === 0) {
      const [name = "", ...value] = (words[0] ?? "").split("=");
      args.set(name, given.get(name) ?? value.join("=").replace(/^"(.*)"$/, "$1"));
    }
    const source =
      word === "COPY" ? /^--from=(\S+)$/.exec(words.find((item) => item.startsWith("--from=")) ?? "")?.[1] : "";
    // A number is a stage.
    if (source && !/[$]|^\d+$/.test(source) && !stages.has(source.toLowerCase())) found.push(source);
    if (word !== "FROM") continue;
    const [base = "", as, stage] = words.filter((item) => !item.startsWith("--"));
    const image = base.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_, a?: string, b?: string) => args.get(a ?? b ?? "") ?? "$");
    if (!image.includes("$") && !stages.has(image.toLowerCase())) found.push(image);
    if (as?.toLowerCase() === "as" && stage !== undefined) stages.add(stage.toLowerCase());
  }
  return found;
}
