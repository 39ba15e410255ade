import { InputError } from "../../errors.ts";
import { isLoopback } from "../../rack/index.ts";
import { command } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";

const RELEASES = "https://github.com/convox/convox/releases/download/{version}/{file}";

/** The files of a release. Source: convox/convox docs/installation/cli.md */
const FILES: Readonly<Record<string, string>> = {
  "linux-x64": "convox-linux",
  "linux-arm64": "convox-linux-arm64",
  "darwin-x64": "convox-macos",
  "darwin-arm64": "convox-macos-arm64",
};

const inputs = {
  version: { description: "Version of the Convox CLI, such as 3.24.9", required: true, positional: "version" },
  sha256: {
    description:
      "SHA-256 of the file, in hexadecimal; for several kinds of machines lines as sha256sum prints them, each with the " +
      `name of its file: ${Object.values(FILES).join(", ")}`,
    kind: "lines",
  },
  checksum: {
    description: "What to do without sha256: require refuses, skip installs whatever the address gives",
    choices: ["require", "skip"],
    default: "require",
  },
  mirror: {
    description: "Address of the file, {version} and {file} in it replaced",
    fallback: RELEASES,
  },
} as const satisfies Inputs;

/** Installs the Convox CLI itself, for what this package does not do. */
export const setup = command({
  name: "setup",
  summary: "Install the Convox CLI in a pinned version with a known checksum, for what this package does not do",
  details:
    "Nothing else here needs the CLI. A version is downloaded once and kept in the runner's tool cache; also from there " +
    "it is taken only with the right checksum. Linux and macOS, x64 and arm64.",
  icon: "download",
  needsRack: false,
  inputs,
  outputs: {
    path: "Folder with the program convox; later steps have it in their PATH",
    version: "The version",
    sha256: "SHA-256 of the program",
    "cache-hit": "true when it was there already",
  },
  async run({ version, sha256, checksum, mirror = RELEASES }, { host, install }) {
    if (!/^\d+\.\d+\.\d+$/.test(version)) {
      throw new InputError(`version is ${JSON.stringify(version)}: allowed is an exact one such as 3.24.9`);
    }
    const machine = `${process.platform}-${process.arch}`;
    const file = FILES[machine];
    if (file === undefined) {
      throw new InputError(`there is no Convox CLI for ${machine}, only for ${Object.keys(FILES).join(", ")}`);
    }
    const wanted = digestFor(file, sha256);
    if (wanted === undefined && checksum === "require") {
      throw new InputError(`sha256 is missing: the checksum of ${file} in version ${version}`, {
        hint: "take it from a source you trust; checksum: skip installs whatever the address gives",
      });
    }
    const url = addressOf(mirror, version, file);
    if (install === undefined) throw new Error("nothing to install with");
    const tool = await install({ name: "convox", version, url, sha256: wanted });
    if (wanted === undefined)
      host.warn(`the Convox CLI ${version} was installed unchecked; its SHA-256 is ${tool.sha256}`);
    host.addPath?.(tool.dir);
    host.info(`Convox CLI ${version} is in ${tool.dir}${tool.cached ? ", since before" : ""}`);
    return { path: tool.dir, version, sha256: tool.sha256, "cache-hit": tool.cached };
  },
  text: ({ path }) => `export PATH='${path.replaceAll("'", "'\\''")}':"$PATH"\n`,
});

/** @throws InputError for what is no digest */
function digestFor(file: string, lines: readonly string[]): string | undefined {
  const found = lines.flatMap((line) => {
    const [, digest, name] = /^([0-9a-f]{64})(?:\s+\*?(?:.*\/)?(\S+))?$/i.exec(line) ?? [];
    if (digest === undefined) {
      throw new InputError(
        `sha256 is ${JSON.stringify(line)}: allowed are 64 digits, with the name of a file behind or not`,
      );
    }
    return name === file || (name === undefined && lines.length === 1) ? [digest.toLowerCase()] : [];
  });
  if (lines.length > 0 && found.length !== 1) {
    throw new InputError(`sha256 has ${found.length === 0 ? "no line" : "several lines"} for ${file}`);
  }
  return found[0];
}

/** @throws InputError for an address that is none, or that anybody in between could change */
function addressOf(mirror: string, version: string, file: string): string {
  const url = mirror.replaceAll("{version}", version).replaceAll("{file}", file);
  if (!URL.canParse(url)) throw new InputError("mirror is not the address of a file: it has to begin with https://");
  const { protocol, hostname } = new URL(url);
  if (protocol === "https:" || (protocol === "http:" && isLoopback(hostname))) return url;
  throw new InputError("mirror has to begin with https://");
}
