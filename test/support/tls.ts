import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/** A private key and its certificate, in PEM. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

export interface Authority {
  /** The authority's own certificate in PEM, to be trusted. */
  readonly cert: string;
  /** A server's identity for these DNS names and IPv4 addresses. */
  issue(names: readonly string[], options?: { readonly expired?: boolean }): Identity;
}

/**
 * A certificate authority for one test. Written in DER by hand (RFC 5280), so that no program and no package
 * is needed and it works on every system.
 */
export function authority(): Authority {
  const ca = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const issuer = name("convox-ci test authority");
  const cert = certificate({
    issuer,
    subject: issuer,
    subjectKey: ca.publicKey,
    issuerKey: ca.privateKey,
    isAuthority: true,
  });
  return {
    cert,
    issue(names, { expired = false } = {}) {
      const own = generateKeyPairSync("ec", { namedCurve: "P-256" });
      return {
        key: own.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
        cert: certificate({
          issuer,
          subject: name(names[0] ?? "unnamed"),
          subjectKey: own.publicKey,
          issuerKey: ca.privateKey,
          isAuthority: false,
          names,
          expired,
        }),
      };
    },
  };
}

interface Request {
  readonly issuer: Buffer;
  readonly subject: Buffer;
  readonly subjectKey: KeyObject;
  readonly issuerKey: KeyObject;
  readonly isAuthority: boolean;
  readonly names?: readonly string[];
  readonly expired?: boolean;
}

const ecdsaWithSha256 = sequence(oid("2a8648ce3d040302"));
const day = 24 * 60 * 60 * 1000;

function certificate(request: Request): string {
  const now = Date.now();
  const until = now + (request.expired ? -1 : 30) * day;
  const extensions = [
    extension("551d13", sequence(request.isAuthority ? encodeTagged(0x01, Buffer.from([0xff])) : Buffer.alloc(0))),
    ...(request.names ? [extension("551d11", sequence(...request.names.map(generalName)))] : []),
  ];
  const content = sequence(
    encodeTagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    request.issuer,
    sequence(time(now - 60 * day), time(until)),
    request.subject,
    request.subjectKey.export({ type: "spki", format: "der" }),
    encodeTagged(0xa3, sequence(...extensions)),
  );
  const signature = encodeTagged(0x03, Buffer.concat([Buffer.from([0]), sign("sha256", content, request.issuerKey)]));
  const der = sequence(content, ecdsaWithSha256, signature);
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}

function name(commonName: string): Buffer {
  return sequence(encodeTagged(0x31, sequence(oid("550403"), encodeTagged(0x0c, Buffer.from(commonName)))));
}

function generalName(host: string): Buffer {
  const address = /^\d+(\.\d+){3}$/.test(host) ? Buffer.from(host.split(".").map(Number)) : undefined;
  return address ? encodeTagged(0x87, address) : encodeTagged(0x82, Buffer.from(host));
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(oid(id), encodeTagged(0x04, value));
}

function time(ms: number): Buffer {
  const text = new Date(ms).toISOString().replace(/[-:T]|\.\d+/g, "");
  return encodeTagged(0x18, Buffer.from(text));
}

function oid(hex: string): Buffer {
  return encodeTagged(0x06, Buffer.from(hex, "hex"));
}

function integer(bytes: Buffer): Buffer {
  return encodeTagged(0x02, bytes);
}

function sequence(...parts: Buffer[]): Buffer {
  return encodeTagged(0x30, Buffer.concat(parts));
}

function encodeTagged(tag: number, content: Buffer): Buffer {
  const size = content.length;
  const length =
    size < 0x80
      ? Buffer.from([size])
      : size < 0x100
        ? Buffer.from([0x81, size])
        : Buffer.from([0x82, size >> 8, size & 0xff]);
  return Buffer.concat([Buffer.from([tag]), length, content]);
}
