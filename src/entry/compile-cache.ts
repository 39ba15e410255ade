import * as module from "node:module";
import { join } from "node:path";

/**
 * Lets V8 read its compiled code from the last run, where Node can (22.1 and later). It is kept in the folder of the user:
 * in the folder for temporary files, which is Node's own choice, others could put code.
 */
export function keepCompiledCode(env: Readonly<Record<string, string | undefined>> = process.env): void {
  const enable: unknown = Reflect.get(module, "enableCompileCache");
  const { HOME, XDG_CACHE_HOME } = env;
  const cache = XDG_CACHE_HOME || (HOME && join(HOME, ".cache"));
  if (typeof enable === "function" && cache) enable(join(cache, "convox-ci", "compiled"));
}
