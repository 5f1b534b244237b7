/** Pages of Chromium and of the extension in it, opened without the extension. */
import type { Browser as Puppet, Page } from 'puppeteer-core';
import { until, within } from './deadline.ts';

/** The page once it is loaded. */
export async function openPage(puppet: Puppet, address: string, front = false): Promise<Page> {
  const before = new Set(puppet.targets());
  const browserSession = await puppet.target().createCDPSession();
  await browserSession.send('Target.createTarget', { url: address, background: !front });
  await browserSession.detach();
  const page = await newPage(puppet, before);
  // A page that never completes is waited for, or not at all: each caller finds out whether it is the page that it wanted.
  await until(
    20_000,
    () => (page.evaluate('document.readyState + location.href') as Promise<string>).catch(() => ''),
    (state) => state === `complete${address}` || state.startsWith('completechrome-error:'),
  );
  return page;
}

/** Extensions from a policy are installed a while after the start; until then their pages cannot be shown. */
export async function openOnceInstalled(puppet: Puppet, address: string): Promise<Page> {
  const end = Date.now() + 60_000;
  for (;;) {
    const page = await openPage(puppet, address);
    if ((await page.evaluate('globalThis.chrome?.runtime?.id')) !== undefined) return page;
    if (Date.now() > end) throw new Error(`${address}: nothing installed it`);
    await page.close();
  }
}

/** The page of a tab that was not there before. */
export async function newPage(puppet: Puppet, before: ReadonlySet<unknown>): Promise<Page> {
  const made = await puppet.waitForTarget((target) => target.type() === 'page' && !before.has(target), { timeout: 10_000 });
  const page = await within(10_000, 'a new tab', made.page());
  if (!page) throw new Error('a new tab has no page');
  return page;
}
