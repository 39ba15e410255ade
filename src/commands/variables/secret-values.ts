import { percentDecoded, secretForms } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import type { KeyValues } from "./key-values.ts";

export type MaskMode = "all" | "secret" | "none";

/** Names that announce a secret. */
const SECRET_NAME =
  /secret|token|passw|passphrase|credential|private|(?:^|[_.-])(?:pass|pwd|pw|auth|dsn|cookie|salt|jwt|pin)(?:[_.-]|$)|api_?key|access_?key|(?:^|[_.-])keys?(?:[_.-]|$)/i;
/** Names of settings that are about a secret, such as AUTH_PROVIDER or COOKIE_DOMAIN. */
const SETTING_NAME =
  /[_.-](?:url|uri|host|hostname|domain|port|type|provider|name|path|file|dir|folder|ttl|expiry|expires|expiration|timeout|lifetime|max_?age|issuer|audience|scopes?|realm|alg|algorithm|method|mode|strategy|backend|driver|model|class|prefix|rounds|length|size|policy|enabled|disabled|required|samesite|secure|env|environment|region|version|format|user|username|email)$/i;
/** An address without a query, and with at most one folder whose name is a word: other parts often are a key. */
const PLAIN_ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/[\w.:-]+(?:\/(?:[a-z-]{1,20}\d{0,2})?)?$/;
/** Names of long values that are public. */
const PUBLIC_NAME = /sha|commit|revision|version|digest|image|checksum|uuid|path|host|region|bucket|arn/i;
const SECRET_VALUE =
  /-----BEGIN [A-Z ]*PRIVATE KEY|^eyJ[\w-]+\.[\w-]+\.|^(?:gh[a-z]_|github_pat_|sk[-_]|xox[a-z]-|AKIA|glpat-)/;
/** A random text of this length has about 70 bits or more. */
const RANDOM_LENGTH = 20;
const RANDOM_BITS_PER_CHARACTER = 3.5;

/** Hides the values that `mode` selects on the host, in each form that they may be printed in, before anything is printed. */
export function maskValues(values: KeyValues, mode: MaskMode, { host }: Pick<Deps, "host">): void {
  for (const [name, value] of values) {
    if (value === undefined || mode === "none" || !isMaskable(value)) continue;
    const secrets = mode === "all" || isSecret(name, value) ? [...secretForms(value), ...passwordsIn(value)] : [];
    for (const secret of secrets) host.mask(secret);
  }
}

/** Whether the name announces a secret, or the value looks like one. */
export function isSecret(name: string, value: string): boolean {
  if (SECRET_VALUE.test(value) || passwordsIn(value).length > 0) return true;
  if (SECRET_NAME.test(name)) return !isSetting(name, value);
  return !PUBLIC_NAME.test(name) && isRandom(value);
}

/** Whether a value only describes how a secret is used. Hiding it would hide common words of the log. */
function isSetting(name: string, value: string): boolean {
  const isAddress = value.includes("://");
  return SETTING_NAME.test(name) && !isRandom(value) && (!isAddress || PLAIN_ADDRESS.test(value));
}

/** The password in a URL, in each form that it may be printed in. */
function passwordsIn(url: string): string[] {
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^/]*@/i.test(url) || !URL.canParse(url)) return [];
  const { password } = new URL(url);
  return password === "" ? [] : secretForms(percentDecoded(password)).filter(isMaskable);
}

/** Masking a port or a flag would hide half of the log. */
function isMaskable(value: string): boolean {
  return value.trim().length >= 4 && !/^(\d{1,5}|true|false|null|none)$/i.test(value.trim());
}

function isRandom(value: string): boolean {
  if (value.length < RANDOM_LENGTH || !/^[A-Za-z0-9+/_=.~-]+$/.test(value)) return false;
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value) || /^[a-z]+([-_./][a-z0-9]+)*$/.test(value)) return false;
  const counts = new Map<string, number>();
  for (const char of value) counts.set(char, (counts.get(char) ?? 0) + 1);
  const bits = [...counts.values()].reduce((sum, n) => sum - (n / value.length) * Math.log2(n / value.length), 0);
  return bits >= RANDOM_BITS_PER_CHARACTER;
}
