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
  every: 240_000,
};
const off = { count: 1, backAt: 0 };
const act = (name: string): HTMLElement | null => document.querySelector<HTMLElement>(`[data-act="${name}"]`);

beforeEach(() => speakEnglish());
afterEach(cleanup);

describe('watches and switched-off extensions, in the popup of any tab', () => {
  it('lists the watched sites, and ends a watch by a click', async () => {
    const { sendMessage } = allowPages({ popup: { watches: [watch] } });
    render(<Popup tabId={7} />);
    await waitFor(() => expect(document.querySelector('[data-watch]')?.textContent).toContain('shop.example'));
    expect(document.querySelector('[data-watch]')?.textContent).toContain('every 4 min');
    fireEvent.click(act('unwatch')!);
    expect(sendMessage).toHaveBeenCalledWith({ type: 'unwatch', origin: 'http://shop.example' });
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('says which site is back if no notification could, opens it, and drops the entry', async () => {
    const create = vi.fn(() => Promise.resolve({}));
    const back = { ...watch, backAt: watch.since + 120_000 };
    const { sendMessage } = allowPages({
      popup: { watches: [back] },
      more: { tabs: { create } },
    });
    render(<Popup tabId={7} />);
    await waitFor(() => expect(document.querySelector('[data-watch-back]')?.textContent).toMatch(/shop\.example is back.*down for 2\smin/));
    expect(document.querySelector('[data-watch]')).toBeNull();
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
    fireEvent.click(act('open-site')!);
    expect(create).toHaveBeenCalledWith({ url: 'http://shop.example/cart' });
    expect(sendMessage).toHaveBeenCalledWith({ type: 'unwatch', origin: 'http://shop.example' });
  });

  it('says that Comeback has switched extensions off, and restores them', async () => {
    const { sendMessage } = allowPages({ popup: { off } });
    render(<Popup tabId={7} />);
    await waitFor(() => expect(act('restore-extensions')).not.toBeNull());
    fireEvent.click(act('restore-extensions')!);
    expect(sendMessage).toHaveBeenCalledWith({ type: 'choose', action: 'restore-extensions' });
  });

  it('says so only once if the panel says it too', async () => {
    const extensions = { kind: 'testing', extensions: [], off: 1, backAt: 0, round: 1, rounds: 2, isElsewhere: false } as const;
    allowPages({ popup: { off, panel: viewWith({ isBrowserErrorPage: true, extensions }) } });
    render(<Popup tabId={7} />);
    await waitFor(() => expect(document.querySelector('[data-panel]')).not.toBeNull());
    await waitFor(() => expect(document.querySelectorAll('[data-act="restore-extensions"]')).toHaveLength(1));
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it('says nothing without watches or switched-off extensions', async () => {
    allowPages();
    render(<Popup tabId={7} />);
    await waitFor(() => expect(document.querySelector('.popup-empty')).not.toBeNull());
    expect(act('unwatch')).toBeNull();
    expect(act('restore-extensions')).toBeNull();
  });
});
