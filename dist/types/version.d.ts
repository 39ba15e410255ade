/** Version of this package, from package.json; written by `npm run generate`. */
export declare const VERSION = "1.5.0";
