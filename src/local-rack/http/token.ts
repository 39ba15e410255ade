import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import { RackFailure, typedFailure } from "../errors.ts";
import { atoi } from "../go/go-text.ts";
import type { Rack } from "../rack.ts";
import { isMissing, writeAtomic } from "../store/files.ts";
import { places } from "../store/places.ts";
import type { Role } from "./call.ts";

const ROLES: Record<string, { user: string; role: Role }> = {
  read: { user: "system-read", role: "r" },
  write: { user: "system-write", role: "rw" },
  admin: { user: "system-admin", role: "rwa" },
};

async function signKey(rack: Rack): Promise<string> {
  try {
    return await readFile(places.tokenKey(rack), "utf8");
  } catch (error) {
    if (!isMissing(error)) throw error;
    return rotateTokenKey(rack);
  }
}

/** Makes every token invalid that was signed so far. */
export async function rotateTokenKey(rack: Rack): Promise<string> {
  const key = randomBytes(32).toString("hex");
  await writeAtomic(places.tokenKey(rack), key);
  return key;
}

/**
 * A token: HS256 with the claims `user`, `role` and `expiresAt` (seconds since 1970).
 * @throws RackFailure for a role or a duration that is not allowed
 */
export async function makeToken(rack: Rack, role: string, hours: string): Promise<string> {
  const entry = ROLES[role];
  const allowed = role !== "admin" || rack.profile.adminRole;
  if (entry === undefined || !allowed) throw typedFailure(400, `invalid role: ${role}`);
  const duration = hours === "" ? 1 : atoi(hours);
  if (duration < 1 || duration > 8760) throw typedFailure(400, "durationInHour must be between 1 and 8760");
  const claims = {
    user: entry.user,
    role: entry.role,
    expiresAt: Math.floor(rack.clock.ms() / 1000) + duration * 3600,
  };
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${signed}.${signature(await signKey(rack), signed)}`;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function signature(key: string, text: string): string {
  return createHmac("sha256", key).update(text).digest("base64url");
}

/** Role of a token. @throws RackFailure 401 when it is not valid */
export async function tokenRole(rack: Rack, token: string): Promise<Role> {
  const refuse = (reason: string) => new RackFailure(401, `invalid authentication: ${reason}`);
  const [header, payload, given] = token.split(".");
  if (header === undefined || payload === undefined || given === undefined) {
    throw refuse("token contains an invalid number of segments");
  }
  const expected = Buffer.from(signature(await signKey(rack), `${header}.${payload}`));
  const actual = Buffer.from(given);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) throw refuse("signature is invalid");
  const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
  if (typeof claims !== "object" || claims === null) throw refuse("invalid token");
  const [expiresAt, role] = [Reflect.get(claims, "expiresAt"), Reflect.get(claims, "role")];
  if (typeof expiresAt !== "number" || expiresAt * 1000 <= rack.clock.ms()) throw refuse("token is expired");
  if (role !== "r" && role !== "rw" && role !== "rwa") throw refuse("invalid token");
  return role;
}
