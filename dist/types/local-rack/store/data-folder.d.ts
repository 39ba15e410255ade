/**
 * Where a local Rack of the current user keeps its state unless told otherwise: below XDG_STATE_HOME, LOCALAPPDATA or
 * `.local/state` in the home folder. `env` holds the environment variables to look at.
 */
export declare function dataFolder(env: Readonly<Record<string, string | undefined>>): string;
