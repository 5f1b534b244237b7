/** Real gateways in front of failing backends: the panel names the gateway that responded, and the picture shows where the request failed. `FULL=1` tries every pair. */
import { get } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sleep, waitUntil } from '../browsers/deadline.ts';
import type { PanelState } from '../browsers/index.ts';
import { everyChain, everyGateway, startGateways, type Gateway, type Gateways } from '../gateways/index.ts';
import { inEachBrowser, type Here } from './each-browser.ts';
import { whyNot } from './full-or-short.ts';
import { expected, failures, find, subjects, type Asked } from './gateway-trials.ts';

const all = process.env['FULL'] === '1';
const host = 'shop.test';
const patience = 20_000;
/** Long after a panel would have appeared. */
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
      // Each gateway gets one failure in each browser, and no two neighbours the same one.
      const shift = at + (here.name === 'firefox' ? 2 : 0);
      for (const failure of all ? failures : [failures[shift % failures.length]!]) {
        it(`${subject.name}, its backend ${failure}`, async ({ skip }) => {
          const gateway = find(gateways, subject);
          if (!gateway) return skip(`there is no ${subject.name} here`);
          const url = gateway.url(gateway.paths[failure], host);
          const asked = await responseOf(gateway, failure);
          const wanted = expected(subject, failure, asked);
          const start = performance.now();
          const panel = await visit(here, url, wanted !== undefined, asked.empty);
          if (all) console.log(`${subject.name}, ${failure}: ${String(asked.status)}, ${String(Math.round(performance.now() - start))} ms`);
          expect(panel && { gateway: panel.gateway, hops: panel.hops }).toEqual(wanted ?? null);
          if (wanted) expect(whyNot(panel, asked.status, asked.host)).toBeUndefined();
        });
      }
    }
  },
  { hosts: [host] },
);

/** The panel that the visitor sees: in the page or, for a browser error page, in the popup. */
async function visit({ browser }: Here, url: string, hasPanel: boolean, empty: boolean): Promise<PanelState | null> {
  const tab = await browser.newTab();
  try {
    // For a response that is not HTTP the browser shows its own page, which its driver reports as an error.
    await tab.goto(url).catch(() => undefined);
    if (!hasPanel) {
      await sleep(noPanelMs);
      expect(await browser.badge(tab)).toBe('');
      return await tab.panelOnce().catch(() => null);
    }
    if (!empty) return await tab.panel(patience);
    // The popup shows an empty response once it is known that no panel can be injected.
    await waitUntil(
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

/** The raw response; status 0 if it is not HTTP. */
const responseOf = (gateway: Gateway, failure: (typeof failures)[number]): Promise<Asked> =>
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
