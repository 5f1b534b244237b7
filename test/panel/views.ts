/** The situations in which a panel is shown, for its tests. */
import type { Retry, StopReason } from '../../src/core/incident/incident.ts';
import type { PanelView } from '../../src/core/view/view.ts';

/** Noon of a day, so that times are the same in every run. */
export const noon = Date.UTC(2026, 0, 15, 12);

/** A view of a site whose gateway responds and whose server does not. */
export function viewWith(part: Partial<PanelView> = {}): PanelView {
  return {
    host: 'shop.example',
    address: 'https://shop.example/basket',
    status: 502,
    diagnosis: {
      gateway: 'nginx',
      relays: ['varnish'],
      fault: 'site',
      confidence: 'high',
      kind: 'failure',
      evidence: [{ sign: 'server-header', gateway: 'nginx', text: 'nginx/1.24.0', alone: false }],
    },
    phase: 'waiting',
    form: false,
    isBrowserErrorPage: false,
    fromServiceWorker: false,
    privateWindow: false,
    needsPrivateAccess: false,
    since: noon,
    requestIds: [{ header: 'x-request-id', value: '7f3a' }],
    retry: { tries: 2, next: { kind: 'waiting', from: noon - 7000, dueAt: noon + 8000 } },
    steps: [
      { id: 'retry', section: 'strip', result: 'untried' },
      { id: 'clear-cache', section: 'strip', result: 'untried' },
      { id: 'clear-cookies', section: 'worth', result: 'untried' },
      { id: 'archive', section: 'card', result: 'untried' },
      { id: 'private-window', section: 'worth', result: 'untried' },
      { id: 'other-device', section: 'worth', result: 'untried' },
      { id: 'extensions', section: 'rarely', result: 'untried' },
      { id: 'router', section: 'rarely', result: 'untried' },
      { id: 'other-network', section: 'rarely', result: 'untried' },
    ],
    small: false,
    reloadsPastCache: false,
    cookies: { site: 'shop.example', count: 12, subdomains: 2, store: 'default' },
    canClearSiteData: true,
    ...part,
  };
}

const stopped = (why: StopReason): Retry => ({ kind: 'stopped', why });

/** Every situation by name. */
export const situations: Readonly<Record<string, PanelView>> = {
  waiting: viewWith(),
  trying: viewWith({ phase: 'trying', retry: { tries: 2 } }),
  'stopped by the person': viewWith({ phase: 'idle', retry: { tries: 2, next: stopped('by-hand') } }),
  'gave up': viewWith({ phase: 'idle', retry: { tries: 8, lastTryAt: noon, next: stopped('gave-up') } }),
  'on a page that refreshes itself': viewWith({ phase: 'idle', retry: { tries: 0, next: stopped('self-refreshing') } }),
  'paused while hidden': viewWith({
    retry: { tries: 1, next: { kind: 'waiting', from: noon, dueAt: noon + 8000, paused: { why: 'hidden' } } },
  }),
  watching: viewWith({
    phase: 'watching',
    retry: { tries: 9 },
    watch: { since: noon, every: 60_000, for: 86_400_000 },
    steps: [...viewWith().steps, { id: 'watch', section: 'worth', result: 'running' }],
  }),
  'after a form': viewWith({ form: true, phase: 'idle', retry: { tries: 0, next: stopped('form') } }),
  'in the popup for the browser’s own page': viewWith({ isBrowserErrorPage: true }),
  'from a service worker': viewWith({ fromServiceWorker: true }),
  'with extensions off': viewWith({
    extensions: {
      kind: 'testing',
      extensions: [
        { id: 'a', name: 'Proxy Helper', state: 'off' },
        { id: 'b', name: 'Coupon Finder', state: 'on' },
        { id: 'c', name: 'Reading List', state: 'cleared' },
        { id: 'd', name: 'Work Sign-in', state: 'managed' },
      ],
      off: 1,
      backAt: noon + 600_000,
      round: 2,
      rounds: 5,
      isElsewhere: false,
    },
  }),
  'with a test in another tab': viewWith({
    extensions: { kind: 'testing', extensions: [], off: 1, backAt: noon + 600_000, round: 1, rounds: 2, isElsewhere: true },
  }),
  'with an extension found': viewWith({ extensions: { kind: 'found', culprits: [{ id: 'a', name: 'Proxy Helper' }] } }),
  'with two extensions found that stay on': viewWith({
    extensions: {
      kind: 'found',
      refused: true,
      culprits: [
        { id: 'a', name: 'Proxy Helper' },
        { id: 'b', name: 'Header Editor' },
      ],
    },
  }),
  'with an extension left off': viewWith({ extensions: { kind: 'left-off', culprits: [{ id: 'a', name: 'Proxy Helper' }] } }),
  'with no test for a form': viewWith({
    form: true,
    steps: [
      { id: 'retry', section: 'strip', result: 'untried' },
      { id: 'clear-cache', section: 'strip', result: 'untried' },
      { id: 'extensions', section: 'worth', result: 'not-possible' },
    ],
  }),
  'with an extension stuck': viewWith({ extensions: { kind: 'stuck', left: [{ id: 'a', name: 'Proxy Helper', state: 'off' }] } }),
  'with extensions restored': viewWith({ extensions: { kind: 'restored', at: noon, finding: 'not-the-cause' } }),
  'in a manual extension test': viewWith({
    extensions: {
      kind: 'manual',
      why: 'browser',
      tried: 1,
      stillOn: false,
      total: 9,
      suspects: [
        { name: 'Proxy Helper', by: 'proxy', how: 'cleared', on: false },
        { name: 'Header Editor', by: 'headers', how: 'current', on: true },
        { name: 'Script Stopper', by: 'blocks', how: 'waiting', on: true },
      ],
    },
  }),
  'with very many cookies': viewWith({
    diagnosis: { ...viewWith().diagnosis, confidence: 'medium' },
    tooManyCookies: { count: 61, bytes: 9_300 },
  }),
  'about to clear a container’s cookies': viewWith({
    cookies: { site: 'shop.example', count: 1, subdomains: 0, store: 'container' },
    canClearSiteData: false,
    steps: [
      { id: 'retry', section: 'strip', result: 'untried' },
      { id: 'clear-cache', section: 'strip', result: 'untried' },
      { id: 'clear-cookies', section: 'card', result: 'untried' },
    ],
  }),
  'after a clearing': viewWith({
    cleared: { site: 'shop.example', phase: 'cleared', removed: 61, left: 1, data: { kind: 'gone', things: 3 }, undoUntil: noon + 22_000 },
    steps: viewWith().steps.map((step) => (step.id === 'clear-cookies' ? { ...step, result: 'failed' as const } : step)),
  }),
  'with the cookies back': viewWith({ cleared: { site: 'shop.example', phase: 'back', removed: 61, left: 0, notBack: 0 } }),
  'in a manual test without the permission': viewWith({
    extensions: { kind: 'manual', why: 'not-allowed', suspects: [], tried: 1, stillOn: false },
  }),
  'none of the suspects': viewWith({ extensions: { kind: 'none-of-these', stillOff: ['Proxy Helper'] } }),
};
