import { type Route } from "./router.ts";
/**
 * The routes of a Rack, in the order in which they are tried, so that the table can be laid beside the real one.
 * `/check` needs no password and is answered before this table.
 */
export declare const routes: readonly Route[];
