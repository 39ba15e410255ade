import { decodeText, loadManifest, ManifestFault, validateManifest, YamlError } from "@convox/rack-manifest";
import { ManifestError } from "../errors.ts";

/** A service as a Rack loads it. `image` is "" for one that is built. */
export interface LoadedService {
  readonly name: string;
  readonly image: string;
  /** The build context, and the Dockerfile relative to it. */
  readonly build: { readonly path: string; readonly manifest: string };
}

/**
 * Loads the services of a manifest as the builder of a Rack does, with the app's environment and the build arguments in `env`.
 * @throws ManifestError with the text of a Rack
 */
export function loadServices(
  { file, bytes }: { readonly file: string; readonly bytes: Uint8Array },
  env: ReadonlyMap<string, string>,
  { generation, version }: { readonly generation: "v2" | "v3"; readonly version: string | undefined },
): { readonly text: string; readonly services: readonly LoadedService[] } {
  try {
    const { text } = decodeText(bytes);
    const whole = text.replace(/\$\{([^}]*)\}/g, (_, name: string) => env.get(name) ?? "");
    const loading = loadManifest(whole, generation, env, version);
    validateManifest(loading);
    return { text, services: loading.manifest.services };
  } catch (error) {
    if (!(error instanceof YamlError) && !(error instanceof ManifestFault)) throw error;
    throw new ManifestError("manifest-invalid", `${file}: ${error.message}`, { cause: error });
  }
}
