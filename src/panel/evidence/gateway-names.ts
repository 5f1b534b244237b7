/** What gateways are called. */
import { locale } from '../../i18n/messages.ts';

/** Display names of gateways. Proper nouns, not translated. */
const names: Readonly<Record<string, string>> = {
  nginx: 'nginx',
  openresty: 'OpenResty',
  tengine: 'Tengine',
  angie: 'Angie',
  apache: 'Apache',
  litespeed: 'LiteSpeed',
  iis: 'IIS',
  'http.sys': 'Windows HTTP.sys',
  haproxy: 'HAProxy',
  varnish: 'Varnish',
  squid: 'Squid',
  lighttpd: 'lighttpd',
  caddy: 'Caddy',
  h2o: 'H2O',
  nghttpx: 'nghttpx',
  'apache-traffic-server': 'Apache Traffic Server',
  tinyproxy: 'Tinyproxy',
  privoxy: 'Privoxy',
  mitmproxy: 'mitmproxy',
  envoy: 'Envoy',
  traefik: 'Traefik',
  kong: 'Kong',
  netscaler: 'NetScaler',
  openshift: 'OpenShift',
  cloudflare: 'Cloudflare',
  cloudfront: 'CloudFront',
  fastly: 'Fastly',
  akamai: 'Akamai',
  'aws-alb': 'AWS load balancer',
  'aws-elb': 'AWS Classic Load Balancer',
  'aws-api-gateway': 'AWS API Gateway',
  'azure-application-gateway': 'Azure Application Gateway',
  'azure-front-door': 'Azure Front Door',
  'google-cloud-load-balancer': 'Google Cloud load balancer',
  'google-front-end': 'Google Front End',
  heroku: 'Heroku',
  vercel: 'Vercel',
  netlify: 'Netlify',
  railway: 'Railway',
  render: 'Render',
  'cloud-foundry': 'Cloud Foundry',
};

/** The gateway's name; undefined if the gateway is unknown. */
export function gatewayName(id: string): string | undefined {
  if (id === 'unknown') return undefined;
  // The id is a good enough name for a gateway that is missing here.
  return Object.hasOwn(names, id) ? names[id] : id;
}

/** The gateway's name, or its id where there is no name. */
export function gatewayLabel(id: string): string {
  return gatewayName(id) ?? id;
}

/** The names of several gateways as one list. */
export function gatewayNames(ids: readonly string[]): string {
  return new Intl.ListFormat(locale()).format(ids.map(gatewayLabel));
}
