import { closeSync, constants, fstatSync, ftruncateSync, openSync, writeSync } from "node:fs";

const { O_APPEND, O_CREAT, O_WRONLY } = constants;

/**
 * Appends `text` to a file of the CI system, or nothing of it: half of a line would break the file for its reader, as on a
 * disk that gets full. With `creates`, a missing file is created.
 * @throws the error of the operating system
 */
export function appendText(path: string, text: string, { creates = false } = {}): void {
  const file = openSync(path, O_WRONLY | O_APPEND | (creates ? O_CREAT : 0), 0o666);
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.from(text);
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    } catch (error) {
      if (fstatSync(file).isFile()) ftruncateSync(file, size);
      throw error;
    }
  } finally {
    closeSync(file);
  }
}
