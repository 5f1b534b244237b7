// @vitest-environment jsdom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Popup } from '../../src/popup/popup.tsx';
import { viewWith } from '../panel/views.ts';
import { speakEnglish } from '../ui/fake-i18n.ts';
import { allowPages } from './allowed.ts';

const watch = {
  origin: 'http://shop.example',
  host: 'shop.example',
  address: 'http://shop.example/cart',
  since: 1_700_000_000_000,
  probes: 2,
  dueAt: 0,
};
const journal = {
  phase: 'loading',
  tabId: 3,
  since: 0,
  backAt: 0,
  candidates: [{ id: 'a', name: 'A' }],
  managed: [],
  loads: [],
  enabled: [],
};
const act = (name: string): HTMLElement | null => document.querySelector<HTMLElement>(`[data-act="${name}"]`);

beforeEach(() => speakEnglish());
afterEach(cleanup);

describe('promises, in the popup of any tab', () => {
  it('lists the sites that are watched, and ends a watch by a click', async () => {
    const { sendMessage } = allowPages({ stored: { watches: [watch] } });
    render(<Popup tabId={7} />);
    await waitFor(() => expect(document.querySelector('[data-watch]')?.textContent).toContain('shop.example'));
    expect(document.querySelector('[data-watch]')?.textContent).toContain('every 4 min');
    fireEvent.click(act('unwatch')!);
    expect(sendMessage).toHaveBeenCalledWith({ type: 'unwatch', origin: 'http://shop.example' });
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('says which site is back where no notification could, opens it, and lets the word go', async () => {
    const create = vi.fn(() => Promise.resolve({}));
    const back = { ...watch, backAt: watch.since + 120_000, told: true };
    const { sendMessage } = allowPages({
      stored: { watches: [back] },
      more: { tabs: { get: () => Promise.resolve({ url: 'about:blank' }), create } },
    });
    render(<Popup tabId={7} />);
    await waitFor(() => expect(document.querySelector('[data-watch-back]')?.textContent).toMatch(/shop\.example is back.*away for 2\smin/));
    expect(document.querySelector('[data-watch]')).toBeNull();
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
    fireEvent.click(act('open-site')!);
    expect(create).toHaveBeenCalledWith({ url: 'http://shop.example/cart' });
    expect(sendMessage).toHaveBeenCalledWith({ type: 'unwatch', origin: 'http://shop.example' });
  });

  it('says that extensions are off because of us, and puts them back', async () => {
    const { sendMessage } = allowPages({ stored: { journal } });
    render(<Popup tabId={7} />);
    await waitFor(() => expect(act('restore-extensions')).not.toBeNull());
    fireEvent.click(act('restore-extensions')!);
    expect(sendMessage).toHaveBeenCalledWith({ type: 'restore-extensions' });
  });

  it.each([
    [
      'once where the panel has it',
      { kind: 'testing', extensions: [], off: 1, backAt: 0, round: 1, rounds: 2, isElsewhere: false } as const,
    ],
    ['under the panel of another tab', undefined],
  ])('says so %s', async (_, extensions) => {
    allowPages({ stored: { journal }, answer: () => viewWith({ isBrowserErrorPage: true, ...(extensions ? { extensions } : {}) }) });
    render(<Popup tabId={7} />);
    await waitFor(() => expect(document.querySelector('[data-panel]')).not.toBeNull());
    await waitFor(() => expect(document.querySelectorAll('[data-act="restore-extensions"]')).toHaveLength(1));
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it('says nothing where nothing was promised', async () => {
    allowPages();
    render(<Popup tabId={7} />);
    await waitFor(() => expect(document.querySelector('.popup-empty')).not.toBeNull());
    expect(act('unwatch')).toBeNull();
    expect(act('restore-extensions')).toBeNull();
  });
});
