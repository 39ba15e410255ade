/** Whether traffic to `hostname` stays on this machine. IPv6 addresses may have brackets. */
export declare function isLoopback(hostname: string): boolean;
