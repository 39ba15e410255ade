export { type BuilderName, BuilderUnavailable } from "./choose-builder.ts";
export { containersOf } from "./containers.ts";
export { dataFolder } from "./data-folder.ts";
export type { Faults } from "./fault-box.ts";
export { type FaultSpec, parseFaults } from "./faults.ts";
export type { ConsoleKey, ConsoleOptions, ConsoleRack, LocalRack, LocalRackOptions } from "./options.ts";
export type { RequestRecord } from "./record.ts";
export type { Container } from "./runtime.ts";
export { startLocalRack } from "./server.ts";
