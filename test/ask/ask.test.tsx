// @vitest-environment jsdom
import { cleanup, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Ask } from '../../src/ask/ask.tsx';
import { speakEnglish } from '../panel/fake-i18n.ts';
import { allowPages } from '../popup/allowed.ts';

const act = (name: string): HTMLElement => document.querySelector<HTMLElement>(`[data-act="${name}"]`)!;
const asked = (answer: () => Promise<boolean>) => {
  const update = vi.fn(() => Promise.resolve());
  const request = vi.fn(answer);
  return { update, request, ...allowPages({ more: { permissions: { request }, tabs: { update } } }) };
};

beforeEach(() => speakEnglish());
afterEach(cleanup);

describe('the question for a permission', () => {
  it('is put to the browser within the click, and a yes leads back to the page', async () => {
    const { request, sendMessage, update } = asked(() => Promise.resolve(true));
    render(<Ask permission="management" tabId={7} />);
    act('allow').click();
    expect(request).toHaveBeenCalledWith({ permissions: ['management'] });
    await waitFor(() => expect(update).toHaveBeenCalledWith(7, { active: true }));
    expect(sendMessage).toHaveBeenCalledWith({ type: 'permission-settled', permission: 'management', granted: true, tabId: 7 });
    expect(document.body.textContent).toContain('Going back');
  });

  it.each([
    ['not now', () => act('not-now').click(), () => Promise.resolve(false)],
    ['no to the browser', () => act('allow').click(), () => Promise.resolve(false)],
    ['nothing, because the browser cannot', () => act('allow').click(), () => Promise.reject(new Error('no'))],
  ])('answered %s, the way without it is shown', async (_, answer, outcome) => {
    const { sendMessage } = asked(outcome);
    render(<Ask permission="management" tabId={7} />);
    answer();
    await waitFor(() =>
      expect(sendMessage).toHaveBeenCalledWith({ type: 'permission-settled', permission: 'management', granted: false, tabId: 7 }),
    );
    await waitFor(() => expect(document.body.textContent).toContain('chrome://extensions'));
  });

  it('explains itself before', () => {
    asked(() => Promise.resolve(true));
    render(<Ask permission="notifications" tabId={7} />);
    expect(document.body.textContent).toContain('one notification');
  });
});
