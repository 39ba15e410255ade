import type { BuildJob } from "../model/builder.ts";
import type { ImageStore } from "../model/image-store.ts";
import { messageOf } from "../profile/errors.ts";
import { parseDockerfile } from "./dockerfile.ts";

/** A registry that was not reached, as the tools word it; one that answers "no such image" is another thing. */
const UNREACHED =
  /no such host|name resolution|network is unreachable|no route to host|connection refused|connection reset|i\/o timeout|timed? ?out|deadline exceeded|TLS handshake|x509|proxyconnect|unexpected EOF|toomanyrequests/i;

/**
 * Why an image that this build starts from cannot be had on this machine, or undefined when nothing stands in the way.
 * Images that are missing are pulled. What else may be wrong with them is left to the build.
 */
export async function unreachableBase(images: ImageStore, job: BuildJob): Promise<string | undefined> {
  const wanted = new Set(job.images.flatMap((image) => bases(image.dockerfile, image.buildArgs)));
  for (const image of wanted) {
    if (await images.has(image)) continue;
    try {
      await images.pull(image, job.signal);
    } catch (error) {
      job.signal.throwIfAborted();
      if (UNREACHED.test(messageOf(error))) return `${image} cannot be pulled: ${messageOf(error)}`;
    }
  }
  return undefined;
}

/** Images in the FROM lines: no stages of the same file, nor names that cannot be settled here. */
export function bases(dockerfile: string, buildArgs: readonly string[]): string[] {
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
    if (word !== "FROM") continue;
    const [base = "", as, stage] = words.filter((item) => !item.startsWith("--"));
    const image = base.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_, a?: string, b?: string) => args.get(a ?? b ?? "") ?? "$");
    if (!image.includes("$") && !stages.has(image)) found.push(image);
    if (as?.toLowerCase() === "as" && stage !== undefined) stages.add(stage);
  }
  return found;
}
