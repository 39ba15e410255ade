import { InputError } from "../../errors.ts";
import { isLoopback } from "../../rack/index.ts";
import { command } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";

const RELEASES = "https://github.com/convox/convox/releases/download/{version}/{file}";

/** Files of a release. Source: convox/convox docs/installation/cli.md */
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
      "SHA-256 of the file in hexadecimal. For several kinds of machines, one line per file as sha256sum prints it, with " +
      `the file name: ${Object.values(FILES).join(", ")}`,
    kind: "lines",
  },
  checksum: {
    description: "What to do without sha256: require fails, skip installs the file unverified",
    choices: ["require", "skip"],
    default: "require",
  },
  mirror: {
    description: "URL of the file. {version} and {file} are replaced",
    fallback: RELEASES,
  },
} as const satisfies Inputs;

/** Installs the Convox CLI, for commands that convox-ci does not provide. */
export const setup = command({
  name: "setup",
  summary: "Install a pinned, verified version of the Convox CLI, for commands that convox-ci does not provide",
  details:
    "No other command needs the Convox CLI. A version is downloaded once and kept in the runner's tool cache. A cached file " +
    "is verified too. Linux and macOS, x64 and arm64.",
  icon: "download",
  needsRack: false,
  inputs,
  outputs: {
    path: "Folder of the convox program, added to PATH for later steps",
    version: "Installed version",
    sha256: "SHA-256 of the program",
    "cache-hit": "true if the version was already in the tool cache",
  },
  async run({ version, sha256, checksum, mirror = RELEASES }, { host, install }) {
    if (!/^\d+\.\d+\.\d+$/.test(version)) {
      throw new InputError(
        "input-invalid",
        `version is ${JSON.stringify(version)}: allowed is an exact version such as 3.24.9`,
      );
    }
    const machine = `${process.platform}-${process.arch}`;
    const file = FILES[machine];
    if (file === undefined) {
      throw new InputError(
        "input-invalid",
        `the Convox CLI is not available for ${machine}, only for ${Object.keys(FILES).join(", ")}`,
      );
    }
    const digest = digestFor(file, sha256);
    if (digest === undefined && checksum === "require") {
      throw new InputError("input-missing", `sha256 is required: the checksum of ${file} of version ${version}`, {
        hint: "Use a checksum from a source that you trust, or set checksum: skip to install the file unverified.",
      });
    }
    const url = addressOf(mirror, version, file);
    if (install === undefined) throw new Error("nothing to install with");
    const tool = await install({ name: "convox", version, url, sha256: digest });
    if (digest === undefined)
      host.warn(`Installed the Convox CLI ${version} unverified; its SHA-256 is ${tool.sha256}`);
    host.addPath?.(tool.dir);
    host.info(`Convox CLI ${version} is in ${tool.dir}${tool.cached ? " (cached)" : ""}`);
    return { path: tool.dir, version, sha256: tool.sha256, "cache-hit": tool.cached };
  },
  text: ({ path }) => `export PATH='${path.replaceAll("'", "'\\''")}':"$PATH"\n`,
});

/** @throws InputError for an invalid checksum */
function digestFor(file: string, lines: readonly string[]): string | undefined {
  const found = lines.flatMap((line) => {
    const [, digest, name] = /^([0-9a-f]{64})(?:\s+\*?(?:.*\/)?(\S+))?$/i.exec(line) ?? [];
    if (digest === undefined) {
      throw new InputError(
        "input-invalid",
        `sha256 is ${JSON.stringify(line)}: allowed are 64 hexadecimal digits, optionally followed by a file name`,
      );
    }
    return name === file || (name === undefined && lines.length === 1) ? [digest.toLowerCase()] : [];
  });
  if (lines.length > 0 && found.length !== 1) {
    throw new InputError("input-invalid", `sha256 has ${found.length === 0 ? "no line" : "several lines"} for ${file}`);
  }
  return found[0];
}

/** @throws InputError for an invalid or unencrypted URL */
function addressOf(mirror: string, version: string, file: string): string {
  const url = mirror.replaceAll("{version}", version).replaceAll("{file}", file);
  if (!URL.canParse(url)) throw new InputError("input-invalid", "mirror is not a URL: it must start with https://");
  const { protocol, hostname } = new URL(url);
  if (protocol === "https:" || (protocol === "http:" && isLoopback(hostname))) return url;
  throw new InputError("input-invalid", "mirror must start with https://");
}
