// @vitest-environment jsdom
import { cleanup, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DataResult } from '../../../src/core/site-data/clearing.ts';
import type { PanelView } from '../../../src/core/view/view.ts';
import { announceOnChange } from '../../../src/panel/announcements.ts';
import { speakEnglish } from '../../ui/fake-i18n.ts';
import { showPanel } from '../show-panel.tsx';
import { noon, situations, viewWith } from '../views.ts';

const choose = vi.fn();
const show = (view: PanelView, now: () => number = () => noon): HTMLElement => showPanel({ view, choose, now }).container as HTMLElement;
const step = (root: HTMLElement): string => root.querySelector('[data-step="clear-cookies"]')!.textContent!;
const note = (root: HTMLElement): string => root.querySelector('[data-cleared]')!.textContent!;
const cleared = (its: Partial<NonNullable<PanelView['cleared']>>): PanelView =>
  viewWith({ cleared: { site: 'shop.example', phase: 'cleared', removed: 2, left: 0, ...its } });

beforeEach(() => {
  speakEnglish();
  choose.mockClear();
});
afterEach(cleanup);

describe('before cookies are cleared', () => {
  it('the panel lists what is removed and what stays, as counted', () => {
    const text = step(show(viewWith()));
    for (const words of [
      '12 cookies',
      'For shop.example and its subdomains, on every port.',
      'You’ll be signed out.',
      'Saved data for shop.example',
    ])
      expect(text).toContain(words);
    for (const words of [
      'All other sites',
      'Passwords and history',
      'which browsers don’t list',
      'for 30 seconds. That restores the cookies, but not the saved data.',
    ])
      expect(text).toContain(words);
  });
  it('the panel says what it cannot clear, and how the person can', () => {
    const root = show(situations['about to clear a container’s cookies']!);
    expect(root.querySelector('.ledger-goes')!.textContent).not.toContain('Saved data');
    expect(root.querySelector('.ledger-stays')!.textContent).toContain('to clear it in your browser');
    expect(root.querySelector('.ledger-stays')!.textContent).toContain('Your other containers');
    expect(root.querySelector('.ledger-goes')!.textContent).toContain('1 cookie For shop.example, on every port.');
  });
  it('cookies that are not counted yet are mentioned', () => {
    const { cookies: _, ...uncounted } = viewWith();
    expect(show(uncounted).querySelector('.ledger-goes')!.textContent).toContain('All cookies of this site.');
  });
  it('a private window says that ordinary windows keep theirs', () =>
    expect(step(show(viewWith({ cookies: { site: 'a.test', count: 0, subdomains: 0, store: 'private' } })))).toContain('regular windows'));
  it('without cookies there is no warning about being signed out', () => {
    const text = step(show(viewWith({ cookies: { site: 'a.test', count: 0, subdomains: 0, store: 'default' } })));
    expect(text).toContain('No cookies are stored here now.');
    expect(text).not.toContain('put the cookies back');
  });
  it('if the browser shows no cookies, the panel says that none were cleared', () => {
    const text = step(show(viewWith({ steps: [{ id: 'clear-cookies', section: 'worth', result: 'not-possible' }] })));
    expect(text).toContain('so nothing was cleared');
  });
});

describe('after cookies were cleared', () => {
  it.each<[string, DataResult]>([
    ['there was none', { kind: 'gone', things: 0 }],
    ['cleared, and checked to be sure', { kind: 'gone', things: 4 }],
    ['2 items couldn’t be removed', { kind: 'left', things: 2 }],
    ['can’t check that on this page', { kind: 'unchecked' }],
    ['still there', { kind: 'kept' }],
  ])('the panel reports each part: saved data, %s', (words, data) => expect(note(show(cleared({ data })))).toContain(words));
  it('cookies that stayed are counted', () =>
    expect(note(show(cleared({ removed: 1, left: 2 })))).toMatch(/1 cookie removed.*2 cookies are still there/s));
  it('undo is offered with the seconds left, and is gone when they are', async () => {
    vi.useFakeTimers({ now: noon });
    const root = show(cleared({ undoUntil: noon + 22_000 }), Date.now);
    const button = root.querySelector<HTMLElement>('[data-act="undo"]')!;
    expect(button.textContent).toBe('Undo (22 s)');
    button.click();
    expect(choose).toHaveBeenCalledWith('undo');
    await vi.advanceTimersByTimeAsync(23_000);
    vi.useRealTimers();
    await waitFor(() => expect(root.querySelector('[data-act="undo"]')).toBeNull());
    expect(note(root)).toContain('2 cookies removed.');
  });
  it('a page that fails again says that the cookies were not the cause', () =>
    expect(note(show(situations['after a clearing']!))).toContain('your cookies were not the cause'));
  it('cookies that were not restored as before are reported', () =>
    expect(note(show(cleared({ phase: 'back', notBack: 1 })))).toContain('1 didn’t come back as it was.'));
  it('the result is announced', () => {
    expect(announceOnChange(viewWith(), cleared({ undoUntil: noon + 30_000 }))).toBe(
      '2 cookies removed. You can undo this for 30 seconds.',
    );
    expect(announceOnChange(cleared({}), cleared({ phase: 'back', notBack: 0 }))).toBe('Cookies are back.');
  });
});

it('“Load fresh” says whether it removes a service worker', () => {
  const title = (canClearSiteData: boolean): string =>
    show(viewWith({ fromServiceWorker: true, canClearSiteData })).querySelector<HTMLElement>('[data-act="clear-cache"]')!.title;
  expect(title(true)).toContain('removes it and its stored copies');
  cleanup();
  expect(title(false)).not.toContain('removes it');
});
