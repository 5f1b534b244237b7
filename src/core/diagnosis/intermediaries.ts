import { gatewayOfAlias, gatewaysOfServer, ON_PATH } from '../gateways/all.ts';
import { clip } from '../http/clip.ts';
import type { HeaderFields } from '../http/headers.ts';

const MOST_NAMED = 20;

/**
 * The intermediaries a response passed, without the one that made the error: known ones by id, others by their own name in Via
 * (RFC 9110 §7.6.3) or Proxy-Status (RFC 9209 §2).
 */
export function intermediariesOf(headers: HeaderFields, generator: string, hops: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const { id, pathHeaders } of ON_PATH) if (pathHeaders?.some((name) => headers.first(name) !== undefined)) found.add(id);
  for (const { id, isOnPath } of ON_PATH) if (isOnPath?.(headers)) found.add(id);
  for (const server of headers.all('server')) {
    const [gateway] = gatewaysOfServer(server);
    if (gateway?.serverHeader === 'rewrites' && !gateway.sharesServerHeader) found.add(gateway.id);
  }
  for (const hop of headers.all('via').join(',').slice(0, 2000).split(',')) addVia(found, hop.trim());
  for (const hop of hops) found.add(gatewayOfAlias(hop)?.id ?? clip(hop));
  found.delete(generator);
  found.delete('');
  return [...found].slice(0, MOST_NAMED);
}

/** «1.1 vegur», «1.1 cache01.example (squid/5.7)»: protocol, name, comment; a comment that names the program counts more. */
function addVia(found: Set<string>, hop: string): void {
  const [, name = '', ...rest] = hop.split(' ').filter((part) => part !== '');
  const comment = rest.join(' ').replace(/^\(/, '').replace(/\)$/, '');
  const known = gatewayOfAlias(comment) ?? gatewayOfAlias(name);
  if (known) found.add(known.id);
  else if (name !== '') found.add(clip(name));
}
