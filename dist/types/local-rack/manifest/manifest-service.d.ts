import type { Generation } from "../profile.ts";
import { type YamlValue } from "./yaml-value.ts";
/** When a container counts as healthy. Times in seconds. */
interface Health {
    path: string;
    interval: number;
    timeout: number;
    /** Time before the first look. */
    grace: number;
    disabled: boolean;
}
/** A service with defaults filled in. */
export interface Service {
    name: string;
    /** Set unless `image` alone is given. */
    build: {
        path: string;
        manifest: string;
        args: string[];
    };
    image: string;
    /** Program and arguments instead of the image's own, [] for the image's own. */
    command: string[];
    environment: string[];
    /** 0 for none. */
    port: number;
    scheme: string;
    health: Health;
    count: {
        min: number;
        max: number;
    };
    cpu: number;
    memory: number;
    deployment: {
        minimum: number;
        maximum: number;
    };
    agent: boolean;
    internal: boolean;
    internalRouter: boolean;
    resources: string[];
}
/** @throws Error with the Rack's text for a value of the wrong kind */
export declare function readService(name: string, body: YamlValue, shared: string[], generation: Generation): Service;
/** Text of a scalar, "" for nothing. @throws Error for a list or a mapping */
export declare function textOf(value: YamlValue | undefined): string;
/** Environment declarations of a list; items that are not texts are passed over, as the Rack does. */
export declare function environmentList(value: YamlValue | undefined): string[];
export {};
