import { goQuote } from "./go-text.ts";

/** The scheme and the host of an address, or the error of Go's `url.Parse`. */
export function parseUrl(text: string): { scheme: string; host: string } | { error: string } {
  const mistake = findMistake(text);
  if (mistake !== undefined) return { error: `parse ${goQuote(text)}: ${mistake}` };
  const { scheme, rest } = splitScheme(text.split("#", 1)[0] ?? "");
  const authority = /^\/\/([^/?]*)/.exec(rest)?.[1] ?? "";
  return { scheme, host: authority.slice(authority.lastIndexOf("@") + 1) };
}

function splitScheme(text: string): { scheme: string; rest: string } {
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(text)?.[1] ?? "";
  return { scheme: scheme.toLowerCase(), rest: scheme === "" ? text : text.slice(scheme.length + 1) };
}

function findMistake(text: string): string | undefined {
  if (Array.from(text).some((char) => char < " " || char === "\x7f")) {
    return "net/url: invalid control character in URL";
  }
  const [address = "", ...fragment] = text.split("#");
  if (address.startsWith(":")) return "missing protocol scheme";
  const { scheme, rest } = splitScheme(address);
  const query = rest.indexOf("?");
  const path = query === -1 ? rest : rest.slice(0, query);
  if (!path.startsWith("/")) {
    const isAmbiguous = scheme === "" && (path.split("/", 1)[0] ?? "").includes(":");
    return isAmbiguous ? "first path segment in URL cannot contain colon" : badEscape(fragment.join("#"));
  }
  const authority = /^\/\/([^/]*)/.exec(path);
  const inHost = authority === null ? undefined : hostMistake(authority[1] ?? "");
  return inHost ?? badEscape(path.slice(authority?.[0].length ?? 0)) ?? badEscape(fragment.join("#"));
}

function hostMistake(authority: string): string | undefined {
  const at = authority.lastIndexOf("@");
  const host = authority.slice(at + 1);
  if (at !== -1 && !/^[A-Za-z0-9._:~!$&'()*+,;=%@-]*$/.test(authority.slice(0, at))) return "net/url: invalid userinfo";
  if (host.startsWith("[") && !host.includes("]")) return "missing ']' in host";
  const port = host.startsWith("[") ? host.slice(host.lastIndexOf("]") + 1) : (/:[^:]*$/.exec(host)?.[0] ?? "");
  if (!/^(:[0-9]*)?$/.test(port)) return `invalid port ${goQuote(port)} after host`;
  // Escapes of ASCII characters are no part of a host.
  const percent = /%(?![89a-fA-F][0-9a-fA-F]|25).{0,2}/.exec(host)?.[0];
  if (percent !== undefined) return `invalid URL escape ${goQuote(percent)}`;
  const odd = /[^A-Za-z0-9._~!$&'()*+,;=:[\]<>"%\x80-\u{10ffff}-]/u.exec(host)?.[0];
  return odd === undefined ? undefined : `invalid character ${goQuote(odd)} in host name`;
}

function badEscape(text: string): string | undefined {
  const found = /%(?![0-9a-fA-F]{2}).{0,2}/.exec(text)?.[0];
  return found === undefined ? undefined : `invalid URL escape ${goQuote(found)}`;
}
