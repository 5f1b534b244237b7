// @vitest-environment jsdom
import { cleanup, render, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PermissionPage } from '../../src/permission/permission.tsx';
import { capabilitiesBy } from '../../src/ui/capabilities.ts';
import { allowPages } from '../popup/allowed.ts';
import { speakEnglish } from '../ui/fake-i18n.ts';

const act = (name: string): HTMLElement => document.querySelector<HTMLElement>(`[data-act="${name}"]`)!;
const asked = (answer: () => Promise<boolean>) => {
  const update = vi.fn(() => Promise.resolve());
  const request = vi.fn(answer);
  return { update, request, ...allowPages({ more: { permissions: { request }, tabs: { update } } }) };
};

const chrome = capabilitiesBy('chrome-extension:');
const firefox = capabilitiesBy('moz-extension:');
const clean = async (): Promise<unknown> => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
};

beforeEach(() => speakEnglish());
afterEach(cleanup);

describe('the permission page', () => {
  it('asks the browser within the click, and returns to the page after a yes', async () => {
    const { request, sendMessage, update } = asked(() => Promise.resolve(true));
    render(<PermissionPage permission="management" tabId={7} can={chrome} />);
    act('allow').click();
    expect(request).toHaveBeenCalledWith({ permissions: ['management'] });
    await waitFor(() => expect(update).toHaveBeenCalledWith(7, { active: true }));
    expect(sendMessage).toHaveBeenCalledWith({ type: 'permission-settled', permission: 'management', granted: true, tabId: 7 });
    expect(document.body.textContent).toContain('Going back');
  });

  it('continues in a new document if this one lacks the permissions just granted', async () => {
    const { sendMessage, update } = asked(() => Promise.resolve(true));
    const reload = vi.fn();
    const { unmount } = render(<PermissionPage permission="management" tabId={7} can={chrome} reload={reload} />);
    act('allow').click();
    await waitFor(() => expect(reload).toHaveBeenCalledOnce());
    expect(sendMessage).not.toHaveBeenCalled();
    unmount();

    render(<PermissionPage permission="management" tabId={7} can={chrome} granted reload={reload} />);
    await waitFor(() => expect(update).toHaveBeenCalledWith(7, { active: true }));
    expect(sendMessage).toHaveBeenCalledWith({ type: 'permission-settled', permission: 'management', granted: true, tabId: 7 });
  });

  it.each([
    ['a click on Not now', () => act('not-now').click(), () => Promise.resolve(false)],
    ['a no to the browser’s prompt', () => act('allow').click(), () => Promise.resolve(false)],
    ['an error in the browser’s prompt', () => act('allow').click(), () => Promise.reject(new Error('no'))],
  ])('shows the way without the permission after %s', async (_, answer, outcome) => {
    const { sendMessage } = asked(outcome);
    render(<PermissionPage permission="management" tabId={7} can={chrome} />);
    answer();
    await waitFor(() =>
      expect(sendMessage).toHaveBeenCalledWith({ type: 'permission-settled', permission: 'management', granted: false, tabId: 7 }),
    );
    await waitFor(() => expect(document.body.textContent).toContain('chrome://extensions'));
  });

  it('explains the permission first', () => {
    asked(() => Promise.resolve(true));
    render(<PermissionPage permission="notifications" tabId={7} can={chrome} />);
    expect(document.body.textContent).toContain('one notification');
  });

  it('promises in Firefox only what Firefox allows, and names its own way after a no', async () => {
    asked(() => Promise.resolve(false));
    render(<PermissionPage permission="management" tabId={7} can={firefox} />);
    expect(document.body.textContent).not.toContain('switches all others off');
    act('not-now').click();
    await waitFor(() => expect(document.body.textContent).toContain('Add-ons and themes: CtrlShiftA'));
    expect(document.body.textContent).not.toContain('chrome://');
    expect(await clean()).toEqual([]);
  });

  it.each(['management', 'notifications'] as const)('has no axe violations for %s, before and after', async (permission) => {
    asked(() => Promise.resolve(false));
    render(<PermissionPage permission={permission} tabId={7} can={chrome} />);
    expect(await clean()).toEqual([]);
    act('not-now').click();
    await waitFor(() => expect(act('not-now')).toBeNull());
    expect(await clean()).toEqual([]);
  });
});
