import { describe, expect, test } from 'vitest';
import { incidentIn, type State } from '../../../src/core/state/state.ts';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { answered, after, broken, chrome, effectsOf, noon, nothing, placed, step, projected } from '../builders.ts';

describe('an incident', () => {
  test.each([502, 503, 504, 520, 521, 527, 530])('begins with %i', (status) => {
    const [state, effects] = step(nothing, answered({ status }));
    expect(incidentIn(state, 1)?.page).toMatchObject({ status, phase: { kind: 'pending' } });
    expect(effects).toEqual([{ type: 'injectPanel', tabId: 1, address: 'http://shop.test/cart', status, startedAt: noon }]);
  });
  test.each([200, 204, 304, 401, 403, 404, 429, 500, 501, 505, 519, 528, 529])('does not begin with %i', (status) => {
    expect(step(nothing, answered({ status }))).toEqual([nothing, []]);
  });
  test.each([
    ['a Cloudflare challenge', { headers: [['cf-mitigated', 'challenge']] as const, status: 503 }],
    ['an address that is no web site', { url: 'ftp://shop.test/' }],
  ])('does not begin with %s', (_, its) => {
    const [state, effects] = step(nothing, answered(its));
    expect(incidentIn(state, 1)).toBeUndefined();
    expect(effects).toEqual([]);
  });
  test('does not begin on a muted site', () => {
    const muted = { ...nothing, persistent: { ...nothing.persistent, muted: ['*.test'] } };
    expect(step(muted, answered())[1]).toEqual([]);
  });
});

describe('the panel and the history', () => {
  test('nothing is shown or recorded before the document is found', () => {
    const [, effects] = step(nothing, answered());
    expect(effects.map(({ type }) => type)).toEqual(['injectPanel']);
  });
  test('badge, history and the first probe follow once the document is found', () => {
    const [state, effects] = step(after([[answered()]]), placed());
    expect([...projected(state).badges]).toEqual([[1, noon]]);
    expect(projected(state).alarms.probe).toBe(noon + 1_000);
    expect(effectsOf(effects, 'record')).toMatchObject([{ incident: { host: 'shop.test', outcome: 'open', status: 502 } }]);
    expect(incidentIn(state, 1)?.page.phase).toEqual({ kind: 'idle', surface: 'panel' });
  });
  test('an aborted load leaves no trace', () => {
    const [state, effects] = step(after([[answered()]]), placed({ surface: 'nowhere' }));
    expect(state.session.incidents).toEqual([]);
    expect(effectsOf(effects, 'record')).toEqual([]);
    expect(projected(state).badges.size).toBe(0);
  });
  test('an aborted reload leaves the failing page as it was', () => {
    const before = broken();
    const state = after([[answered({ startedAt: noon + 9 })], [placed({ startedAt: noon + 9, surface: 'nowhere' })]], before);
    expect(incidentIn(state, 1)?.page).toEqual(incidentIn(before, 1)?.page);
  });
  test('a browser error page opens the popup at once when its tab is in front', () => {
    expect(step(after([[answered()]]), placed({ surface: 'popup' }))[1]).toContainEqual({ type: 'openPopup', tabId: 1 });
  });
  test('a browser error page in a background tab opens the popup when its tab is shown', () => {
    const hidden = after([[answered()], [placed({ surface: 'popup', inFront: false })]]);
    const [state, effects] = step(hidden, { type: 'tabShown', tabId: 1 });
    expect(effects).toContainEqual({ type: 'openPopup', tabId: 1 });
    expect(effectsOf(step(state, { type: 'tabShown', tabId: 1 })[1], 'openPopup')).toEqual([]);
  });
  test('a private window is never recorded, through a whole incident', () => {
    const state = after([[answered({ privateWindow: true })]]);
    const [failing, first] = step(state, placed());
    const [, second] = step(failing, answered({ status: 200, privateWindow: true }));
    expect([...effectsOf(first, 'record'), ...effectsOf(second, 'record')]).toEqual([]);
  });
  test('the query of an address is never recorded', () => {
    const state = after([[answered({ url: 'http://u:p@shop.test/cart?token=secret#x' })]]);
    expect(JSON.stringify(effectsOf(step(state, placed())[1], 'record'))).not.toMatch(/secret|#x|u:p/);
  });
  test('a bot challenge that only its text gives away is never shown or recorded', () => {
    const text =
      '<html><head><title>Just a moment...</title></head><body><script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></body></html>';
    const [state, effects] = step(
      after([
        [
          answered({
            status: 503,
            headers: [
              ['server', 'cloudflare'],
              ['cf-ray', '8a-FRA'],
            ],
          }),
        ],
      ]),
      {
        type: 'panelReady',
        tabId: 1,
        startedAt: noon,
        text,
      },
    );
    expect(state.session.incidents).toEqual([]);
    expect(effectsOf(effects, 'record')).toEqual([]);
  });
  test.each([
    ['a response', placed({ startedAt: noon - 1, surface: 'popup' })],
    ['a panel that was removed', { type: 'panelRemoved', tabId: 1, startedAt: noon - 1, inFront: true }],
    ['a reload that was refused', { type: 'reloadFailed', tabId: 1, startedAt: noon - 1 }],
    ['a step', { type: 'stepSettled', tabId: 1, startedAt: noon - 1, step: 'private-window', result: 'not-possible' }],
  ] as const)('%s of an older document changes nothing', (_, event) => {
    const state = step(broken(), { type: 'actionChosen', tabId: 1, action: 'retry' })[0];
    expect(step(state, event)).toEqual([state, []]);
  });
});

describe('the end of an incident', () => {
  test.each([
    ['the same address responds', answered({ status: 200 }), 'back'],
    [
      'the same address leads to a login',
      answered({ status: 200, url: 'http://login.test/', requestedUrl: 'http://shop.test/cart' }),
      'back',
    ],
    ['the person goes to another page', answered({ status: 200, url: 'http://other.test/' }), 'left'],
    ['the tab is closed', { type: 'tabClosed', tabId: 1 } as const, 'left'],
    ['the document is gone', { type: 'pageLeft', tabId: 1, startedAt: noon } as const, 'left'],
    ['another site fails in the same tab', answered({ url: 'http://other.test/' }), 'left'],
  ])('%s', (_, event, outcome) => {
    const [state, effects] = step(broken(), event, { at: noon + 34_000 });
    expect(effectsOf(effects, 'record')).toMatchObject([{ incident: { host: 'shop.test', outcome, to: noon + 34_000 } }]);
    expect(state.session.incidents.some(({ host }) => host === 'shop.test')).toBe(false);
  });
  test.each([
    ['a download', answered({ status: 200, headers: [['Content-Disposition', 'attachment; filename=a']] })],
    ['an empty 204', answered({ status: 204 })],
    ['a document that left before this one came', { type: 'pageLeft', tabId: 1, startedAt: noon - 5 } as const],
  ])('%s leaves the failing page where it is', (_, event) => {
    const state = broken();
    expect(step(state, event)).toEqual([state, []]);
  });
  describe('a form that is sent again', () => {
    const form = { url: 'http://shop.test/pay', method: 'POST' } as const;
    const asked = after([[{ type: 'actionChosen', tabId: 1, action: 'clear-cache' }]], broken(form));
    const sent = (its: object = {}) => ({ type: 'formSent' as const, tabId: 1, address: form.url, at: noon + 9_000, ...its });

    test('counts as a try of the step that reloaded it', () => {
      const loading = step(asked, sent())[0];
      expect(loading.session.incidents[0]?.steps).toEqual({ 'clear-cache': 'running' });
      expect(loading.session.incidents[0]?.pages[0]?.phase.kind).toBe('reloading');
      const [, effects] = step(loading, answered({ ...form, status: 200, startedAt: noon + 9_000 }));
      expect(effectsOf(effects, 'record')).toMatchObject([{ incident: { outcome: 'back', helped: 'clear-cache' } }]);
      const again = after([[answered({ ...form, startedAt: noon + 9_000 })], [placed({ startedAt: noon + 9_000 })]], loading);
      expect(again.session.incidents[0]?.steps).toEqual({ 'clear-cache': 'failed' });
      expect(again.session.incidents[0]?.pages[0]?.phase.kind).toBe('idle');
    });
    test.each([
      ['elsewhere', sent({ address: 'http://shop.test/search' })],
      ['for the first time, which is this page', sent({ at: noon })],
      ['in another tab', sent({ tabId: 2 })],
    ])('%s, does not count as a try', (_, event) => {
      expect(step(asked, event)).toEqual([asked, []]);
    });
    test('a step whose question was declined gets no credit', () => {
      const [, effects] = step(asked, answered({ ...form, status: 200 }));
      expect(effectsOf(effects, 'record')).toHaveLength(1);
      expect(effectsOf(effects, 'record')).not.toMatchObject([{ incident: { helped: expect.anything() } }]);
    });
  });
  test('the step that was running is the one that helped', () => {
    const state = after([[{ type: 'actionChosen', tabId: 1, action: 'clear-cache' }]], broken());
    expect(effectsOf(step(state, answered({ status: 200 }))[1], 'record')).toMatchObject([
      { incident: { outcome: 'back', helped: 'clear-cache' } },
    ]);
  });
  test.each(['watch', 'private-window', 'other-device', 'archive'] as const)(
    'a site that comes back while %s is open came back by itself',
    (action) => {
      const state = after([[{ type: 'actionChosen', tabId: 1, action }]], broken({ url: 'http://shop.example.com/cart' }));
      const [next, effects] = step(state, answered({ url: 'http://shop.example.com/cart', status: 200 }));
      expect(effectsOf(effects, 'record')).toHaveLength(1);
      expect(effectsOf(effects, 'record')).not.toMatchObject([{ incident: { helped: expect.anything() } }]);
      expect(next.persistent.helped).toEqual({});
    },
  );
  test('the step that helped is offered first the next time, except after a private window', () => {
    const fixed = (its: Parameters<typeof broken>[0]) =>
      step(after([[{ type: 'actionChosen', tabId: 1, action: 'router' }]], broken(its)), answered({ ...its, status: 200 }))[0];
    const again = after([[answered()], [placed()]], fixed({}));
    const view = viewOf(again, 1, 'overlay', chrome);
    expect(view?.steps.find(({ section }) => section === 'card')?.id).toBe('router');
    expect(view?.helpedBefore).toBe('router');
    expect(fixed({ privateWindow: true }).persistent.helped).toEqual({});
  });
  test('a step that the person says works is offered first too', () => {
    const state = after(
      [[{ type: 'actionChosen', tabId: 1, action: 'private-window' }], [{ type: 'actionChosen', tabId: 1, action: 'works-there' }]],
      broken(),
    );
    const [next, effects] = step(state, { type: 'tabClosed', tabId: 1 });
    expect(next.persistent.helped).toEqual({ 'shop.test': 'private-window' });
    expect(effectsOf(effects, 'record')).toMatchObject([{ incident: { outcome: 'left' } }]);
  });
  test('the record has the duration and the number of tries, including the successful one', () => {
    const probe = (state: State, at: number, status: number) =>
      after(
        [
          [{ type: 'probeDue', tabs: [1] }, { at }],
          [{ type: 'probed', incidentId: state.session.incidents[0]?.id ?? '', status }, { at }],
        ],
        state,
      );
    const state = probe(probe(probe(broken(), noon + 1_000, 502), noon + 6_000, 502), noon + 36_000, 200);
    const [, effects] = step(state, answered({ status: 200 }), { at: noon + 36_200 });
    expect(effectsOf(effects, 'record')).toMatchObject([{ incident: { outcome: 'back', from: noon, to: noon + 36_200, tries: 3 } }]);
  });
  test('after a declined question, leaving for another page does not count as recovery', () => {
    const state = after([[{ type: 'actionChosen', tabId: 1, action: 'retry' }]], broken({ method: 'POST' }));
    const [, effects] = step(state, answered({ url: 'http://shop.test/help', status: 200 }));
    expect(effectsOf(effects, 'record')).toMatchObject([{ incident: { outcome: 'left' } }]);
  });
  test('a site that recovered in one tab counts as back even if another tab was closed before its reload', () => {
    const two = after([[answered({ tabId: 2 })], [placed({ tabId: 2 })]], broken());
    const [one] = step(two, answered({ status: 200 }), { at: noon + 5_000 });
    const [, effects] = step(one, { type: 'tabClosed', tabId: 2 }, { at: noon + 9_000 });
    expect(effectsOf(effects, 'record')).toMatchObject([{ incident: { outcome: 'back', to: noon + 5_000 } }]);
  });
  test('a step that did not help is marked as failed', () => {
    const state = after(
      [[{ type: 'actionChosen', tabId: 1, action: 'clear-cache' }], [answered({ startedAt: noon + 5 })], [placed({ startedAt: noon + 5 })]],
      broken(),
    );
    expect(incidentIn(state, 1)?.incident.steps['clear-cache']).toBe('failed');
  });
  test('tabs of one site are one incident, which ends with the last of them', () => {
    const two = after([[answered({ tabId: 2 })], [placed({ tabId: 2 })]], broken());
    expect(two.session.incidents).toHaveLength(1);
    const [one, first] = step(two, answered({ status: 200 }));
    expect(effectsOf(first, 'record')).toEqual([]);
    expect(effectsOf(step(one, answered({ tabId: 2, status: 200 }))[1], 'record')).toHaveLength(1);
  });
});

test('a new worker closes the records that the last one left open, and no others', () => {
  const state = broken();
  const [incident] = state.session.incidents;
  expect(step(state, { type: 'resumed' })[1]).toContainEqual({ type: 'closeOpenRecords', exceptIds: [incident?.id] });
  expect(step(state, { type: 'started' })[1]).toContainEqual({ type: 'closeOpenRecords', exceptIds: [] });
});
