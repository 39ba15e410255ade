/** Whether traffic to `hostname` stays on this machine. IPv6 addresses may have brackets. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || /^127(\.\d{1,3}){3}$/.test(hostname) || /^\[?::1\]?$/.test(hostname);
}
