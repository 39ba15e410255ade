/** Version of this package, from package.json; written by `npm run generate`. */
export const VERSION = "1.5.0";
/** Where bugs are reported, from package.json. */
export const ISSUES_URL = "https://github.com/convox/ci/issues";
/** The repository, which holds the docs. From package.json. */
export const HOMEPAGE_URL = "https://github.com/convox/ci";
