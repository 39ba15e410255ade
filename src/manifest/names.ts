/** What names of services, resources and timers look like (convox/convox pkg/manifest/validate.go). */
export const NAME = /^[a-z][a-z0-9-]*$/;

/** The rest of a sentence that begins with the name. */
export const NAME_RULE = "may hold only a-z, 0-9 and -, and must begin with a letter";
