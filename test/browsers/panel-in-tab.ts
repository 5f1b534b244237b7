/** What a tab's panel allows in both browsers, given the two things only a browser can do: read inside it, and click. */
import type { Box, PanelLook } from './browser.ts';
import { sleep, until } from './deadline.ts';
import type { Place } from './page-state.ts';

export interface Reach {
  look(): Promise<PanelLook | null>;
  place(act: string): Promise<Place | null>;
  clickAt(x: number, y: number): Promise<void>;
}

/** Nothing more has to appear: the look a panel has to a person. */
export const isWhole = (look: PanelLook | null): look is PanelLook =>
  look !== null && look.painted && look.topmost && look.hasRetry && look.hasClear;

export const waitForPanel = (reach: Reach, timeoutMs: number): Promise<PanelLook | null> => until(timeoutMs, () => reach.look(), isWhole);

/** Clicks a control once it stood still for longer than the time in which the panel ignores clicks. */
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

async function settled(reach: Reach, act: string, patienceMs: number): Promise<Place> {
  const end = Date.now() + patienceMs;
  let last: Place | null = null;
  let since = Date.now();
  while (Date.now() < end) {
    const now = await reach.place(act);
    if (!now || now.box.width === 0 || !last || !same(now.box, last.box)) since = Date.now();
    else if (Date.now() - since > ignoresClicksMs + 150) return now;
    last = now;
    await sleep(50);
  }
  throw new Error(`no control “${act}” in sight`);
}

const same = (a: Box, b: Box): boolean => Math.abs(a.x - b.x) < 1 && Math.abs(a.y - b.y) < 1 && Math.abs(a.width - b.width) < 1;
