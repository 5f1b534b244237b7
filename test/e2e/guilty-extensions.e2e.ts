/** Other extensions that really break a page, and what the extension test makes of them. */
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, type Browser } from '../browsers/index.ts';
import { until } from '../browsers/deadline.ts';
import { startBreakableShop, type BreakableShop } from './breakable-shop.ts';
import { breaksByHeader, breaksByProxy, harmless } from './breaking-extensions.ts';
import { builtFor } from './built-for.ts';
import { without } from './each-browser.ts';
import { copyWithPermissions, temporaryFolder } from './extension-folders.ts';

describe.skipIf(without.has('chromium'))('chromium', () => {
  let shop: BreakableShop;
  let folder: string;
  let browser: Browser;
  beforeAll(async () => {
    [shop, folder] = await Promise.all([startBreakableShop(), temporaryFolder()]);
    const others = [await breaksByProxy(folder, 'by-proxy', shop), await breaksByHeader(folder, 'by-header')];
    for (let number = 0; number < 5; number += 1) others.push(await harmless(folder, `harmless-${String(number)}`, number));
    const extension = await copyWithPermissions(builtFor('chromium'), folder, ['management']);
    browser = await launch('chromium', { extension, others, hosts: [shop.host] });
  });
  afterAll(async () => {
    await browser.close();
    await shop.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Switches the first ones, the guilty. */
  const turn = (...on: readonly boolean[]): Promise<void> =>
    browser.inBackground(
      async (ids, states) => {
        for (const [index, state] of states.entries()) await chrome.management.setEnabled(ids[index] ?? '', state);
      },
      browser.others,
      on,
    );

  it('a proxy that fails and a header that is taken away break the page, each alone and both together; nothing else does', async () => {
    const tab = await browser.newTab();
    const answers: string[] = [];
    for (const [index, on] of [
      [true, false],
      [false, true],
      [true, true],
      [false, false],
    ].entries()) {
      await turn(...on);
      const path = `/turn-${String(index)}`;
      await tab.goto(shop.url(path));
      const loads = await until(
        20_000,
        () => Promise.resolve(shop.loadsOf(path)),
        ({ length }) => length > 0,
      );
      answers.push(loads.map(({ status, by }) => `${String(status)} from the ${by}`).join());
    }
    await tab.close();
    expect(answers).toEqual(['502 from the proxy', '502 from the shop', '502 from the proxy', '200 from the shop']);
  });
});
