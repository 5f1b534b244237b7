import { beforeEach, describe, expect, it } from 'vitest';
import type { PanelView } from '../../src/core/view/view.ts';
import { hops, type Hop } from '../../src/panel/request-path.ts';
import { speakEnglish } from '../ui/fake-i18n.ts';
import { viewWith } from './views.ts';

beforeEach(() => speakEnglish());

const named = ({ who, how, state }: Hop): string => `${'key' in who ? who.key : 'host' in who ? who.host : who.name}: ${how}, ${state}`;
const pictureOf = (diagnosis: Partial<PanelView['diagnosis']>, part: Partial<PanelView> = {}): readonly string[] =>
  hops(viewWith({ ...part, diagnosis: { ...viewWith().diagnosis, relays: [], ...diagnosis } })).map(named);

describe('the picture of where it stopped', () => {
  it('has who made the answer before the site that failed', () => {
    expect(pictureOf({})).toEqual(['hopYou: hopOnline, ok', 'nginx: hopAnswers, ok', 'shop.example: hopNoAnswer, failed']);
  });

  it('keeps who only passed it on apart, and nearer to the visitor', () => {
    expect(pictureOf({ relays: ['varnish'] })).toEqual([
      'hopYou: hopOnline, ok',
      'Varnish: hopPassed, ok',
      'nginx: hopAnswers, ok',
      'shop.example: hopNoAnswer, failed',
    ]);
  });

  it('draws all of those as one, by their names or what they call themselves', () => {
    expect(pictureOf({ relays: ['cloudflare', 'varnish', 'cache-7'] })[1]).toBe('Cloudflare, Varnish and cache-7: hopPassed, ok');
  });

  it('puts nobody unknown beside one that is known', () => {
    expect(pictureOf({ gateway: 'unknown', relays: ['cloudflare'] })).toEqual([
      'hopYou: hopOnline, ok',
      'Cloudflare: hopPassed, ok',
      'shop.example: hopNoAnswer, failed',
    ]);
    expect(pictureOf({ gateway: 'unknown' })[1]).toBe('hopBetween: hopUnknown, unknown');
  });

  it('lets a CDN or an own proxy fail, and leaves open how the site is', () => {
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

  it('points to the visitor’s network where several sites fail, whoever made this page', () => {
    expect(pictureOf({ fault: 'visitor', relays: ['varnish'], evidence: [{ sign: 'other-sites', count: 2 }] })).toEqual([
      'hopYou: hopOnline, ok',
      'hopNetwork: hopPerhaps, failed',
      'shop.example: hopUnknown, unknown',
    ]);
  });

  it('shows no relay where the site’s own helper in the browser answered', () => {
    expect(pictureOf({ relays: ['varnish'] }, { fromServiceWorker: true })).toHaveLength(3);
  });
});
