import type { ResponseSnapshot } from '../gateways/fingerprint.ts';
import { clip } from '../http/clip.ts';
import { startsLikeHttpDate } from '../http/http-date.ts';
import { delaySeconds } from '../http/retry-after.ts';
import { hasElement } from '../page/parsed-page.ts';
import type { Evidence } from './evidence.ts';

/** A Retry-After this long means planned maintenance; overloaded servers and stock pages (Varnish: 5) send a shorter one. */
const PLANNED_SECONDS = 60;

/** Words in a title or heading, in the most used languages of the web. */
const MAINTENANCE =
  /maintenance|wartung|mantenimiento|manutenção|manutencao|manutenzione|onderhoud|обслуживан|технические работы|メンテナンス|维护|維護|점검|konserwac|przerwa techniczna|údržb|karbantartás|bakım|underhåll|vedligehold|(?:we(?:['’]ll| will)|i(?:['’]ll| will)) be (?:right )?back|be right back|back (?:soon|online|shortly)/i;

/** The evidence for planned maintenance; `planned` if it is sufficient. */
export interface Maintenance {
  readonly planned: boolean;
  readonly evidence: readonly Evidence[];
  /** The application whose maintenance page this is, where that is recognised. */
  readonly by: string | undefined;
}

/** Reads maintenance pages, WordPress' and others', Retry-After, and pages that reload themselves. */
export function readMaintenance(snapshot: ResponseSnapshot): Maintenance {
  const evidence: Evidence[] = [];
  const retry = retryAfter(snapshot);
  if (retry) evidence.push(retry);
  const refresh = selfRefresh(snapshot);
  if (refresh) evidence.push(refresh);
  const by = softwareOf(snapshot);
  const words = wordsOf(snapshot) ?? by?.words;
  if (words !== undefined) evidence.push({ sign: 'maintenance-page', text: clip(words), ...(by && { by: by.name }) });
  const is503 = snapshot.status === 503;
  const longWait = retry?.sign === 'retry-after' && (retry.seconds === undefined || retry.seconds >= PLANNED_SECONDS);
  return { planned: refresh !== undefined || (is503 && (words !== undefined || longWait)), evidence, by: by?.name };
}

function retryAfter({ headers }: ResponseSnapshot): Evidence | undefined {
  const value = headers.first('retry-after');
  if (value === undefined || value === '') return undefined;
  const seconds = delaySeconds(value);
  if (seconds !== undefined) return { sign: 'retry-after', text: value, seconds };
  return startsLikeHttpDate(value) ? { sign: 'retry-after', text: clip(value) } : undefined;
}

/** «5», «5; url=/»: only a page that names no other address reloads itself (HTML §4.2.5.3). */
function selfRefresh({ headers, page }: ResponseSnapshot): Evidence | undefined {
  const header = secondsOf(headers.first('refresh'));
  if (header !== undefined) return { sign: 'self-refresh', by: 'header', seconds: header };
  for (const { name, attributes } of page.elements) {
    if (name !== 'meta' || attributes.get('http-equiv')?.toLowerCase() !== 'refresh') continue;
    const seconds = secondsOf(attributes.get('content'));
    if (seconds !== undefined) return { sign: 'self-refresh', by: 'page', seconds };
  }
  return undefined;
}

function secondsOf(content: string | undefined): number | undefined {
  const [, seconds, target = ''] = /^\s{0,9}([0-9]{1,6})(?:\.[0-9]{0,9})?(.{0,300})$/s.exec(content?.slice(0, 300) ?? '') ?? [];
  const elsewhere = /url\s{0,9}=\s{0,9}["']?\s{0,9}(?:https?:)?\/\/|url\s{0,9}=\s{0,9}["']?\s{0,9}[a-z]{2,9}:/i.test(target);
  return seconds === undefined || elsewhere ? undefined : Number(seconds);
}

function wordsOf({ page }: ResponseSnapshot): string | undefined {
  if (page.markup) return [page.title, page.heading].find((words) => MAINTENANCE.test(words.slice(0, 300)));
  // Without markup the first line is the heading, unless the text is long enough to be an article.
  const first = page.json === undefined && page.text.length < 600 ? page.text.slice(0, 120) : '';
  return MAINTENANCE.test(first) && !first.includes('due to maintenance downtime') ? first : undefined;
}

/** Applications whose maintenance page is recognised by its structure. */
function softwareOf({ page }: ResponseSnapshot): { readonly name: string; readonly words: string } | undefined {
  const words = page.heading || page.title || page.text.slice(0, 120);
  // https://developer.wordpress.org/reference/functions/wp_maintenance/ ends in wp_die, which names its page and message.
  const isWordPress = hasElement(page, 'body', 'id', 'error-page') && hasElement(page, 'div', 'class', 'wp-die-message');
  const saysWordPress = page.text.startsWith('Briefly unavailable for scheduled maintenance. Check back in a minute.');
  const saysTitle = page.textBelowTitle.startsWith('Briefly unavailable for scheduled maintenance. Check back in a minute.');
  if ((isWordPress && MAINTENANCE.test(page.title)) || saysWordPress || saysTitle) return { name: 'WordPress', words };
  if (hasElement(page, 'body', 'class', 'maintenance-page*')) return { name: 'Drupal', words };
  return undefined;
}
