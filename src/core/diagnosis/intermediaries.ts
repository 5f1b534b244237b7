import { clip } from '../http/clip.ts';
import type { HeaderFields } from '../http/headers.ts';
import { gatewayOfAlias, gatewaysOfServer } from './gateways/all.ts';

/** Headers that a hop leaves on everything that passes it, its own errors or not. */
const LEFT_BY: readonly (readonly [header: string, gateway: string])[] = [
  ['cf-ray', 'cloudflare'],
  ['cf-cache-status', 'cloudflare'],
  ['x-amz-cf-id', 'cloudfront'],
  ['x-amz-cf-pop', 'cloudfront'],
  ['x-azure-ref', 'azure-front-door'],
  ['x-msedge-ref', 'azure-front-door'],
  ['x-varnish', 'varnish'],
  ['x-vercel-id', 'vercel'],
  ['x-nf-request-id', 'netlify'],
  ['x-railway-edge', 'railway'],
  ['x-railway-request-id', 'railway'],
  ['x-render-origin-server', 'render'],
  ['rndr-id', 'render'],
  ['x-kong-proxy-latency', 'kong'],
  ['x-kong-upstream-latency', 'kong'],
  ['x-envoy-upstream-service-time', 'envoy'],
  ['x-akamai-request-id', 'akamai'],
  ['akamai-grn', 'akamai'],
  ['x-akamai-transformed', 'akamai'],
  ['x-fastly-request-id', 'fastly'],
  ['x-squid-error', 'squid'],
  ['fly-request-id', 'fly'],
  ['x-sucuri-id', 'sucuri'],
  ['x-iinfo', 'imperva'],
  ['x-vcap-request-id', 'cloud-foundry'],
  ['apigw-requestid', 'aws-api-gateway'],
  ['x-amz-apigw-id', 'aws-api-gateway'],
];

const MOST_RELAYS = 20;

/**
 * Who was on the path, the maker of the error left out: hops that are known by their id, others by the name they give
 * themselves in Via (RFC 9110 §7.6.3).
 */
export function intermediariesOf(headers: HeaderFields, maker: string, hops: readonly string[]): readonly string[] {
  const relays = new Set<string>();
  for (const [header, gateway] of LEFT_BY) if (headers.first(header) !== undefined) relays.add(gateway);
  if (/(?:^|,\s*)cache-[a-z0-9-]+/i.test((headers.first('x-served-by') ?? '').slice(0, 500))) relays.add('fastly');
  if (headers.all('set-cookie').some((cookie) => cookie.startsWith('AWSALB'))) relays.add('aws-alb');
  if (headers.all('set-cookie').some((cookie) => cookie.startsWith('AWSELB'))) relays.add('aws-elb');
  for (const server of headers.all('server')) {
    const [gateway] = gatewaysOfServer(server);
    if (gateway?.serverTells === 'passing' && gateway.id !== 'fastly') relays.add(gateway.id);
  }
  for (const hop of headers.all('via').join(',').slice(0, 2000).split(',')) addVia(relays, hop.trim());
  for (const hop of hops) relays.add(gatewayOfAlias(hop)?.id ?? clip(hop));
  relays.delete(maker);
  relays.delete('');
  return [...relays].slice(0, MOST_RELAYS);
}

/** «1.1 vegur», «1.1 cache01.example (squid/5.7)»: protocol, name, comment; the comment says which program it is. */
function addVia(relays: Set<string>, hop: string): void {
  const [, name = '', ...rest] = hop.split(' ').filter((part) => part !== '');
  const comment = rest.join(' ').replace(/^\(/, '').replace(/\)$/, '');
  const known = gatewayOfAlias(comment) ?? gatewayOfAlias(name);
  if (known) relays.add(known.id);
  else if (name !== '') relays.add(clip(name));
}
