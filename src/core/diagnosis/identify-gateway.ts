import { gatewayOfAlias, GATEWAYS, gatewaysOfServer } from '../gateways/all.ts';
import type { Fingerprint, PageFingerprint, ResponseSnapshot } from '../gateways/fingerprint.ts';
import { clip } from '../http/clip.ts';
import { isFailure } from '../http/response.ts';
import { match } from '../page/pattern.ts';
import { HEADER_RULES, PAGE_RULES, verdictOf, type ServerSays } from './attribution-rules.ts';
import type { Confidence, Evidence } from './evidence.ts';
import type { ProxyStatus } from './proxy-status.ts';

/** The gateway that generated an error, how sure that is, and why. */
export interface Attribution {
  readonly gateway: Fingerprint | undefined;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
}

/** Programs that run applications. They never send a gateway's page, so under their name it is a copy. */
const APPLICATION_SERVER =
  /^(?:gunicorn|werkzeug|uvicorn|hypercorn|daphne|waitress|cheroot|tornadoserver|wsgiserver|simplehttp|basehttp|python|aiohttp|uwsgi|puma|webrick|thin|unicorn|passenger|phusion|jetty|apache-coyote|tomcat|undertow|wildfly|glassfish|netty|kestrel|express|node|deno|bun|php|swoole|roadrunner|frankenphp|warp|actix|hyper|rocket|mochiweb|zope|twistedweb|werkzeug|cherrypy|sanic|amazons3|github\.com)\b/i;

const APPLICATION_FRAMEWORK = /^(?:express|php|next\.js|nuxt|servlet)/i;

const UNKNOWN = { gateway: undefined, confidence: 'low' } as const;

/**
 * Tries the signs from the strongest to the weakest: headers only one gateway sets, the structure of the page, the Server header.
 * A response that contradicts itself is a copy and gets no name.
 */
export function identifyGateway(snapshot: ResponseSnapshot, proxyStatus: ProxyStatus): Attribution {
  if (!isFailure(snapshot.status)) return { ...UNKNOWN, evidence: [] };
  const byHeader = fromHeaders(snapshot, proxyStatus);
  const byPage = fromPage(snapshot);
  if (byHeader.gateway) return weighHeader({ ...byHeader, gateway: byHeader.gateway }, byPage, snapshot);
  if (byPage) return weighPage(byPage, snapshot);
  const byServer = fromServer(snapshot);
  return { ...byServer, evidence: [...byHeader.evidence, ...byServer.evidence] };
}

interface ByHeader {
  readonly gateway: Fingerprint | undefined;
  readonly evidence: readonly Evidence[];
  /** Whether a header points to it, not only the status. */
  readonly fromHeader: boolean;
}

function fromHeaders(snapshot: ResponseSnapshot, { error }: ProxyStatus): ByHeader {
  const { headers, status } = snapshot;
  for (const gateway of GATEWAYS) {
    const header = gateway.vendorHeader?.(headers);
    if (header === undefined) continue;
    const text = clip(headers.first(header) ?? '');
    return { gateway, evidence: [{ sign: 'vendor-header', gateway: gateway.id, header, text }], fromHeader: true };
  }
  const server = headers.first('server') ?? '';
  const named = gatewaysOfServer(server).find((gateway) => gateway.serverHeader === 'own-errors-only');
  if (named)
    return { gateway: named, evidence: [{ sign: 'server-header', gateway: named.id, text: clip(server), alone: false }], fromHeader: true };
  const hop = error && gatewayOfAlias(error.text);
  if (error) return { gateway: hop, evidence: [{ ...error, ...(hop && { gateway: hop.id }) }], fromHeader: true };
  const gateway = GATEWAYS.find(({ isOwnStatus }) => isOwnStatus?.(status));
  if (gateway === undefined) return { gateway, evidence: [], fromHeader: false };
  const evidence: Evidence = { sign: 'status-code', gateway: gateway.id, text: String(status) };
  return { gateway, evidence: [evidence], fromHeader: hasExpectedHeaders(gateway, snapshot) };
}

const hasExpectedHeaders = ({ expectedHeaders }: Fingerprint, { headers }: ResponseSnapshot): boolean =>
  expectedHeaders?.some((name) => headers.first(name) !== undefined) ?? true;

interface ByPage {
  readonly gateway: Fingerprint;
  readonly fingerprint: PageFingerprint;
  readonly evidence: Evidence;
}

function fromPage(snapshot: ResponseSnapshot): ByPage | undefined {
  const { page } = snapshot;
  if (!page.known || page.empty) return undefined;
  const quoted = page.heading || page.title || (page.json ? '' : page.text.slice(0, 80));
  for (const gateway of GATEWAYS) {
    for (const fingerprint of gateway.pages ?? []) {
      if (!fits(fingerprint, snapshot)) continue;
      const sign = fingerprint.form === 'text' ? 'page-text' : 'stock-page';
      return { gateway, fingerprint, evidence: { sign, gateway: gateway.id, ...(quoted !== '' && { text: clip(quoted) }) } };
    }
  }
  return undefined;
}

/** Whether a page fits; visible text only where the response may have been HTML. */
function fits({ form, pattern, when }: PageFingerprint, snapshot: ResponseSnapshot): boolean {
  const { page, status, headers } = snapshot;
  if (page.markup !== (form === 'html')) return false;
  const type = (headers.first('content-type') ?? 'text/html').toLowerCase();
  if (form === 'text' && !type.includes('html')) return false;
  const subjects = form === 'html' ? [page.skeleton] : form === 'text' ? [page.text, page.textBelowTitle] : [page.text];
  return (pattern === undefined || subjects.some((subject) => match(pattern, subject, status))) && (when?.(snapshot) ?? true);
}

/** A header has named the gateway; the page and the Server header confirm it or not. */
function weighHeader(
  { gateway, evidence, fromHeader }: ByHeader & { readonly gateway: Fingerprint },
  byPage: ByPage | undefined,
  snapshot: ResponseSnapshot,
): Attribution {
  const server = snapshot.headers.first('server') ?? '';
  const isApplication = APPLICATION_SERVER.test(server);
  const isForeign = server !== '' && !gatewaysOfServer(server).includes(gateway);
  const page = byPage === undefined ? 'none' : byPage.gateway.id === gateway.id ? 'same' : 'other';
  const verdict = verdictOf(HEADER_RULES, {
    page,
    server: isApplication ? 'application' : isForeign ? 'foreign' : 'fits',
    fromHeader,
    textOnly: byPage?.fingerprint.form === 'text',
  });
  const contradiction = contradicts(gateway, 'server', server);
  if (verdict === 'copy') return { ...UNKNOWN, evidence: [contradiction] };
  if (byPage && page === 'other')
    return { gateway, confidence: verdict, evidence: [...evidence, contradicts(byPage.gateway, 'page', gateway.id)] };
  const confirmed = byPage ? [...evidence, byPage.evidence] : evidence;
  return { gateway, confidence: verdict, evidence: isApplication ? [...confirmed, contradiction] : confirmed };
}

/** The page fits the gateway; the headers are its own, those of a hop in front of it, or foreign ones. */
function weighPage({ gateway, fingerprint, evidence }: ByPage, snapshot: ResponseSnapshot): Attribution {
  const { headers } = snapshot;
  const server = headers.first('server') ?? '';
  const poweredBy = headers.first('x-powered-by') ?? '';
  const poweredByApplication = APPLICATION_FRAMEWORK.test(poweredBy);
  const [other] = gatewaysOfServer(server);
  const says = serverSays(gateway, headers.first('server'));
  const verdict = verdictOf(PAGE_RULES, {
    poweredByApplication,
    server: says,
    weak: fingerprint.weak === true,
    textOnly: fingerprint.form === 'text',
    hasExpectedHeaders: hasExpectedHeaders(gateway, snapshot),
    fitsWithoutServer: headers.names.length > 0 && gateway.sendsNoServer?.(snapshot) === true,
  });
  const contradiction = poweredByApplication ? contradicts(gateway, 'x-powered-by', poweredBy) : contradicts(gateway, 'server', server);
  if (verdict === 'copy') return { ...UNKNOWN, evidence: [contradiction] };
  const more: Partial<Record<ServerSays, Evidence>> = {
    same: { sign: 'server-header', gateway: gateway.id, text: clip(server), alone: false },
    unrecognised: contradiction,
    ...(other && { rewriter: { sign: 'server-passing', gateway: other.id, text: clip(server) } }),
  };
  return { gateway, confidence: verdict, evidence: [evidence, more[says]].filter((each) => each !== undefined) };
}

/** How the Server header, if any, relates to a gateway. */
function serverSays(gateway: Fingerprint, server: string | undefined): ServerSays {
  if (server === undefined) return 'absent';
  if (APPLICATION_SERVER.test(server)) return 'application';
  const named = gatewaysOfServer(server);
  if (named.includes(gateway)) return 'same';
  if (named[0] === undefined) return 'unrecognised';
  return named[0].serverHeader === 'rewrites' ? 'rewriter' : 'other';
}

const contradicts = ({ id }: Fingerprint, header: string, text: string): Evidence => ({
  sign: 'contradiction',
  gateway: id,
  header,
  text: clip(text),
});

/** By Server alone, with an empty page or one we do not know: never more than `low`. */
function fromServer(snapshot: ResponseSnapshot): Attribution {
  const servers = snapshot.headers.all('server');
  const server = servers[0] ?? '';
  const poweredBy = snapshot.headers.first('x-powered-by') ?? '';
  const application = servers.find((value) => APPLICATION_SERVER.test(value)) ?? poweredBy;
  if (application !== '') return { ...UNKNOWN, evidence: [{ sign: 'application', text: clip(application) }] };
  const named = gatewaysOfServer(server);
  const gateway = named.find(
    ({ serverHeader, isOwnEmptyResponse }) => serverHeader === 'preserves-upstream' || isOwnEmptyResponse?.(snapshot) === true,
  );
  if (gateway !== undefined && servers.length === 1)
    return { gateway, confidence: 'low', evidence: [{ sign: 'server-header', gateway: gateway.id, text: clip(server), alone: true }] };
  return { ...UNKNOWN, evidence: named[0] ? [{ sign: 'server-passing', gateway: named[0].id, text: clip(server) }] : [] };
}
