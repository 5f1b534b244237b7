import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sleep, until } from '../browsers/deadline.ts';
import { launch } from '../browsers/index.ts';
import { startSite, type Site } from '../site/site.ts';
import { builtFor } from './built-for.ts';
import { inEachBrowser, names, without } from './each-browser.ts';
import { temporaryFolder, writeExtension } from './extension-folders.ts';
import { whyNot } from './full-or-short.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(async () => {
  await site.close();
});

inEachBrowser(
  (here) => {
    it('a host that is an IPv6 literal is shown in brackets', async () => {
      const server: Server = createServer((_, response) => {
        response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>');
      });
      await new Promise<void>((done) => {
        server.listen(0, '::1', done);
      });
      const tab = await here.browser.newTab(`http://[::1]:${String((server.address() as AddressInfo).port)}/`);
      expect(whyNot(await tab.panel(), 502, '[::1]')).toBeUndefined();
      await tab.close();
      server.closeAllConnections();
      server.close();
    });

    it('an internationalised host is shown in Unicode, with its port', async () => {
      const tab = await here.browser.newTab(site.url('/502', 'xn--mnchen-3ya.test'));
      expect(whyNot(await tab.panel(), 502, `münchen.test:${String(site.port)}`)).toBeUndefined();
      await tab.close();
    });

    it('an error page of 10 MB gets its panel as quickly as any other', async () => {
      const tab = await here.browser.newTab(site.url('/huge', 'shop.test'));
      expect(whyNot(await tab.panel(3000), 502, 'shop.test')).toBeUndefined();
      await tab.close();
    });

    it('an invalid Retry-After is ignored: the usual probes go on', async () => {
      const tab = await here.browser.newTab(site.url('/retry-after-garbage', 'shop.test'));
      const panel = await tab.panel();
      expect(whyNot(panel, 503, 'shop.test')).toBeUndefined();
      expect(panel?.phase).toMatch(/^(waiting|trying)$/u);
      await tab.close();
    });

    it('messages and clicks from a page’s script have no effect', async () => {
      const tab = await here.browser.newTab(site.url('/form/send', 'shop.test'));
      await tab.goto(site.url('/502', 'news.test'));
      expect(whyNot(await tab.panel(), 502, 'news.test')).toBeUndefined();
      await sleep(700);
      const before = await tab.evaluate(() => performance.timeOrigin);
      const said = await tab.evaluate(async () => {
        const host = document.querySelector<HTMLElement>('comeback-panel');
        for (const act of ['mute-site', 'retry', 'clear-cache', 'dismiss'])
          for (const target of [globalThis, document, host]) {
            target?.dispatchEvent(new MessageEvent('message', { data: { type: 'choose', act } }));
            target?.dispatchEvent(new CustomEvent('choose', { detail: act, bubbles: true, composed: true }));
          }
        postMessage({ type: 'choose', action: 'mute-site' }, '*');
        const box = host?.getBoundingClientRect();
        for (let y = 0; y < innerHeight; y += 12)
          for (let x = (box?.left ?? 0) + 10; x < innerWidth; x += 40) {
            const under = document.elementFromPoint(x, y);
            if (under === host) under?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, clientX: x, clientY: y }));
          }
        host?.click();
        const runtime = (globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime;
        return { open: host?.shadowRoot !== null, runtime: runtime !== undefined };
      });
      await sleep(700);
      expect(said).toEqual({ open: false, runtime: false });
      expect(await tab.evaluate(() => performance.timeOrigin)).toBe(before);
      expect(whyNot(await tab.panelOnce(), 502, 'news.test')).toBeUndefined();
      const stored = await here.browser.inBackground(async () => (await chrome.storage.local.get({ muted: [] }))['muted']);
      expect(stored).toEqual([]);
      await tab.close();
    });
  },
  { hosts: ['shop.test', 'news.test', 'xn--mnchen-3ya.test'] },
);

describe.each(names.filter((name) => !without.has(name === 'chromium' ? 'chromium' : 'firefox-esr')))('%s', (name) => {
  it('another extension that sends our messages gets no reply and changes nothing', async () => {
    const folder = await temporaryFolder();
    const script = 'code.js';
    const other = await writeExtension(
      folder,
      'nosy',
      {
        background: name === 'chromium' ? { service_worker: script } : { scripts: [script] },
        content_scripts: [{ matches: ['http://*/healthy*'], js: ['page.js'] }],
        host_permissions: ['http://*/*'],
      },
      { [script]: nosyBackground, 'page.js': nosyPage },
    );
    const browser = await launch(name, { extension: builtFor(name), others: [other], hosts: ['shop.test'] });
    try {
      const tab = await browser.newTab(site.url('/502', 'shop.test'));
      expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
      const ourId = name === 'firefox' ? 'comeback@comeback.dev' : new URL(browser.origin).host;
      const asker = await browser.newTab(site.url(`/healthy?to=${ourId}&tab=${String(tab.id)}`, 'shop.test'));
      const read = (): Promise<string> => asker.evaluate(() => document.documentElement.dataset['heard'] ?? '').catch(() => '');
      const heard = await until(20_000, read, (text) => text !== '');
      expect(JSON.parse(heard)).toEqual([
        expect.stringMatching(/^refused: |^nothing$/u),
        expect.stringMatching(/^refused: |^nothing$/u),
        expect.stringMatching(/^refused: |^nothing$/u),
      ]);
      await sleep(700);
      const stored = await browser.inBackground(async () => (await chrome.storage.local.get({ muted: [] }))['muted']);
      expect(stored).toEqual([]);
      await tab.activate();
      expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
    } finally {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

const nosyPage = `
const asked = new URLSearchParams(location.search);
if (asked.has('to')) chrome.runtime.sendMessage({ to: asked.get('to'), tab: Number(asked.get('tab')) }, (heard) => {
  document.documentElement.dataset.heard = JSON.stringify(heard);
});
`;

const nosyBackground = `
chrome.runtime.onMessage.addListener(({ to, tab }, sender, reply) => {
  const send = (message) => new Promise((done) => {
    try {
      chrome.runtime.sendMessage(to, message, (answer) => {
        const error = chrome.runtime.lastError;
        done(error ? 'refused: ' + error.message : answer == null ? 'nothing' : JSON.stringify(answer));
      });
    } catch (error) { done('refused: ' + error); }
  });
  Promise.all([
    send({ type: 'choose', action: 'mute-site' }),
    send({ type: 'choose', tabId: tab, action: 'mute-site' }),
    send({ type: 'popup-opened', tabId: tab }),
  ]).then(reply);
  return true;
});
`;
