import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sleep, until, waitUntil } from '../browsers/deadline.ts';
import { launch, type PanelState, type Tab } from '../browsers/index.ts';
import { openScreen } from '../browsers/screen.ts';
import { startSite, type Site } from '../site/site.ts';
import { builtFor } from './built-for.ts';
import { stopProbes } from './by-hand.ts';
import { inEachBrowser, without } from './each-browser.ts';
import { whyNot } from './full-or-short.ts';
import { sendForm } from './navigation-paths.ts';
import { expectSiteIsBack } from './site-is-back.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(async () => {
  await site.close();
});

/** `FULL=1 npm run e2e -- retry` presses every button. */
const full = process.env['FULL'] === '1';

/** Every action on the response to a form that loads, asks, opens or clears something. */
const every = [
  'retry',
  'clear-cache',
  'clear-cookies',
  'router',
  'other-network',
  'other-device',
  'private-window',
  'post-open',
  'post-address',
  'watch',
];

const sent = (): number => site.requests['POST /form/send'] ?? 0;

async function openFormAnswer(tab: Tab): Promise<void> {
  await tab.goto(site.url('/form/send', 'shop.test'));
  await tab.evaluate(sendForm, site.url('/form/send', 'shop.test'));
}

/** A number that differs for each document. */
const documentOf = (tab: Tab): Promise<number> => tab.evaluate(() => performance.timeOrigin).catch(() => 0);

inEachBrowser(
  (here) => {
    it('Try now reloads the page, and the panel disappears when the page is healthy', async () => {
      await fetch(site.url('/control?down=1'));
      const tab = await here.browser.newTab(site.url('/recovering', 'shop.test'));
      expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
      await stopProbes(tab); // otherwise a probe could be first
      const first = await documentOf(tab);
      await tab.click('retry');
      const second = await until(
        15_000,
        () => documentOf(tab),
        (now) => now !== 0 && now !== first,
      );
      expect(second).not.toBe(first);
      expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();

      // During a probe there is nothing to stop yet, and its success would reload the page before the click.
      const now = await waitUntil(
        10_000,
        () => tab.panelOnce(),
        (panel) => panel?.phase === 'waiting' || panel?.phase === 'idle',
      );
      if (now?.phase === 'waiting') await stopProbes(tab);
      await fetch(site.url('/control?down=0'));
      await tab.click('retry');
      await expectSiteIsBack(here.browser, tab, 15_000);
      await tab.close();
    });

    it('Try now works on a failing page that the person has gone back to', async () => {
      const gateway = createServer((_, response) => {
        // It can be kept: Firefox shows the same document again, without any request.
        response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>');
      });
      await new Promise<void>((done) => {
        gateway.listen(0, '127.0.0.1', done);
      });
      const tab = await here.browser.newTab(`http://shop.test:${String((gateway.address() as AddressInfo).port)}/`);
      expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
      await tab.goto(site.url('/healthy'));
      await sleep(700);
      await tab.back();
      expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
      expect(
        await until(
          15_000,
          () => here.browser.badge(tab),
          (text) => text !== '',
        ),
      ).not.toBe('');
      await stopProbes(tab); // «Try now» is disabled during a probe
      const first = await documentOf(tab);
      await tab.click('retry');
      expect(
        await until(
          15_000,
          () => documentOf(tab),
          (now) => now !== 0 && now !== first,
        ),
      ).not.toBe(first);
      await tab.close();
      gateway.closeAllConnections();
      gateway.close();
    });

    it('Try now on the response to a form never sends the form again without the browser’s own question', async () => {
      const tab = await here.browser.newTab();
      await openFormAnswer(tab);
      expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
      const before = sent();
      await tab.click('retry');
      await sleep(2500);
      expect(sent()).toBe(before);
      // Chromium’s question is a native window that no protocol can read; Firefox’s can be read and declined.
      if (here.name === 'firefox') {
        expect(await until(30_000, () => tab.question(), Boolean)).not.toBeNull();
        await tab.decline();
        await sleep(700);
        expect(sent()).toBe(before);
      }
      // No event reports a no, so nothing counts as tried before a yes.
      expect((await tab.panelOnce())?.results).toMatchObject({ retry: 'untried' });
      if (here.name === 'firefox') {
        await tab.click('retry');
        expect(await until(30_000, () => tab.question(), Boolean)).not.toBeNull();
        await tab.accept();
        const tried = (panel: PanelState | null): boolean => panel?.results['retry'] === 'failed';
        expect(tried(await until(30_000, () => tab.panelOnce(), tried))).toBe(true);
        expect(sent()).toBe(before + 1);
      }
      await tab.close();
    });

    it('Load fresh on the response to a form does not send it again without the question either', async () => {
      const tab = await here.browser.newTab();
      await openFormAnswer(tab);
      expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
      const before = sent();
      await tab.click('clear-cache');
      await sleep(2500);
      expect(sent()).toBe(before);
      await tab.decline();
      await tab.close();
    });

    it.runIf(full)('one submission, whichever button is pressed: the question is declined each time', { timeout: 240_000 }, async () => {
      const before = sent();
      for (const [count, act] of every.entries()) {
        const tab = await here.browser.newTab();
        await openFormAnswer(tab);
        expect(whyNot(await tab.panel(10_000), 502, 'shop.test')).toBeUndefined();
        await tab.click(act);
        await sleep(2500);
        await tab.decline();
        await sleep(500);
        expect(sent() - before, `after «${act}»`).toBe(count + 1); // each tab sent its form once
        if (act === 'watch') await tab.click('stop'); // otherwise the next page of this site would be watched as well
        await tab.close();
      }
    });

    it('no automatic retry sends a form: its panel waits for the person', async () => {
      const tab = await here.browser.newTab();
      await openFormAnswer(tab);
      const panel = await tab.panel();
      expect(panel?.phase).toBe('idle');
      const before = sent();
      await sleep(3000);
      expect(sent()).toBe(before);
      await tab.close();
    });
  },
  { hosts: ['shop.test'] },
);

const hasScreen = !['chromium', 'xvfb', 'xdotool'].some((name) => without.has(name));

it.runIf(full && hasScreen)(
  'Chromium’s own question, answered with keys: a no leaves the panel unchanged, a yes sends the form once more',
  async () => {
    const screen = await openScreen();
    const browser = await launch('chromium', {
      extension: builtFor('chromium'),
      hosts: ['shop.test'],
      headed: true,
      display: screen.display,
    });
    try {
      const tab = await browser.newTab();
      await openFormAnswer(tab);
      expect(whyNot(await tab.panel(30_000), 502, 'shop.test')).toBeUndefined();
      const before = sent();
      await tab.click('retry');
      await sleep(2500); // the question is a native window that no protocol can read
      await screen.press('Escape');
      await sleep(700);
      expect(sent()).toBe(before);
      expect((await tab.panelOnce())?.results).toMatchObject({ retry: 'untried' });

      await tab.click('retry');
      await sleep(2500);
      expect(sent()).toBe(before);
      await screen.press('Return');
      const tried = (panel: PanelState | null): boolean => panel?.results['retry'] === 'failed';
      expect(tried(await until(30_000, () => tab.panelOnce(), tried))).toBe(true);
      expect(sent()).toBe(before + 1);
    } finally {
      await browser.close();
      await screen.close();
    }
  },
);
