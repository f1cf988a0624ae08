/** Where requests may go: `local` allows this machine and the hosts that are listed, and opens no other socket. */
export interface NetworkRules {
  readonly mode: 'hosted' | 'local';
  /** Host names or addresses of one's own network that `local` allows, without port. */
  readonly localHosts?: readonly string[];
}

/** `fetch`, as far as it is used here. */
export type Fetch = typeof globalThis.fetch;

/** True for the names and addresses of this machine. Other names are not looked up: that would open a socket. */
function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** True for this machine and the hosts that are listed. */
export function isLocal({ hostname }: URL, { localHosts = [] }: NetworkRules): boolean {
  return isLoopback(hostname) || localHosts.includes(hostname) || localHosts.includes(hostname.replace(/^\[|\]$/g, ''));
}
