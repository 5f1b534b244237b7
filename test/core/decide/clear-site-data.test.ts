/** Clearing a site’s cookies and saved data. */
import { describe, expect, test } from 'vitest';
import type { Event } from '../../../src/core/state/events.ts';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { after, answered, broken, chrome, effectsOf, firefox, noon, placed, step } from '../builders.ts';
import { again, bank, cleared, click, done, kept, resultIn, second, shown, taken, undo, unread } from './played-clearing.ts';

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
      expect([resultIn(state), resultIn(state, 2), shown(state)?.cleared?.phase]).toEqual(['running', 'running', 'clearing']);
  });
  test('cannot start while another tab of the site is being cleared', () => {
    const state = step(second, click)[0];
    expect(step(state, { ...click, tabId: 2 } as Event)).toEqual([state, []]);
  });
  test('ends with the tab before anything is removed: a new worker clears nothing, and another tab of the site can be cleared', () => {
    const state = after([[click], [closed], [taken('a')]], second);
    expect(effectsOf(step(state, { type: 'resumed' })[1], 'takeCookies')).toEqual([]);
    expect(resultIn(state, 2)).toBe('untried');
    expect(effectsOf(step(state, { ...click, tabId: 2 } as Event)[1], 'takeCookies')).toMatchObject([{ tabId: 2 }]);
  });
  test('whose tab is closed while it reloads leaves the other tab a button that works', () => {
    const state = after([[click], [taken('a')], [cleared], [closed]], second);
    expect(resultIn(state, 2)).toBe('untried');
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
