/** DNS after a move: what the name servers return, and how to flush a computer's cache. */
export interface Flush {
  /** Proper nouns, not translated. */
  readonly name: string;
  readonly text: string;
}

/** Flushes the DNS cache, by system. Chrome's own cache has a page, which an extension cannot open. */
export const dnsFlush: readonly Flush[] = [
  { name: 'Windows', text: 'ipconfig /flushdns' },
  { name: 'macOS', text: 'sudo dscacheutil -flushcache; sudo killall -HUP mDNSResponder' },
  { name: 'Linux (systemd-resolved)', text: 'sudo resolvectl flush-caches' },
  { name: 'Linux (nscd)', text: 'sudo nscd -i hosts' },
  { name: 'Chrome', text: 'chrome://net-internals/#dns' },
];

/** Resolves a host from the root down, past every cache, and as this computer does. */
export const dnsLookup = (host: string): readonly string[] => [`dig +trace ${host}`, `dig +short ${host}`];
