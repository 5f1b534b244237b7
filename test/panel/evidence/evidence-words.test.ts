import { beforeEach, describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/core/diagnosis/evidence.ts';
import { evidenceWords, seen } from '../../../src/panel/evidence/evidence-words.ts';
import { speakEnglish } from '../../ui/fake-i18n.ts';

beforeEach(() => speakEnglish());

describe('every sign has its words, and shows what was seen', () => {
  it.each<[Evidence, string, string | undefined]>([
    [
      { sign: 'vendor-header', gateway: 'squid', header: 'x-squid-error', text: 'ERR_CONNECT_FAIL 111' },
      'The answer says who sent it',
      'x-squid-error: ERR_CONNECT_FAIL 111',
    ],
    [{ sign: 'stock-page', gateway: 'nginx' }, 'The page is nginx’s own error page', undefined],
    [{ sign: 'page-text', gateway: 'nginx', text: '502 Bad Gateway nginx' }, 'The page is nginx’s own error page', '502 Bad Gateway nginx'],
    [{ sign: 'server-header', gateway: 'nginx', text: 'nginx/1.24.0', alone: true }, 'The Server header names it', 'Server: nginx/1.24.0'],
    [
      { sign: 'server-passing', gateway: 'cloudflare', text: 'cloudflare' },
      'Cloudflare passed it on, and puts its own name on everything',
      'Server: cloudflare',
    ],
    [{ sign: 'status-code', gateway: 'cloudflare', text: '522' }, 'Only Cloudflare uses this code', '522'],
    [
      { sign: 'proxy-status', text: 'edge.example', error: 'connection_refused', key: 'proxy-status:connection_refused' },
      'The server behind the gateway refused the connection.',
      'Proxy-Status: edge.example; error=connection_refused',
    ],
    [
      { sign: 'proxy-status', text: 'edge', error: 'own_words', details: 'tired' },
      'A machine on the way reported: own_words',
      'Proxy-Status: edge; error=own_words; tired',
    ],
    [
      { sign: 'error-code', gateway: 'cloudflare', text: '521', key: 'cloudflare:521' },
      'The site’s server refused the connection from Cloudflare: it is down or blocks Cloudflare.',
      'Cloudflare: 521',
    ],
    [{ sign: 'error-code', gateway: 'cloudflare', text: '1999' }, 'Cloudflare gives its own reason', 'Cloudflare: 1999'],
    [{ sign: 'from-cache', header: 'age', text: '120' }, 'The answer was kept and served again by a cache', 'age: 120'],
    [
      { sign: 'contradiction', gateway: 'nginx', header: 'server', text: 'Apache' },
      'The page looks like nginx’s, but came in another way',
      'server: Apache',
    ],
    [{ sign: 'application', text: 'WordPress' }, 'The site’s own software wrote the page', 'WordPress'],
    [{ sign: 'retry-after', text: '120', seconds: 120 }, 'The site named a time to come back', 'Retry-After: 120'],
    [{ sign: 'self-refresh', by: 'page', seconds: 30 }, 'The page loads itself again every 30 s', undefined],
    [
      { sign: 'maintenance-page', text: 'Briefly unavailable', by: 'WordPress' },
      'The page speaks of maintenance',
      'WordPress: Briefly unavailable',
    ],
    [
      { sign: 'challenge', by: 'vercel', text: 'x-vercel-mitigated: challenge' },
      'The page is a check that lets you through by itself',
      'Vercel: x-vercel-mitigated: challenge',
    ],
    [
      { sign: 'challenge', by: 'unknown', text: 'Checking your browser' },
      'The page is a check that lets you through by itself',
      'Checking your browser',
    ],
    [{ sign: 'forward-proxy', gateway: 'squid' }, 'Your browser goes through Squid, and it made the page', undefined],
    [{ sign: 'other-sites', count: 2 }, '2 other sites fail at this moment too', undefined],
  ])('$sign', (evidence, says, quote) => {
    expect([evidenceWords(evidence), seen(evidence)]).toEqual([says, quote]);
  });
});
