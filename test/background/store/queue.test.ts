/** One event at a time. */
import { afterEach, expect, test } from 'vitest';
import { brokenSite, browserWithTabs, failingAddresses, news, shop } from '../a-broken-site.ts';
import { leaveBrowser } from '../fake/worker.ts';

afterEach(leaveBrowser);

test('events that arrive together are decided one at a time, in order', async () => {
  const browser = await browserWithTabs();
  const addresses = [shop, news, `${shop}?again`];
  addresses.forEach((address, index) => browser.tabs.navigate(index + 1, address));
  browser.calls.hold('storage.session.set');
  browser.commitTakes = () => 5_000;
  await browser.pass(100);
  const writes = () => browser.calls.log.filter(({ name }) => name === 'storage.session.set');
  expect(writes(), 'the second is not decided while the first is being saved').toHaveLength(1);
  for (const saved of [1, 2, 3]) {
    expect(failingAddresses(browser)).toEqual(addresses.slice(0, saved));
    browser.calls.release('storage.session.set');
    browser.calls.hold('storage.session.set');
    await browser.pass();
  }
});

test('a search that hangs in one tab does not delay another tab', async () => {
  const browser = await browserWithTabs();
  browser.calls.hold('scripting.executeScript');
  browser.tabs.navigate(1, shop);
  await browser.pass(500);
  browser.tabs.navigate(2, news);
  await browser.pass(500);
  expect(failingAddresses(browser)).toEqual([shop, news]);
});

test.each([
  ['cookies.getAll', 'clear-cookies'],
  ['browsingData.remove', 'clear-cache'],
  ['management.getAll', 'extensions'],
  ['tabs.reload', 'retry'],
] as const)('%s may take long: another tab that fails meanwhile gets its panel', async (call, action) => {
  const browser = await brokenSite();
  browser.calls.hold(call);
  browser.choose(1, action);
  await browser.pass();
  expect(browser.calls.log.map(({ name }) => name)).toContain(call);
  browser.tabs.navigate(2, news);
  await browser.pass(2_000);
  expect(browser.tabs.get(2).document.panel?.view?.host).toBe('news.test');
});

test('an event whose decision throws does not block the next event', async () => {
  const browser = await browserWithTabs();
  browser.calls.fails = (name) => name === 'storage.session.get';
  browser.tabs.navigate(1, shop);
  await browser.pass(20);
  browser.calls.fails = () => false;
  browser.tabs.navigate(2, news);
  await browser.pass(1_000);
  expect(failingAddresses(browser)).toContain(news);
});

test('whichever event wakes it, a worker first closes the records that the previous browser session left open', async () => {
  const browser = await browserWithTabs();
  browser.kill();
  const open = {
    id: 'old',
    host: 'old.test',
    address: 'http://old.test/',
    status: 502,
    gateway: 'unknown',
    from: browser.clock.now - 1_000,
    tries: 0,
  };
  browser.storage.areas.local['history'] = [{ ...open, outcome: 'open' }];
  browser.storage.areas.session = {};
  browser.tabs.navigate(1, shop);
  await browser.pass(20);
  expect(browser.storage.areas.local['history']).toMatchObject([{ id: 'old', outcome: 'left' }]);
  expect(failingAddresses(browser)).toEqual([shop]);
});
