/** The extension test by hand, in Firefox, with others that are really installed and one that really breaks the page. */
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../browsers/deadline.ts';
import { launch, type Browser, type PanelLook, type Tab } from '../browsers/index.ts';
import { startBreakableShop, type BreakableShop } from './breakable-shop.ts';
import { breaksByHeader, harmless } from './breaking-extensions.ts';
import { builtFor } from './built-for.ts';
import { without } from './each-browser.ts';
import { copyWithPermissions, temporaryFolder } from './extension-folders.ts';

const patience = 30_000;

describe.skipIf(without.has('firefox-esr'))('firefox', () => {
  let shop: BreakableShop;
  let folder: string;
  let browser: Browser;
  beforeAll(async () => {
    [shop, folder] = await Promise.all([startBreakableShop(), temporaryFolder()]);
    // A proxy is likelier than a rule: the innocent one is on turn first.
    const others = [await harmless(folder, 'way-chooser', 2), await breaksByHeader(folder, 'header-eater')];
    const extension = await copyWithPermissions(builtFor('firefox'), folder, ['management']);
    browser = await launch('firefox', { extension, others, hosts: [shop.host] });
  });
  afterAll(async () => {
    await browser.close();
    await shop.close();
    await rm(folder, { recursive: true, force: true });
  });

  const says = async (tab: Tab, words: RegExp): Promise<string> =>
    (
      await until<PanelLook | null>(
        patience,
        () => tab.panelOnce(),
        (look) => words.test(look?.text ?? ''),
      )
    )?.text ?? '';

  it('one is off, the page is loaded, the next is on turn; where the person was is remembered, and the guilty one is named', async () => {
    const tab = await browser.newTab(shop.url('/cart'));
    expect(await tab.panel(patience)).toMatchObject({ status: 502 });
    await tab.click('extensions');
    expect(await says(tab, /Switch off way-chooser/u)).toMatch(/way-chooser[\s\S]*header-eater/u);

    const loads = shop.loadsOf('/cart').length;
    await tab.click('extensions');
    expect(await says(tab, /way-chooser is still on/u)).toContain('way-chooser is still on');
    expect(shop.loadsOf('/cart')).toHaveLength(loads);

    await browser.switchExtension('way-chooser@comeback.test', false);
    expect(await says(tab, /way-chooser is off now/u)).toContain('way-chooser is off now');
    expect(shop.loadsOf('/cart')).toHaveLength(loads);
    await tab.click('extensions');
    expect(await says(tab, /Still off: switch it on again/u)).toContain('Switch off header-eater');
    await browser.switchExtension('way-chooser@comeback.test', true);
    expect(await says(tab, /Not the cause. On again/u)).toContain('Not the cause. On again');

    await browser.stopWorker();
    await tab.goto('about:blank');
    await tab.goto(shop.url('/cart'));
    expect(await says(tab, /Switch off header-eater/u)).toContain('Not the cause. On again');

    await browser.stopWorker();
    await browser.switchExtension('header-eater@comeback.test', false);
    expect(await says(tab, /header-eater is off now/u)).toContain('header-eater is off now');
    await tab.click('extensions');
    const back = await until(
      patience,
      () => browser.popupPage(tab),
      ({ incidents }) => incidents.some(({ outcome }) => outcome === 'back'),
    );
    expect(back.text).toContain('header-eater');
    expect(shop.loadsOf('/cart').at(-1)?.status).toBe(200);
  });
});
