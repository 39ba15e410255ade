/** A program that is one file. */
export interface Tool {
    /** What it is called once it is installed. */
    readonly name: string;
    /** `1.2.3` */
    readonly version: string;
    readonly url: string;
    /** Hexadecimal digest that the file must have; undefined to take whatever comes. */
    readonly sha256: string | undefined;
}
export interface Installed {
    /** Folder with the program in it. */
    readonly dir: string;
    /** It was there already. */
    readonly cached: boolean;
    readonly sha256: string;
}
/**
 * Downloads a program into the runner's tool cache, unless it is there. What is in the cache has to have the digest too:
 * on a machine of one's own other jobs write there. Elsewhere than on GitHub the cache is a folder of the user's.
 * @throws ConvoxError when the digest is another, and nothing is installed then
 */
export declare function installed(tool: Tool): Promise<Installed>;
