import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import { atoi } from "../go/go-text.ts";
import type { Rack } from "../model/rack.ts";
import { RackFailure } from "../profile/errors.ts";
import { isMissing, writeAtomic } from "../store/files.ts";
import { places } from "../store/places.ts";
import { type Call, type Role, requireAdmin } from "./call.ts";

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
export async function makeToken(call: Call, role: string, hours: string): Promise<string> {
  const { rack } = call;
  const { adminRole } = rack.profile;
  let duration: number;
  try {
    duration = atoi(hours);
  } catch (error) {
    throw new RackFailure(400, "invalid duration", { cause: error });
  }
  if (adminRole && (duration < 1 || duration > 8760)) {
    throw new RackFailure(400, "duration must be between 1 and 8760 hours");
  }
  if (role === "admin") requireAdmin(call, "admin role required to mint admin tokens");
  const entry = role === "admin" && !adminRole ? undefined : ROLES[role];
  // Before the admin role existed, the role was not checked and the token was empty.
  if (entry === undefined && !adminRole) return "";
  if (entry === undefined) throw new RackFailure(400, "invalid role: must be read, write, or admin");
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
