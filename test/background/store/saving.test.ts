/** Decisions are saved before their effects are performed, so that a worker can die in between. */
import { afterEach, expect, test } from 'vitest';
import { brokenSite, browserWithTabs, doings, shop } from '../a-broken-site.ts';
import { failing } from '../fake/server.ts';
import { leaveBrowser } from '../fake/worker.ts';

afterEach(leaveBrowser);

test.each([
  ['retry', 'tabs.reload'],
  ['clear-cache', 'browsingData.remove'],
  ['dismiss', 'tabs.sendMessage'],
  ['mute-site', 'action.setBadgeText'],
  ['stop', 'alarms.clear'],
  ['collapse', 'runtime.sendMessage'],
  ['private-window', 'windows.create'],
] as const)('%s: no effect is performed before the state is saved', async (action, call) => {
  const browser = await brokenSite();
  browser.calls.hold('storage.session.set');
  browser.choose(1, action);
  await browser.pass();
  expect(doings(browser).filter((name) => !name.startsWith('storage.'))).toEqual([]);
  browser.calls.release('storage.session.set');
  await browser.pass();
  expect(doings(browser)).toContain(call);
});

test('a watch is on disk before the browser asks about notifications', async () => {
  const browser = await brokenSite();
  browser.calls.hold('storage.local.set');
  browser.choose(1, 'watch');
  await browser.pass();
  expect(doings(browser)).toEqual(['storage.local.set']);
  expect(browser.storage.areas.local['watches']).toMatchObject([{ origin: 'http://shop.test' }]);
  browser.calls.release('storage.local.set');
  await browser.pass();
  expect(doings(browser)).toContain('tabs.create');
});

test('the journal is on disk before the first extension is switched off', async () => {
  const browser = await brokenSite();
  browser.calls.hold('storage.local.set');
  browser.choose(1, 'extensions');
  await browser.pass();
  expect(doings(browser)).not.toContain('management.setEnabled');
  expect(browser.storage.areas.local['journal']).toMatchObject({ phase: 'switching', candidates: [{ id: 'a' }, { id: 'b' }] });
  browser.calls.release('storage.local.set');
  await browser.pass();
  expect(browser.extensions.all.map(({ enabled }) => enabled)).toEqual([false, false]);
});

test('cookies are stored for undo before the first of them is removed', async () => {
  const browser = await brokenSite();
  browser.choose(1, 'clear-cookies');
  await browser.pass();
  const names = browser.calls.log.map(({ name, args }) =>
    name === 'storage.session.set' && JSON.stringify(args).includes('"phase":"clearing"') ? 'kept' : name,
  );
  expect(names.indexOf('kept')).toBeGreaterThanOrEqual(0);
  expect(names.indexOf('cookies.remove')).toBeGreaterThan(names.indexOf('kept'));
});

test('if a worker dies between saving and searching, the next one searches', async () => {
  const browser = await browserWithTabs();
  browser.tabs.navigate(1, shop);
  await browser.pass(19);
  browser.calls.log.length = 0;
  const dying = (): boolean => browser.calls.log.some(({ name }) => name === 'storage.session.set');
  browser.calls.fails = () => {
    if (dying()) browser.life!.callsLeft = 0;
    return false;
  };
  await browser.pass(1_000);
  expect(browser.life, 'it died').toBeUndefined();
  expect(browser.tabs.get(1).document.panel).toBeUndefined();
  browser.calls.fails = () => false;
  browser.tabs.navigate(2, 'https://fine.test/');
  await browser.pass(1_000);
  expect(browser.tabs.get(1).document.panel?.view?.host).toBe('shop.test');
});

test('if a worker dies while extensions are off, the next one continues the test', async () => {
  const browser = await brokenSite();
  browser.choose(1, 'extensions');
  browser.killAfter(16);
  await browser.pass(100);
  browser.kill();
  browser.servers.sites.set('http://shop.test', failing());
  await browser.pass(700_000);
  expect(
    browser.extensions.all.map(({ enabled }) => enabled),
    'both are back',
  ).toEqual([true, true]);
});
