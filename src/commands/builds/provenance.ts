import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { ConvoxError } from "../../errors.ts";
import { runUrl } from "../../github/deployments.ts";
import { HOMEPAGE_URL, VERSION } from "../../version.ts";
import type { Deps } from "../declaration/command.ts";
import type { BuildFacts, KnownImage } from "./build-facts.ts";
import type { ArtifactFiles } from "./provenance-inputs.ts";

const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
const PREDICATE_TYPE = "https://slsa.dev/provenance/v1";
/** The page that describes the fields below. Its version changes with their meaning. */
const DOCS = `${HOMEPAGE_URL}/blob/main/docs/provenance.md`;

/**
 * Writes the statement to `path`, its predicate to NAME.predicate.json, and its subjects to NAME.subjects.txt in the format of
 * sha256sum. What is not known is left out.
 * @throws ConvoxError if a file cannot be written
 */
export async function writeProvenance(
  path: string,
  facts: BuildFacts,
  images: readonly KnownImage[],
  { cwd, env, host }: Pick<Deps, "cwd" | "env" | "host">,
): Promise<ArtifactFiles> {
  const file = resolve(cwd, path);
  const name = file.replace(/\.json$/, "");
  const files = {
    provenance: file,
    "provenance-predicate": `${name}.predicate.json`,
    "provenance-subjects": `${name}.subjects.txt`,
  };
  const subject = images.map(({ name, digest }) => ({ name, digest: { sha256: digest.replace(/^sha256:/, "") } }));
  const predicate = describeBuild(facts, env);
  const statement = { _type: STATEMENT_TYPE, subject, predicateType: PREDICATE_TYPE, predicate };
  try {
    await writeFile(
      files["provenance-subjects"],
      subject.map(({ name, digest }) => `${digest.sha256}  ${name}\n`).join(""),
    );
    await writeFile(files["provenance-predicate"], `${JSON.stringify(predicate, null, 2)}\n`);
    await writeFile(files.provenance, `${JSON.stringify(statement, null, 2)}\n`);
  } catch (cause) {
    throw new ConvoxError("machine-fault", `provenance cannot be written to ${path}: ${Object(cause).message}`, {
      cause,
    });
  }
  host.info(`Wrote the provenance of ${subject.length} ${subject.length === 1 ? "image" : "images"} to ${path}`);
  return files;
}

/** The predicate SLSA Provenance v1, as docs/provenance.md describes it. It names build arguments and never has their values. */
function describeBuild(facts: BuildFacts, env: Deps["env"]): object {
  const { archive, build, buildArgs, gitSha, isClean, isReused, rack, release, source } = facts;
  const run = runUrl(env);
  return {
    buildDefinition: {
      buildType: `${DOCS}#build-type-v1`,
      externalParameters: {
        rack,
        app: build.app,
        manifest: facts.manifest ?? "convox.yml",
        buildArgs: buildArgs.map((argument) => argument.replace(/=.*/s, "")).sort(),
        development: facts.development,
        noCache: facts.noCache,
        wildcardDomain: facts.wildcardDomain,
      },
      internalParameters: { release, reused: isReused },
      resolvedDependencies: [
        ...(archive.tarDigest === undefined
          ? []
          : [
              {
                name: "source",
                digest: { sha256: archive.tarDigest },
                mediaType: "application/x-tar",
                annotations: { files: source.tree.files, bytes: source.tree.bytes },
              },
            ]),
        ...(gitSha === undefined
          ? []
          : [{ name: "commit", digest: { gitCommit: gitSha }, annotations: { trackedFilesUnchanged: isClean } }]),
      ],
    },
    runDetails: {
      builder: { id: `${DOCS}#rack=${encodeURI(rack)}`, version: { "convox-ci": VERSION } },
      metadata: {
        invocationId: build.id,
        ...(build.started && { startedOn: toTime(build.started) }),
        ...(build.ended && { finishedOn: toTime(build.ended) }),
      },
      ...(run === undefined ? {} : { byproducts: [{ name: "run", uri: run }] }),
    },
  };
}

/** RFC 3339 in UTC without fractions of a second, as the specification asks for. */
function toTime(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, "Z");
}
