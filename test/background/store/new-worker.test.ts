/** A worker that starts after another died: panels, badges and alarms of the dead worker are set again or removed. */
import { afterEach, expect, test } from 'vitest';
import { brokenSite, browserWithTabs, news, shop } from '../a-broken-site.ts';
import type { FakeBrowser } from '../fake/browser.ts';
import { leaveBrowser } from '../fake/worker.ts';

afterEach(leaveBrowser);

/** The worker dies at the call that saves its decision. */
async function dieOnceSaved(browser: FakeBrowser): Promise<void> {
  browser.calls.fails = (name, [items]) => {
    const isSaved = name === 'storage.session.set' && typeof items === 'object' && items !== null && 'state' in items;
    if (isSaved && browser.life) browser.life.callsLeft = 0;
    return false;
  };
  await browser.pass(100);
  browser.calls.fails = () => false;
  expect(browser.life, 'it died').toBeUndefined();
}

/** An event unrelated to any failing page. */
async function wake(browser: FakeBrowser): Promise<void> {
  void browser.fromPage({ type: 'unwatch', origin: 'http://other.test' });
  await browser.pass(100);
}

const viewIn = (browser: FakeBrowser, tabId: number) => browser.tabs.get(tabId).document.panel?.view;

test('views that a dead worker saved but did not send are sent by the next one', async () => {
  const browser = await brokenSite();
  browser.choose(1, 'collapse');
  await dieOnceSaved(browser);
  expect(viewIn(browser, 1)?.small).toBe(false);
  await wake(browser);
  expect(viewIn(browser, 1)?.small).toBe(true);
});

test('panels, badges and alarms that a dead worker should have removed are removed by the next one', async () => {
  const browser = await brokenSite();
  expect('probe' in browser.alarms.all).toBe(true);
  void browser.fromPage({ type: 'choose', tabId: 1, action: 'mute-site' });
  await dieOnceSaved(browser);
  expect(viewIn(browser, 1)).not.toBeNull();
  await wake(browser);
  expect(viewIn(browser, 1)).toBeNull();
  expect(browser.action.markOf(1)).toBe('');
  expect('probe' in browser.alarms.all).toBe(false);
});

test('badges that the browser lost meanwhile are set again', async () => {
  const browser = await brokenSite();
  browser.kill();
  browser.action.wipe(1);
  await wake(browser);
  expect(browser.action.markOf(1)).toBe('!');
});

test('panels and badges set by two dead workers are removed by the third', async () => {
  const browser = await brokenSite();
  browser.kill();
  browser.tabs.navigate(2, news);
  await browser.pass(2_000);
  expect([viewIn(browser, 1)?.host, viewIn(browser, 2)?.host]).toEqual(['shop.test', 'news.test']);
  browser.kill();
  // Both incidents are gone from storage, as if a worker had saved their ends and died before it removed the panels.
  browser.storage.areas.session['state'] = {};
  await wake(browser);
  expect([viewIn(browser, 1), viewIn(browser, 2)]).toEqual([null, null]);
  expect([browser.action.markOf(1), browser.action.markOf(2)]).toEqual(['', '']);
  expect(browser.alarms.all).toEqual({});
});

test('a popup whose request was lost with its worker asks the next one', async () => {
  const browser = await brokenSite();
  browser.openPopup(1);
  browser.killAfter(1);
  await browser.pass(100);
  expect(browser.popup?.view?.panel).toBeNull();
  await wake(browser);
  expect(browser.popup?.view?.panel?.host).toBe('shop.test');
});

test('a recovered site that a dead worker could not announce is announced by the next one', async () => {
  const browser = await brokenSite();
  browser.granted.add('notifications');
  browser.choose(1, 'watch');
  await browser.pass(100);
  browser.tabs.close(1);
  const watches = (): unknown => browser.stored.local['watches'];
  browser.kill();
  browser.storage.set('local', {
    watches: [{ ...(watches() as object[])[0], dueAt: undefined, phase: 'back', backAt: browser.clock.now, told: 'owed' }],
  });
  await wake(browser);
  expect([...browser.notifications.keys()]).toEqual([shop]);
  expect(watches()).toEqual([]);
});

test.each(['storage.local.set', 'storage.local.get'])(
  'a worker that could not start because %s failed starts with the next event, and extensions are restored',
  async (call) => {
    const browser = await browserWithTabs();
    browser.kill();
    for (const one of browser.extensions.all) one.enabled = false;
    browser.storage.areas.session = {};
    const facts = { tabId: 9, since: 0, candidates: browser.extensions.all, managed: [], loads: [] };
    browser.storage.areas.local['journal'] = { ...facts, phase: 'putting-back', enabled: [], backAt: browser.clock.now + 600_000 };
    browser.calls.fails = (name) => name === call;
    await wake(browser);
    expect(browser.extensions.all.map(({ enabled }) => enabled)).toEqual([false, false]);
    browser.calls.fails = () => false;
    await wake(browser);
    await browser.pass(5_000);
    expect(browser.extensions.all.map(({ enabled }) => enabled)).toEqual([true, true]);
  },
);

test('after an update from 0.1.0 its storage is migrated, and the extensions it switched off are restored', async () => {
  const browser = await browserWithTabs();
  browser.kill();
  const { now } = browser.clock;
  for (const one of browser.extensions.all) one.enabled = false;
  const others = browser.extensions.all.map(({ id, name }) => ({ id, name }));
  const journal = {
    phase: 'loading',
    tabId: 1,
    since: now,
    backAt: now + 600_000,
    others,
    managed: [],
    loads: [],
    on: [],
    switchedAt: now,
  };
  const site = { origin: 'http://shop.test', host: 'shop.test', address: shop, since: now };
  browser.storage.areas.session = {};
  browser.storage.areas.local = {
    muted: ['quiet.test'],
    journal,
    watches: [{ ...site, looks: 2, dueAt: now + 60_000 }],
    lastRestore: { at: now },
  };
  await wake(browser);
  await browser.pass(5_000);
  expect(browser.extensions.all.map(({ enabled }) => enabled)).toEqual([true, true]);
  expect(browser.stored.local).toMatchObject({
    version: 1,
    muted: ['quiet.test'],
    journal: { phase: 'settling', candidates: others },
    watches: [{ ...site, probes: 2, phase: 'waiting', dueAt: now + 60_000 }],
  });
  expect(browser.stored.local).not.toHaveProperty('lastRestore');
  expect(browser.alarms.all).toMatchObject({ watch: now + 60_000 });
});
