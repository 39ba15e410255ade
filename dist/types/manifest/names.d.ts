/** What names of services, resources and timers look like (convox/convox pkg/manifest/validate.go). */
export declare const NAME: RegExp;
/** The rest of a sentence that begins with the name. */
export declare const NAME_RULE = "may hold only a-z, 0-9 and -, and must begin with a letter";
