import { createPrivateKey, X509Certificate } from "node:crypto";
import { RackFailure, typedFailure } from "../errors.ts";
import { wireTime } from "../go/go-time.ts";
import { type Call, variable } from "../http/call.ts";
import { json, ok, type Reply } from "../http/reply.ts";
import type { Rack } from "../rack.ts";
import { hasStrings, readRecord, writeAtomic } from "../store/files.ts";
import { hexDigits } from "../store/ids.ts";
import { withLock } from "../store/lock.ts";
import { places } from "../store/places.ts";

interface Certificate {
  id: string;
  domain: string;
  domains: string[];
  /** A stamp. */
  expiration: string;
}

function isList(value: unknown): value is Certificate[] {
  return Array.isArray(value) && value.every((item) => hasStrings(item, "id", "domain", "expiration"));
}

async function certificates(rack: Rack): Promise<Certificate[]> {
  return (await readRecord(places.certificates(rack), isList)) ?? [];
}

async function change(rack: Rack, edit: (list: Certificate[]) => Certificate[]): Promise<void> {
  await withLock(`${places.certificates(rack)}.lock`, async () => {
    await writeAtomic(places.certificates(rack), JSON.stringify(edit(await certificates(rack))));
  });
}

function wireCertificate(rack: Rack, { id, domain, domains, expiration }: Certificate): unknown {
  const shown = { id, domain, domains, expiration: wireTime(expiration) };
  return rack.profile.generation === "v3" ? { ...shown, status: "" } : shown;
}

export async function certificateList({ rack }: Call): Promise<Reply> {
  return json((await certificates(rack)).map((certificate) => wireCertificate(rack, certificate)));
}

/** Takes note of a certificate; nothing here serves it. The key is checked and not kept. */
export async function certificateCreate(call: Call): Promise<Reply> {
  const { rack, options } = call;
  const parsed = parsePair(options.value("pub"), options.value("key"));
  const names = (parsed.subjectAltName ?? "").split(", ").flatMap((name) => /^DNS:(.*)$/.exec(name)?.[1] ?? []);
  const common = /^CN=(.*)$/m.exec(parsed.subject)?.[1] ?? "";
  const certificate: Certificate = {
    id: rack.profile.generation === "v3" ? `cert-${hexDigits(10)}` : `acm-${hexDigits(12)}`,
    domain: common || (names[0] ?? ""),
    domains: names,
    expiration: `${new Date(parsed.validTo).toISOString().slice(0, 19)}.000000000Z`,
  };
  await change(rack, (list) => [...list, certificate]);
  return json(wireCertificate(rack, certificate));
}

function parsePair(pub: string, key: string): X509Certificate {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(pub);
  } catch (error) {
    throw new Error("tls: failed to find any PEM data in certificate input", { cause: error });
  }
  let matches = false;
  try {
    matches = certificate.checkPrivateKey(createPrivateKey(key));
  } catch (error) {
    throw new Error("tls: failed to find any PEM data in key input", { cause: error });
  }
  if (!matches) throw new Error("tls: private key does not match public key");
  return certificate;
}

/** Needs someone who signs. */
export function certificateGenerate(): Reply {
  throw new RackFailure(501, "this local Rack has nobody who signs certificates");
}

export async function certificateDelete(call: Call): Promise<Reply> {
  const id = variable(call, "id");
  await change(call.rack, (list) => {
    if (!list.some((one) => one.id === id)) throw typedFailure(404, `certificate not found: ${id}`);
    return list.filter((one) => one.id !== id);
  });
  return ok();
}

/** v3 leaves certificates to its router. */
export function certificateApply({ rack }: Call): Reply {
  if (rack.profile.generation === "v3") throw new RackFailure(501, "unimplemented");
  return ok();
}
