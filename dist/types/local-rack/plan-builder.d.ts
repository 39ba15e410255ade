import type { Builder } from "./builder.ts";
/** The line that says so, early in every log. */
export declare const PLAN_NOTICE = "local Rack: this is a plan, no image is built and nothing is pushed";
/**
 * A builder that makes nothing: it checks each Dockerfile, prints the commands that a Rack would run and every
 * instruction as a step. v2 logs look like docker's, v3 logs like BuildKit's.
 */
export declare const planBuilder: Builder;
