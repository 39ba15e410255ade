import type { Input } from "./inputs.ts";

/** Name of the app, for every command about one. */
export const appInput = {
  description: "Name of the app",
  required: true,
  short: "a",
  env: ["CONVOX_APP"],
  fallback: "CONVOX_APP; for the program also .convox/app, then the directory's name",
} as const satisfies Input;
