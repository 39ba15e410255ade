export { type BuilderName, BuilderUnavailable } from "./builder/choose-builder.ts";
export type { Faults } from "./faults/fault-box.ts";
export { type FaultSpec, parseFaults } from "./faults/fault-spec.ts";
export type { RequestRecord } from "./http/record.ts";
export type { Container } from "./model/runtime.ts";
export type { ConsoleKey, ConsoleOptions, ConsoleRack, LocalRack, LocalRackOptions } from "./options.ts";
export { containersOf, stopContainers } from "./run/containers.ts";
export { startLocalRack } from "./server.ts";
export { dataFolder } from "./store/data-folder.ts";
