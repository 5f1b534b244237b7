/** Real gateways before backends that fail: the panel names who answered, and the picture where it stopped. `FULL=1` tries every pair. */
import { get } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sleep, until } from '../browsers/deadline.ts';
import type { PanelLook } from '../browsers/index.ts';
import { everyChain, everyGateway, startGateways, type Gateway, type Gateways } from '../gateways/index.ts';
import { inEachBrowser, type Here } from './each-browser.ts';
import { whyNot } from './full-or-short.ts';
import { expected, failures, find, subjects, type Asked } from './gateway-trials.ts';

const all = process.env['FULL'] === '1';
const host = 'shop.test';
const patience = 20_000;
/** Long after a panel would have come. */
const noPanelMs = 1500;

let gateways: Gateways;
beforeAll(async () => {
  gateways = await startGateways(everyGateway, everyChain);
});
afterAll(async () => {
  await gateways.stop();
});

inEachBrowser(
  (here) => {
    for (const [at, subject] of subjects.entries()) {
      // Each gateway fails one way in each browser, and no two neighbours the same way.
      const turn = at + (here.name === 'firefox' ? 2 : 0);
      for (const failure of all ? failures : [failures[turn % failures.length]!]) {
        it(`${subject.name}, its backend ${failure}`, async ({ skip }) => {
          const gateway = find(gateways, subject);
          if (!gateway) return skip(`there is no ${subject.name} here`);
          const url = gateway.url(gateway.paths[failure], host);
          const asked = await ask(gateway, failure);
          const wanted = expected(subject, failure, asked);
          const start = performance.now();
          const look = await visit(here, url, wanted !== undefined, asked.empty);
          if (all) console.log(`${subject.name}, ${failure}: ${String(asked.status)}, ${String(Math.round(performance.now() - start))} ms`);
          expect(look && { gateway: look.gateway, hops: look.hops }).toEqual(wanted ?? null);
          if (wanted) expect(whyNot(look, asked.status, asked.host)).toBeUndefined();
        });
      }
    }
  },
  { hosts: [host] },
);

/** What a visitor sees of it: the panel in the page or, where the browser shows a page of its own, in the popup. */
async function visit({ browser }: Here, url: string, hasPanel: boolean, empty: boolean): Promise<PanelLook | null> {
  const tab = await browser.newTab();
  try {
    // The browser has its own page for what is no HTTP, and its driver calls that an error.
    await tab.goto(url).catch(() => undefined);
    if (!hasPanel) {
      await sleep(noPanelMs);
      expect(await browser.badge(tab)).toBe('');
      return await tab.panelOnce().catch(() => null);
    }
    if (!empty) return await tab.panel(patience);
    // The popup tells an empty answer once it is known that no panel can stand in the page.
    await until(
      patience,
      () => browser.badge(tab),
      (badge) => badge !== '',
    );
    return (await browser.popup(tab, patience))?.panel ?? null;
  } finally {
    await browser.closeNativePopup();
    await tab.close();
  }
}

/** The bare answer; status 0 where it is no HTTP. */
const ask = (gateway: Gateway, failure: (typeof failures)[number]): Promise<Asked> =>
  new Promise((done) => {
    const url = gateway.url(gateway.paths[failure]);
    const shown = `${host}:${String(gateway.port)}`;
    get(url, { headers: { host: shown }, agent: false }, (response) => {
      let length = 0;
      response.on('data', (part: Buffer) => {
        length += part.length;
      });
      response.on('error', () => undefined);
      response.on('close', () => {
        done({ host: shown, status: response.statusCode ?? 0, empty: length === 0 });
      });
    }).on('error', () => {
      done({ host: shown, status: 0, empty: true });
    });
  });
