import type { Call } from "../http/call.ts";
import { json, ok, type Reply } from "../http/reply.ts";
import { readRecord, writeAtomic } from "../store/files.ts";
import { places } from "../store/places.ts";

function isConfig(value: unknown): value is { solvers: unknown } {
  return typeof value === "object" && value !== null && "solvers" in value;
}

/** How domains would be proven to Let's Encrypt, as it was last given. */
export async function letsEncryptGet({ rack }: Call): Promise<Reply> {
  const config = await readRecord(places.letsEncrypt(rack), isConfig);
  return json({ role: "", solvers: config?.solvers ?? null });
}

/** The config is a JSON body. It is kept, and nobody acts on it. */
export async function letsEncryptSet({ rack, body }: Call): Promise<Reply> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString("utf8");
  if (text.trim() === "") throw new Error("EOF");
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new Error("unexpected EOF", { cause: error });
  }
  const solvers: unknown = typeof given === "object" && given !== null ? Reflect.get(given, "solvers") : undefined;
  await writeAtomic(places.letsEncrypt(rack), JSON.stringify({ solvers: solvers ?? null }));
  return ok();
}
