/** Every server the owner may have to look at. One more is one row in the list it belongs to. */
import { PROXIES } from './proxies.ts';
import type { Server } from './server.ts';
import { WEB_SERVERS } from './web-servers.ts';

/** In the order they are offered. */
export const SERVERS: readonly Server[] = [...WEB_SERVERS, ...PROXIES];
