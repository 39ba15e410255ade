import type { Input } from "./inputs.ts";

/** Input of every command about an app. */
export const appInput = {
  description: "Name of the app",
  required: true,
  short: "a",
  env: ["CONVOX_APP"],
  fallback: "CONVOX_APP; in a terminal also .convox/app, then the name of the directory",
} as const satisfies Input;
