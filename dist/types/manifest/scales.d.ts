/** How a manifest scales each of its services: `web` -> `count 1-3, cpu 256, memory 512`. Empty for no manifest. */
export declare function scalesIn(manifest: string): Map<string, string>;
