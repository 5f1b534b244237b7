/** Working with a tab's panel in both browsers, given the two browser-specific functions: reading it and clicking. */
import type { Box, PanelState } from './browser.ts';
import { sleep, until } from './deadline.ts';
import type { Position } from './page-state.ts';

export interface Reach {
  readPanel(): Promise<PanelState | null>;
  positionOf(act: string): Promise<Position | null>;
  clickAt(x: number, y: number): Promise<void>;
}

/** The panel is complete: nothing more has to appear. */
export const isWhole = (panel: PanelState | null): panel is PanelState =>
  panel !== null && panel.painted && panel.topmost && panel.hasRetry && panel.hasClear;

export const waitForPanel = (reach: Reach, timeoutMs: number): Promise<PanelState | null> =>
  until(timeoutMs, () => reach.readPanel(), isWhole);

/** Clicks a control once it is enabled and has not moved for longer than the panel ignores clicks. */
export async function clickControl(reach: Reach, act: string, patienceMs = 8000): Promise<void> {
  for (let opened = 0; opened < 4; opened += 1) {
    const found = await settled(reach, act, patienceMs);
    await reach.clickAt(found.box.x + found.box.width / 2, found.box.y + found.box.height / 2);
    if (!found.opens) return;
    await sleep(100);
  }
  throw new Error(`the row around “${act}” does not open`);
}

const ignoresClicksMs = 500;

async function settled(reach: Reach, act: string, patienceMs: number): Promise<Position> {
  const end = Date.now() + patienceMs;
  let last: Position | null = null;
  let since = Date.now();
  while (Date.now() < end) {
    const now = await reach.positionOf(act);
    if (!now || now.disabled || now.box.width === 0 || !last || !same(now.box, last.box)) since = Date.now();
    else if (Date.now() - since > ignoresClicksMs + 150) return now;
    last = now;
    await sleep(50);
  }
  throw new Error(`no control “${act}” to press: ${last?.disabled ? 'it is disabled' : 'none in sight'}`);
}

const same = (a: Box, b: Box): boolean => Math.abs(a.x - b.x) < 1 && Math.abs(a.y - b.y) < 1 && Math.abs(a.width - b.width) < 1;
