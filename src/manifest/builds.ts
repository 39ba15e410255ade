import { readdir, stat } from "node:fs/promises";
import { join, posix } from "node:path";
import type { Value } from "./document.ts";
import { checkForms, describeValue, entryOf, fieldOf, silent, textOf } from "./forms.ts";
import type { Place, Report } from "./problem.ts";
import type { ServiceBuild } from "./service-build.ts";
import type { Service } from "./services.ts";

/**
 * What a Rack builds for a service; undefined when it takes an image, or when only the Rack knows the path.
 * A Rack joins `build.path` to the root of the source wherever the manifest lies, and `build.manifest` to `build.path`
 * (convox/convox pkg/build/buildkit.go, convox/rack pkg/build/build.go).
 */
export async function checkBuild(service: Service, dir: string, report: Report): Promise<ServiceBuild | undefined> {
  const requested = readBuild(service, report);
  if (requested === undefined) return undefined;
  const { at } = requested;
  const path = inside(requested.path);
  const shown = `service ${service.name} is built from ${JSON.stringify(requested.path)}`;
  if (path === undefined) {
    report.error(at, `${shown}, which is outside of the source`);
    return undefined;
  }
  const dockerfile = inside(`${path}/${requested.manifest}`);
  if (dockerfile === undefined) {
    report.error(at, `${shown} with ${JSON.stringify(requested.manifest)}, which is outside of the source`);
    return undefined;
  }
  const missing = await missingFrom(dir, path, "directory");
  if (missing !== undefined) {
    report.error(at, `${shown}, but ${missing}`);
    return undefined;
  }
  const absent = await missingFrom(dir, dockerfile, "file");
  if (absent !== undefined) report.error(at, `${shown}, but ${absent}`);
  else if (path !== "." && !dockerfile.startsWith(`${path}/`)) {
    report.warn(at, `${shown} with ${dockerfile}, which is outside of it; BuildKit may not find it`, "v3");
  }
  return { service: service.name, path, dockerfile };
}

interface RequestedBuild {
  path: string;
  manifest: string;
  at: Place;
}

function readBuild({ name, entry, body }: Service, report: Report): RequestedBuild | undefined {
  if (entry.value.kind === "unknown") return undefined;
  const image = body === undefined ? undefined : fieldOf(body, "image");
  const build = body === undefined ? undefined : entryOf(body, "build");
  const form = checkBuildForm(name, build?.value, report);
  if (image?.kind === "unknown" || form === undefined) return undefined;
  if (textOf(image) !== undefined && textOf(image) !== "") {
    if (!silent(build?.value)) report.warn(build?.at, `service ${name} has an image, so its build is not used`);
    return undefined;
  }
  const path = textOf(form.path) ?? "";
  const manifest = textOf(form.manifest) ?? "";
  return {
    path: path === "" ? "." : path,
    manifest: manifest === "" ? "Dockerfile" : manifest,
    at: build?.value.at ?? entry.at,
  };
}

/** The path and the Dockerfile as written; undefined when the form is wrong or a variable stands in it. */
function checkBuildForm(
  name: string,
  build: Value | undefined,
  report: Report,
): { path: Value | undefined; manifest: Value | undefined } | undefined {
  if (build === undefined || build.kind === "null") return { path: undefined, manifest: undefined };
  if (build.kind === "unknown") return undefined;
  if (build.kind === "string") return { path: build, manifest: undefined };
  if (build.kind !== "map") {
    report.error(build.at, `service ${name}: build must be a path or a mapping, not ${describeValue(build)}`);
    return undefined;
  }
  const forms = { path: "text", manifest: "text", args: "list of text" } as const;
  checkForms(build, forms, (key) => `service ${name}: build.${key}`, report);
  const path = fieldOf(build, "path");
  const manifest = fieldOf(build, "manifest");
  return [path, manifest].some((value) => value?.kind === "unknown") ? undefined : { path, manifest };
}

/** The path without "." and ".."; a Rack takes "/api" for "api". Undefined when it leaves the root. */
function inside(path: string): string | undefined {
  const clean = posix.normalize(path.replace(/^\/+/, "")).replace(/\/$/, "");
  if (clean === "..") return undefined;
  return clean.startsWith("../") ? undefined : clean === "" ? "." : clean;
}

/**
 * What is missing on the way to `path`, as the end of a sentence. Names are compared with the listing of the folder: the
 * file systems of macOS and Windows find "dockerfile" for "Dockerfile", and the Rack does not.
 */
async function missingFrom(dir: string, path: string, kind: "directory" | "file"): Promise<string | undefined> {
  let walked = ".";
  for (const name of path === "." ? [] : path.split("/")) {
    const names = await listing(join(dir, walked));
    if (names === undefined) return undefined;
    if (!names.includes(name)) {
      const other = names.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
      const hint = other === undefined ? "" : `; ${posix.join(walked, other)} does, and a Rack minds the case`;
      return `${path} does not exist${hint}`;
    }
    walked = posix.join(walked, name);
  }
  const found = await stat(join(dir, path)).catch(() => undefined);
  if (found === undefined) return undefined;
  const right = kind === "file" ? !found.isDirectory() : found.isDirectory();
  return right ? undefined : `${path} is ${kind === "file" ? "a directory" : "no directory"}`;
}

/** The names in a folder; none when it is a file, undefined when it cannot be read and nothing can be said. */
async function listing(folder: string): Promise<string[] | undefined> {
  try {
    return await readdir(folder);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ENOTDIR" ? [] : undefined;
  }
}
