export { type BuilderName, BuilderUnavailable } from "./builder/choose-builder.ts";
export type { Faults } from "./http/fault-box.ts";
export { type FaultSpec, parseFaults } from "./http/faults.ts";
export type { RequestRecord } from "./http/record.ts";
export type { ConsoleKey, ConsoleOptions, ConsoleRack, LocalRack, LocalRackOptions } from "./options.ts";
export { containersOf, stopContainers } from "./run/containers.ts";
export type { Container } from "./run/runtime.ts";
export { startLocalRack } from "./server.ts";
export { dataFolder } from "./store/data-folder.ts";
