// @vitest-environment jsdom
import { cleanup, render, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PastIncident } from '../../src/core/history/history.ts';
import type { PageNote } from '../../src/core/view/view.ts';
import { Popup } from '../../src/popup/popup.tsx';
import { speakEnglish } from '../ui/fake-i18n.ts';
import { allowPages } from './allowed.ts';
import { past } from './incidents.ts';

const open = (note: PageNote, history: readonly PastIncident[] = []) => {
  const pages = allowPages({ popup: { note, history } });
  render(<Popup tabId={7} />);
  return pages;
};
const text = (): string => document.body.textContent!;

beforeEach(() => speakEnglish());
afterEach(cleanup);

describe('the popup of a healthy page', () => {
  it('says at once which of its parts failed', async () => {
    open({ failedResources: { count: 3, groups: [{ status: 503, host: '<img src=x>.example', count: 3 }] } });
    await waitFor(() => expect(document.querySelector('[data-parts="3"]')).not.toBeNull());
    expect(text()).toContain('At least 3 parts of this page failed to load');
    expect(text()).toContain('503 from <img src=x>.example');
    expect(document.querySelector('img')).toBeNull();
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('opens on the history if there is nothing to report', async () => {
    open({}, [past()]);
    await waitFor(() => expect(document.querySelectorAll('[data-incident]')).toHaveLength(1));
    expect(document.querySelector('[data-parts]')).toBeNull();
  });

  it('still offers to undo the clearing that helped', async () => {
    const { sendMessage, show } = open({
      cleared: { site: 'a.test', phase: 'cleared', removed: 4, left: 0, undoUntil: Date.now() + 20_000 },
    });
    await waitFor(() => expect(document.querySelector('[data-act="undo"]')).not.toBeNull());
    expect(text()).toContain('4 cookies removed.');
    document.querySelector<HTMLElement>('[data-act="undo"]')!.click();
    expect(sendMessage).toHaveBeenCalledWith({ type: 'choose', tabId: 7, action: 'undo' });
    show({ note: {} });
    await waitFor(() => expect(document.querySelector('[data-act="undo"]')).toBeNull());
  });
});

it('says in each row of the history whether a step helped', async () => {
  const steps = { 'clear-cookies': 'helped', 'clear-cache': 'failed', 'of-tomorrow': 'helped' } as never;
  open({}, [past({ helped: 'clear-cookies', steps })]);
  await waitFor(() => expect(document.querySelector('[data-tried]')).not.toBeNull());
  expect(document.querySelector('[data-tried]')!.textContent).toBe('Load fresh: didn’t help · Clear this site’s cookies: helped');
});
