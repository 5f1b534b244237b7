import { describe, expect, test } from 'vitest';
import type { Event } from '../../../src/core/state/events.ts';
import type { State } from '../../../src/core/state/state.ts';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { answered, after, broken, chrome, effectsOf, noon, placed, step, type World } from '../builders.ts';

const due = (state: State, at: number, world: World = {}, tabs = [1]) => step(state, { type: 'probeDue', tabs }, { at, ...world });
const idOf = (state: State): string => state.session.incidents[0]?.id ?? '';
const retryOf = (state: State) => state.session.incidents[0]?.retry;

describe('a probe', () => {
  test('asks the server before the page is reloaded', () => {
    const [, effects] = due(broken(), noon + 1_000);
    expect(effects).toContainEqual({ type: 'probe', incidentId: expect.any(String), address: 'http://shop.test/cart', withCookies: true });
    expect(effectsOf(effects, 'reload')).toEqual([]);
  });
  test('is not sent before it is due', () => {
    expect(effectsOf(due(broken(), noon + 999)[1], 'probe')).toEqual([]);
  });
  test.each([
    ['while the tab is hidden', {}, [7], 'hidden'],
    ['while the browser is offline', { online: false }, [1], 'offline'],
  ])('waits %s, and is sent once that is over', (_, world, tabs, paused) => {
    const [state, effects] = due(broken(), noon + 2_000, world, tabs);
    expect(effectsOf(effects, 'probe')).toEqual([]);
    expect(retryOf(state)).toMatchObject({ kind: 'waiting', paused: { why: paused } });
    expect(effectsOf(due(state, noon + 90_000)[1], 'probe')).toHaveLength(1);
  });
  test('is sent once, however many events ask for it', () => {
    const [state] = due(broken(), noon + 1_000);
    expect(effectsOf(due(state, noon + 1_001)[1], 'probe')).toEqual([]);
  });
  test('that was lost with its worker is sent again after a minute', () => {
    const [state] = due(broken(), noon + 1_000);
    expect(effectsOf(due(state, noon + 62_000)[1], 'probe')).toHaveLength(1);
  });
  test('is never sent for the response to a form', () => {
    const form = broken({ method: 'POST' });
    expect(retryOf(form)).toEqual({ kind: 'stopped', why: 'form' });
    expect(effectsOf(due(form, noon + 9e9)[1], 'probe')).toEqual([]);
  });
  test('carries no cookies for a private window', () => {
    expect(due(broken({ privateWindow: true }), noon + 1_000)[1]).toContainEqual(
      expect.objectContaining({ type: 'probe', withCookies: false }),
    );
  });
});

describe('the result of a probe', () => {
  const asked = due(broken(), noon + 1_000)[0];
  test.each([200, 301, 401, 403, 404, 500])('%i: the page is reloaded', (status) => {
    const [, effects] = step(asked, { type: 'probed', incidentId: idOf(asked), status });
    expect(effects).toContainEqual({ type: 'reload', tabId: 1, startedAt: noon, bypassCache: false });
  });
  test.each([502, 503, 504, 429, undefined])('%s: the next probe is scheduled by the backoff table', (status) => {
    const [state, effects] = step(asked, { type: 'probed', incidentId: idOf(asked), ...(status ? { status } : {}) }, { at: noon + 2_000 });
    expect(effectsOf(effects, 'reload')).toEqual([]);
    expect(retryOf(state)).toEqual({ kind: 'waiting', from: noon + 2_000, dueAt: noon + 7_000 });
  });
  test('success, but the page fails again: the next try reloads the page itself', () => {
    const failed = after(
      [
        [{ type: 'probed', incidentId: idOf(asked), status: 200 }],
        [answered({ startedAt: noon + 3_000 })],
        [placed({ startedAt: noon + 3_000 })],
      ],
      asked,
    );
    const [, effects] = due(failed, noon + 60_000);
    expect(effectsOf(effects, 'probe')).toEqual([]);
    expect(effects).toContainEqual({ type: 'reload', tabId: 1, startedAt: noon + 3_000, bypassCache: false });
  });
});

describe('the end of the probes', () => {
  test('seven probes in an hour, then none', () => {
    let state = broken();
    let probes = 0;
    for (let at = noon; at < noon + 3_600_000; at += 500) {
      const [next, effects] = due(state, at);
      state = next;
      if (effectsOf(effects, 'probe').length > 0) {
        probes += 1;
        state = step(state, { type: 'probed', incidentId: idOf(state), status: 503 }, { at })[0];
      }
    }
    expect(probes).toBe(7);
    expect(retryOf(state)).toEqual({ kind: 'stopped', why: 'gave-up' });
  });
  test('Stop ends the probes', () => {
    const state = after([[{ type: 'actionChosen', tabId: 1, action: 'stop' }]], broken());
    expect(effectsOf(due(state, noon + 9e9)[1], 'probe')).toEqual([]);
  });
  test('a manual try does not restart the backoff', () => {
    let state = after([[{ type: 'probed', incidentId: '', status: 503 }]], broken());
    const waiting = retryOf(state);
    state = after(
      [
        [{ type: 'actionChosen', tabId: 1, action: 'retry' }],
        [answered({ startedAt: noon + 300 }), { at: noon + 300 }],
        [placed({ startedAt: noon + 300 }), { at: noon + 300 }],
      ],
      state,
    );
    expect(retryOf(state)).toEqual(waiting);
  });
  test('Retry-After is the earliest time', () => {
    expect(retryOf(broken({ status: 503, headers: [['Retry-After', '20']] }))).toMatchObject({ dueAt: noon + 20_000 });
  });
});

describe('when the site is back', () => {
  const many = (count: number): State => {
    const tabs = Array.from({ length: count }, (_, index) => index + 1);
    return after(tabs.flatMap((tabId) => [[answered({ tabId })], [placed({ tabId })]] as const));
  };
  const probeSucceeds = (state: State): readonly [State, readonly { type: string; tabId?: number }[]] => {
    const [trying] = due(state, noon + 1_000);
    return step(trying, { type: 'probed', incidentId: idOf(trying), status: 200 });
  };

  test('fifty tabs of one site make one request a round', () => {
    expect(effectsOf(due(many(50), noon + 1_000)[1], 'probe')).toHaveLength(1);
  });
  test('its tabs are reloaded three at a time until all are healthy', () => {
    let [state, effects] = probeSucceeds(many(50));
    const loading = effects.flatMap(({ type, tabId }) => (type === 'reload' && tabId !== undefined ? [tabId] : []));
    const loaded: number[] = [];
    expect(loading).toHaveLength(3);
    for (let tabId = loading.shift(); tabId !== undefined; tabId = loading.shift()) {
      loaded.push(tabId);
      const [next, more] = step(state, answered({ tabId, status: 200 }));
      state = next;
      loading.push(...effectsOf(more, 'reload').map((effect) => (effect as { tabId: number }).tabId));
      expect(loading.length).toBeLessThanOrEqual(3);
    }
    expect(new Set(loaded).size).toBe(50);
    expect(state.session.incidents).toEqual([]);
  });
  test('a page that the person has typed into is not reloaded: its panel says that the site is back', () => {
    const typed = after([[{ type: 'pageBusy', tabId: 1, startedAt: noon, busy: true }]], broken());
    const [state, effects] = probeSucceeds(typed);
    expect(effects.filter(({ type }) => type === 'reload')).toEqual([]);
    expect(viewOf(state, 1, 'overlay', chrome)?.phase).toBe('back');
    expect(step(state, { type: 'actionChosen', tabId: 1, action: 'load-page' })[1]).toContainEqual({
      type: 'reload',
      tabId: 1,
      startedAt: noon,
      bypassCache: false,
    });
  });
  test('many sites that fail together are not all probed at the same moment', () => {
    const sites = Array.from({ length: 20 }, (_, index) => index + 1);
    let state = after(sites.flatMap((tabId) => [[answered({ tabId, url: `http://s${tabId}.test/` })], [placed({ tabId })]] as const));
    const asked: number[] = [];
    for (let at = noon + 1_000; asked.reduce((sum, count) => sum + count, 0) < 20 && at < noon + 120_000; at += 500) {
      const [next, effects] = due(state, at, {}, sites);
      const probes = effectsOf(effects, 'probe') as readonly { incidentId: string }[];
      asked.push(probes.length);
      state = probes.reduce((known, { incidentId }) => step(known, { type: 'probed', incidentId, status: 503 }, { at })[0], next);
    }
    expect(Math.max(...asked)).toBe(4);
    expect(asked.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(20);
  });
});

test('a page that its own service worker served is reloaded bypassing the cache, as no event would report the worker’s next response', () => {
  const state = after([[{ ...answered(), fromServiceWorker: true } as Event], [placed()]]);
  const [, effects] = step(state, { type: 'actionChosen', tabId: 1, action: 'retry' });
  expect(effectsOf(effects, 'reload')).toEqual([{ type: 'reload', tabId: 1, startedAt: noon, bypassCache: true }]);
  const [, fresh] = step(state, { type: 'actionChosen', tabId: 1, action: 'clear-cache' });
  expect(effectsOf(fresh, 'clearCache')).toMatchObject([{ withWorker: true, privateWindow: false }]);
});

test('Retry-After counts from the response, however late the document was found', () => {
  const late = after([[answered({ status: 503, headers: [['Retry-After', '20']] })], [placed(), { at: noon + 8_000 }]]);
  const retry = late.session.incidents[0]?.retry;
  expect(retry?.kind === 'waiting' && retry.dueAt - noon).toBeGreaterThanOrEqual(20_000);
  expect(retry?.kind === 'waiting' && retry.dueAt - noon).toBeLessThanOrEqual(21_000);
});
