import type { Builder } from "./builder.ts";
import type { Engine } from "./engine.ts";
/** `auto`: docker if an engine answers, else buildah, else plan. The others are what they say, or an error. */
export type BuilderName = "auto" | "docker" | "buildah" | "plan";
/** The builder that was named cannot work on this machine. */
export declare class BuilderUnavailable extends Error {
    name: string;
}
export interface Chosen {
    builder: Builder;
    /** Undefined for plan. */
    engine: Engine | undefined;
}
/**
 * Settles what makes images here.
 * @param data the Rack's data folder, absolute
 * @throws BuilderUnavailable when a builder is named and cannot work on this machine
 */
export declare function chooseBuilder(name: BuilderName, data: string): Promise<Chosen>;
