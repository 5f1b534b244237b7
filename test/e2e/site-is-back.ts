/** What a person sees when a failing page has been reloaded and is healthy. */
import { expect } from 'vitest';
import { sleep, until } from '../browsers/deadline.ts';
import type { Browser, Tab } from '../browsers/index.ts';

/** A panel that would wrongly appear has appeared by then, in ms. */
const panelAppears = 400;

/** Waits at most `patience` ms for the healthy page `/recovering`; then there is no panel, and the badge says that the site is back. */
export async function expectSiteIsBack(browser: Browser, tab: Tab, patience: number): Promise<void> {
  const title = await until(
    patience,
    () => tab.evaluate(() => document.title).catch(() => ''),
    (text) => text === 'Back',
  );
  expect(title).toBe('Back');
  await sleep(panelAppears);
  expect(await tab.panelOnce()).toBeNull();
  const badge = await until(
    10_000,
    () => browser.badge(tab),
    (text) => text === '✓',
  );
  expect(badge).toBe('✓');
}
