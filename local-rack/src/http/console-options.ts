/** Who may enter through the Console, and what for. */
export interface ConsoleKey {
  key: string;
  /** `default`: the commands of a plain deploy key; `all`: everything. */
  policy: "default" | "all";
}

/** A Rack in the Console's list. */
export interface ConsoleRack {
  name: string;
  organization: string;
  provider?: string;
  status?: string;
}

/** A Console in front of the Rack, at another port. */
export interface ConsoleOptions {
  /** Organization of this Rack; default `local`. */
  organization?: string;
  /** What `GET /racks` lists; this Rack is added when it is not among them. */
  racks?: ConsoleRack[];
  keys: ConsoleKey[];
  /** Demands a session: `token-false` is opened by an empty request, `token-true` wants a second factor. */
  session?: "token-false" | "token-true";
}
