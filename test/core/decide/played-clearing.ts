/** A clearing, played event by event against the decisions. */
import { undoable } from '../../../src/core/site-data/clearing.ts';
import type { Cookie } from '../../../src/core/site-data/cookies.ts';
import type { Event } from '../../../src/core/state/events.ts';
import type { State } from '../../../src/core/state/state.ts';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { aCookie } from '../../a-cookie.ts';
import { after, answered, broken, chrome, noon, placed } from '../builders.ts';

/** A session cookie of the shop. */
export const cookie = (name: string, value = 'secret'): Cookie => aCookie({ name, value });
/** A click on «Clear». */
export const click: Event = { type: 'actionChosen', tabId: 1, action: 'clear-cookies' };
/** A click on «Undo». */
export const undo: Event = { type: 'actionChosen', tabId: 1, action: 'undo' };
/** The cookies were read. */
export const taken = (...names: string[]): Event => ({
  type: 'cookiesTaken',
  tabId: 1,
  origin: 'http://shop.test',
  site: 'shop.test',
  cookies: names.map((name) => cookie(name)),
});
/** All is gone. */
export const cleared: Event = { type: 'siteCleared', tabId: 1, left: 0, data: { kind: 'gone', things: 2 } };
/** The cookies could not be read. */
export const unread: Event = { type: 'cookiesUnread', tabId: 1, origin: 'http://shop.test' };
export const bank = (its: object = {}) => answered({ url: 'https://bank.test/login', startedAt: noon + 5, ...its });
export const second = after([[answered({ tabId: 2 })], [placed({ tabId: 2 })]], broken());
/** Cleared, before the reload. */
export const done = after([[click], [taken('a', 'b')], [cleared]], broken());
/** The page fails again after its reload. */
export const again = (state: State, startedAt = noon + 500): State => after([[answered({ startedAt })], [placed({ startedAt })]], state);
/** What the panel in a tab shows. */
export const shown = (state: State, tabId = 1) => viewOf(state, tabId, 'overlay', chrome);
/** What «Undo» can bring back. */
export const kept = (state: State) => undoable(state.session.clearings[1], 'http://shop.test', noon);
/** The result of the step in a tab. */
export const resultIn = (state: State, tabId = 1): string | undefined =>
  shown(state, tabId)?.steps.find(({ id }) => id === 'clear-cookies')?.result;
