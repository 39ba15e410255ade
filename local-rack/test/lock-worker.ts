// Takes the lock in a folder repeatedly and records each entry and exit, while a test kills the process.
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { withLock } from "../src/store/lock.ts";

const [, , folder = ""] = process.argv;
const note = (verb: string) => appendFile(join(folder, "log"), `${verb} ${process.pid}\n`);

for (;;) {
  await withLock(join(folder, "lock"), async () => {
    await note("enter");
    process.send?.("held");
    await new Promise((resolve) => setImmediate(resolve));
    await note("leave");
  });
}
