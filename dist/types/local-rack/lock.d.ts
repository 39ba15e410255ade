/**
 * Runs `body` while holding the lock file `path`. The holder may be another program on the same data folder; a lock
 * whose process is gone is taken over. Not reentrant.
 * @throws Error when the lock cannot be had within 30 seconds
 */
export declare function withLock<T>(path: string, body: () => Promise<T>): Promise<T>;
/** Who owns something: process id and host, one text. */
export declare function ownerText(): string;
/** False only when the owner ran on this host and its process is gone. */
export declare function ownerAlive(owner: string): boolean;
