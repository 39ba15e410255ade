import type { Profile } from "./profile.ts";
/** What the builder is told on its command line. */
export interface BuildFlags {
    cache: boolean;
    /** `NAME=value` each. */
    args: string[];
}
/** Output of a builder that did not understand its command line: it ends before it can report to the Rack. */
export declare class BuilderUsage extends Error {
    name: string;
}
/**
 * v3 pastes the build arguments unquoted into the builder's command and splits that by shell rules; the builder then
 * parses flags as Go does: up to the first word that is no flag. An argument with a blank is cut there, takes all later
 * arguments with it, or sets other flags.
 * `noCache` goes in as it was given: the flag is `-cache`, so the option works the wrong way round.
 * @throws Error from splitting, which the create call answers with; BuilderUsage for unknown flags
 */
export declare function v3Flags(args: readonly string[], noCache: boolean | undefined): () => BuildFlags;
/**
 * Environment that build arguments add. v2 and older v3 want `NAME=value`; v3 from 3.22.0 fills a bare name from the
 * builder's own environment.
 * @throws Error for an argument without `=` where that is not allowed
 */
export declare function argumentEnvironment(args: readonly string[], profile: Profile, builderEnv: ReadonlyMap<string, string>): Map<string, string>;
