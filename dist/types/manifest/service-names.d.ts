/**
 * Names of the services in the text of a manifest, in their order; undefined when it has no `services`, or when a
 * variable decides about them.
 */
export declare function serviceNames(text: string): string[] | undefined;
