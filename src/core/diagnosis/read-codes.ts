import { clip } from '../http/clip.ts';
import { ERROR_CODES } from './error-codes.ts';
import type { ErrorCode } from './evidence.ts';
import { isCloudflareStatus } from './gateways/cdns.ts';
import type { ResponseSnapshot } from './gateways/fingerprint.ts';

/** A code as found: what to quote, and the key's second half where it differs from that. */
type Found = readonly [text: string, code?: string | undefined] | undefined;

/** The codes and reasons the maker of this error gives for it, in its own words. */
export function readCodes(gateway: string, snapshot: ResponseSnapshot): readonly ErrorCode[] {
  const vendor = gateway === 'azure-front-door' ? 'azure' : gateway;
  const found = READERS[gateway]?.(snapshot) ?? [];
  return found.flatMap((each) => {
    if (each === undefined || each[0] === '') return [];
    const key = `${vendor}:${each[1] ?? each[0]}`;
    return [{ sign: 'error-code', gateway, text: clip(each[0]), ...(Object.hasOwn(ERROR_CODES, key) && { key }) } as const];
  });
}

/** The words between a start and an end in the page's text, when both are near. */
function between(text: string, start: string, end: string | undefined): string | undefined {
  const at = text.indexOf(start);
  if (at < 0) return undefined;
  const rest = text.slice(at + start.length, at + start.length + 200);
  const stop = end === undefined ? rest.length : rest.indexOf(end);
  return stop < 0 ? rest.trim() : rest.slice(0, stop).trim();
}

const READERS: Readonly<Record<string, (snapshot: ResponseSnapshot) => readonly Found[]>> = {
  cloudflare: ({ headers, page, status }) => {
    const type = headers.first('cf-error-type');
    const code = cloudflareCode(headers.first('cf-error-type') ?? '', page.raw, page.json?.['error_code'], page.text);
    const own =
      isCloudflareStatus(status) ||
      headers.first('cf-error-origin') === 'origin' ||
      (page.known && !page.empty && !page.skeleton.endsWith('</center>') && !/^\d{3} [A-Za-z ]+ cloudflare(?:-nginx)?$/.test(page.text));
    const byStatus: Found = own && (status !== 503 || page.markup || page.json !== undefined) ? [String(status)] : [String(status), 'edge'];
    return [code ? [code] : byStatus, ...(type !== undefined && type !== code && !/^\d+$/.test(type) ? [[type] as const] : [])];
  },
  envoy: ({ page }) => {
    const reason = between(page.text, 'reset reason: ', ',') ?? (page.text.length < 60 ? page.text : undefined);
    const transport = between(page.text, 'transport failure reason: ', undefined);
    return [
      reason === undefined ? undefined : [reason, reason.toLowerCase().replace(/\.$/, '')],
      transport === undefined ? undefined : [transport],
    ];
  },
  cloudfront: ({ page, headers }) => [cloudFrontReason(page.text, headers.first('x-cache') ?? '')],
  'azure-front-door': ({ page, headers }) => {
    const external = headers.first('x-azure-externalerror');
    const internal = headers.first('x-azure-internalerror');
    const info = /Error Info:\s?([A-Za-z]{3,60})/.exec(page.text.slice(0, 4000))?.[1];
    const unavailable = page.text.includes('services aren');
    return [
      external === undefined
        ? undefined
        : [
            external,
            external
              .split(',')
              .map((part) => part.trim())
              .find((part) => Object.hasOwn(ERROR_CODES, `azure:${part}`)) ?? external,
          ],
      internal === undefined ? undefined : [internal, 'internal'],
      info === undefined ? undefined : [info],
      unavailable && external === undefined && internal === undefined
        ? ['Our services aren’t available right now', 'services-unavailable']
        : undefined,
    ];
  },
  vercel: ({ page, headers }) => {
    const code =
      headers.first('x-vercel-error') ?? /(?:application\.|Code:)\s`?([A-Z][A-Z_]{4,60})(?:[\s`]|$)/.exec(page.text.slice(0, 4000))?.[1];
    return [code === undefined ? undefined : [code]];
  },
  squid: ({ page, headers }) => {
    const code = headers.first('x-squid-error')?.split(' ')[0] ?? page.comments.find((words) => words.startsWith('ERR_'));
    return [code === undefined ? undefined : [code]];
  },
  'cloud-foundry': ({ headers }) => [[headers.first('x-cf-routererror') ?? '']],
  apache: ({ page }) => {
    const reason = between(page.text, 'Reason: ', '  ')?.split(/ Additionally| Apache\/|: /, 1)[0];
    return [reason === undefined ? undefined : [reason, reason.startsWith('Timeout') ? 'Timeout' : reason]];
  },
  fastly: ({ page }) => [cacheReason(page.heading || page.text)],
  varnish: ({ page }) => [cacheReason(page.heading || page.text)],
  akamai: ({ page }) => {
    const reason = /(?:Service Unavailable|Gateway Timeout) - ([A-Za-z ]{2,40}?)(?: The |$)/.exec(page.text.slice(0, 300))?.[1];
    return [reason === undefined ? undefined : [reason, reason.toLowerCase()]];
  },
  'apache-traffic-server': ({ page }) => [page.title === '' ? undefined : [page.title]],
  render: ({ headers }) => {
    const routing = headers.first('x-render-routing') ?? '';
    const code = ['hibernate-wake-error', 'suspend', 'no-server', 'error'].find((word) => routing.includes(word));
    return [[routing, code ?? routing]];
  },
  kong: ({ page }) => {
    const code = KONG_REASONS.find(([words]) => page.text.includes(words));
    return [code];
  },
  heroku: ({ page }) => {
    const source = page.elements.find((part) => part.name === 'iframe')?.attributes.get('src') ?? '';
    return [source.includes('maintenance') ? ['maintenance mode', 'maintenance'] : ['Application Error', 'application-error']];
  },
  railway: ({ page }) => [
    page.text.includes('Application failed to respond') ? ['Application failed to respond', 'no-response'] : undefined,
  ],
  netlify: ({ page }) => [typeof page.json?.['errorMessage'] === 'string' ? [page.json['errorMessage'], 'function'] : undefined],
  iis: ({ page }) => [iisReason(page.text.slice(0, 1500))],
};

const KONG_REASONS: readonly (readonly [text: string, code: string])[] = [
  ['An invalid response was received from the upstream server', 'invalid-response'],
  ['The upstream server is currently unavailable', 'unavailable'],
  ['The upstream server is timing out', 'timeout'],
  ['failure to get a peer from the ring-balancer', 'no-peer'],
  ['name resolution failed', 'name-resolution'],
];

function cloudflareCode(type: string, raw: string, json: unknown, text: string): string | undefined {
  if (/^(?:5\d\d|1\d{3})$/.test(type)) return type;
  if (typeof json === 'number' && json >= 500 && json < 2000) return String(json);
  const bare = /^error code: (\d{3,4})$/.exec(raw.trim().slice(0, 40))?.[1];
  const branded = /\b(?:Error|Error code:?) (1\d{3})\b/.exec(text.slice(0, 1500))?.[1];
  const tunnel = /Tunnel error/.test(text.slice(0, 300)) ? '1033' : undefined;
  return bare ?? branded ?? tunnel;
}

const CLOUDFRONT_REASONS: readonly (readonly [sees: RegExp, code: string])[] = [
  [/able to resolve the origin domain name/, 'dns'],
  [/either the attempt failed or the origin closed the connection/, 'closed'],
  [/Lambda function .{0,80}(?:limit|throttl)/i, 'lambda-limit'],
  [/Lambda (?:function|result|expression)|CloudFront function/i, 'lambda'],
  [/able to connect to the origin|can['’]t connect to the origin/, 'connect'],
  [/(?:couldn['’]t|can not) be (?:established|negotiated).{0,60}(?:SSL|TLS)/i, 'tls'],
  [/origin (?:took too long|did not respond|didn['’]t respond)|Gateway Timeout|504 ERROR/i, 'timeout'],
  [/not have (?:enough )?capacity|experiencing (?:high demand|problems)/i, 'capacity'],
];

function cloudFrontReason(text: string, cache: string): Found {
  const start = text.slice(0, 1500);
  const [sees, code] = CLOUDFRONT_REASONS.find(([each]) => each.test(start)) ?? [];
  if (sees) return [sees.exec(start)?.[0] ?? '', code];
  return /^Lambda/i.test(cache) ? [cache, 'lambda'] : undefined;
}

/** Varnish and Fastly give the reason as the reason phrase: «Error 503 first byte timeout». */
function cacheReason(text: string): Found {
  const reason = /^(?:Error )?\d{3} ([^<]{2,80})/.exec(text.slice(0, 120))?.[1];
  const plain = reason?.split(' Guru', 1)[0] ?? '';
  // Visible text has the reason twice, as heading and as paragraph.
  const half = plain.slice(0, (plain.length - 1) / 2);
  const once = `${half} ${half}` === plain ? half : plain;
  return once === '' ? undefined : [once, once.toLowerCase().replace("'", '’')];
}

function iisReason(text: string): Found {
  if (/CGI application/.test(text)) return ['CGI application', 'cgi'];
  if (/50[023]\.5\b|50[023]\.3\d\b|Failure to start/i.test(text)) return ['the application did not start', 'startup'];
  if (/connection error while trying to route/.test(text))
    return ['There was a connection error while trying to route the request.', 'connect'];
  return undefined;
}
