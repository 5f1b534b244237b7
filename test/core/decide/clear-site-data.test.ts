import { describe, expect, test } from 'vitest';
import { undoable } from '../../../src/core/site-data/clearing.ts';
import type { Cookie } from '../../../src/core/site-data/cookies.ts';
import type { Event } from '../../../src/core/state/events.ts';
import type { State } from '../../../src/core/state/state.ts';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { after, answered, broken, chrome, effectsOf, firefox, noon, placed, step, projected } from '../builders.ts';

const cookie = (name: string, value = 'secret'): Cookie => ({
  name,
  value,
  domain: 'shop.test',
  hostOnly: true,
  path: '/',
  secure: false,
  httpOnly: false,
  sameSite: 'lax',
  session: true,
  storeId: '0',
});
const click: Event = { type: 'actionChosen', tabId: 1, action: 'clear-cookies' };
const undo: Event = { type: 'actionChosen', tabId: 1, action: 'undo' };
const taken = (...names: string[]): Event => ({
  type: 'cookiesTaken',
  tabId: 1,
  origin: 'http://shop.test',
  site: 'shop.test',
  cookies: names.map((name) => cookie(name)),
});
const cleared: Event = { type: 'siteCleared', tabId: 1, left: 0, data: { kind: 'gone', things: 2 } };
const unread: Event = { type: 'cookiesUnread', tabId: 1, origin: 'http://shop.test' };
const bank = (its: object = {}) => answered({ url: 'https://bank.test/login', startedAt: noon + 5, ...its });
const second = after([[answered({ tabId: 2 })], [placed({ tabId: 2 })]], broken());
const resultIn2 = (state: State): string | undefined =>
  viewOf(state, 2, 'overlay', chrome)?.steps.find(({ id }) => id === 'clear-cookies')?.result;
const done = after([[click], [taken('a', 'b')], [cleared]], broken());
const again = (state: State, startedAt = noon + 500): State => after([[answered({ startedAt })], [placed({ startedAt })]], state);
const shown = (state: State) => viewOf(state, 1, 'overlay', chrome);
const kept = (state: State) => undoable(state.session.clearings[1], 'http://shop.test', noon);
const resultIn = (state: State): string | undefined => shown(state)?.steps.find(({ id }) => id === 'clear-cookies')?.result;

describe('before clearing', () => {
  test('the cookies of a failing page are counted once its panel is shown', () =>
    expect(effectsOf(step(after([[answered()]]), placed())[1], 'countCookies')).toEqual([
      { type: 'countCookies', tabId: 1, address: 'http://shop.test/cart', startedAt: noon },
    ]));
  test('the panel gets the count, never a name or a value', () => {
    const counted = { site: 'shop.test', count: 12, subdomains: 2, sent: { count: 3, bytes: 90 }, store: 'container' } as const;
    const [state] = step(broken(), { type: 'cookiesCounted', tabId: 1, startedAt: noon, counted });
    expect(shown(state)?.cookies).toEqual({ site: 'shop.test', count: 12, subdomains: 2, store: 'container' });
    expect(JSON.stringify(shown(done))).not.toContain('secret');
  });
  test('clearing cookies is the best step when there are so many that servers fail', () => {
    const counted = { site: 'shop.test', count: 61, subdomains: 3, sent: { count: 58, bytes: 9_900 }, store: 'default' } as const;
    const [state] = step(broken(), { type: 'cookiesCounted', tabId: 1, startedAt: noon, counted });
    expect(shown(state)?.steps.find(({ section }) => section === 'card')?.id).toBe('clear-cookies');
  });
  test.each([
    ['in the page', chrome, false, 'panel', true],
    ['on Chrome’s error page', chrome, false, 'popup', true],
    ['on Chrome’s error page in a private window', chrome, true, 'popup', false],
    ['in a page in Firefox', firefox, false, 'panel', true],
    ['on Firefox’s error page', firefox, false, 'popup', false],
  ] as const)('saved data is cleared only where it can be reached: %s', (_, capabilities, privateWindow, surface, goes) => {
    const state = after([[answered({ privateWindow })], [placed({ surface })]]);
    expect(viewOf(state, 1, 'popup', capabilities)?.canClearSiteData).toBe(goes);
    const [, effects] = step(after([[click]], state), taken('a'), { capabilities });
    expect(effectsOf(effects, 'clearSite')).toMatchObject([{ clearing: { withData: goes, privateWindow } }]);
  });
});

describe('the click', () => {
  test('reads everything first', () => expect(effectsOf(step(broken(), click)[1], 'takeCookies')).toHaveLength(1));
  test('twice counts once', () => {
    const [once] = step(broken(), click);
    expect(step(once, click)).toEqual([once, []]);
    const [clearing] = step(once, taken('a'));
    expect(step(clearing, click)).toEqual([clearing, []]);
  });
  test('the cookies are stored before the first of them is removed', () => {
    const [state, effects] = step(after([[click]], broken()), taken('a', 'b'));
    expect(kept(state).map(({ name }) => name)).toEqual(['a', 'b']);
    expect(effectsOf(effects, 'clearSite')).toHaveLength(1);
    expect(effectsOf(effects, 'reload')).toEqual([]);
  });
  test('reloads the page when everything is cleared and counted', () => {
    const [, effects] = step(after([[click], [taken('a')]], broken()), cleared);
    expect(effectsOf(effects, 'reload')).toEqual([{ type: 'reload', tabId: 1, startedAt: noon, bypassCache: false }]);
  });
  test('puts no cookie on disk', () => expect(JSON.stringify(done.persistent)).not.toContain('secret'));
});

describe('after clearing', () => {
  test('if the page fails again, clearing did not help, and the panel says what was cleared', () => {
    const state = again(done);
    expect(resultIn(state)).toBe('failed');
    expect(shown(state)?.cleared).toMatchObject({ phase: 'cleared', removed: 2, left: 0, data: { kind: 'gone', things: 2 } });
  });
  test('if the page is healthy, clearing is the step that helped', () => {
    const [state, effects] = step(done, answered({ status: 200, startedAt: noon + 500 }));
    expect(effectsOf(effects, 'record')).toMatchObject([{ incident: { outcome: 'back', helped: 'clear-cookies' } }]);
    expect(kept(state)).toHaveLength(2);
  });
  test('for the response to a form the panel says what was cleared, and a declined question leaves nothing under way', () => {
    const state = after([[click], [taken('a', 'b')], [cleared]], broken({ method: 'POST' }));
    expect(resultIn(state)).toBe('untried');
    expect(shown(state)?.cleared).toMatchObject({ phase: 'cleared', removed: 2 });
    expect(effectsOf(step(state, { type: 'resumed' })[1], 'takeCookies')).toEqual([]);
    expect(effectsOf(step(state, click)[1], 'takeCookies')).toHaveLength(1);
    const sent = step(state, { type: 'formSent', tabId: 1, address: 'http://shop.test/cart', at: noon + 500 })[0];
    expect(effectsOf(step(sent, answered({ method: 'POST', status: 200 }))[1], 'record')).toMatchObject([
      { incident: { helped: 'clear-cookies' } },
    ]);
  });
  test('cookies that could not be read were not cleared', () =>
    expect(resultIn(step(after([[click]], broken()), unread)[0])).toBe('not-possible'));
});

describe('the clearing of a tab', () => {
  const closed: Event = { type: 'tabClosed', tabId: 1 };

  test('is shown as running from the click on, in every tab of the site', () => {
    for (const state of [step(second, click)[0], after([[click], [taken('a')]], second)])
      expect([resultIn(state), resultIn2(state), shown(state)?.cleared?.phase]).toEqual(['running', 'running', 'clearing']);
  });
  test('cannot start while another tab of the site is being cleared', () => {
    const state = step(second, click)[0];
    expect(step(state, { ...click, tabId: 2 } as Event)).toEqual([state, []]);
  });
  test('ends with the tab before anything is removed: a new worker clears nothing, and another tab of the site can be cleared', () => {
    const state = after([[click], [closed], [taken('a')]], second);
    expect(effectsOf(step(state, { type: 'resumed' })[1], 'takeCookies')).toEqual([]);
    expect(resultIn2(state)).toBe('untried');
    expect(effectsOf(step(state, { ...click, tabId: 2 } as Event)[1], 'takeCookies')).toMatchObject([{ tabId: 2 }]);
  });
  test('whose tab is closed while it reloads leaves the other tab a button that works', () => {
    const state = after([[click], [taken('a')], [cleared], [closed]], second);
    expect(resultIn2(state)).toBe('untried');
    expect(effectsOf(step(state, { ...click, tabId: 2 } as Event)[1], 'takeCookies')).toMatchObject([{ tabId: 2 }]);
  });
  test('is the only one that a new worker continues', () => {
    const reading = step(step(second, click)[0], { type: 'resumed' })[1];
    expect(effectsOf(reading, 'takeCookies')).toMatchObject([{ tabId: 1 }]);
    const clearing = step(after([[click], [taken('a')]], second), { type: 'resumed' })[1];
    expect(clearing.map(({ type }) => type).filter((type) => type.endsWith('Cookies') || type === 'clearSite')).toEqual(['clearSite']);
  });
  test.each([
    ['read', taken('a')],
    ['unreadable', unread],
  ])('never reaches another site: the tab went there before the cookies were %s', (_, event) => {
    for (const next of [[bank()], [bank(), placed({ startedAt: noon + 5 })]]) {
      const state = after([[click], ...next.map((one) => [one] as const)], broken());
      expect(step(state, event)).toEqual([state, []]);
    }
  });
  test('of one site is not taken for that of the next site in the tab', () => {
    const state = after([[click], [bank()], [placed({ startedAt: noon + 5 })], [click]], broken());
    expect(effectsOf(step(state, taken('a'))[1], 'clearSite')).toEqual([]);
    const of = { ...taken('a'), origin: 'https://bank.test', site: 'bank.test' } as Event;
    expect(effectsOf(step(state, of)[1], 'clearSite')).toMatchObject([{ clearing: { origin: 'https://bank.test', site: 'bank.test' } }]);
  });
  test('continues when the person loads the page again meanwhile', () =>
    expect(effectsOf(step(again(step(broken(), click)[0]), taken('a'))[1], 'clearSite')).toHaveLength(1));
  test('that cannot read the cookies leaves the one before as it was', () => {
    const elsewhere = after([[bank()], [placed({ startedAt: noon + 5 })]], done);
    const unreadThere = { ...unread, origin: 'https://bank.test' } as Event;
    for (const state of [after([[click], [unread]], again(done)), after([[click], [unreadThere]], elsewhere)])
      expect(effectsOf(step(state, undo)[1], 'putCookiesBack')).toMatchObject([{ cookies: [{ name: 'a' }, { name: 'b' }] }]);
  });
  test('whose reading is lost can be started again, and the result of the one before stays', () => {
    const [state] = step(step(again(done), click)[0], { type: 'undoDue' }, { at: noon + 120_000 });
    expect(JSON.stringify(state)).not.toContain('secret');
    expect(shown(state)?.cleared).toMatchObject({ phase: 'cleared', removed: 2 });
    expect(effectsOf(step(state, click)[1], 'takeCookies')).toHaveLength(1);
  });
});

describe('once the page is gone', () => {
  const other = answered({ url: 'http://fine.test/', status: 200, startedAt: noon + 60_000 });
  const ways: [string, Event][] = [
    ['left', other],
    ['closed', { type: 'tabClosed', tabId: 1 }],
    ['healthy again', answered({ status: 200, startedAt: noon + 60_000 })],
    ['muted', { type: 'actionChosen', tabId: 1, action: 'mute-site' }],
    ['hidden for an hour', { type: 'actionChosen', tabId: 1, action: 'hide-hour' }],
  ];
  const both = after([[click], [taken('a')], [cleared]], second);
  const over = after([[{ type: 'undoDue' }, { at: noon + 30_000 }]], again(both));
  const at = { at: noon + 60_000 };

  test.each(ways)('%s: what was cleared is forgotten, also while another tab of the site fails', (_, event) => {
    expect(over.session.clearings).not.toEqual({});
    expect(step(over, event, at)[0].session.clearings).toEqual({});
  });
  test.each(ways)('%s: what can be undone is kept', (_, event) =>
    expect(kept(step(both, event)[0]).map(({ name }) => name)).toEqual(['a']),
  );
  test.each(ways)('%s: cookies that were not read yet are not read', (_, event) =>
    expect(step(step(second, click)[0], event)[0].session.clearings).toEqual({}),
  );
});

describe('undo', () => {
  test.each([0, 1, 29_999])('%i ms later restores every cookie, also on a healthy page', (delay) => {
    for (const state of [again(done), step(done, answered({ status: 200, startedAt: noon + 500 }))[0]]) {
      const [, effects] = step(state, undo, { at: noon + delay });
      expect(effectsOf(effects, 'putCookiesBack')).toMatchObject([{ cookies: [{ name: 'a', value: 'secret' }, { name: 'b' }] }]);
    }
  });
  test('after half a minute it is refused, and the cookies are forgotten', () => {
    const state = again(done);
    expect(step(state, undo, { at: noon + 30_000 })).toEqual([state, []]);
    const [forgotten] = step(state, { type: 'undoDue' }, { at: noon + 30_000 });
    expect(JSON.stringify(forgotten)).not.toContain('secret');
    expect(shown(forgotten)?.cleared).toMatchObject({ phase: 'cleared', removed: 2 });
  });
  test('an early alarm changes nothing', () => {
    expect(step(done, { type: 'undoDue' }, { at: noon + 29_000 })).toEqual([done, []]);
    expect(projected(done).alarms.undo).toBe(noon + 30_000);
  });
  test('twice counts once, and afterwards no cookie is kept', () => {
    const [once] = step(done, undo);
    expect(step(once, undo)).toEqual([once, []]);
    const [back] = step(once, { type: 'cookiesPutBack', tabId: 1, notBack: 0 });
    expect(JSON.stringify(back)).not.toContain('secret');
    expect(step(back, undo)).toEqual([back, []]);
  });
  test('is said on a healthy page for half a minute, on a failing page as long as it fails', () => {
    const events = [[undo], [{ type: 'cookiesPutBack', tabId: 1, notBack: 0 }]] as const;
    const healthy = after(events, step(done, answered({ status: 200, startedAt: noon + 500 }))[0]);
    expect(healthy.session.clearings[1]).toMatchObject({ phase: 'back' });
    expect(projected(healthy).alarms.undo).toBe(noon + 30_000);
    const due = [[{ type: 'undoDue' }, { at: noon + 30_000 }]] as const;
    expect(after(due, healthy).session.clearings).toEqual({});
    const failing = after(due, after(events, again(done)));
    expect(shown(failing)?.cleared).toMatchObject({ phase: 'back' });
    expect(projected(failing).alarms.undo).toBeNull();
    expect(step(failing, { type: 'tabClosed', tabId: 1 })[0].session.clearings).toEqual({});
  });
  test('a second clearing keeps the cookies of the first', () => {
    const state = after(
      [[click], [{ ...taken('a', 'c'), cookies: [cookie('a', 'new'), cookie('c', 'new')] } as Event], [cleared]],
      again(done),
    );
    expect(kept(state).map(({ name, value }) => `${name}=${value}`)).toEqual(['a=secret', 'b=secret', 'c=new']);
  });
  test('a tab cannot undo another tab’s clearing', () =>
    expect(step(done, { type: 'actionChosen', tabId: 2, action: 'undo' })[1]).toEqual([]));
});

describe('the next worker, if one died', () => {
  const effectsAfterDeath = (state: State) => step(state, { type: 'resumed' })[1].map(({ type }) => type);
  test('between the click and the reading, reads the cookies again', () =>
    expect(effectsAfterDeath(step(broken(), click)[0])).toContain('takeCookies'));
  test('while clearing, continues to clear', () => {
    const types = effectsAfterDeath(after([[click], [taken('a')]], broken()));
    expect(types).toContain('clearSite');
    expect(types).not.toContain('takeCookies');
  });
  test('while restoring, restores the cookies', () => expect(effectsAfterDeath(step(done, undo)[0])).toContain('putCookiesBack'));
  test('after that, forgets the cookies in time', () =>
    expect(projected(step(done, { type: 'resumed' })[0]).alarms.undo).toBe(noon + 30_000));
});
