/** Names and addresses after a move: what the world is told, and how a computer forgets what it was told before. */
export interface Flush {
  /** Proper nouns, not translated. */
  readonly name: string;
  readonly text: string;
}

/** Forgets the answers this computer keeps, by its system. Chrome's own cache has a page of its own, which no extension may open. */
export const dnsFlush: readonly Flush[] = [
  { name: 'Windows', text: 'ipconfig /flushdns' },
  { name: 'macOS', text: 'sudo dscacheutil -flushcache; sudo killall -HUP mDNSResponder' },
  { name: 'Linux (systemd-resolved)', text: 'sudo resolvectl flush-caches' },
  { name: 'Linux (nscd)', text: 'sudo nscd -i hosts' },
  { name: 'Chrome', text: 'chrome://net-internals/#dns' },
];

/** Asks from the root down, past every cache, and what this computer believes. */
export const dnsLook = (host: string): readonly string[] => [`dig +trace ${host}`, `dig +short ${host}`];
