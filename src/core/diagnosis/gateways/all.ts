import { BALANCERS } from './balancers.ts';
import { CDNS } from './cdns.ts';
import type { Gateway } from './fingerprint.ts';
import { FORWARD_PROXIES } from './forward-proxies.ts';
import { PLATFORMS } from './platforms.ts';
import { WEB_SERVERS } from './web-servers.ts';

/** Every gateway we can name. One more is one row in the list it belongs to and one line in the test. */
export const GATEWAYS: readonly Gateway[] = [...WEB_SERVERS, ...BALANCERS, ...CDNS, ...PLATFORMS, ...FORWARD_PROXIES];

/** The gateways a Server header may mean, nearest name first; several share one. */
export function gatewaysOfServer(value: string): readonly Gateway[] {
  const server = value.slice(0, 200).toLowerCase();
  return GATEWAYS.filter((gateway) =>
    gateway.server?.some((name) => server.startsWith(name) && !/[a-z_-]/.test(server[name.length] ?? '')),
  );
}

/** The gateway that calls itself this in Proxy-Status or Via. */
export function gatewayOfAlias(name: string): Gateway | undefined {
  const [alias = ''] = name.trim().toLowerCase().split(/[\s/]/, 1);
  return GATEWAYS.find((gateway) => gateway.aliases?.includes(alias));
}
