import { createHash, createPrivateKey, X509Certificate } from "node:crypto";
import { atoi } from "../go/go-text.ts";
import { goTimeOf, parseDuration, wireTime, ZERO_STAMP } from "../go/go-time.ts";
import { type Call, variable } from "../http/call.ts";
import { json, ok, type Reply } from "../http/reply.ts";
import type { Rack } from "../model/rack.ts";
import { HandlerPanic, messageOf, unimplemented } from "../profile/errors.ts";
import { getApp } from "../store/app-store.ts";
import { hasStrings, readRecord, writeAtomic } from "../store/files.ts";
import { hexDigits, podSuffix } from "../store/ids.ts";
import { withLock } from "../store/lock.ts";
import { places } from "../store/places.ts";

interface Certificate {
  id: string;
  domain: string;
  /** Null in a reply of v2 to a request for one. */
  domains: string[] | null;
  /** A stamp. */
  expiration: string;
  /** Nobody has signed it. */
  pending?: boolean;
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

function wireCertificate(rack: Rack, { id, domain, domains, expiration, pending }: Certificate): unknown {
  const shown = { id, domain, domains, expiration: wireTime(expiration) };
  return rack.profile.generation === "v3" ? { ...shown, status: pending === true ? "Not Ready" : "" } : shown;
}

/** Those that nobody has signed are listed by v3 alone, and only when asked for. */
export async function certificateList({ rack, options }: Call): Promise<Reply> {
  const generated = rack.profile.letsEncrypt && options.query("generated") === "true";
  const shown = (await certificates(rack)).filter(({ pending }) => generated || pending !== true);
  return json(shown.map((certificate) => wireCertificate(rack, certificate)));
}

/** Takes note of a certificate; nothing here serves it. The key is not kept, and v3 does not look at it. */
export async function certificateCreate({ rack, options }: Call): Promise<Reply> {
  const v3 = rack.profile.generation === "v3";
  const id = newId(rack);
  const parsed = v3 ? parseSecret(options.value("pub"), id) : parsePair(options.value("pub"), options.value("key"));
  const names = (parsed.subjectAltName ?? "").split(", ").flatMap((name) => /^DNS:(.*)$/.exec(name)?.[1] ?? []);
  const common = /^CN=(.*)$/m.exec(parsed.subject)?.[1] ?? "";
  const certificate: Certificate = {
    id,
    domain: v3 ? common : common || (names[0] ?? ""),
    domains: names,
    expiration: goTimeOf(Date.parse(parsed.validTo)),
  };
  await change(rack, (list) => [...list, certificate]);
  return json(wireCertificate(rack, certificate));
}

function newId(rack: Rack): string {
  return rack.profile.generation === "v3" ? `cert-${podSuffix(hexDigits(20), 5)}` : `acm-${hexDigits(12)}`;
}

// v3 stores what comes and reads it afterwards: text that is no PEM makes the handler panic.
function parseSecret(pub: string, id: string): X509Certificate {
  const type = /-----BEGIN ([^-]+)-----/.exec(pub)?.[1];
  if (type === undefined) throw new HandlerPanic("invalid memory address or nil pointer dereference");
  if (type !== "CERTIFICATE") throw new Error(`invalid certificate: ${id}`);
  try {
    return new X509Certificate(pub);
  } catch (error) {
    throw new Error("x509: malformed certificate", { cause: error });
  }
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

const TEN_YEARS_MS = 10 * 365 * 24 * 3600 * 1000;

/**
 * Takes note of a certificate that the Rack makes itself. v3 signs one for one domain; what v2 and Let's Encrypt would
 * make waits for ever, as nobody can see here whose the domain is.
 */
export async function certificateGenerate({ rack, options }: Call): Promise<Reply> {
  const domains = options.value("domains").split(",");
  const [domain = ""] = domains;
  const issuer = rack.profile.letsEncrypt ? options.param("issuer") : undefined;
  let certificate: Certificate;
  if (rack.profile.generation === "v2") {
    certificate = { id: newId(rack), domain, domains: null, expiration: ZERO_STAMP, pending: true };
  } else if (issuer === undefined) {
    if (domains.length > 1) throw new Error("must specify only one domain");
    const expiration = goTimeOf(Math.floor(rack.clock.ms() / 1000) * 1000 + TEN_YEARS_MS);
    certificate = { id: newId(rack), domain, domains, expiration };
  } else {
    certificate = letsEncrypt(issuer, domains, options.param("duration"));
  }
  await change(rack, (list) => {
    if (list.some(({ id }) => id === certificate.id)) {
      throw new Error(`certificates.cert-manager.io "${certificate.id}" already exists`);
    }
    return [...list, certificate];
  });
  const { pending: _, ...shown } = certificate;
  return json(wireCertificate(rack, shown));
}

function letsEncrypt(issuer: string, given: string[], duration: string | undefined): Certificate {
  if (issuer !== "letsencrypt") throw new Error("invalid issuer");
  if (given.length > 10) throw new Error("can not specify more than 10 domain name");
  if (duration !== undefined) {
    try {
      parseDuration(duration);
    } catch (error) {
      throw new Error(`invalid duration: ${messageOf(error)}`);
    }
  }
  const domains = given.map((name) => name.trim());
  const id = `cert-${createHash("sha1").update(domains.join("-")).digest("hex")}`;
  return { id, domain: domains[0] ?? "", domains, expiration: ZERO_STAMP, pending: true };
}

export async function certificateDelete(call: Call): Promise<Reply> {
  const id = variable(call, "id");
  await change(call.rack, (list) => {
    if (!list.some((one) => one.id === id)) throw new Error(absent(call.rack, id));
    return list.filter((one) => one.id !== id);
  });
  return ok();
}

// Words of Kubernetes, of the v2 Rack, and of AWS about a certificate of the older kind.
function absent(rack: Rack, id: string): string {
  if (rack.profile.generation === "v3") return `secrets "${id}" not found`;
  if (id.startsWith("acm-")) return "certificate not found";
  return `NoSuchEntity: The Server Certificate with name ${id} cannot be found.`;
}

/** Asks for the certificates of an app's domains anew; there are none here. */
export function certificateRenew(): Reply {
  return ok();
}

/** v3 leaves certificates to its router; v2 does since generation 2. */
export async function certificateApply(call: Call): Promise<Reply> {
  atoi(variable(call, "port"));
  if (call.rack.profile.generation === "v3") throw unimplemented();
  await getApp(call.rack, variable(call, "app"));
  throw new Error("generation 2 apps use the domain: attribute on services in convox.yml");
}
