import type { Options } from "./form.ts";
import { type Generation } from "./generation.ts";
export interface BuildOptions {
    /** The `object://` URL that storing the source gave. */
    readonly url: string;
    readonly description?: string | undefined;
    readonly gitSha?: string | undefined;
    /** Path of the manifest inside the source. */
    readonly manifest?: string | undefined;
    readonly development?: boolean;
    readonly noCache?: boolean;
    /** Each `KEY=VALUE`. */
    readonly buildArgs?: readonly string[];
    readonly wildcardDomain?: boolean;
    /** The images are built elsewhere and pushed; v3 alone. */
    readonly external?: boolean;
}
/**
 * What a Rack of this generation is to be sent for these options, and what the user should know about it.
 * Source: convox/convox pkg/structs/build.go, provider/k8s/build.go; convox/rack provider/aws/builds.go
 * @throws InputError for build args that cannot be delivered as they are, and for what would be harmful or ignored
 */
export declare function buildForm(options: BuildOptions, rack: Generation): {
    form: Options;
    notices: string[];
};
/** Whether the Rack's builder has a value of its own for the build arg `key`, on v3. */
export declare function isProvidedByRack(key: string): boolean;
/**
 * Build args as this Rack wants them; a command may call this before it packs, to be refused early.
 * @throws InputError with every mistake
 */
export declare function buildArgs(args: readonly string[], rack: Generation): string[];
/**
 * One build arg as this generation wants it. A list travels as one value that the Rack splits at commas, whatever is
 * quoted. v3 pastes each item into a command line and splits that by shell rules, so it is quoted; v2 takes it as it is.
 * Messages name the key alone: a value may be a secret.
 */
export declare function buildArg(arg: string, rack: Generation): string;
