/** Every intermediary we know, in one list for each question. To add one, write a file and add a line to each list it belongs to. */
import { akamai, akamaiFingerprint, akamaiOwner } from './akamai.ts';
import { angie, angieFingerprint, angieOwner } from './angie.ts';
import { apacheTrafficServer, apacheTrafficServerFingerprint, apacheTrafficServerOwner } from './apache-traffic-server.ts';
import { apache, apacheFingerprint, apacheOwner } from './apache.ts';
import { awsAlb, awsAlbFingerprint, awsAlbOwner } from './aws-alb.ts';
import { awsApiGateway, awsApiGatewayFingerprint, awsApiGatewayOwner } from './aws-api-gateway.ts';
import { awsElb, awsElbFingerprint, awsElbOwner } from './aws-elb.ts';
import { azureApplicationGateway, azureApplicationGatewayFingerprint, azureApplicationGatewayOwner } from './azure-application-gateway.ts';
import { azureFrontDoor, azureFrontDoorFingerprint, azureFrontDoorOwner } from './azure-front-door.ts';
import { BOT_PROTECTION } from './bot-protection.ts';
import { caddy, caddyFingerprint, caddyOwner } from './caddy.ts';
import { cloudFoundry, cloudFoundryFingerprint, cloudFoundryOwner } from './cloud-foundry.ts';
import { cloudflare, cloudflareFingerprint, cloudflareOwner } from './cloudflare.ts';
import { cloudfront, cloudfrontFingerprint, cloudfrontOwner } from './cloudfront.ts';
import { envoy, envoyFingerprint, envoyOwner } from './envoy.ts';
import { fastly, fastlyFingerprint, fastlyOwner } from './fastly.ts';
import type { Fingerprint } from './fingerprint.ts';
import { fly, flyFingerprint } from './fly.ts';
import { googleCloudLoadBalancer, googleCloudLoadBalancerFingerprint, googleCloudLoadBalancerOwner } from './google-cloud-load-balancer.ts';
import { googleFrontEnd, googleFrontEndFingerprint, googleFrontEndOwner } from './google-front-end.ts';
import { h2o, h2oFingerprint, h2oOwner } from './h2o.ts';
import { haproxy, haproxyFingerprint, haproxyOwner } from './haproxy.ts';
import { heroku, herokuFingerprint, herokuOwner } from './heroku.ts';
import { httpSys, httpSysFingerprint, httpSysOwner } from './http-sys.ts';
import { iis, iisFingerprint, iisOwner } from './iis.ts';
import { imperva, impervaFingerprint } from './imperva.ts';
import type { Intermediary } from './intermediary.ts';
import { kong, kongFingerprint, kongOwner } from './kong.ts';
import { lighttpd, lighttpdFingerprint, lighttpdOwner } from './lighttpd.ts';
import { litespeed, litespeedFingerprint, litespeedOwner } from './litespeed.ts';
import { mitmproxy, mitmproxyFingerprint, mitmproxyOwner } from './mitmproxy.ts';
import { netlify, netlifyFingerprint, netlifyOwner } from './netlify.ts';
import { netscaler, netscalerFingerprint, netscalerOwner } from './netscaler.ts';
import { nghttpx, nghttpxFingerprint, nghttpxOwner } from './nghttpx.ts';
import { nginx, nginxFingerprint, nginxOwner } from './nginx.ts';
import { openresty, openrestyFingerprint, openrestyOwner } from './openresty.ts';
import { openshift, openshiftFingerprint, openshiftOwner } from './openshift.ts';
import type { OwnServer, RentedService } from './owner-commands.ts';
import { privoxy, privoxyFingerprint, privoxyOwner } from './privoxy.ts';
import { railway, railwayFingerprint, railwayOwner } from './railway.ts';
import { render, renderFingerprint, renderOwner } from './render.ts';
import { squid, squidFingerprint, squidOwner } from './squid.ts';
import { sucuri, sucuriFingerprint } from './sucuri.ts';
import { tengine, tengineFingerprint, tengineOwner } from './tengine.ts';
import { tinyproxy, tinyproxyFingerprint, tinyproxyOwner } from './tinyproxy.ts';
import { traefik, traefikFingerprint, traefikOwner } from './traefik.ts';
import { varnish, varnishFingerprint, varnishOwner } from './varnish.ts';
import { vercel, vercelFingerprint, vercelOwner } from './vercel.ts';

/** Names and code meanings; the order is only for reading. */
export const INTERMEDIARIES: readonly Intermediary[] = [
  akamai,
  angie,
  apache,
  apacheTrafficServer,
  awsAlb,
  awsApiGateway,
  awsElb,
  azureApplicationGateway,
  azureFrontDoor,
  caddy,
  cloudFoundry,
  cloudflare,
  cloudfront,
  envoy,
  fastly,
  fly,
  googleCloudLoadBalancer,
  googleFrontEnd,
  h2o,
  haproxy,
  heroku,
  httpSys,
  iis,
  imperva,
  kong,
  lighttpd,
  litespeed,
  mitmproxy,
  netlify,
  netscaler,
  nghttpx,
  nginx,
  openresty,
  openshift,
  privoxy,
  railway,
  render,
  squid,
  sucuri,
  tengine,
  tinyproxy,
  traefik,
  varnish,
  vercel,
  ...BOT_PROTECTION,
];

/**
 * Gateways that can be named as the author of an error, in the order their fingerprints are tried: the first match wins, so of two
 * that share a page or a Server header the more specific one comes first.
 */
export const GATEWAYS: readonly Fingerprint[] = [
  // Web servers.
  nginxFingerprint,
  openrestyFingerprint,
  tengineFingerprint,
  angieFingerprint,
  apacheFingerprint,
  litespeedFingerprint,
  iisFingerprint,
  httpSysFingerprint,
  lighttpdFingerprint,
  caddyFingerprint,
  h2oFingerprint,
  nghttpxFingerprint,
  // Balancers; aws-alb before aws-elb: `awselb/2.0` begins like both, and the first is meant.
  haproxyFingerprint,
  envoyFingerprint,
  traefikFingerprint,
  kongFingerprint,
  netscalerFingerprint,
  openshiftFingerprint,
  awsAlbFingerprint,
  awsElbFingerprint,
  awsApiGatewayFingerprint,
  azureApplicationGatewayFingerprint,
  // CDNs, caches and front ends. fastly before varnish: of the two, Fastly puts `Server: varnish` on what it forwards.
  // google-front-end before google-cloud-load-balancer: they share a page, and only the front end's needs its Server header.
  cloudflareFingerprint,
  cloudfrontFingerprint,
  fastlyFingerprint,
  varnishFingerprint,
  akamaiFingerprint,
  azureFrontDoorFingerprint,
  googleFrontEndFingerprint,
  googleCloudLoadBalancerFingerprint,
  apacheTrafficServerFingerprint,
  // Platforms.
  herokuFingerprint,
  vercelFingerprint,
  netlifyFingerprint,
  railwayFingerprint,
  renderFingerprint,
  cloudFoundryFingerprint,
  // Proxies of visitors.
  squidFingerprint,
  tinyproxyFingerprint,
  privoxyFingerprint,
  mitmproxyFingerprint,
];

/** Intermediaries that leave headers on what they forward, in the order the panel lists them. */
export const ON_PATH: readonly Fingerprint[] = [
  cloudflareFingerprint,
  cloudfrontFingerprint,
  azureFrontDoorFingerprint,
  varnishFingerprint,
  vercelFingerprint,
  netlifyFingerprint,
  railwayFingerprint,
  renderFingerprint,
  kongFingerprint,
  envoyFingerprint,
  akamaiFingerprint,
  fastlyFingerprint,
  squidFingerprint,
  flyFingerprint,
  sucuriFingerprint,
  impervaFingerprint,
  cloudFoundryFingerprint,
  awsApiGatewayFingerprint,
  awsAlbFingerprint,
  awsElbFingerprint,
];

/** Servers an owner may run, in the order offered. */
export const SERVERS: readonly OwnServer[] = [
  nginxOwner,
  apacheOwner,
  litespeedOwner,
  caddyOwner,
  lighttpdOwner,
  openrestyOwner,
  angieOwner,
  tengineOwner,
  h2oOwner,
  iisOwner,
  httpSysOwner,
  haproxyOwner,
  varnishOwner,
  squidOwner,
  apacheTrafficServerOwner,
  envoyOwner,
  traefikOwner,
  kongOwner,
  openshiftOwner,
  nghttpxOwner,
  tinyproxyOwner,
  privoxyOwner,
  mitmproxyOwner,
];

/** Services an owner may rent. */
export const SERVICES: readonly RentedService[] = [
  cloudflareOwner,
  fastlyOwner,
  akamaiOwner,
  cloudfrontOwner,
  awsAlbOwner,
  awsElbOwner,
  awsApiGatewayOwner,
  azureApplicationGatewayOwner,
  azureFrontDoorOwner,
  googleCloudLoadBalancerOwner,
  netscalerOwner,
  googleFrontEndOwner,
  herokuOwner,
  vercelOwner,
  netlifyOwner,
  railwayOwner,
  renderOwner,
  cloudFoundryOwner,
];

/** The gateways a Server header may stand for, in the order of `GATEWAYS`. */
export function gatewaysOfServer(value: string): readonly Fingerprint[] {
  const server = value.slice(0, 200).toLowerCase();
  return GATEWAYS.filter((gateway) =>
    gateway.serverPrefixes?.some((prefix) => server.startsWith(prefix) && !/[a-z_-]/.test(server[prefix.length] ?? '')),
  );
}

/** The gateway with this name in Proxy-Status or Via; a version behind it is ignored. */
export function gatewayOfAlias(name: string): Fingerprint | undefined {
  const [alias = ''] = name.trim().toLowerCase().split(/[\s/]/, 1);
  return GATEWAYS.find((gateway) => gateway.aliases?.includes(alias));
}
