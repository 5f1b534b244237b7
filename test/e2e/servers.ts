/** The built-in failing site and the real gateways, as one list of servers. */
import { startGateways } from '../gateways/index.ts';
import { startSite } from '../site/site.ts';
import type { Server } from './navigation-paths.ts';

export interface Servers {
  readonly list: readonly Server[];
  readonly missing: readonly string[];
  stop(): Promise<void>;
}

export async function startServers(): Promise<Servers> {
  const [site, gateways] = await Promise.all([startSite(), startGateways()]);
  const builtIn: Server = {
    name: 'built-in site',
    paths: { failing: '/502', slow: '/slow-first-byte', redirect: '/redirect', empty: '/empty', healthy: '/healthy' },
    url: (path, host) => site.url(path, host),
  };
  return {
    list: [builtIn, ...gateways.list],
    missing: gateways.missing,
    async stop() {
      await Promise.all([site.close(), gateways.stop()]);
    },
  };
}
