import { at, textAt, textsAt } from "./access.ts";
import type { Decoded } from "./decode.ts";
import type { Path } from "./fault.ts";
import { goQuote } from "./go-text.ts";
import type { Complaints } from "./rules.ts";

const CAPABILITY = /^[A-Z][A-Z0-9_]*$/;
const LABEL = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
const REGISTRY = new RegExp(`^${LABEL}(\\.${LABEL})*(:[0-9]+)?$`);

/** The first mistake in `securityContext` of a service. */
export function checkSecurityContext(service: string, context: Decoded, complaints: Complaints): void {
  const mistake = contextMistake(context);
  if (mistake === undefined) return;
  complaints.add(["services", service, "securityContext", ...mistake.path], `service ${service}: ${mistake.text}`);
}

function contextMistake(context: Decoded): { path: Path; text: string } | undefined {
  const profile = textAt(context, "seccompProfile");
  if (profile === "Localhost") {
    const text = "Localhost is not supported (no localhostProfile field); use RuntimeDefault or Unconfined";
    return { path: ["seccompProfile"], text: `securityContext.seccompProfile: ${text}` };
  }
  if (!["", "RuntimeDefault", "Unconfined"].includes(profile)) {
    const text = `invalid value ${goQuote(profile)}, allowed: RuntimeDefault, Unconfined`;
    return { path: ["seccompProfile"], text: `securityContext.seccompProfile: ${text}` };
  }
  for (const list of ["add", "drop"]) {
    for (const [index, name] of textsAt(context, "capabilities", list).entries()) {
      const path = ["capabilities", list, index];
      const start = `securityContext.capabilities.${list}: ${goQuote(name)}`;
      if (name.startsWith("CAP_")) {
        return { path, text: `${start} must not include CAP_ prefix (use ${goQuote(name.slice(4))})` };
      }
      if (!CAPABILITY.test(name)) return { path, text: `${start} is not a valid capability name` };
    }
  }
  if (at(context, "runAsNonRoot") === true && at(context, "runAsUser") === 0) {
    return { path: ["runAsUser"], text: "securityContext: runAsNonRoot=true is incompatible with runAsUser=0" };
  }
  return undefined;
}

/** `imagePullSecrets` of a service: the first mistake of each, and registries that are named twice. */
export function checkPullSecrets(service: string, secrets: readonly Decoded[], complaints: Complaints): void {
  const seen = new Map<string, number>();
  secrets.forEach((secret, index) => {
    const registry = textAt(secret, "registry");
    const add = (key: string, text: string) =>
      complaints.add(
        ["services", service, "imagePullSecrets", index, key],
        `service ${service} imagePullSecrets[${index}]: ${text}`,
      );
    const mistake = secretMistake(secret);
    if (mistake !== undefined) {
      add(mistake.key, mistake.text);
      return;
    }
    const previous = seen.get(registry);
    if (previous !== undefined) {
      const rule = "each registry may be declared at most once per service";
      add("registry", `duplicate registry ${goQuote(registry)} (also declared at index ${previous}); ${rule}`);
      return;
    }
    seen.set(registry, index);
  });
}

function secretMistake(secret: Decoded): { key: string; text: string } | undefined {
  const registry = textAt(secret, "registry");
  const named = `registry ${goQuote(registry)}`;
  const registryMistake = (text: string) => ({ key: "registry", text });
  if (registry.trim() === "") return registryMistake("registry is required");
  if (/^https?:\/\//i.test(registry)) {
    return registryMistake(`${named} must not include a scheme (drop http:// or https://)`);
  }
  if (registry.includes("/")) return registryMistake(`${named} must not include a path`);
  if (registry !== registry.toLowerCase()) return registryMistake(`${named} must be lowercase`);
  if (!REGISTRY.test(registry)) return registryMistake(`${named} is not a valid registry hostname`);
  if (textAt(secret, "username") === "") return { key: "username", text: "username is required" };
  const [hasPassword, hasEnv] = ["password", "passwordEnv"].map((key) => textAt(secret, key) !== "");
  if (hasPassword && hasEnv) {
    const text = "use passwordEnv to reference an env var, OR password for a literal value, not both";
    return { key: "passwordEnv", text };
  }
  if (!hasPassword && !hasEnv) return { key: "password", text: "password or passwordEnv is required" };
  return undefined;
}
