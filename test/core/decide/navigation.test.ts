import { describe, expect, test } from 'vitest';
import { incidentIn, type State } from '../../../src/core/state/state.ts';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { answered, after, broken, chrome, effectsOf, noon, nothing, placed, step } from '../builders.ts';

describe('what begins an incident', () => {
  test.each([502, 503, 504, 520, 521, 527, 530])('%i does', (status) => {
    const [state, effects] = step(nothing, answered({ status }));
    expect(incidentIn(state, 1)?.page).toMatchObject({ status, surface: 'pending' });
    expect(effects).toEqual([{ type: 'injectPanel', tabId: 1, address: 'http://shop.test/cart', status, startedAt: noon }]);
  });
  test.each([200, 204, 304, 401, 403, 404, 429, 500, 501, 505, 519, 528, 529])('%i does not', (status) => {
    expect(step(nothing, answered({ status }))).toEqual([nothing, []]);
  });
  test.each([
    ['a Cloudflare challenge', { headers: [['cf-mitigated', 'challenge']] as const, status: 503 }],
    ['an address that is no web site', { url: 'ftp://shop.test/' }],
  ])('%s is silence', (_, its) => {
    const [state, effects] = step(nothing, answered(its));
    expect(incidentIn(state, 1)).toBeUndefined();
    expect(effects).toEqual([]);
  });
  test('a site the person muted is silence', () => {
    const muted = { ...nothing, persistent: { ...nothing.persistent, muted: ['*.test'] } };
    expect(step(muted, answered())[1]).toEqual([]);
  });
});

describe('what is shown, and when', () => {
  test('nothing is shown or written down before the document is found', () => {
    const [, effects] = step(nothing, answered());
    expect(effects.map(({ type }) => type)).toEqual(['injectPanel']);
  });
  test('with the document come badge, history and the first look', () => {
    const [state, effects] = step(after([[answered()]]), placed());
    expect(effects).toContainEqual({ type: 'badge', tabId: 1, mark: 'failing' });
    expect(effects).toContainEqual({ type: 'setAlarm', name: 'probe', at: noon + 1_000 });
    expect(effectsOf(effects, 'record')).toMatchObject([{ incident: { host: 'shop.test', outcome: 'open', status: 502 } }]);
    expect(incidentIn(state, 1)?.page.surface).toBe('panel');
  });
  test('an aborted load never happened', () => {
    const [state, effects] = step(after([[answered()]]), placed({ surface: 'nowhere' }));
    expect(state.session.incidents).toEqual([]);
    expect(effectsOf(effects, 'record')).toEqual([]);
    expect(effects).not.toContainEqual(expect.objectContaining({ mark: 'failing' }));
  });
  test('an aborted reload leaves the broken page as it was', () => {
    const before = broken();
    const state = after([[answered({ startedAt: noon + 9 })], [placed({ startedAt: noon + 9, surface: 'nowhere' })]], before);
    expect(incidentIn(state, 1)?.page).toEqual(incidentIn(before, 1)?.page);
  });
  test('the browser’s own page gets the popup, at once when it is in front', () => {
    expect(step(after([[answered()]]), placed({ surface: 'popup' }))[1]).toContainEqual({ type: 'openPopup', tabId: 1 });
  });
  test('and when its tab is shown, if it was not', () => {
    const hidden = after([[answered()], [placed({ surface: 'popup', inFront: false })]]);
    const [state, effects] = step(hidden, { type: 'tabShown', tabId: 1 });
    expect(effects).toContainEqual({ type: 'openPopup', tabId: 1 });
    expect(effectsOf(step(state, { type: 'tabShown', tabId: 1 })[1], 'openPopup')).toEqual([]);
  });
  test('a private window is never written down, whatever happens', () => {
    const state = after([[answered({ privateWindow: true })]]);
    const [failing, first] = step(state, placed());
    const [, second] = step(failing, answered({ status: 200, privateWindow: true }));
    expect([...effectsOf(first, 'record'), ...effectsOf(second, 'record')]).toEqual([]);
  });
  test('the query of an address is never written down', () => {
    const state = after([[answered({ url: 'http://u:p@shop.test/cart?token=secret#x' })]]);
    expect(JSON.stringify(effectsOf(step(state, placed())[1], 'record'))).not.toMatch(/secret|#x|u:p/);
  });
  test('a check page that only its text gives away is never shown or written down', () => {
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
        type: 'pageRead',
        tabId: 1,
        startedAt: noon,
        text,
      },
    );
    expect(state.session.incidents).toEqual([]);
    expect(effectsOf(effects, 'record')).toEqual([]);
  });
  test('an answer to an older request changes nothing', () => {
    const state = broken();
    expect(step(state, placed({ startedAt: noon - 1, surface: 'popup' }))).toEqual([state, []]);
  });
});

describe('how it ends', () => {
  test.each([
    ['the same address answers', answered({ status: 200 }), 'back'],
    ['the same address leads to a login', answered({ status: 200, url: 'http://login.test/', asked: 'http://shop.test/cart' }), 'back'],
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
  ])('%s leaves the broken page where it is', (_, event) => {
    const state = broken();
    expect(step(state, event)).toEqual([state, []]);
  });
  describe('a form that is sent again', () => {
    const form = { url: 'http://shop.test/pay', method: 'POST' } as const;
    const asked = after([[{ type: 'actionChosen', tabId: 1, act: 'clear-cache' }]], broken(form));
    const sent = (its: object = {}) => ({ type: 'formSent' as const, tabId: 1, address: form.url, at: noon + 9_000, ...its });

    test('was loaded for the step that asked', () => {
      const loading = step(asked, sent())[0];
      expect(loading.session.incidents[0]?.steps).toEqual({ 'clear-cache': 'running' });
      expect(loading.session.incidents[0]?.pages[0]?.loading).toBe(true);
      const [, effects] = step(loading, answered({ ...form, status: 200, startedAt: noon + 9_000 }));
      expect(effectsOf(effects, 'record')).toMatchObject([{ incident: { outcome: 'back', helped: 'clear-cache' } }]);
      const again = after([[answered({ ...form, startedAt: noon + 9_000 })], [placed({ startedAt: noon + 9_000 })]], loading);
      expect(again.session.incidents[0]?.steps).toEqual({ 'clear-cache': 'failed' });
      expect(again.session.incidents[0]?.pages[0]).not.toHaveProperty('asks');
    });
    test.each([
      ['elsewhere', sent({ address: 'http://shop.test/search' })],
      ['for the first time, which is this page', sent({ at: noon })],
      ['in another tab', sent({ tabId: 2 })],
    ])('%s, is none of it', (_, event) => {
      expect(step(asked, event)).toEqual([asked, []]);
    });
    test('nobody thanks a step whose question was declined', () => {
      const [, effects] = step(asked, answered({ ...form, status: 200 }));
      expect(effectsOf(effects, 'record')).toHaveLength(1);
      expect(effectsOf(effects, 'record')).not.toMatchObject([{ incident: { helped: expect.anything() } }]);
    });
  });
  test('the step that was being tried is what helped', () => {
    const state = after([[{ type: 'actionChosen', tabId: 1, act: 'clear-cache' }]], broken());
    expect(effectsOf(step(state, answered({ status: 200 }))[1], 'record')).toMatchObject([
      { incident: { outcome: 'back', helped: 'clear-cache' } },
    ]);
  });
  test.each(['watch', 'private-window', 'other-device', 'archive'] as const)(
    'a site that comes back while %s is open came back by itself',
    (act) => {
      const state = after([[{ type: 'actionChosen', tabId: 1, act }]], broken({ url: 'http://shop.example.com/cart' }));
      const [next, effects] = step(state, answered({ url: 'http://shop.example.com/cart', status: 200 }));
      expect(effectsOf(effects, 'record')).toHaveLength(1);
      expect(effectsOf(effects, 'record')).not.toMatchObject([{ incident: { helped: expect.anything() } }]);
      expect(next.persistent.helped).toEqual({});
    },
  );
  test('what helped is offered first the next time, and is not kept of a private window', () => {
    const fixed = (its: Parameters<typeof broken>[0]) =>
      step(after([[{ type: 'actionChosen', tabId: 1, act: 'router' }]], broken(its)), answered({ ...its, status: 200 }))[0];
    const again = after([[answered()], [placed()]], fixed({}));
    const view = viewOf(again, 1, 'overlay', chrome);
    expect(view?.steps.find(({ section }) => section === 'card')?.id).toBe('router');
    expect(view?.helpedBefore).toBe('router');
    expect(fixed({ privateWindow: true }).persistent.helped).toEqual({});
  });
  test('so is what the person said works', () => {
    const state = after(
      [[{ type: 'actionChosen', tabId: 1, act: 'private-window' }], [{ type: 'actionChosen', tabId: 1, act: 'works-there' }]],
      broken(),
    );
    const [next, effects] = step(state, { type: 'tabClosed', tabId: 1 });
    expect(next.persistent.helped).toEqual({ 'shop.test': 'private-window' });
    expect(effectsOf(effects, 'record')).toMatchObject([{ incident: { outcome: 'left' } }]);
  });
  test('how long, and how many tries, counted with the one that found it well', () => {
    const look = (state: State, at: number, status: number) =>
      after(
        [
          [{ type: 'probeDue', tabs: [1] }, { at }],
          [{ type: 'probed', incidentId: state.session.incidents[0]?.id ?? '', status }, { at }],
        ],
        state,
      );
    const state = look(look(look(broken(), noon + 1_000, 502), noon + 6_000, 502), noon + 36_000, 200);
    const [, effects] = step(state, answered({ status: 200 }), { at: noon + 36_200 });
    expect(effectsOf(effects, 'record')).toMatchObject([{ incident: { outcome: 'back', from: noon, to: noon + 36_200, tries: 3 } }]);
  });
  test('a declined question before a form is sent again is no return when the person goes elsewhere', () => {
    const state = after([[{ type: 'actionChosen', tabId: 1, act: 'retry' }]], broken({ method: 'POST' }));
    const [, effects] = step(state, answered({ url: 'http://shop.test/help', status: 200 }));
    expect(effectsOf(effects, 'record')).toMatchObject([{ incident: { outcome: 'left' } }]);
  });
  test('a site that came back in one tab is back, although another tab was closed before it followed', () => {
    const two = after([[answered({ tabId: 2 })], [placed({ tabId: 2 })]], broken());
    const [one] = step(two, answered({ status: 200 }), { at: noon + 5_000 });
    const [, effects] = step(one, { type: 'tabClosed', tabId: 2 }, { at: noon + 9_000 });
    expect(effectsOf(effects, 'record')).toMatchObject([{ incident: { outcome: 'back', to: noon + 5_000 } }]);
  });
  test('a step that was tried in vain says so', () => {
    const state = after(
      [[{ type: 'actionChosen', tabId: 1, act: 'clear-cache' }], [answered({ startedAt: noon + 5 })], [placed({ startedAt: noon + 5 })]],
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

test('a new worker closes the records whose end the last one did not write, and no others', () => {
  const state = broken();
  const [incident] = state.session.incidents;
  expect(step(state, { type: 'resumed' })[1]).toContainEqual({ type: 'closeOpenRecords', exceptIds: [incident?.id] });
  expect(step(state, { type: 'started' })[1]).toContainEqual({ type: 'closeOpenRecords', exceptIds: [] });
});
