/** Every change of a view, badge or alarm reaches the browser, in random histories. */
import { afterEach, expect, test } from 'vitest';
import { startHistory, pause } from './a-history.ts';
import type { FakeBrowser } from './fake/browser.ts';
import type { FakeDocument } from './fake/document.ts';
import {
  documentToken,
  expectedAlarms,
  expectedBadges,
  expectedPopup,
  failingPage,
  projectionOf,
  type PopupView,
  type Projection,
} from './fake/expected.ts';
import type { FakePopup } from './fake/popup.ts';
import { seededRandom } from './fake/random.ts';
import type { FakeTab } from './fake/tab.ts';
import { leaveBrowser } from './fake/worker.ts';

/** `FULL=1` runs all histories; without it there are enough to notice a fault. */
const histories = process.env['FULL'] ? 500 : 100;
const events = 40;

afterEach(leaveBrowser);

test(`views, badges and alarms match the stored state, in ${histories} histories of ${events} events`, { timeout: 600_000 }, async () => {
  const untold = new Map<string, { times: number; first: string }>();
  for (let seed = 1; seed <= histories; seed += 1) {
    const { browser, next } = await startHistory(seed);
    const compare = comparing(browser, (kind, what) => {
      const known = untold.get(kind) ?? { times: 0, first: `seed ${seed}: ${what}` };
      untold.set(kind, { ...known, times: known.times + 1 });
    });
    browser.afterEach = compare;
    const time = seededRandom(seed + 1_000_000);
    for (let event = 0; event < events; event += 1) {
      await browser.pass(pause(time));
      const what = next();
      await browser.pass();
      compare(what);
    }
  }
  const lines = [...untold]
    .sort(([, a], [, b]) => b.times - a.times)
    .map(([kind, { times, first }]) => `${times} × ${kind}, first in ${first}`);
  expect(lines).toEqual([]);
});

/** Compares after each event. A fault is recorded once and then corrected, so that the next fault is recorded under its own name. */
function comparing(browser: FakeBrowser, wrong: (kind: string, what: string) => void): (what: string) => void {
  let { life } = browser;
  let thrown = 0;
  let changes = -1;
  const following = followingOf(browser);
  return (what) => {
    if (!browser.life?.alive) return;
    // Most timers only check again whether a document has arrived.
    if (what.startsWith('timer') && browser.calls.changes === changes && browser.life === life) return;
    ({ changes } = browser.calls);
    const after = browser.life === life ? what : 'a new worker';
    life = browser.life;
    const report: Report = (where, found, wanted) => wrong(`${where} after ${after}`, differences(found, wanted));
    const { projection, popupOver } = following();
    for (const tab of browser.tabs.tabs) {
      comparePanel(browser, tab, projection, report);
      compareMark(browser, tab, projection, report);
    }
    compareNews(browser, projection, report);
    comparePopup(browser, popupOver, report);
    compareAlarms(browser, projection, report);
    if (browser.errors.length > thrown) report('thrown', String(browser.errors.at(-1)), null);
    thrown = browser.errors.length;
  };
}

/** Whether the last call about it failed in the last event: nothing can be right before the next one. */
const isMissed = ({ calls, life }: FakeBrowser, subject: string): boolean => life !== undefined && calls.isMissed(subject, life);

type Report = (where: string, found: unknown, wanted: unknown) => void;

function comparePanel(browser: FakeBrowser, { id, document: { panel } }: FakeTab, { panels }: Projection, report: Report): void {
  const expected = panels.get(id);
  const view = expected?.view ?? null;
  // A panel in another document than the failing one is removed with it, or has not received its view yet.
  if (!panel || panel.isAsking || (expected && expected.startedAt !== panel.startedAt)) return;
  if (isSame(panel.view, view) || isMissed(browser, `panel ${id}`)) return;
  report('panel', panel.view, view);
  panel.view = view;
}

function compareMark(browser: FakeBrowser, { id, document }: FakeTab, projection: Projection, report: Report): void {
  const { stored, action } = browser;
  const page = failingPage(stored, id);
  const marks = expectedBadges(projection, id, page !== undefined && standsIn(document, page));
  const mark = action.markOf(id);
  if (marks.includes(mark) || isMissed(browser, `badge ${id}`)) return;
  report('badge', mark, marks);
  action.marks.set(id, marks[0] ?? '');
}

function compareNews(browser: FakeBrowser, { isNewsOnIcon }: Projection, report: Report): void {
  const news = isNewsOnIcon ? '✓' : '';
  const { action } = browser;
  if (action.everywhere === news || isMissed(browser, 'badge everywhere')) return;
  report('news', action.everywhere, news);
  action.everywhere = news;
}

function comparePopup({ popup }: FakeBrowser, popupOver: Following['popupOver'], report: Report): void {
  if (!popup || popup.isAsking || isSame(popup.view, popupOver(popup))) return;
  report('popup', popup.view, popupOver(popup));
  popup.view = popupOver(popup);
}

/** Whether the tab's document is the failing page's. */
const standsIn = ({ refuses, scope, answeredAt }: FakeDocument, page: NonNullable<ReturnType<typeof failingPage>>): boolean =>
  refuses ? answeredAt === page.respondedAt : scope[documentToken] === page.startedAt;

function compareAlarms(browser: FakeBrowser, projection: Projection, report: Report): void {
  const { now } = browser.clock;
  const wanted = expectedAlarms(projection, { now, wasOffline: now - browser.lastOffline <= 61_000 });
  const found = browser.alarms.all;
  for (const [name, expected] of Object.entries(wanted)) {
    const when = found[name];
    // An alarm that is due fires in the next moment, whatever it is for.
    if (when !== undefined && when <= now + 1) continue;
    const isRight = when === undefined ? !expected : expected && when >= expected.from && when <= expected.to;
    if (isRight || isMissed(browser, `alarm ${name}`)) continue;
    report(`alarm ${name}`, when === undefined ? null : when - now, expected ? expected.from - now : null);
    if (expected) browser.alarms.create(name, { when: expected.from });
    else browser.alarms.clear(name);
  }
  for (const name of Object.keys(found)) if (!(name in wanted)) report(`alarm ${name}`, found[name], null);
}

const texts = new WeakMap<object, string>();
/** Independent of the order of fields: storage does not preserve it. */
function textOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const text = texts.get(value) ?? JSON.stringify(value, inOrder);
  texts.set(value, text);
  return text;
}

const inOrder = (_: string, value: unknown): unknown =>
  isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

const isSame = (a: unknown, b: unknown): boolean => a === b || textOf(a) === textOf(b);

interface Following {
  readonly projection: Projection;
  readonly popupOver: (popup: FakePopup) => PopupView;
}

/** The projection of the stored state, recomputed only after a write. */
function followingOf(browser: FakeBrowser): () => Following {
  let written: readonly unknown[] = [];
  let known: Following | undefined;
  return () => {
    const now = Object.values(browser.stored).flatMap((area) => Object.values(area));
    if (!known || now.length !== written.length || now.some((value, index) => value !== written[index])) {
      const views = new WeakMap<object, PopupView>();
      known = {
        projection: projectionOf(browser.stored, browser.clock.now, browser.capabilities),
        popupOver: (popup) => {
          const key = popup.view ?? popup;
          const view = views.get(key) ?? expectedPopup(browser.stored, popup, browser.capabilities);
          views.set(key, view);
          return view;
        },
      };
    }
    written = now;
    return known;
  };
}

/** The fields that differ, with both values. */
function differences(found: unknown, wanted: unknown): string {
  const short = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 80);
  if (!isObject(found) || !isObject(wanted)) return `${short(found)}, not ${short(wanted)}`;
  const keys = [...new Set([...Object.keys(found), ...Object.keys(wanted)])].filter((key) => !isSame(found[key], wanted[key]));
  return keys.map((key) => `${key}: ${short(found[key])}, not ${short(wanted[key])}`).join('; ');
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
