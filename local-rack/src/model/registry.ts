/** Where images are pushed. */
export interface Registry {
  /** `host:port`; the registry answers there from then on. @throws Error when it cannot be started */
  address(): Promise<string>;
  /** This program needs it no longer. */
  close(): Promise<void>;
}
