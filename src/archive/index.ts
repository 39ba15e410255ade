export { type Archive, type ArchiveHead, openArchive } from "./archive.ts";
export type { Format } from "./images.ts";
