/** Version of this package, from package.json; written by `npm run generate`. */
export const VERSION = "1.5.0";
