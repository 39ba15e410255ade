/** Who may enter through the Console, and what for. */
export interface ConsoleKey {
  key: string;
  /** `default`: the commands of a plain deploy key; `all`: everything. */
  policy: "default" | "all";
  /** Whether it covers machines; default true. What a real Console does with a deploy key is not known. */
  machines?: boolean;
}

/** A Rack in the Console's list. */
export interface ConsoleRack {
  name: string;
  organization: string;
  provider?: string;
  status?: string;
}

/** A Convox Cloud machine in the Console's list. */
export interface ConsoleMachine {
  id: string;
  name: string;
  /** Default: the organization of this Rack. */
  organization?: string;
}

/** A Console in front of the Rack, at another port. */
export interface ConsoleOptions {
  /** Organization of this Rack; default `local`. */
  organization?: string;
  /** What `GET /racks` lists; this Rack is added when it is not among them. */
  racks?: ConsoleRack[];
  /** What `GET /machines` lists; this Rack serves the first one. Default: none. */
  machines?: ConsoleMachine[];
  keys: ConsoleKey[];
  /** Demands a session: `token-false` is opened by an empty request, `token-true` wants a second factor. */
  session?: "token-false" | "token-true";
}
