import { clip } from '../http/clip.ts';
import { isFailure } from '../http/response.ts';
import type { Evidence } from './evidence.ts';
import { gatewayOfAlias, GATEWAYS, gatewaysOfServer } from './gateways/all.ts';
import { isCloudflareStatus } from './gateways/cdns.ts';
import type { Gateway, PageFingerprint, ResponseSnapshot } from './gateways/fingerprint.ts';
import { match } from './pattern.ts';
import type { ProxyStatus } from './proxy-status.ts';

/** Who made the error, how sure, and why. */
export interface Attribution {
  readonly gateway: Gateway | undefined;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly evidence: readonly Evidence[];
}

/** Programs that run applications: they never make a gateway's page, so under their name it is a copy. */
const APPLICATION_SERVER =
  /^(?:gunicorn|werkzeug|uvicorn|hypercorn|daphne|waitress|cheroot|tornadoserver|wsgiserver|simplehttp|basehttp|python|aiohttp|uwsgi|puma|webrick|thin|unicorn|passenger|phusion|jetty|apache-coyote|tomcat|undertow|wildfly|glassfish|netty|kestrel|express|node|deno|bun|php|swoole|roadrunner|frankenphp|warp|actix|hyper|rocket|mochiweb|zope|twistedweb|werkzeug|cherrypy|sanic|amazons3|github\.com)\b/i;

const UNKNOWN = { gateway: undefined, confidence: 'low' } as const;

/**
 * Asks the marks in the order of their worth: headers only the maker sets, the structure of a stock page, the Server header.
 * What contradicts itself is a copy and gets no name.
 */
export function identifyGateway(snapshot: ResponseSnapshot, proxyStatus: ProxyStatus): Attribution {
  if (!isFailure(snapshot.status)) return { ...UNKNOWN, evidence: [] };
  const byHeader = fromHeaders(snapshot, proxyStatus);
  const byPage = fromPage(snapshot);
  if (byHeader.gateway) return weighHeader(byHeader, byPage, snapshot);
  if (byPage) return weighPage(byPage, snapshot);
  const byServer = fromServer(snapshot);
  return { ...byServer, evidence: [...byHeader.evidence, ...byServer.evidence] };
}

interface ByHeader {
  readonly gateway: Gateway | undefined;
  readonly evidence: readonly Evidence[];
  /** Whether the mark stands in a header, not in the bare status. */
  readonly firm: boolean;
}

function fromHeaders(snapshot: ResponseSnapshot, { error }: ProxyStatus): ByHeader {
  const { headers, status } = snapshot;
  for (const gateway of GATEWAYS) {
    const header = gateway.made?.(snapshot);
    if (header === undefined) continue;
    const text = clip(headers.first(header) ?? '');
    return { gateway, evidence: [{ sign: 'vendor-header', gateway: gateway.id, header, text }], firm: true };
  }
  const server = headers.first('server') ?? '';
  const maker = gatewaysOfServer(server).find((gateway) => gateway.serverTells === 'made');
  if (maker)
    return { gateway: maker, evidence: [{ sign: 'server-header', gateway: maker.id, text: clip(server), alone: false }], firm: true };
  const named = error && gatewayOfAlias(error.text);
  if (error) return { gateway: named, evidence: [{ ...error, ...(named && { gateway: named.id }) }], firm: true };
  if (isCloudflareStatus(status)) {
    const gateway = GATEWAYS.find(({ id }) => id === 'cloudflare');
    return {
      gateway,
      evidence: [{ sign: 'status-code', gateway: 'cloudflare', text: String(status) }],
      firm: headers.first('cf-ray') !== undefined,
    };
  }
  return { gateway: undefined, evidence: [], firm: false };
}

function weighHeader({ gateway, evidence, firm }: ByHeader, byPage: ByPage | undefined, snapshot: ResponseSnapshot): Attribution {
  if (gateway === undefined) return { ...UNKNOWN, evidence };
  const server = snapshot.headers.first('server') ?? '';
  if (byPage && byPage.gateway.id !== gateway.id) {
    const copied: Evidence = { sign: 'contradiction', gateway: byPage.gateway.id, header: 'page', text: gateway.id };
    return { gateway, confidence: 'low', evidence: [...evidence, copied] };
  }
  const page: readonly Evidence[] = byPage ? [byPage.evidence] : [];
  if (APPLICATION_SERVER.test(server)) {
    const odd: Evidence = { sign: 'contradiction', gateway: gateway.id, header: 'server', text: clip(server) };
    return firm ? { gateway, confidence: 'low', evidence: [...evidence, ...page, odd] } : { ...UNKNOWN, evidence: [odd] };
  }
  const foreign = server !== '' && !gatewaysOfServer(server).includes(gateway);
  if (firm) return { gateway, confidence: foreign ? 'medium' : 'high', evidence: [...evidence, ...page] };
  if (foreign && !byPage) {
    return { ...UNKNOWN, evidence: [{ sign: 'contradiction', gateway: gateway.id, header: 'server', text: clip(server) }] };
  }
  const sure = byPage !== undefined && !foreign && byPage.mark.form !== 'text';
  return { gateway, confidence: foreign ? 'low' : sure ? 'high' : 'medium', evidence: [...evidence, ...page] };
}

interface ByPage {
  readonly gateway: Gateway;
  readonly mark: PageFingerprint;
  readonly evidence: Evidence;
}

function fromPage(snapshot: ResponseSnapshot): ByPage | undefined {
  const { page } = snapshot;
  if (!page.known || page.empty) return undefined;
  const quoted = page.heading || page.title || (page.json ? '' : page.text.slice(0, 80));
  for (const gateway of GATEWAYS) {
    for (const mark of gateway.pages ?? []) {
      if (!fits(mark, snapshot)) continue;
      const sign = mark.form === 'text' ? 'page-text' : 'stock-page';
      return { gateway, mark, evidence: { sign, gateway: gateway.id, ...(quoted !== '' && { text: clip(quoted) }) } };
    }
  }
  return undefined;
}

/** Whether a mark fits; visible text fits where the answer could have been HTML. */
function fits({ form, pattern, when }: PageFingerprint, snapshot: ResponseSnapshot): boolean {
  const { page, status, headers } = snapshot;
  if (page.markup !== (form === 'html')) return false;
  const type = (headers.first('content-type') ?? 'text/html').toLowerCase();
  if (form === 'text' && !type.includes('html')) return false;
  const subjects = form === 'html' ? [page.skeleton] : form === 'text' ? [page.text, page.textBelowTitle] : [page.text];
  return (pattern === undefined || subjects.some((subject) => match(pattern, subject, status))) && (when?.(snapshot) ?? true);
}

/** A page is as sure as the headers allow: its maker's own, those of a hop that replaces them, or foreign ones. */
function weighPage({ gateway, mark, evidence }: ByPage, snapshot: ResponseSnapshot): Attribution {
  const server = snapshot.headers.first('server');
  const isText = mark.form === 'text';
  const copy = (header: string, text: string): Attribution => ({
    ...UNKNOWN,
    evidence: [{ sign: 'contradiction', gateway: gateway.id, header, text: clip(text) }],
  });
  const poweredBy = snapshot.headers.first('x-powered-by') ?? '';
  if (/^(?:express|php|next\.js|nuxt|servlet)/i.test(poweredBy)) return copy('x-powered-by', poweredBy);
  const bare = snapshot.headers.names.length === 0;
  const hasExpectedHeaders = gateway.expectedHeaders?.some((name) => snapshot.headers.first(name) !== undefined) ?? true;
  if (server === undefined) {
    const sure = gateway.sendsNoServer?.(snapshot) === true && !bare && !isText && !mark.weak;
    return { gateway, confidence: mark.weak ? 'low' : sure ? 'high' : 'medium', evidence: [evidence] };
  }
  if (APPLICATION_SERVER.test(server)) return copy('server', server);
  const others = gatewaysOfServer(server);
  const own = others.includes(gateway);
  if (own) {
    const named: Evidence = { sign: 'server-header', gateway: gateway.id, text: clip(server), alone: false };
    return { gateway, confidence: mark.weak ? 'low' : hasExpectedHeaders && !isText ? 'high' : 'medium', evidence: [evidence, named] };
  }
  const [other] = others;
  if (other === undefined)
    return {
      gateway,
      confidence: 'low',
      evidence: [evidence, { sign: 'contradiction', gateway: gateway.id, header: 'server', text: clip(server) }],
    };
  // A nameless gateway's page keeps no Server header for a hop that keeps the inner one: there it would have none.
  if (other.serverTells !== 'passing' || !hasExpectedHeaders) return copy('server', server);
  const passed: Evidence = { sign: 'server-passing', gateway: other.id, text: clip(server) };
  return { gateway, confidence: mark.weak || isText ? 'low' : 'medium', evidence: [evidence, passed] };
}

/** Server alone, with an empty page or one of its own: never more than low. */
function fromServer(snapshot: ResponseSnapshot): Attribution {
  const servers = snapshot.headers.all('server');
  const server = servers[0] ?? '';
  const poweredBy = snapshot.headers.first('x-powered-by');
  const application =
    servers.find((value) => APPLICATION_SERVER.test(value)) ?? (poweredBy !== undefined && poweredBy !== '' ? poweredBy : undefined);
  if (application !== undefined) return { ...UNKNOWN, evidence: [{ sign: 'application', text: clip(application) }] };
  for (const gateway of gatewaysOfServer(server)) {
    if (servers.length > 1) break;
    const alone = gateway.serverTells === 'kept' || gateway.isOwnEmptyResponse?.(snapshot) === true;
    if (alone)
      return { gateway, confidence: 'low', evidence: [{ sign: 'server-header', gateway: gateway.id, text: clip(server), alone: true }] };
  }
  const [passing] = gatewaysOfServer(server);
  return { ...UNKNOWN, evidence: passing ? [{ sign: 'server-passing', gateway: passing.id, text: clip(server) }] : [] };
}
