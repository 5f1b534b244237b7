import type { ResponseSnapshot } from '../gateways/fingerprint.ts';
import { clip } from '../http/clip.ts';
import { hasElement } from '../page/parsed-page.ts';
import type { Evidence } from './evidence.ts';

interface BotChallenge {
  /** An id of `INTERMEDIARIES`, or `unknown`. */
  readonly by: string;
  /** The sign of it, quoted in the evidence. */
  readonly sees: (snapshot: ResponseSnapshot) => string | undefined;
}

const headerIs =
  (name: string, ...values: readonly string[]) =>
  ({ headers }: ResponseSnapshot): string | undefined => {
    const value = headers.first(name)?.toLowerCase();
    return value !== undefined && (values.length === 0 || values.includes(value)) ? `${name}: ${value}` : undefined;
  };

const element =
  (name: string, attribute: string, value: string) =>
  ({ page }: ResponseSnapshot): string | undefined =>
    hasElement(page, name, attribute, value) ? `${attribute}="${value}"` : undefined;

const titled =
  (...titles: readonly string[]) =>
  ({ page }: ResponseSnapshot): string | undefined =>
    titles.find((title) => page.title === title);

/** Pages that check for bots and then let the visitor through, so they are no failure. The first match counts. */
export const BOT_CHALLENGES: readonly BotChallenge[] = [
  // https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/
  { by: 'cloudflare', sees: headerIs('cf-mitigated', 'challenge') },
  { by: 'cloudflare', sees: element('script', 'src', '/cdn-cgi/challenge-platform/*') },
  { by: 'cloudflare', sees: element('form', 'id', 'challenge-form') },
  { by: 'cloudflare', sees: element('*', 'id', 'cf-browser-verification') },
  { by: 'cloudflare', sees: element('*', 'class', 'cf-browser-verification*') },
  {
    by: 'cloudflare',
    sees: (snapshot) =>
      snapshot.headers.first('cf-ray') === undefined ? undefined : titled('Just a moment...', 'Just a moment…')(snapshot),
  },
  // https://vercel.com/docs/vercel-firewall/attack-challenge-mode
  { by: 'vercel', sees: headerIs('x-vercel-mitigated', 'challenge') },
  { by: 'vercel', sees: headerIs('x-vercel-challenge-token') },
  { by: 'vercel', sees: titled('Vercel Security Checkpoint') },
  // https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-how-it-works.html
  { by: 'aws-waf', sees: headerIs('x-amzn-waf-action', 'challenge', 'captcha') },
  { by: 'ddos-guard', sees: element('script', 'src', '/.well-known/ddos-guard/*') },
  { by: 'ddos-guard', sees: titled('DDOS-GUARD', 'DDoS-Guard') },
  { by: 'imperva', sees: element('iframe', 'src', '/_Incapsula_Resource*') },
  { by: 'imperva', sees: element('script', 'src', '/_Incapsula_Resource*') },
  { by: 'akamai', sees: element('*', 'id', 'sec-if-cpt-container') },
  {
    by: 'akamai',
    sees: ({ page }) =>
      page.elements
        .find((part) => part.name === 'meta' && part.attributes.get('content')?.includes('bm-verify='))
        ?.attributes.get('content'),
  },
  { by: 'datadome', sees: element('script', 'src', 'https://ct.captcha-delivery.com/*') },
  { by: 'datadome', sees: element('iframe', 'src', 'https://geo.captcha-delivery.com/*') },
  { by: 'perimeterx', sees: element('*', 'id', 'px-captcha') },
  { by: 'sucuri', sees: titled('You are being redirected...') },
  { by: 'anubis', sees: element('script', 'id', 'anubis_version') },
  { by: 'anubis', sees: element('script', 'id', 'anubis_challenge') },
  { by: 'blazingfast', sees: titled('Just a moment please...', 'DDoS protection by BlazingFast') },
  { by: 'stackpath', sees: element('script', 'src', '/sbbi/*') },
  { by: 'stackpath', sees: titled('StackPath', 'Site verification') },
  { by: 'fastly', sees: element('script', 'src', '/_fs-ch-*') },
  { by: 'qrator', sees: element('script', 'src', '/__qrator/*') },
  { by: 'haproxy-protection', sees: element('script', 'src', '/.basedflare/*') },
  { by: 'haproxy-protection', sees: element('*', 'action', '/.basedflare/*') },
  {
    by: 'unknown',
    sees: ({ page }) => (isCheckTitle(page.title) && page.elements.some((part) => part.name === 'script') ? page.title : undefined),
  },
];

/** The challenge this page is, if it is one. */
export function readChallenge(snapshot: ResponseSnapshot): Evidence | undefined {
  for (const { by, sees } of BOT_CHALLENGES) {
    const text = sees(snapshot);
    if (text !== undefined) return { sign: 'challenge', by, text: clip(text) };
  }
  return undefined;
}

/** The title of most home-made challenges; a script on the page does the check. */
const isCheckTitle = (title: string): boolean =>
  title.length < 120 &&
  /^(?:checking your browser|ddos protection|security check|verifying (?:your browser|you are human)|making sure you['’]re not a bot)/i.test(
    title,
  );
