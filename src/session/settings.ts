import type { Environment, Given } from "../commands/declaration/inputs.ts";
import type { Host } from "../host/host.ts";
import { percentDecoded, secretForms } from "../rack/index.ts";
import { trimText } from "../white-space.ts";
import { HEADER_VARIABLES, parsePairs } from "./trace-settings.ts";

/** Variables that are settings of this program. */
const SETTING = /^(?:CONVOX_.*|RACK_URL|(?:https?|all|no)_proxy)$/i;

/** The environment with white space removed around every setting; other variables may be build arguments and stay. */
export function trimSettings(env: Environment): Environment {
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      SETTING.test(name) && value !== undefined ? trimText(value) : value,
    ]),
  );
}

const KEYS = [
  "CONVOX_PASSWORD",
  "CONVOX_DEPLOY_KEY",
  "CONVOX_DESTINATION_PASSWORD",
  "CONVOX_IMAGE_PASSWORD",
  "CONVOX_LOCAL_RACK_PASSWORD",
  "GITHUB_TOKEN",
];
const ENDPOINTS = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];
const URLS = ["RACK_URL", "CONVOX_DESTINATION_RACK_URL", "HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", ...ENDPOINTS];

/** A shorter header is no key, such as a flag or a version. */
const MIN_HEADER = 6;

/** Hides every secret of the settings and inputs, in each form that it has. To be called before the first line is printed. */
export function maskSecrets(given: Given, env: Environment, host: Pick<Host, "mask">): void {
  const inputs = {
    CONVOX_PASSWORD: String(given("password") ?? ""),
    CONVOX_DESTINATION_PASSWORD: String(given("to-password") ?? ""),
    GITHUB_TOKEN: String(given("github-token") ?? ""),
  };
  for (const secret of new Set([...secretsOf(env), ...secretsOf(inputs), ...headerValues(env)])) host.mask(secret);
}

/** Values of headers for the receiver of traces, such as an API key. */
function headerValues(env: Environment): string[] {
  return HEADER_VARIABLES.flatMap((name) => parsePairs(env[name] ?? "")).flatMap(([, value]) =>
    value.length < MIN_HEADER
      ? []
      : [value, ...(/^\S+ (\S+)$/.exec(value)?.slice(1) ?? [])].flatMap((key) => secretForms(key)),
  );
}

/**
 * Every form in which a secret of `env` travels or may be printed: as it is set, as it is sent, percent-encoded, and in the
 * header Authorization.
 */
function secretsOf(env: Environment): Set<string> {
  const keys = KEYS.flatMap((name) => [env[name] ?? "", trimText(env[name] ?? "")]).flatMap((key) => secretForms(key));
  const urls = URLS.flatMap((name) => [env[name], env[name.toLowerCase()]]).flatMap((url) =>
    secretsOfUrl(trimText(url ?? "")),
  );
  return new Set([...keys, ...urls].filter((secret) => trimText(secret) !== ""));
}

/** The password in a URL, however wrong the URL is: the scheme may be missing, and a password may hold "/" or "@". */
function secretsOfUrl(url: string): string[] {
  const rest = url.replace(/^[a-z+.-]*:\/\//i, "");
  const ends = [/^[^/?#]*@/.exec(rest)?.[0], /^.*@/s.exec(rest)?.[0]];
  return [...new Set(ends)].flatMap((text) => secretsOfUserinfo(text?.slice(0, -1) ?? ""));
}

function secretsOfUserinfo(userinfo: string): string[] {
  if (!userinfo.includes(":")) return userinfo === "" ? [] : [userinfo];
  const [user = "", password = ""] = userinfo.split(/:(.*)/s);
  const plain = percentDecoded(password);
  return [password, ...secretForms(plain, percentDecoded(user)), Buffer.from(userinfo).toString("base64")];
}
