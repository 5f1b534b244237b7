/** The manual test in Firefox, with other extensions that are really installed, one of which breaks the page. */
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sleep, until } from '../browsers/deadline.ts';
import { launch, type Browser, type PanelState, type Tab } from '../browsers/index.ts';
import { startBreakableShop, type BreakableShop } from './breakable-shop.ts';
import { breaksByHeader, harmless } from './breaking-extensions.ts';
import { builtFor } from './built-for.ts';
import { without } from './each-browser.ts';
import { copyWithPermissions, temporaryFolder } from './extension-folders.ts';

const patience = 30_000;
/** Long after a load would have started. */
const quietMs = 700;

describe.skipIf(without.has('firefox-esr'))('firefox', () => {
  let shop: BreakableShop;
  let folder: string;
  let browser: Browser;
  beforeAll(async () => {
    [shop, folder] = await Promise.all([startBreakableShop(), temporaryFolder()]);
    // A proxy is likelier than a rule, so the harmless extension is the first suspect.
    const others = [await harmless(folder, 'way-chooser', 2), await breaksByHeader(folder, 'header-eater')];
    const extension = await copyWithPermissions(builtFor('firefox'), folder, ['management']);
    browser = await launch('firefox', { extension, others, hosts: [shop.host] });
  });
  afterAll(async () => {
    await browser.close();
    await shop.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Waits until the panel shows all of these at once. */
  const says = async (tab: Tab, ...words: readonly string[]): Promise<string> => {
    const panel = await until<PanelState | null>(
      patience,
      () => tab.panelOnce(),
      (now) => words.every((one) => now?.text.includes(one)),
    );
    for (const one of words) expect(panel?.text).toContain(one);
    return panel?.text ?? '';
  };
  /** Nothing is loaded without a click. */
  const staysAt = async (loads: number): Promise<void> => {
    await sleep(quietMs);
    expect(shop.loadsOf('/cart')).toHaveLength(loads);
  };

  it('each suspect in turn is switched off and the page reloaded; the progress is remembered, and the culprit is named', async () => {
    const tab = await browser.newTab(shop.url('/cart'));
    expect(await tab.panel(patience)).toMatchObject({ status: 502 });
    await tab.click('extensions');
    expect(await says(tab, 'Turn off way-chooser', 'header-eater')).toMatch(/way-chooser[\s\S]*header-eater/u);

    const loads = shop.loadsOf('/cart').length;
    await tab.click('extensions');
    await says(tab, 'way-chooser is still on');
    await staysAt(loads);

    await browser.switchExtension('way-chooser@comeback.test', false);
    await says(tab, 'way-chooser is off now');
    await staysAt(loads);
    await tab.click('extensions');
    await says(tab, 'Still off: turn it back on', 'Turn off header-eater');
    expect(shop.loadsOf('/cart')).toHaveLength(loads + 1);
    await browser.switchExtension('way-chooser@comeback.test', true);
    await says(tab, 'Not the cause. Back on');

    await browser.stopWorker();
    await tab.goto('about:blank');
    await tab.goto(shop.url('/cart'));
    await says(tab, 'Turn off header-eater', 'Not the cause. Back on');

    await browser.stopWorker();
    await browser.switchExtension('header-eater@comeback.test', false);
    await says(tab, 'header-eater is off now');
    await tab.click('extensions');
    const isBack = /Back after \d[\s\S]*header-eater/u;
    const { panel, text } = await until(
      patience,
      () => browser.popupPage(tab),
      (seen) => seen.panel === null && isBack.test(seen.text),
    );
    expect(panel).toBeNull();
    expect(text).toMatch(isBack);
    expect(shop.loadsOf('/cart').at(-1)?.status).toBe(200);
  });
});
