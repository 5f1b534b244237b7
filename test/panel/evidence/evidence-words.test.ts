import { beforeEach, describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/core/diagnosis/evidence.ts';
import { evidenceWords, seen } from '../../../src/panel/evidence/evidence-words.ts';
import { speakEnglish } from '../../ui/fake-i18n.ts';

beforeEach(() => speakEnglish());

describe('every sign has its sentence and quotes what was found', () => {
  it.each<[Evidence, string, string | undefined]>([
    [
      { sign: 'vendor-header', gateway: 'squid', header: 'x-squid-error', text: 'ERR_CONNECT_FAIL 111' },
      'A header identifies the server',
      'x-squid-error: ERR_CONNECT_FAIL 111',
    ],
    [{ sign: 'stock-page', gateway: 'nginx' }, 'The page is nginx’s own error page', undefined],
    [{ sign: 'page-text', gateway: 'nginx', text: '502 Bad Gateway nginx' }, 'The page is nginx’s own error page', '502 Bad Gateway nginx'],
    [
      { sign: 'server-header', gateway: 'nginx', text: 'nginx/1.24.0', alone: true },
      'The Server header names the server',
      'Server: nginx/1.24.0',
    ],
    [
      { sign: 'server-passing', gateway: 'cloudflare', text: 'cloudflare' },
      'Cloudflare forwarded it, and puts its own name on every response',
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
      'A server on the way reported: own_words',
      'Proxy-Status: edge; error=own_words; tired',
    ],
    [
      { sign: 'error-code', gateway: 'cloudflare', text: '521', key: 'cloudflare:521' },
      'The site’s server refused the connection from Cloudflare: it is down or blocks Cloudflare.',
      'Cloudflare: 521',
    ],
    [{ sign: 'error-code', gateway: 'cloudflare', text: '1999' }, 'Cloudflare gives its own reason', 'Cloudflare: 1999'],
    [{ sign: 'from-cache', header: 'age', text: '120' }, 'A cache stored this response and sent it again', 'age: 120'],
    [
      { sign: 'contradiction', gateway: 'nginx', header: 'server', text: 'Apache' },
      'The page looks like nginx’s, but this doesn’t match',
      'server: Apache',
    ],
    [{ sign: 'application', text: 'WordPress' }, 'The site’s own software made this page', 'WordPress'],
    [{ sign: 'retry-after', text: '120', seconds: 120 }, 'The site says when to come back', 'Retry-After: 120'],
    [{ sign: 'self-refresh', by: 'page', seconds: 30 }, 'The page reloads itself every 30 s', undefined],
    [
      { sign: 'maintenance-page', text: 'Briefly unavailable', by: 'WordPress' },
      'The page mentions maintenance',
      'WordPress: Briefly unavailable',
    ],
    [
      { sign: 'challenge', by: 'vercel', text: 'x-vercel-mitigated: challenge' },
      'The page is a security check that lets you through by itself',
      'Vercel: x-vercel-mitigated: challenge',
    ],
    [
      { sign: 'challenge', by: 'unknown', text: 'Checking your browser' },
      'The page is a security check that lets you through by itself',
      'Checking your browser',
    ],
    [{ sign: 'forward-proxy', gateway: 'squid' }, 'Your browser uses Squid as a proxy, and Squid sent this page', undefined],
    [{ sign: 'other-sites', count: 2 }, '2 other sites are failing right now too', undefined],
  ])('$sign', (evidence, says, quote) => {
    expect([evidenceWords(evidence), seen(evidence)]).toEqual([says, quote]);
  });
});
