import { beforeEach, describe, expect, it } from 'vitest';
import type { PanelView } from '../../src/core/view/view.ts';
import { hops, type Hop } from '../../src/panel/request-path.ts';
import { speakEnglish } from '../ui/fake-i18n.ts';
import { viewWith } from './views.ts';

beforeEach(() => speakEnglish());

const named = ({ who, how, state }: Hop): string => `${'key' in who ? who.key : 'host' in who ? who.host : who.name}: ${how}, ${state}`;
const pictureOf = (diagnosis: Partial<PanelView['diagnosis']>, part: Partial<PanelView> = {}): readonly string[] =>
  hops(viewWith({ ...part, diagnosis: { ...viewWith().diagnosis, relays: [], ...diagnosis } })).map(named);

describe('the picture of the request path', () => {
  it('has the gateway that sent the response before the site that failed', () => {
    expect(pictureOf({})).toEqual(['hopYou: hopOnline, ok', 'nginx: hopAnswers, ok', 'shop.example: hopNoAnswer, failed']);
  });

  it('shows intermediaries that only passed it on separately, nearer to the visitor', () => {
    expect(pictureOf({ relays: ['varnish'] })).toEqual([
      'hopYou: hopOnline, ok',
      'Varnish: hopPassed, ok',
      'nginx: hopAnswers, ok',
      'shop.example: hopNoAnswer, failed',
    ]);
  });

  it('draws all intermediaries as one hop, by their names or their own labels', () => {
    expect(pictureOf({ relays: ['cloudflare', 'varnish', 'cache-7'] })[1]).toBe('Cloudflare, Varnish and cache-7: hopPassed, ok');
  });

  it('adds no unknown hop next to a known one', () => {
    expect(pictureOf({ gateway: 'unknown', relays: ['cloudflare'] })).toEqual([
      'hopYou: hopOnline, ok',
      'Cloudflare: hopPassed, ok',
      'shop.example: hopNoAnswer, failed',
    ]);
    expect(pictureOf({ gateway: 'unknown' })[1]).toBe('hopBetween: hopUnknown, unknown');
  });

  it('shows a failed CDN or visitor’s proxy, and the state of the site as unknown', () => {
    expect(pictureOf({ gateway: 'cloudflare', fault: 'cdn' })).toEqual([
      'hopYou: hopOnline, ok',
      'Cloudflare: hopFails, failed',
      'shop.example: hopUnknown, unknown',
    ]);
    expect(pictureOf({ gateway: 'squid', fault: 'visitor', evidence: [{ sign: 'forward-proxy', gateway: 'squid' }] })).toEqual([
      'hopYou: hopOnline, ok',
      'Squid: hopFails, failed',
      'shop.example: hopUnknown, unknown',
    ]);
  });

  it('points to the visitor’s network if several sites fail, whichever gateway sent the page', () => {
    expect(pictureOf({ fault: 'visitor', relays: ['varnish'], evidence: [{ sign: 'other-sites', count: 2 }] })).toEqual([
      'hopYou: hopOnline, ok',
      'hopNetwork: hopPerhaps, failed',
      'shop.example: hopUnknown, unknown',
    ]);
  });

  it('shows no intermediary if the site’s service worker responded', () => {
    expect(pictureOf({ relays: ['varnish'] }, { fromServiceWorker: true })).toHaveLength(3);
  });
});
