import { isCloudflareStatus } from '../http/failure-status.ts';
import { hasElement, type ParsedPage } from '../page/parsed-page.ts';
import {
  custom,
  element,
  fingerprint,
  firstPresent,
  headerIs,
  html,
  text,
  titled,
  type FoundCode,
  type ResponseSnapshot,
} from './fingerprint.ts';
import { cdn, site, unsure, type Intermediary, type Fault } from './intermediary.ts';
import { nginxFrame } from './nginx.ts';
import { inFront } from './owner-commands.ts';

export const cloudflare: Intermediary = {
  id: 'cloudflare',
  name: 'Cloudflare',
  kind: 'cdn',
  codes: {
    // https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/
    'cloudflare:502': site('Cloudflare reached the site’s server, which answered with a bad gateway error.'),
    'cloudflare:503': site('The site’s server told Cloudflare that it is unavailable right now.'),
    'cloudflare:504': site('Cloudflare reached the site’s server, which answered that it timed out.'),
    'cloudflare:edge': cdn('Cloudflare itself could not handle the request.'),
    'cloudflare:520': site('The site’s server sent Cloudflare an empty, broken or unexpected answer.'),
    'cloudflare:521': site('The site’s server refused the connection from Cloudflare: it is down or blocks Cloudflare.'),
    'cloudflare:522': site('The site’s server did not accept a connection from Cloudflare in time.'),
    'cloudflare:523': site('Cloudflare has no route to the site’s server.'),
    'cloudflare:524': site('The site’s server accepted Cloudflare’s connection but took too long to answer.'),
    'cloudflare:525': site('The encrypted connection between Cloudflare and the site’s server could not be set up.'),
    'cloudflare:526': site('The site’s server has no certificate that Cloudflare accepts.'),
    'cloudflare:527': site('The Railgun connection between Cloudflare and the site’s server broke.'),
    'cloudflare:530': site('Cloudflare cannot find or reach the site’s server.'),
    'cloudflare:1000': site('The site’s DNS record points back at Cloudflare.'),
    'cloudflare:1001': site('Cloudflare could not resolve the site’s name.'),
    'cloudflare:1002': site('The site’s DNS record points at an address that is not allowed.'),
    'cloudflare:1003': site('The site cannot be opened by its bare address.'),
    'cloudflare:1004': site('The site’s setup at Cloudflare is not complete.'),
    'cloudflare:1006': unsure('The site’s owner blocks your network address.'),
    'cloudflare:1010': unsure('The site’s owner blocks this browser.'),
    'cloudflare:1013': site('The host name in the request does not match the one in the encrypted connection.'),
    'cloudflare:1014': site('The site’s DNS record points at another Cloudflare account.'),
    'cloudflare:1015': unsure('The site’s owner limits how many requests a visitor may make.'),
    'cloudflare:1016': site('Cloudflare cannot find the address of the site’s server.'),
    'cloudflare:1018': site('Cloudflare cannot find the site’s settings yet.'),
    'cloudflare:1019': site('The site’s Worker keeps calling itself.'),
    'cloudflare:1020': unsure('One of the site’s firewall rules blocks this request.'),
    'cloudflare:1023': site('Cloudflare cannot find the site’s settings yet.'),
    'cloudflare:1033': site('The tunnel between Cloudflare and the site’s server is down.'),
    'cloudflare:1034': site('The site’s DNS record points at an old Cloudflare address.'),
    'cloudflare:1036': site('One of the site’s rewrite rules produces an invalid address.'),
    'cloudflare:1101': site('The site’s Worker, a program running at Cloudflare, crashed.'),
    'cloudflare:1102': site('The site’s Worker, a program running at Cloudflare, ran out of time.'),
    'cloudflare:1105': cdn('Cloudflare is temporarily unable to run this site’s Worker.'),
    'cloudflare:1200': cdn('Too many requests are waiting in Cloudflare’s queue for this site.'),
  },
};

const BARE_CODE = /^error code: (?:50[0-4]|52[0-7]|530|1[0-9]{3})$/;

const justAMoment = titled('Just a moment...', 'Just a moment…');

export const cloudflareFingerprint = fingerprint(cloudflare, {
  serverPrefixes: ['cloudflare', 'cloudflare-nginx'],
  serverHeader: 'rewrites',
  expectedHeaders: ['cf-ray'],
  vendorHeader: (headers) => firstPresent(headers, 'cf-error-type', 'cf-error-origin'),
  isOwnStatus: isCloudflareStatus,
  pages: [
    custom('html', isBranded),
    html(nginxFrame('cloudflare')),
    html(nginxFrame('cloudflare-nginx')),
    custom('plain', ({ page }) => page.json?.['cloudflare_error'] === true),
    custom('plain', ({ page }) => BARE_CODE.test(page.raw.trim())),
    text('{s} * cloudflare'),
    text('{s} * cloudflare-nginx'),
    text('**| {s}: * Error code {s} **', { when: namesThreeHops }),
    text('* Error code {s} Visit cloudflare.com for more information.**'),
    text('Error {s} Ray ID: **', { when: namesThreeHops }),
    text('**Error code {s} Visit cloudflare.com for more information.**', { when: namesThreeHops }),
  ],
  aliases: ['cloudflare', 'cloudflare-proxy', 'cf-origin-proxy'],
  pathHeaders: ['cf-ray', 'cf-cache-status'],
  cacheHeaders: ['cf-cache-status'],
  // https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/
  challenges: [
    headerIs('cf-mitigated', 'challenge'),
    element('script', 'src', '/cdn-cgi/challenge-platform/*'),
    element('form', 'id', 'challenge-form'),
    element('*', 'id', 'cf-browser-verification'),
    element('*', 'class', 'cf-browser-verification*'),
    (snapshot) => (snapshot.headers.first('cf-ray') === undefined ? undefined : justAMoment(snapshot)),
  ],
  readCodes,
  markedFault,
});

function isBranded({ page }: ResponseSnapshot): boolean {
  return (
    (hasElement(page, '*', 'id', 'cf-wrapper') && hasElement(page, '*', 'id', 'cf-error-details')) ||
    (hasElement(page, 'link', 'id', 'cf_styles-css') &&
      hasElement(page, 'link', 'href', '/cdn-cgi/styles/*') &&
      page.title.endsWith('| Cloudflare'))
  );
}

/** The words of the branded page's diagram, in its order: browser, Cloudflare, host. */
function namesThreeHops({ page }: ResponseSnapshot): boolean {
  let at = 0;
  for (const word of ['Browser', 'Working', 'Cloudflare', 'Host', 'What happened?', 'What can I do?']) {
    at = page.text.indexOf(word, at);
    if (at < 0) return false;
    at += word.length;
  }
  return true;
}

/** The diagram of the branded page has a cross at the hop that failed. */
function markedFault(page: ParsedPage): Fault | undefined {
  const failed = (hop: string): boolean =>
    page.elements.some(
      ({ attributes }) =>
        attributes.get('id') === `cf-${hop}-status` && (attributes.get('class') ?? '').split(' ').includes('cf-error-source'),
    );
  if (failed('host')) return 'site';
  if (failed('cloudflare')) return 'cdn';
  return failed('browser') || hasElement(page, '*', 'id', 'cf-browser-error') ? 'visitor' : undefined;
}

function readCodes(snapshot: ResponseSnapshot): readonly FoundCode[] {
  const type = snapshot.headers.first('cf-error-type');
  const code = codeIn(snapshot);
  const named = type !== undefined && type !== code && !/^\d+$/.test(type);
  return [code === undefined ? statusCode(snapshot) : [code], ...(named ? [[type] as const] : [])];
}

/** 502, 503 and 504 in nginx's frame are Cloudflare's own failure; anything else it reports about the site's server. */
function statusCode(snapshot: ResponseSnapshot): FoundCode {
  const { page, status } = snapshot;
  const aboutSite = isAboutSite(snapshot) && (status !== 503 || page.markup || page.json !== undefined);
  return aboutSite ? [String(status)] : [String(status), 'edge'];
}

function isAboutSite({ headers, page, status }: ResponseSnapshot): boolean {
  if (isCloudflareStatus(status) || headers.first('cf-error-origin') === 'origin') return true;
  return page.known && !page.empty && !page.skeleton.endsWith('</center>') && !/^\d{3} [A-Za-z ]+ cloudflare(?:-nginx)?$/.test(page.text);
}

function codeIn({ headers, page }: ResponseSnapshot): string | undefined {
  const type = headers.first('cf-error-type') ?? '';
  if (/^(?:5\d\d|1\d{3})$/.test(type)) return type;
  const json = page.json?.['error_code'];
  if (typeof json === 'number' && json >= 500 && json < 2000) return String(json);
  const bare = /^error code: (\d{3,4})$/.exec(page.raw.trim().slice(0, 40))?.[1];
  const branded = /\b(?:Error|Error code:?) (1\d{3})\b/.exec(page.text.slice(0, 1500))?.[1];
  const tunnel = /Tunnel error/.test(page.text.slice(0, 300)) ? '1033' : undefined;
  return bare ?? branded ?? tunnel;
}

export const cloudflareOwner = inFront(cloudflare, {
  status: 'https://www.cloudflarestatus.com/',
  pause: 'Overview › Advanced Actions › Pause Cloudflare on Site',
});
