import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { BuildError, ConvoxError, InputError, RackError, TimeoutError, UnreachableError } from "../../errors.ts";
import { causeIn } from "../../explain/build-causes.ts";
import {
  type Build,
  describeFirstVersions,
  type Generation,
  hasFeature,
  mayHaveHappened,
  type RegistryCredentials,
  secretForms,
} from "../../rack/index.ts";
import { checkEnvironmentDrop } from "../app/environment-drop.ts";
import { withCleanup } from "../cleanup/started-work.ts";
import type { Deps } from "../declaration/command.ts";
import { readImageCredentials } from "../images/image-credentials.ts";
import { type BuildPurpose, type BuildResult, type BuildValues, readExistingApp } from "./build-inputs.ts";
import { waitForBuild } from "./build-log.ts";
import { createBuild } from "./create-build.ts";

type ImageValues = BuildValues & { readonly image: string };

/** Time between two attempts while the Rack copies as many images as it can. */
const BUSY_MS = 10_000;

/**
 * Creates a build and a release from a ready image, which the Rack copies into the app's registry for each service. Only
 * the manifest of the source is sent.
 * Source: convox/convox provider/k8s/build.go BuildImportImage, pkg/cli/builds.go
 */
export async function buildFromImage(values: ImageValues, purpose: BuildPurpose, deps: Deps): Promise<BuildResult> {
  checkImageInputs(values);
  const { app, image } = values;
  const { host, rack } = deps;
  const startedAt = deps.now();
  const { readManifest, checkManifest } = await import("../../manifest/index.ts");
  const dir = resolve(deps.cwd, values.workingDirectory);
  const manifest = await readManifest(dir, { manifest: values.manifest, checksBuilds: false, cwd: deps.cwd });
  const text = await readFile(join(dir, manifest.file), "utf8");
  const existing = await readExistingApp(app, purpose, deps);
  const generation = await rack.generation(app);
  checkRack(generation, deps);
  for (const problem of checkManifest(manifest, generation.generation, generation.version)) {
    host.warn(`${manifest.file}${problem.line === undefined ? "" : `:${problem.line}`}: ${problem.message}`);
  }
  if (manifest.requiredEnv.length > 0) {
    const names = manifest.requiredEnv.join(", ");
    throw new InputError(
      "manifest-invalid",
      `image cannot be used with this manifest: the Rack reads it without the app's environment, and it requires ${names}`,
      { hint: `Give each a default in ${manifest.file}, such as ${manifest.requiredEnv[0]}= for an empty one.` },
    );
  }
  const previous = existing?.release ?? "";
  await checkEnvironmentDrop({ app, active: previous, mode: values.envDrop, report: purpose.dropReport }, deps);
  const credentials = await readImageCredentials(image, deps);
  const commit = await deps.git.commit(dir);
  const description = values.description ?? `image ${image}`;
  const request = { url: "", description, gitSha: commit?.sha, manifest: values.manifest, external: true };
  const created = await createBuild(
    { app, description, gitSha: commit?.sha ?? "" },
    (patient) => patient.builds.create(app, request, generation),
    deps,
  );
  // The reply has the password of the Rack.
  const { password } = URL.canParse(created.repository) ? new URL(created.repository) : { password: "" };
  for (const secret of password === "" ? [] : secretForms(decodeURIComponent(password))) host.mask(secret);

  const built = await withCleanup({ kind: "build", app, id: created.id }, deps, () =>
    host.group(`Importing ${image} into ${app} on ${rack.name}: ${created.id}`, async () => {
      const end = deps.now() + values.buildTimeout;
      await startImport(created, { image, text, credentials, end }, deps);
      return await waitForBuild(created, Math.max(end - deps.now(), 1), deps);
    }),
  );
  if (built.status === "failed") throw importError(built, image, credentials);
  const release = await rack.releases.create(app, { build: built.id, description });
  await rack.builds.update(app, built.id, { release: release.id });
  host.info(`Build:   ${built.id}`);
  host.info(`Release: ${release.id}`);
  return {
    build: built.id,
    release: release.id,
    app,
    rack: rack.name,
    status: built.status,
    "git-sha": commit?.sha ?? "",
    duration: Math.round((deps.now() - startedAt) / 1000),
    "context-size": 0,
    context: "",
    "previous-release": previous,
    cache: "[]",
    images: JSON.stringify(
      manifest.services.map((service) => ({ service, repository: null, tag: null, digest: null })),
    ),
  };
}

/** What the image of a Rack's API may be. Source: convox/convox provider/k8s/build.go */
const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9._:/@+-]*$/;
const DIGEST = /^[^@]+@sha256:[0-9a-f]{64}$/;

function checkImageInputs(values: ImageValues): void {
  const { image } = values;
  const isReference = REFERENCE.test(image) && !/\/\/|[@:/]-/.test(image) && !image.endsWith("/");
  const isDigest = image.includes("@");
  if (!isReference || (isDigest && (!DIGEST.test(image) || /:[^/@]*@/.test(image)))) {
    throw new InputError(
      "input-invalid",
      `image is ${JSON.stringify(image)}: allowed are NAME, NAME:TAG and NAME@sha256: with 64 hexadecimal digits`,
    );
  }
  const conflicts = [
    ["build-on: runner", values.buildOn === "runner"],
    ["build-args", values.buildArgs.length > 0 || values.buildArgsJson !== undefined],
    ["cached", values.cached !== undefined],
    ["no-cache", values.noCache !== undefined],
    ["registry-cache", values.registryCache !== undefined],
    ["development", values.development],
    ["dry-run", values.dryRun],
    ["provenance", values.provenance !== undefined],
  ].flatMap(([name, isGiven]) => (isGiven ? [String(name)] : []));
  if (conflicts.length === 0) return;
  throw new InputError("inputs-conflict", `image and ${conflicts.join(", ")}: with image, nothing is built`, {
    hint: `Remove the input image, or remove ${conflicts.join(", ")}.`,
  });
}

function checkRack(generation: Generation, { rack }: Deps): void {
  if (generation.generation === "v3" && hasFeature(generation, "imageImport") !== false) return;
  throw olderRackError(rack.name, generation);
}

function olderRackError(rack: string, { generation, version }: Generation): InputError {
  const found = generation === undefined ? "a Rack whose version cannot be read" : `a ${generation} Rack (${version})`;
  return new InputError("rack-feature-missing", `image: ${rack} is ${found}, which cannot import an image`, {
    hint: `It requires ${describeFirstVersions("imageImport")}. On other Racks use build-on: runner, or name the image in convox.yml.`,
  });
}

interface Import {
  readonly image: string;
  /** Of the manifest. */
  readonly text: string;
  readonly credentials: RegistryCredentials | undefined;
  /** Time in milliseconds after which the import is no longer tried. */
  readonly end: number;
}

/** Starts the import. If that fails, the build is marked as failed: no builder will ever do so. */
async function startImport(build: Build, { image, text, credentials, end }: Import, deps: Deps): Promise<void> {
  const { app, id } = build;
  const { host, rack } = deps;
  try {
    await rack.builds.update(app, id, { manifest: text });
    for (let isReported = false; ; isReported = true) {
      if (await requestImport(build, image, credentials, deps)) return;
      if (deps.now() + BUSY_MS >= end) {
        throw new TimeoutError("build-timeout", `build ${id} of ${app}: the Rack was busy with other imports`, {
          hint: "Raise build-timeout, or run fewer imports at a time.",
        });
      }
      if (!isReported) host.info("The Rack is busy with other imports. Waiting for its turn");
      await deps.sleep(BUSY_MS, deps.signal);
    }
  } catch (error) {
    if (deps.signal.aborted || !(error instanceof ConvoxError)) throw error;
    await rack.builds.markFailed(app, id, new Date(deps.now())).catch(() => undefined);
    if (!(error instanceof RackError)) throw error;
    if (error.status === 404 && error.reason.trim() === "") throw olderRackError(rack.name, await rack.generation(app));
    throw error;
  }
}

/**
 * Asks once. False if the Rack is busy with other imports. A lost reply is followed by a second request, which cannot start
 * a second import: the Rack answers that the build is importing.
 */
async function requestImport(
  { app, id }: Build,
  image: string,
  credentials: RegistryCredentials | undefined,
  { rack }: Deps,
): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      await rack.builds.importImage(app, id, image, credentials);
      return true;
    } catch (error) {
      if (error instanceof RackError && error.status === 409) return /already importing/.test(error.reason);
      const isLost = error instanceof UnreachableError && mayHaveHappened(error);
      if (!isLost || attempt > 1) throw error;
    }
  }
}

function importError(build: Build, image: string, credentials: RegistryCredentials | undefined): BuildError {
  const cause = causeIn({ instruction: "", output: build.reason });
  const isDenied = /unauthorized|denied|authentication required|401|403/i.test(build.reason);
  const login =
    credentials === undefined
      ? "Set CONVOX_IMAGE_USER and CONVOX_IMAGE_PASSWORD, or configure AWS credentials for an image in Amazon ECR."
      : "Check that the credentials may pull the image.";
  const reason = build.reason.trim() || "the Rack gives no reason";
  return new BuildError(
    cause === undefined ? "build-failed" : `build-failed/${cause.name}`,
    `build ${build.id} of ${build.app} failed: ${image} cannot be imported: ${reason}`,
    {
      hint: isDenied ? login : (cause?.hint ?? []),
      outputs: { build: build.id, app: build.app, status: build.status },
    },
  );
}
