// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { standIn } from '../../src/overlay/panel-host.ts';
import { closePage, openPage, panels } from './a-page.ts';

const draw = (root: ShadowRoot): void => {
  root.append('drawn');
};
let stop: (() => void) | undefined;
const removed = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  removed.mockClear();
});
afterEach(() => {
  stop?.();
  stop = undefined;
  vi.useRealTimers();
  closePage();
});

const stand = (): void => {
  stop = standIn(draw, removed);
};

test('the host is a popover in the page, with its content in a shadow root', () => {
  openPage();
  stand();
  expect(panels()).toHaveLength(1);
  expect(panels()[0]?.getAttribute('popover')).toBe('manual');
  expect(panels()[0]?.shadowRoot?.textContent).toBe('drawn');
  expect(document.documentElement.contains(panels()[0]!)).toBe(true);
});

test('a removed host is inserted again: at once, then after growing delays', async () => {
  openPage();
  stand();
  for (const pause of [0, 0, 250, 500, 1_000]) {
    const [host] = panels();
    host?.remove();
    await vi.advanceTimersByTimeAsync(pause === 0 ? 1 : pause - 10);
    expect(panels(), `before ${pause}`).toHaveLength(pause === 0 ? 1 : 0);
    await vi.advanceTimersByTimeAsync(20);
    expect(panels(), `after ${pause}`).toHaveLength(1);
    expect(panels()[0]).not.toBe(host);
  }
  expect(removed).not.toHaveBeenCalled();
});

test('after too many removals it stays away and reports that once', async () => {
  openPage();
  stand();
  for (let thrown = 0; thrown < 8; thrown += 1) {
    for (const host of panels()) host.remove();
    await vi.advanceTimersByTimeAsync(2_000);
  }
  expect(panels()).toEqual([]);
  expect(removed).toHaveBeenCalledTimes(1);
});

test('a host closed by the page’s script opens again', async () => {
  openPage();
  stand();
  panels()[0]?.hidePopover();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(panels()[0]?.matches(':popover-open')).toBe(true);
});

test('the host moves into a modal dialog, which makes everything outside inert', async () => {
  openPage();
  stand();
  const dialog = document.body.appendChild(document.createElement('dialog'));
  dialog.setAttribute('open', '');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(dialog.contains(panels()[0] ?? null)).toBe(true);
});

test('the host is removed where the browser draws no HTML', () => {
  openPage({ isDrawn: false });
  stand();
  expect(removed).toHaveBeenCalledTimes(1);
  expect(panels()).toEqual([]);
});

test('a stopped host is not inserted again', async () => {
  openPage();
  stand();
  stop?.();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(panels()).toEqual([]);
});
