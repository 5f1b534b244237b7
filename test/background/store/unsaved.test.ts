/** Storage that fails: no unsaved effect is performed, no saved state is lost, and the next event is handled. */
import { afterEach, describe, expect, test } from 'vitest';
import { brokenSite, browserWithTabs, doings, failingAddresses, news, shop } from '../a-broken-site.ts';
import type { FakeBrowser } from '../fake/browser.ts';
import { leaveBrowser } from '../fake/worker.ts';

afterEach(leaveBrowser);

test('effects of a decision that cannot be saved are not performed, and the next failing page has its panel', async () => {
  const browser = await browserWithTabs();
  browser.calls.fails = (name) => name === 'storage.session.set';
  browser.tabs.navigate(1, shop);
  await browser.pass(2_000);
  expect(doings(browser).filter((name) => !name.startsWith('storage.'))).toEqual([]);
  expect(browser.tabs.get(1).document.panel).toBeUndefined();
  browser.calls.fails = () => false;
  browser.tabs.navigate(2, news);
  await browser.pass(2_000);
  expect(failingAddresses(browser)).toEqual([news]);
  expect(browser.tabs.get(2).document.panel?.view?.host).toBe('news.test');
});

test.each(['storage.session.set', 'storage.local.set', 'storage.session.get', 'storage.local.get'])(
  'while %s fails, no rejection is left unhandled',
  async (call) => {
    const browser = await brokenSite();
    browser.calls.fails = (name) => name === call;
    const { panel } = browser.tabs.get(1).document;
    browser.choose(1, 'collapse');
    browser.choose(1, 'watch');
    panel?.send({ type: 'due' });
    panel?.send({ type: 'panel-removed', startedAt: panel.startedAt });
    panel?.leaves();
    browser.tabs.navigate(1, shop);
    browser.tabs.navigate(2, news, 'POST');
    browser.tabs.activate(2);
    browser.tabs.focus(2);
    browser.soon('key', () => browser.fire('commands.onCommand', 'retry-now', { id: 1 }));
    browser.soon('alarm', () => browser.fire('alarms.onAlarm', { name: 'probe' }));
    browser.soon('alarm', () => browser.fire('alarms.onAlarm', { name: 'watch' }));
    browser.openPopup(1);
    void browser.fromPage({ type: 'mute', site: 'other.test' });
    await browser.pass(2_000);
    browser.tabs.close(1);
    await browser.pass(61_000);
    expect(browser.errors).toEqual([]);
    browser.calls.fails = () => false;
    const { id } = browser.tabs.open(1, true);
    browser.tabs.navigate(id, shop);
    await browser.pass(2_000);
    expect(browser.tabs.get(id).document.panel?.view?.host).toBe('shop.test');
  },
);

test('a request that cannot be saved is not confirmed', async () => {
  const browser = await browserWithTabs();
  browser.calls.fails = (name) => name === 'storage.local.set';
  let muted: unknown = 'no answer';
  void browser.fromPage({ type: 'mute', site: 'other.test' }).then((answer) => (muted = answer));
  await browser.pass(100);
  expect(muted, 'a reply would be null').toBeUndefined();
  expect(browser.stored.local['muted']).toEqual([]);
});

test('settings that could not be read for a moment are not overwritten', async () => {
  const browser = await brokenSite();
  const settings = { autoRetry: false, watchEvery: 5, watchHours: 2 };
  void browser.fromPage({ type: 'mute', site: 'quiet.test' });
  void browser.fromPage({ type: 'change-settings', change: settings });
  browser.choose(1, 'watch');
  await browser.pass(100);
  const before = structuredClone(browser.stored.local);
  expect(before).toMatchObject({ muted: ['quiet.test'], settings, watches: [{ host: 'shop.test' }] });
  browser.calls.fails = (name) => name === 'storage.local.get';
  browser.tabs.navigate(2, news);
  await browser.pass(2_000);
  expect(browser.tabs.get(2).document.panel?.view?.host, 'the panel is shown all the same').toBe('news.test');
  for (const site of ['loud.test', 'other.test']) void browser.fromPage({ type: 'mute', site });
  browser.choose(2, 'watch');
  browser.choose(2, 'extensions');
  await browser.pass(2_000);
  expect({ ...browser.stored.local, history: [] }).toEqual({ ...before, history: [] });
  expect(
    browser.extensions.all.every(({ enabled }) => enabled),
    'none is off without a journal',
  ).toBe(true);
});

describe.each(['storage.local.get', 'storage.session.get'])('an event for which %s fails', (call) => {
  /** An extension test switches, the other site is watched, and the site fails. */
  async function busySite(): Promise<FakeBrowser> {
    const browser = await brokenSite();
    browser.tabs.navigate(2, news);
    await browser.pass(1_000);
    browser.choose(2, 'watch');
    await browser.pass(100);
    browser.choose(1, 'extensions');
    browser.calls.hold('management.setEnabled');
    await browser.pass(100);
    browser.calls.fails = (name) => name === call;
    return browser;
  }
  const shown = ({ alarms, action, tabs }: FakeBrowser): unknown => ({
    alarms: Object.keys(alarms.all).sort(),
    badges: [1, 2].map((id) => action.markOf(id)),
    panels: [1, 2].map((id) => tabs.get(id).document.panel?.view?.host),
  });

  test('removes no alarm, badge, panel or listener', async () => {
    const browser = await busySite();
    const before = shown(browser);
    expect(before).toMatchObject({ alarms: ['restore', 'watch'], badges: ['!', '!'], panels: ['shop.test', 'news.test'] });
    browser.tabs.activate(2);
    await browser.pass(100);
    expect(shown(browser)).toEqual(before);
    expect(browser.life?.listeners.get('tabs.onRemoved')?.size).toBe(1);
  });

  test('removes none as the first event of a worker either, and the next event starts it', async () => {
    const browser = await busySite();
    browser.kill();
    browser.calls.release('management.setEnabled');
    const { alarms, badges, panels } = shown(browser) as Record<string, unknown>;
    browser.tabs.activate(2);
    await browser.pass(100);
    expect(shown(browser)).toMatchObject({ alarms, badges, panels });
    expect((browser.stored.local['history'] as { outcome: string }[]).map(({ outcome }) => outcome)).toEqual(['open', 'open']);
    browser.calls.fails = () => false;
    browser.calls.log.length = 0;
    browser.tabs.activate(1);
    await browser.pass(2_000);
    expect(doings(browser), 'the switching is repeated').toContain('management.setEnabled');
  });

  test('does not stop the responses of a failing site from being seen', async () => {
    const browser = await busySite();
    browser.tabs.activate(2);
    await browser.pass(100);
    browser.calls.fails = () => false;
    browser.servers.sites.delete('http://news.test');
    browser.tabs.reload(2);
    await browser.pass(1_000);
    expect(browser.action.markOf(2)).not.toBe('!');
    expect(failingAddresses(browser)).toEqual([shop]);
  });
});
