import { imageCodes } from "./image-codes.ts";
import { inputCodes } from "./input-codes.ts";
import { programCodes } from "./program-codes.ts";
import { rackCodes } from "./rack-codes.ts";
import { workCodes } from "./work-codes.ts";

/**
 * Every failure that a user can meet, by its stable code. Loaded when something has failed: nothing else needs the texts.
 * To add a failure, add a row to one of the tables.
 */
export const ERROR_CODES = { ...inputCodes, ...rackCodes, ...workCodes, ...imageCodes, ...programCodes } as const;
