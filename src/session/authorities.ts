import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import * as tls from "node:tls";
import type { Environment } from "../commands/declaration/inputs.ts";

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * The certificates of PEM files, to be trusted in addition to the usual ones; {} without a file. They include those of
 * NODE_EXTRA_CA_CERTS, which older versions of Node add only to a connection without other authorities.
 * @throws the error of the operating system for the first file that cannot be read
 */
export async function readAuthorities(files: readonly string[], env: Environment): Promise<{ ca?: string }> {
  if (files.length === 0) return {};
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  const extra = env["NODE_EXTRA_CA_CERTS"];
  if (extra && !("getCACertificates" in tls)) texts.push(await readValid(extra));
  return { ca: texts.join("\n") };
}

/** Node ignores a file that it cannot use, with a warning at its start. */
async function readValid(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  return (text.match(CERTIFICATE) ?? []).filter(isCertificate).join("\n");
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false;
  }
}
