import { storeImage } from "../builder/image-push.ts";
import { type Call, variable } from "../http/call.ts";
import { empty, type Reply } from "../http/reply.ts";
import { loadManifest } from "../manifest/manifest.ts";
import type { Service } from "../manifest/manifest-service.ts";
import type { BuiltImage, Engine } from "../model/engine.ts";
import type { Rack } from "../model/rack.ts";
import { messageOf, RackFailure, typedFailure } from "../profile/errors.ts";
import { type BuildRecord, claimBuild, getBuild, releaseBuild, updateBuild } from "../store/build-store.ts";

const BAD_IMAGE =
  "invalid image ref: must start with a letter or digit, contain only A-Z a-z 0-9 . _ : / @ + -, and not include " +
  "// @- :- or /-";
/** So much of an error is kept with the build. */
const REASON_LIMIT = 500;
/** Imports that may run at a time. */
const AT_A_TIME = 4;

/** Takes a ready image for every service of a build's manifest that names none own; 202, then in the background. */
export async function buildImportImage(call: Call): Promise<Reply> {
  const { rack, options } = call;
  const image = options.value("image");
  if (image === "") throw typedFailure(422, "image param required");
  if (!/^[A-Za-z0-9][A-Za-z0-9._:/@+-]*$/.test(image) || /\/\/|[@:/]-/.test(image)) throw typedFailure(422, BAD_IMAGE);
  const asked = variable(call, "id");
  const build = await getBuild(rack, variable(call, "app"), asked);
  if (build.status === "running") {
    throw typedFailure(409, `build ${asked} is already importing; wait for completion before retrying`);
  }
  const services = servicesOf(build, asked);
  if (rack.imports.size >= AT_A_TIME) throw typedFailure(409, "too many concurrent image imports; retry shortly");
  await claimBuild(rack, build.app, build.id);
  await updateBuild(rack, build.app, build.id, { status: "running", reason: "" });
  const credentials = { user: options.param("src-creds-user") ?? "", password: options.param("src-creds-pass") ?? "" };
  rack.imports.add(build.id);
  rack.background(
    importImages(rack, build, { image, services, credentials }).finally(() => rack.imports.delete(build.id)),
  );
  return { ...empty(202), headers: {} };
}

function servicesOf(build: BuildRecord, asked: string): Service[] {
  if (build.manifest.trim() === "") {
    throw typedFailure(422, `build ${asked} has no manifest; populate via BuildUpdate before BuildImportImage`);
  }
  let services: Service[];
  try {
    ({ services } = loadManifest(build.manifest, new Map(), "v3"));
  } catch (error) {
    throw new RackFailure(422, `manifest parse failed: ${messageOf(error)}`, { typed: true });
  }
  if (services.length === 0) throw typedFailure(422, "no services found in the manifest");
  return services;
}

interface Requested {
  image: string;
  services: readonly Service[];
  credentials: { user: string; password: string };
}

async function importImages(rack: Rack, build: BuildRecord, requested: Requested): Promise<void> {
  const { app, id } = build;
  const endImport = () => rack.clock.stamp();
  try {
    const images = rack.engine === undefined ? {} : { images: await pullImage(rack, rack.engine, build, requested) };
    await updateBuild(rack, app, id, { ...images, status: "complete", reason: "", ended: endImport() });
  } catch (error) {
    const { user, password } = requested.credentials;
    const said = [password, user].reduce(
      (text, secret) => (secret === "" ? text : text.replaceAll(secret, "***")),
      messageOf(error),
    );
    await updateBuild(rack, app, id, { status: "failed", reason: said.slice(0, REASON_LIMIT), ended: endImport() });
  } finally {
    await releaseBuild(rack, app, id);
  }
}

async function pullImage(
  rack: Rack,
  engine: Engine,
  build: BuildRecord,
  requested: Requested,
): Promise<Record<string, BuiltImage>> {
  const { user, password } = requested.credentials;
  if (user !== "") await engine.images.login(hostOf(requested.image), user, password);
  const images: Record<string, BuiltImage> = {};
  for (const service of requested.services) {
    const source = service.image === "" ? requested.image : service.image;
    await engine.images.pull(source, rack.closing);
    images[service.name] = await storeImage(rack, engine, build, service.name, (name) =>
      engine.images.tag(source, name),
    );
  }
  return images;
}

// Docker's rule: the first part is a host when it has a dot or a port in it.
function hostOf(image: string): string {
  const [first = "", ...rest] = image.split("/");
  return rest.length > 0 && (/[.:]/.test(first) || first === "localhost") ? first : "docker.io";
}
