import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { launch } from '../browsers/index.ts';
import { sleep, until } from '../browsers/deadline.ts';
import { startSite } from '../site/site.ts';
import { whyNot } from './counts.ts';
import { builtFor } from './built-for.ts';
import { without } from './each-browser.ts';
import { copyWithPermissions, temporaryFolder, writeExtension } from './extension-folders.ts';
import { installByPolicy } from './policy-extensions.ts';

/** Chromium writes its preferences late: killed sooner, the others come back by themselves and nothing is proved. */
const untilWritten = 15_000;

interface Restore {
  readonly foundOff: readonly string[];
}

// Only root may write a policy.
describe.skipIf(without.has('chromium') || process.getuid?.() !== 0)('chromium', () => {
  it('killed while the other extensions were off: the next start finds them off and puts them back', { timeout: 120_000 }, async () => {
    const [folder, profile, site] = await Promise.all([temporaryFolder(), temporaryFolder(), startSite()]);
    const folders: string[] = [];
    for (const name of ['alpha', 'beta', 'gamma']) folders.push(await writeExtension(folder, name, {}));
    const policy = await installByPolicy(folders);
    const extension = await copyWithPermissions(builtFor('chromium'), folder, ['management']);
    const start = () => launch('chromium', { extension, profile, policyExtensions: true, hosts: ['shop.test'] });
    let browser = await start();
    const enabled = (): Promise<boolean[]> =>
      browser.inBackground(async (ids) => {
        const all = await chrome.management.getAll();
        return ids.map((id) => all.find((one) => one.id === id)?.enabled ?? false);
      }, policy.ids);
    const all = (value: boolean): Promise<boolean[]> => until(30_000, enabled, (now) => now.every((one) => one === value), 200);
    try {
      expect(await all(true)).toEqual([true, true, true]);
      const tab = await browser.newTab(site.url('/502', 'shop.test'));
      expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
      await tab.click('extensions');
      expect(await all(false)).toEqual([false, false, false]);
      await sleep(untilWritten);
      await browser.kill();

      browser = await start();
      const read = (): Promise<Restore | undefined> =>
        browser.inBackground(async () => (await chrome.storage.local.get('lastRestore'))['lastRestore'] as Restore | undefined);
      const restore = await until(20_000, read, (found) => found !== undefined, 100);
      console.log(
        `really found off at the start, before they were put back: ${JSON.stringify(restore?.foundOff)} of ${JSON.stringify(policy.ids)}`,
      );
      expect(restore?.foundOff.filter((id) => policy.ids.includes(id)).length).toBeGreaterThan(0);
      expect(await all(true)).toEqual([true, true, true]);
    } finally {
      await browser.close().catch(() => undefined);
      await policy.remove();
      await site.close();
      await rm(folder, { recursive: true, force: true });
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});
