import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Keys that a request may be signed with. */
export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const sha256 = (text: string | Uint8Array) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Uint8Array, text: string) => createHmac("sha256", key).update(text).digest();

/**
 * Why a request is not signed by `keys` for `service`, as AWS names the error; undefined if it is. By the public
 * description of Signature Version 4 (AWS General Reference), for requests without a query.
 */
export function signatureError(
  request: IncomingMessage,
  body: Uint8Array,
  keys: AwsKeys,
  scope: { readonly region: string; readonly service: string },
  now: number,
): { readonly name: string; readonly message: string } | undefined {
  const header = (name: string) =>
    String(request.headers[name] ?? "")
      .trim()
      .replace(/ +/g, " ");
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      header("authorization"),
    );
  if (match === null) return { name: "MissingAuthenticationTokenException", message: "Missing Authentication Token" };
  const [, id = "", day = "", region = "", service = "", names = "", signature = ""] = match;
  const time = header("x-amz-date");
  const stamp = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (!(Math.abs(stamp - now) < 5 * 60_000)) {
    return { name: "InvalidSignatureException", message: `Signature expired: ${time}` };
  }
  if (id !== keys.accessKeyId || header("x-amz-security-token") !== (keys.sessionToken ?? "")) {
    return { name: "UnrecognizedClientException", message: "The security token included in the request is invalid." };
  }
  const signed = names.split(";");
  const required = ["host", "x-amz-date", "x-amz-target", ...(keys.sessionToken ? ["x-amz-security-token"] : [])];
  const canonical = [
    request.method,
    request.url,
    "",
    ...signed.map((name) => `${name}:${header(name)}`),
    "",
    names,
    sha256(body),
  ].join("\n");
  const text = ["AWS4-HMAC-SHA256", time, `${day}/${region}/${service}/aws4_request`, sha256(canonical)].join("\n");
  const key = [day, region, service, "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${keys.secretAccessKey}`);
  const isRight =
    required.every((name) => signed.includes(name)) &&
    time.startsWith(day) &&
    region === scope.region &&
    service === scope.service &&
    hmac(key, text).toString("hex") === signature;
  if (isRight) return undefined;
  return {
    name: "InvalidSignatureException",
    message: "The request signature we calculated does not match the signature you provided.",
  };
}
